package naja.syntax;

import static naja.syntax.TokenKind.*;

import java.util.ArrayList;
import java.util.List;
import naja.syntax.Expression.Attribute;
import naja.syntax.Expression.Call;
import naja.syntax.Expression.Name;
import naja.syntax.Expression.Starred;
import naja.syntax.Statement.ClassDef;
import naja.syntax.Statement.Expr;
import naja.syntax.Statement.For;
import naja.syntax.Statement.FunctionDef;
import naja.syntax.Statement.If;
import naja.syntax.Statement.Try;
import naja.syntax.Statement.While;
import naja.syntax.Statement.With;
import org.jspecify.annotations.Nullable;

/** Reads compound statements. One method for each statement of two grammars, and none needs another: hence the length. */
final class CompoundParser {
    /** How deep {@code elif} nests in the tree; later ones stand beside each other in the last {@code orelse}. */
    private static final int MAX_ELIF = 300;

    private final TokenCursor t;
    private final StatementParser statements;
    private final ExpressionParser expressions;
    private final MatchParser matches;
    private final String text;

    CompoundParser(TokenCursor cursor, StatementParser statements, ExpressionParser expressions, String text) {
        this.t = cursor;
        this.statements = statements;
        this.expressions = expressions;
        this.text = text;
        this.matches = new MatchParser(cursor, statements, expressions, text);
    }

    /** Says whether the current token starts a compound statement, {@code match} left out. */
    static boolean startsCompound(TokenCursor t) {
        return switch (t.kind) {
            case IF, WHILE, FOR, TRY, WITH, DEF, CLASS, AT, ELIF, ELSE, EXCEPT, FINALLY -> true;
            case ASYNC -> t.peek(1) == DEF || t.peek(1) == FOR || t.peek(1) == WITH;
            default -> false;
        };
    }

    /** Pushes the compound statement that starts here; false, and nothing is read, if none does. */
    boolean pushCompound() {
        if (t.kind == NAME) {
            if (!t.python3 || t.value() != Symbols.MATCH) {
                return false;
            }
            Statement match = matches.match();
            if (match == null) {
                return false;
            }
            t.push(match);
            return true;
        }
        if (!startsCompound(t)) {
            return false;
        }
        int start = t.start();
        switch (t.kind) {
            case IF -> t.push(ifStatement(start));
            case WHILE -> t.push(whileStatement(start));
            case FOR -> t.push(forStatement(start, false));
            case TRY -> t.push(tryStatement(start));
            case WITH -> t.push(with(start, false));
            case DEF -> t.push(function(start, false, List.of()));
            case CLASS -> t.push(classDef(start, List.of()));
            case AT -> decorated(start);
            case ASYNC -> t.push(async(start, List.of()));
            default -> strayClause();
        }
        return true;
    }

    /** An {@code else} and its like without the statement they belong to: their blocks are kept. */
    private void strayClause() {
        t.fail("Unexpected '" + t.word() + "'");
        t.next();
        while (t.kind != COLON && !t.atLineEnd()) {
            t.next();
        }
        for (Statement statement : statements.block()) {
            t.push(statement);
        }
    }

    // ---------------------------------------------------------------- if, loops

    private Statement ifStatement(int start) {
        List<int[]> starts = new ArrayList<>(1);
        List<Expression> tests = new ArrayList<>(1);
        List<List<Statement>> bodies = new ArrayList<>(1);
        int clauseStart = start;
        do {
            t.next();
            tests.add(expressions.named());
            starts.add(new int[] {clauseStart, 0});
            bodies.add(statements.block());
            starts.get(starts.size() - 1)[1] = t.lastEnd;
            clauseStart = t.start();
            t.failed = t.kind == ELIF ? false : t.failed;
        } while (t.kind == ELIF);
        List<Statement> orelse = elseBlock();
        int end = t.lastEnd;
        int last = tests.size() - 1;
        if (last > MAX_ELIF) {
            List<Statement> flat = new ArrayList<>();
            for (int i = MAX_ELIF; i <= last; i++) {
                int[] range = starts.get(i);
                flat.add(new If(range[0], range[1], tests.get(i), bodies.get(i), List.of()));
            }
            flat.addAll(orelse);
            orelse = List.copyOf(flat);
            last = MAX_ELIF - 1;
        }
        for (int i = last; i > 0; i--) {
            orelse = List.of(new If(starts.get(i)[0], end, tests.get(i), bodies.get(i), orelse));
        }
        return new If(start, end, tests.get(0), bodies.get(0), orelse);
    }

