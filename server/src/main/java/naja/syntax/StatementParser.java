package naja.syntax;

import static naja.syntax.TokenKind.*;

import java.util.List;
import naja.syntax.Expression.Constant;
import naja.syntax.Expression.Missing;
import naja.syntax.Expression.Name;
import naja.syntax.Expression.Starred;
import naja.syntax.Expression.Tuple;
import naja.syntax.Expression.Yield;
import naja.syntax.Statement.AnnAssign;
import naja.syntax.Statement.Assert;
import naja.syntax.Statement.Assign;
import naja.syntax.Statement.AugAssign;
import naja.syntax.Statement.Break;
import naja.syntax.Statement.Continue;
import naja.syntax.Statement.Delete;
import naja.syntax.Statement.Exec;
import naja.syntax.Statement.Expr;
import naja.syntax.Statement.Global;
import naja.syntax.Statement.ImportFrom;
import naja.syntax.Statement.Nonlocal;
import naja.syntax.Statement.Pass;
import naja.syntax.Statement.Print;
import naja.syntax.Statement.Raise;
import naja.syntax.Statement.Return;
import naja.syntax.Statement.TypeAlias;
import org.jspecify.annotations.Nullable;

/** Reads lines of simple statements, blocks, and the file. */
final class StatementParser {
    private final TokenCursor t;
    private final String text;
    private final ExpressionParser expressions;
    private final CompoundParser compounds;
    private final ImportParser imports;

    StatementParser(TokenCursor cursor, String text) {
        this.t = cursor;
        this.text = text;
        this.expressions = new ExpressionParser(cursor, text);
        this.imports = new ImportParser(cursor, text);
        this.compounds = new CompoundParser(cursor, this, expressions, text);
    }

    // ---------------------------------------------------------------- file and blocks

    /** All statements of the text. */
    List<Statement> file() {
        int mark = t.stackMark();
        while (t.kind != EOF) {
            statements();
            if (t.kind == DEDENT) {
                t.next();
            }
        }
        t.reportAwaits();
        return t.pop(mark);
    }

    /** Pushes statements up to the end of the block. */
    private void statements() {
        while (t.kind != EOF && t.kind != DEDENT) {
            statement();
        }
    }

    /** Pushes one compound statement or one line of simple statements. */
    private void statement() {
        switch (t.kind) {
            case NEWLINE -> t.next();
            case INDENT -> unexpectedIndent();
            default -> {
                t.beginStatement();
                if (compounds.pushCompound()) {
                    t.futureAllowed = false;
                } else {
                    simpleLine();
                }
            }
        }
    }

    private void unexpectedIndent() {
        if (!t.failed) {
            t.problem(t.start(), t.start(), "Unexpected indentation");
        }
        t.next();
        statements();
        t.accept(DEDENT);
    }

    /** The block behind a header: its colon, then one line or an indented block. */
    List<Statement> block() {
        boolean continueIllegal = t.scope.continueIllegal;
        t.scope.continueIllegal = false;
        List<Statement> block = blockOfTry();
        t.scope.continueIllegal = continueIllegal;
        return block;
    }

    /** A block of a {@code try}: where Jython rejects {@code continue}, it does so in this one too. */
    List<Statement> blockOfTry() {
        int mark = t.stackMark();
        if (!t.accept(COLON)) {
            t.fail("Expected ':'");
            skipToColon();
        }
        if (t.kind == EOF || t.kind == NEWLINE) {
            t.accept(NEWLINE);
            if (t.kind == INDENT) {
                if (t.enter()) {
                    t.next();
                    statements();
                    t.accept(DEDENT);
                    t.leave();
                }
            } else {
                if (!t.failed) {
                    t.problem(t.lastEnd, t.lastEnd, "Expected an indented block");
                }
            }
        } else {
            simpleLine();
        }
        return t.pop(mark);
    }

    private void skipToColon() {
        int open = 0;
        while (!t.atLineEnd()) {
            if (t.kind == COLON && open == 0) {
                t.next();
                return;
            }
            if (t.kind == LPAR || t.kind == LSQB || t.kind == LBRACE) {
                open++;
            } else if (t.kind == RPAR || t.kind == RSQB || t.kind == RBRACE) {
                open = Math.max(0, open - 1);
            }
            t.next();
        }
    }

    /** Reads a statement that has no place in the tree. */
    void discardStatement() {
        int mark = t.stackMark();
        statement();
        t.pop(mark);
    }

    /** Reads an indented block that has no place in the tree. */
    void discardBlock() {
        int mark = t.stackMark();
        unexpectedIndent();
        t.pop(mark);
    }

    /** Pushes the simple statements of a line and reads its end. */
    private void simpleLine() {
        for (; ; ) {
            t.beginStatement();
            if (CompoundParser.startsCompound(t)) {
                t.fail("A compound statement needs a line of its own");
                if (t.enter()) {
                    compounds.pushCompound();
                    t.leave();
                }
                return;
            }
            Statement statement = simple();
            t.push(statement);
            t.futureAllowed = t.futureAllowed && mayPrecedeFuture(statement);
            if (t.kind == SEMI) {
                t.next();
                if (!t.atLineEnd()) {
                    continue;
                }
            }
            if (!t.atLineEnd()) {
                t.fail("Expected the end of the statement");
                t.skipToLineEnd();
            }
            t.accept(NEWLINE);
            return;
        }
    }

    /** Says whether it is the docstring or a future statement. */
    private boolean mayPrecedeFuture(Statement statement) {
        if (statement instanceof ImportFrom from) {
            return from.level() == 0
                    && from.module().size() == 1
                    && from.module().get(0).id().equals("__future__");
        }
        return statement instanceof Expr expression
                && expression.value() instanceof Constant constant
                && constant.isString()
                && t.stackMark() == 1;
    }

    // ---------------------------------------------------------------- simple statements

    private Statement simple() {
        int start = t.start();
        return switch (t.kind) {
            case IMPORT -> imports.plain();
            case FROM -> imports.from();
            case RETURN -> returnStatement(start);
            case RAISE -> raise(start);
            case PASS -> pass(start);
            case BREAK -> breakStatement(start);
            case CONTINUE -> continueStatement(start);
            case DEL -> delete(start);
            case ASSERT -> assertStatement(start);
            case GLOBAL -> global(start);
            case NONLOCAL -> nonlocal(start);
            case PRINT -> t.printFunction ? expressionStatement(start) : print(start);
            case EXEC -> exec(start);
            case NAME ->
                t.python3 && t.value() == Symbols.TYPE && t.peek(1) == NAME
                        ? typeAlias(start)
                        : expressionStatement(start);
            default -> expressionStatement(start);
        };
    }

    private Statement pass(int start) {
        t.next();
        return new Pass(start, t.lastEnd);
    }

    private Statement returnStatement(int start) {
        t.next();
        Scope scope = t.scope;
        if (scope.kind != Scope.Kind.FUNCTION && scope.kind != Scope.Kind.ASYNC_FUNCTION) {
            t.problem(start, t.lastEnd, "'return' outside function");
        } else if (t.python3 && scope.starHandlers > 0) {
            t.problem(start, t.lastEnd, "'return' cannot appear in an except* block");
        }
        Expression value = expressions.startsExpression() ? expressions.expressions() : null;
        if (value != null) {
            checkNotStarred(value);
            scope.returnsValue = true;
            if (scope.yields > 0 && (!t.python3 || scope.kind == Scope.Kind.ASYNC_FUNCTION)) {
                t.problem(start, t.lastEnd, "'return' with argument inside generator");
            }
        }
        return new Return(start, t.lastEnd, value);
    }

    private Statement raise(int start) {
        t.next();
        Expression exception = expressions.startsExpression() ? expressions.expression() : null;
        Expression cause = null;
        Expression traceback = null;
        if (exception != null && t.python3 && t.accept(FROM)) {
            cause = expressions.expression();
        } else if (exception != null && !t.python3 && t.accept(COMMA)) {
            cause = expressions.expression();
            if (t.accept(COMMA)) {
                traceback = expressions.expression();
            }
        }
        return new Raise(start, t.lastEnd, exception, cause, traceback);
    }

    private Statement breakStatement(int start) {
        t.next();
        if (t.scope.loops == 0) {
            t.problem(start, t.lastEnd, "'break' outside loop");
        } else if (t.scope.starHandlers > 0) {
            t.problem(start, t.lastEnd, "'break' cannot appear in an except* block");
        }
        return new Break(start, t.lastEnd);
    }

    private Statement continueStatement(int start) {
        t.next();
        if (t.scope.loops == 0) {
            t.problem(start, t.lastEnd, "'continue' not properly in loop");
        } else if (t.scope.starHandlers > 0) {
            t.problem(start, t.lastEnd, "'continue' cannot appear in an except* block");
        } else if (!t.python3 && t.scope.continueIllegal) {
            t.problem(start, t.lastEnd, "'continue' not supported inside 'finally' clause");
        }
        return new Continue(start, t.lastEnd);
    }

    private Statement delete(int start) {
        t.next();
        int mark = t.stackMark();
        if (expressions.startsExpression()) {
            expressions.pushTargets();
        } else {
            t.push(t.missing("Expected a target"));
        }
        List<Expression> targets = t.pop(mark);
        for (Expression each : targets) {
            expressions.targets.checkDeleted(each);
        }
        return new Delete(start, t.lastEnd, targets);
    }

    private Statement assertStatement(int start) {
        t.next();
        Expression test = expressions.expression();
        Expression message = t.accept(COMMA) ? expressions.expression() : null;
        return new Assert(start, t.lastEnd, test, message);
    }

    private Statement global(int start) {
        t.next();
        List<Name> names = declaredNames();
        return new Global(start, Math.max(t.lastEnd, names.get(names.size() - 1).end()), names);
    }