    private List<Statement> elseBlock() {
        if (t.kind != ELSE) {
            return List.of();
        }
        t.beginStatement();
        t.next();
        return statements.block();
    }

    private Statement whileStatement(int start) {
        t.next();
        Expression test = expressions.named();
        List<Statement> body = loopBody();
        List<Statement> orelse = elseBlock();
        return new While(start, t.lastEnd, test, body, orelse);
    }

    private List<Statement> loopBody() {
        Scope scope = t.scope;
        int starHandlers = scope.starHandlers;
        scope.starHandlers = 0;
        scope.loops++;
        List<Statement> body = statements.block();
        scope.loops--;
        scope.starHandlers = starHandlers;
        return body;
    }

    private Statement forStatement(int start, boolean async) {
        t.next();
        Expression target = expressions.startsExpression() ? expressions.loopTargets() : t.missing("Expected a target");
        expressions.targets.checkHeader(target);
        t.expect(IN, "Expected 'in'");
        Expression iter = t.failed ? t.missing("") : expressions.expressions();
        if (iter instanceof Starred) {
            t.problem(iter, "A starred expression is not allowed here");
        }
        List<Statement> body = loopBody();
        List<Statement> orelse = elseBlock();
        return new For(start, t.lastEnd, async, target, iter, body, orelse);
    }

    // ---------------------------------------------------------------- try, with

    private Statement tryStatement(int start) {
        t.next();
        List<Statement> body = statements.blockOfTry();
        int mark = t.stackMark();
        boolean star = false;
        boolean plain = false;
        boolean bare = false;
        int handlerCount = 0;
        while (t.kind == EXCEPT) {
            t.beginStatement();
            int handlerStart = t.start();
            if (bare) {
                t.problem(handlerStart, t.end(), "Default 'except:' must be last");
            }
            boolean starred = t.python3 && t.peek(1) == STAR;
            star |= starred;
            plain |= !starred;
            if (star && plain) {
                t.problem(handlerStart, t.end(), "Cannot have both 'except' and 'except*' on the same 'try'");
            }
            ExceptHandler handler = handler(handlerStart, starred);
            bare = handler.type() == null;
            t.push(handler);
            handlerCount++;
        }
        List<ExceptHandler> handlers = t.pop(mark);
        List<Statement> orelse = List.of();
        if (handlerCount > 0) {
            orelse = t.accept(ELSE) ? statements.blockOfTry() : List.of();
        }
        List<Statement> finalbody = List.of();
        if (t.kind == FINALLY) {
            t.beginStatement();
            t.next();
            finalbody = finallyBlock();
        } else if (handlerCount == 0 && !t.failed) {
            t.problem(start, start + 3, "Expected 'except' or 'finally' block");
        }
        return new Try(start, t.lastEnd, star, body, handlers, orelse, finalbody);
    }

    private List<Statement> finallyBlock() {
        boolean outer = t.scope.continueIllegal;
        t.scope.continueIllegal = true;
        List<Statement> body = statements.blockOfTry();
        t.scope.continueIllegal = outer;
        return body;
    }

    private ExceptHandler handler(int start, boolean starred) {
        t.next();
        if (starred) {
            t.next();
        }
        Expression type = null;
        Expression target = null;
        if (t.kind != COLON && !t.atLineEnd()) {
            int typeStart = t.start();
            type = expressions.expression();
            if (!t.python3 && (t.kind == COMMA || t.kind == AS)) {
                t.next();
                target = expressions.expression();
                expressions.targets.checkBlock(target);
            } else if (t.python3) {
                type = types(typeStart, type);
                target = exceptName();
            }
        } else if (starred) {
            t.fail("Expected one or more exception types");
        }
        t.scope.starHandlers += starred ? 1 : 0;
        List<Statement> body = statements.blockOfTry();
        t.scope.starHandlers -= starred ? 1 : 0;
        return new ExceptHandler(start, t.lastEnd, type, target, body);
    }

    /** Python 3.14: several types without parentheses, if no name follows. */
    private Expression types(int start, Expression first) {
        if (t.kind != COMMA) {
            return first;
        }
        int mark = t.stackMark();
        t.push(first);
        while (t.accept(COMMA)) {
            if (t.kind == COLON) {
                break;
            }
            t.push(expressions.expression());
        }
        Expression types = new Expression.Tuple(start, t.lastEnd, t.pop(mark));
        if (t.kind == AS) {
            t.fail("Multiple exception types must be parenthesized when using 'as'");
        }
        return types;
    }

    private @Nullable Expression exceptName() {
        if (!t.accept(AS)) {
            return null;
        }
        if (t.kind == NAME) {
            Name name = t.name();
            expressions.targets.checkName(name);
            return name;
        }
        t.fail("Expected a name");
        return t.missingName(text);
    }

    private Statement with(int start, boolean async) {
        t.next();
        List<WithItem> items = t.python3 && t.kind == LPAR ? parenthesizedItems() : null;
        if (items == null) {
            int mark = t.stackMark();
            do {
                t.push(withItem());
            } while (t.accept(COMMA));
            items = t.pop(mark);
        }
        for (WithItem item : items) {
            if (item.target() != null) {
                expressions.targets.checkHeader(item.target());
            }
        }
        List<Statement> body = statements.block();
        return new With(start, t.lastEnd, async, items, body);
    }

    /** Items in parentheses of their own, if what stands in the parentheses is a list of items. */
    private @Nullable List<WithItem> parenthesizedItems() {
        TokenCursor.Mark mark = t.mark();
        int stackMark = t.stackMark();
        t.next();
        while (t.kind != RPAR && !t.failed && !t.atLineEnd()) {
            t.push(withItem());
            if (!t.accept(COMMA)) {
                break;
            }
        }
        List<WithItem> items = t.pop(stackMark);
        if (t.failed || t.kind != RPAR || t.peek(1) != COLON || items.isEmpty()) {
            t.reset(mark);
            return null;
        }
        t.next();
        return items;
    }

    private WithItem withItem() {
        int start = t.start();
        Expression context = expressions.expression();
        Expression target = t.accept(AS) ? expressions.binary(ExpressionParser.BIT_OR_LEVEL) : null;
        return new WithItem(Math.min(start, context.start()), t.lastEnd, context, target);
    }

    // ---------------------------------------------------------------- definitions

    private void decorated(int start) {
        int mark = t.stackMark();
        while (t.kind == AT) {
            t.beginStatement();
            t.next();
            if (!t.python3) {
                checkDottedName();
            }
            Expression decorator = expressions.named();
            if (!t.python3 && !isDottedNameOrCall(decorator)) {
                t.problem(decorator, "A decorator must be a dotted name, or a call of one");
            }
            t.push(decorator);
            if (t.kind != NEWLINE) {
                t.fail("Expected the end of the line");
                t.skipToLineEnd();
            }
            t.accept(NEWLINE);
        }
        List<Expression> decorators = t.pop(mark);
        t.beginStatement();
        switch (t.kind) {
            case DEF -> t.push(function(start, false, decorators));
            case CLASS -> t.push(classDef(start, decorators));
            case ASYNC -> t.push(async(start, decorators));
            default -> {
                t.fail("Expected a function or class behind the decorator");
                for (Expression decorator : decorators) {
                    t.push(new Expr(decorator.start(), decorator.end(), decorator));
                }
            }
        }
    }

    /** Jython: the name of a decorator holds no keywords, while other dotted names may. */
    private void checkDottedName() {
        int ahead = 1;
        while (t.peek(ahead) == DOT && t.peek(ahead + 1) == NAME) {
            ahead += 2;
        }
        if (t.peek(ahead) == DOT && t.peek(ahead + 1) >= FIRST_KEYWORD) {
            t.problem(t.start(), t.end(), "The name of a decorator cannot hold a keyword");
        }
    }

    private boolean isDottedNameOrCall(Expression decorator) {
        Expression node = decorator instanceof Call call ? call.func() : decorator;
        while (node instanceof Attribute attribute) {
            node = attribute.value();
        }
        return (node instanceof Name && node.start() == decorator.start()) || t.failed;
    }

    private Statement async(int start, List<Expression> decorators) {
        int asyncEnd = t.end();
        t.next();
        if (t.kind != DEF && t.scope.kind != Scope.Kind.ASYNC_FUNCTION) {
            t.problem(start, asyncEnd, "'async' statement outside async function");
        }
        return switch (t.kind) {
            case DEF -> function(start, true, decorators);
            case FOR -> forStatement(start, true);
            case WITH -> with(start, true);
            default -> {
                t.fail("Expected 'def', 'for' or 'with'");
                t.skipToLineEnd();
                t.accept(NEWLINE);
                yield new Expr(start, asyncEnd, new Name(start, asyncEnd, "async"));
            }
        };
    }