    /** Names of a {@code global} or {@code nonlocal}, which cannot be parameters. */
    private List<Name> declaredNames() {
        List<Name> names = names();
        for (Name name : names) {
            for (Parameter parameter : t.scope.parameters) {
                if (binds(parameter.target(), name.id())) {
                    t.problem(name, "Name '" + name.id() + "' is a parameter");
                }
            }
        }
        return names;
    }

    private static boolean binds(Expression target, String name) {
        if (target instanceof Tuple tuple) {
            return tuple.elts().stream().anyMatch(element -> binds(element, name));
        }
        return target instanceof Name parameter && parameter.id().equals(name) && !name.isEmpty();
    }

    private List<Name> names() {
        int mark = t.stackMark();
        do {
            if (t.kind != NAME) {
                t.fail("Expected a name");
                t.push(t.missingName(text));
                break;
            }
            t.push(t.name());
        } while (t.accept(COMMA));
        return t.pop(mark);
    }

    private Statement nonlocal(int start) {
        t.next();
        if (t.scope.kind == Scope.Kind.MODULE) {
            t.problem(start, t.lastEnd, "Nonlocal declaration not allowed at module level");
        }
        List<Name> names = declaredNames();
        return new Nonlocal(
                start, Math.max(t.lastEnd, names.get(names.size() - 1).end()), names);
    }

    private Statement print(int start) {
        t.next();
        Expression destination = null;
        int mark = t.stackMark();
        boolean comma = false;
        if (t.accept(RIGHT_SHIFT)) {
            destination = expressions.expression();
            comma = t.accept(COMMA);
            if (comma && !expressions.startsExpression()) {
                t.fail("Expected an expression");
            }
        }
        while ((destination == null || comma) && expressions.startsExpression()) {
            t.push(expressions.expression());
            comma = t.accept(COMMA);
            if (!comma) {
                break;
            }
        }
        List<Expression> values = t.pop(mark);
        return new Print(start, t.lastEnd, destination, values, !comma);
    }

    private Statement exec(int start) {
        t.next();
        Expression body = expressions.binary(ExpressionParser.BIT_OR_LEVEL);
        Expression globals = null;
        Expression locals = null;
        if (t.accept(IN)) {
            globals = expressions.expression();
            locals = t.accept(COMMA) ? expressions.expression() : null;
        }
        return new Exec(start, t.lastEnd, body, globals, locals);
    }

    private Statement typeAlias(int start) {
        t.next();
        Name name = t.name();
        List<TypeParameter> typeParameters = compounds.typeParameters();
        t.expect(ASSIGN, "Expected '='");
        Expression value = expressions.expression();
        return new TypeAlias(start, t.lastEnd, name, typeParameters, value);
    }

    // ---------------------------------------------------------------- assignments

    private Statement expressionStatement(int start) {
        Expression first = expressions.expressionsOrYield();
        if (t.kind == ASSIGN) {
            return assign(start, first);
        }
        if (t.kind >= FIRST_AUGMENTED && t.kind <= LAST_AUGMENTED) {
            Operator operator = ExpressionParser.augmented(t.kind);
            expressions.targets.checkAugmented(first);
            t.next();
            Expression value = expressions.expressionsOrYield();
            checkNotStarred(value);
            return new AugAssign(start, t.lastEnd, first, operator, value);
        }
        if (t.kind == COLON && t.python3) {
            return annotated(start, first);
        }
        checkNotStarred(first);
        if (first instanceof Missing && t.kind != ERROR && !t.atLineEnd()) {
            t.fail("Expected a statement");
        }
        return new Expr(start, Math.max(start, t.lastEnd), first);
    }

    private Statement assign(int start, Expression first) {
        int mark = t.stackMark();
        Expression last = first;
        while (t.accept(ASSIGN)) {
            expressions.targets.check(last);
            t.push(last);
            last = expressions.expressionsOrYield();
        }
        if (!t.python3 && last instanceof Yield && last != expressions.lastGroup && t.stackMark() > mark + 1) {
            // Jython's grammar: expr_stmt has either expressions or yields behind the first '='.
            t.problem(last, "A yield behind two targets needs parentheses");
        }
        checkNotStarred(last);
        List<Expression> targets = t.pop(mark);
        return new Assign(start, t.lastEnd, targets, last);
    }

    private Statement annotated(int start, Expression target) {
        boolean simple = target instanceof Name && target != expressions.lastGroup;
        if (target instanceof Name name && t.nextIsLineEnd()) {
            t.fail("Expected a statement, not '" + name.id() + "'");
        }
        expressions.targets.checkAnnotated(target);
        t.next();
        Expression annotation = expressions.expression();
        Expression value = t.accept(ASSIGN) ? expressions.expressionsOrYield() : null;
        if (value != null) {
            checkNotStarred(value);
        }
        return new AnnAssign(start, t.lastEnd, target, annotation, value, simple);
    }

    private void checkNotStarred(@Nullable Expression value) {
        if (value instanceof Starred) {
            t.problem(value, "A starred expression is not allowed here");
        }
    }
}