    private Statement function(int start, boolean async, List<Expression> decorators) {
        t.next();
        Name name = definedName();
        List<TypeParameter> typeParameters = typeParameters();
        Arguments arguments = expressions.parameters().parameters();
        Expression returns = null;
        if (t.python3 && t.accept(ARROW)) {
            returns = expressions.expression();
        }
        Scope outer = t.scope;
        t.scope = new Scope(async ? Scope.Kind.ASYNC_FUNCTION : Scope.Kind.FUNCTION, outer);
        t.scope.parameters = arguments.parameters();
        List<Statement> body = statements.block();
        t.scope = outer;
        return new FunctionDef(start, t.lastEnd, async, decorators, name, typeParameters, arguments, returns, body);
    }

    private Name definedName() {
        if (t.atName()) {
            Name name = t.name();
            expressions.targets.checkName(name);
            return name;
        }
        Name missing = t.missingName(text);
        t.fail("Expected a name");
        return t.atKeyword() && t.peek(1) == LPAR ? t.name() : missing;
    }

    private Statement classDef(int start, List<Expression> decorators) {
        t.next();
        Name name = definedName();
        List<TypeParameter> typeParameters = typeParameters();
        List<Expression> bases = List.of();
        List<Keyword> keywords = List.of();
        if (t.kind == LPAR) {
            int open = t.start();
            t.next();
            int mark = t.stackMark();
            ArgumentParser arguments = expressions.arguments();
            bases = arguments.positional(open, mark);
            keywords = arguments.keywords();
            checkBases(bases, keywords);
        }
        Scope outer = t.scope;
        t.scope = new Scope(Scope.Kind.CLASS, outer);
        List<Statement> body = statements.block();
        t.scope = outer;
        return new ClassDef(start, t.lastEnd, decorators, name, typeParameters, bases, keywords, body);
    }

    private void checkBases(List<Expression> bases, List<Keyword> keywords) {
        if (!t.python3 && !keywords.isEmpty()) {
            t.problem(keywords.get(0), "Keyword arguments are not allowed in a class statement");
        }
        for (Expression base : bases) {
            if (!t.python3 && base instanceof Starred) {
                t.problem(base, "A star is not allowed here");
            }
        }
    }

    /** Python 3.12: {@code [T: bound = default, *Ts, **P]}; none if there is no bracket. */
    List<TypeParameter> typeParameters() {
        if (!t.python3 || t.kind != LSQB) {
            return List.of();
        }
        t.next();
        int mark = t.stackMark();
        if (t.kind == RSQB) {
            t.fail("Expected a type parameter");
        }
        while (t.kind != RSQB && !t.atLineEnd()) {
            t.push(typeParameter());
            if (t.kind != COMMA && t.kind != RSQB) {
                t.fail("Expected ',' or ']'");
                t.skipInBrackets();
            }
            if (!t.accept(COMMA)) {
                break;
            }
        }
        List<TypeParameter> parameters = t.pop(mark);
        t.expectClosing(RSQB, "Expected ']'");
        checkTypeParameters(parameters);
        return parameters;
    }

    private void checkTypeParameters(List<TypeParameter> parameters) {
        boolean sawDefault = false;
        for (int i = 0; i < parameters.size(); i++) {
            TypeParameter parameter = parameters.get(i);
            for (int j = 0; j < i; j++) {
                if (parameters.get(j).name().id().equals(parameter.name().id())) {
                    t.problem(parameter, "Duplicate type parameter");
                }
            }
            if (parameter.defaultValue() != null) {
                sawDefault = true;
            } else if (sawDefault) {
                t.problem(parameter, "Type parameter without a default follows one with a default");
            }
        }
    }

    private TypeParameter typeParameter() {
        int start = t.start();
        TypeParameter.Kind kind = t.accept(STAR)
                ? TypeParameter.Kind.TYPE_VAR_TUPLE
                : t.accept(DOUBLE_STAR) ? TypeParameter.Kind.PARAM_SPEC : TypeParameter.Kind.TYPE_VAR;
        Name name;
        if (t.kind == NAME) {
            name = t.name();
            expressions.targets.checkName(name);
        } else {
            t.fail("Expected a type parameter");
            name = t.missingName(text);
        }
        Expression bound = null;
        if (t.kind == COLON) {
            if (kind != TypeParameter.Kind.TYPE_VAR) {
                t.fail("Only a plain type parameter can have a bound");
            }
            t.next();
            bound = expressions.expression();
        }
        Expression defaultValue = null;
        if (t.accept(ASSIGN)) {
            defaultValue = kind == TypeParameter.Kind.TYPE_VAR_TUPLE ? expressions.starred() : expressions.expression();
        }
        return new TypeParameter(
                Math.min(start, name.start()), Math.max(t.lastEnd, name.end()), kind, name, bound, defaultValue);
    }
}
