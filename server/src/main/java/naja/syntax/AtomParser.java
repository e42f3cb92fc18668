package naja.syntax;

import static naja.syntax.TokenKind.*;

import java.util.ArrayList;
import java.util.List;
import naja.syntax.Expression.Constant;
import naja.syntax.Expression.Dict;
import naja.syntax.Expression.DictComp;
import naja.syntax.Expression.DoubleStar;
import naja.syntax.Expression.GeneratorExp;
import naja.syntax.Expression.ListComp;
import naja.syntax.Expression.ListExpr;
import naja.syntax.Expression.Repr;
import naja.syntax.Expression.SetComp;
import naja.syntax.Expression.SetExpr;
import naja.syntax.Expression.Starred;
import naja.syntax.Expression.Tuple;

/** Reads names, literals, and what stands in brackets of its own. */
final class AtomParser {
    private static final Constant.Kind[] NUMBER_KINDS = {
        Constant.Kind.INT, Constant.Kind.LONG, Constant.Kind.FLOAT, Constant.Kind.IMAGINARY
    };

    private final TokenCursor t;
    private final ExpressionParser expressions;
    private final StringParser strings;

    AtomParser(TokenCursor cursor, ExpressionParser expressions, String text) {
        this.t = cursor;
        this.expressions = expressions;
        this.strings = new StringParser(cursor, expressions, text);
    }

    /** An atom; where none starts, a missing expression, and nothing is read. */
    Expression atom() {
        return switch (t.kind) {
            case NAME -> t.name();
            case NUMBER -> constant(NUMBER_KINDS[t.value()]);
            case STRING, FSTRING_START -> strings.strings();
            case LPAR -> group();
            case LSQB -> list();
            case LBRACE -> braces();
            case BACKQUOTE -> repr();
            case NONE -> constant(Constant.Kind.NONE);
            case TRUE -> constant(Constant.Kind.TRUE);
            case FALSE -> constant(Constant.Kind.FALSE);
            case DOT -> t.python3 && t.atEllipsis() ? ellipsis() : t.missing("Expected an expression");
            case PRINT -> t.printFunction ? t.name() : t.missing("Expected an expression");
            case YIELD -> {
                t.fail("A yield needs parentheses here");
                yield expressions.yieldExpression();
            }
            default -> t.missing("Expected an expression");
        };
    }

    private Constant constant(Constant.Kind kind) {
        Constant constant = new Constant(t.start(), t.end(), kind);
        t.next();
        return constant;
    }

    Constant ellipsis() {
        int start = t.start();
        t.next();
        t.next();
        t.next();
        return new Constant(start, t.lastEnd, Constant.Kind.ELLIPSIS);
    }

    // ---------------------------------------------------------------- parentheses and square brackets

    private Expression group() {
        int open = t.start();
        t.next();
        if (t.accept(RPAR)) {
            return new Tuple(open, t.lastEnd, List.of());
        }
        if (t.kind == YIELD) {
            Expression value = expressions.yieldExpression();
            t.expectClosing(RPAR, "Expected ')'");
            expressions.lastGroup = value;
            return value;
        }
        int yields = t.scope.yields;
        Expression first = expressions.starredOrNamed();
        if (startsComprehension(t)) {
            checkComprehension(t, first, yields);
            List<Comprehension> generators = comprehensions(open, Form.GENERATOR);
            t.expectClosing(RPAR, "Expected ')'");
            return new GeneratorExp(open, t.lastEnd, first, generators);
        }
        if (t.kind == COMMA) {
            int mark = t.stackMark();
            t.push(first);
            elements(RPAR);
            List<Expression> elements = t.pop(mark);
            t.expectClosing(RPAR, "Expected ')'");
            return new Tuple(open, t.lastEnd, elements);
        }
        if (first instanceof Starred && t.python3) {
            t.problem(first, "A starred expression is not allowed here");
        }
        t.expectClosing(RPAR, "Expected ')'");
        expressions.lastGroup = first;
        return first;
    }

    /** Pushes the elements behind the first; the current token is a comma. */
    private void elements(int closer) {
        while (t.accept(COMMA)) {
            if (t.kind == closer || t.atLineEnd()) {
                return;
            }
            t.push(expressions.starredOrNamed());
            if (t.kind != COMMA && t.kind != closer) {
                t.fail(
                        closer == RPAR
                                ? "Expected ',' or ')'"
                                : closer == RSQB ? "Expected ',' or ']'" : "Expected ',' or '}'");
                t.skipInBrackets();
            }
        }
    }

    private Expression list() {
        int open = t.start();
        t.next();
        if (t.accept(RSQB)) {
            return new ListExpr(open, t.lastEnd, List.of());
        }
        int yields = t.scope.yields;
        Expression first = expressions.starredOrNamed();
        if (startsComprehension(t)) {
            checkComprehension(t, first, yields);
            List<Comprehension> generators = comprehensions(open, Form.LIST);
            if (!t.python3) {
                t.accept(COMMA);
            }
            t.expectClosing(RSQB, "Expected ']'");
            return new ListComp(open, t.lastEnd, first, generators);
        }
        int mark = t.stackMark();
        t.push(first);
        if (t.kind != COMMA && t.kind != RSQB) {
            t.fail("Expected ',' or ']'");
            t.skipInBrackets();
        }
        elements(RSQB);
        List<Expression> elements = t.pop(mark);
        t.expectClosing(RSQB, "Expected ']'");
        return new ListExpr(open, t.lastEnd, elements);
    }

    private Expression repr() {
        int open = t.start();
        t.next();
        int start = t.start();
        Expression value = t.kind == BACKQUOTE ? t.missing("Expected an expression") : expressions.expression();
        if (t.kind == COMMA) {
            int mark = t.stackMark();
            t.push(value);
            while (t.accept(COMMA)) {
                t.push(t.kind == BACKQUOTE ? t.missing("Expected an expression") : expressions.expression());
            }
            value = new Tuple(start, t.lastEnd, t.pop(mark));
        }
        t.expect(BACKQUOTE, "Expected '`'");
        return new Repr(open, t.lastEnd, value);
    }

    // ---------------------------------------------------------------- braces

    private Expression braces() {
        int open = t.start();
        t.next();
        if (t.accept(RBRACE)) {
            return new Dict(open, t.lastEnd, List.of(), List.of());
        }
        int yields = t.scope.yields;
        if (t.kind == DOUBLE_STAR) {
            return dict(open, doubleStar(), yields);
        }
        Expression first = expressions.starredOrNamed();
        if (t.kind == COLON) {
            return dict(open, first, yields);
        }
        if (startsComprehension(t)) {
            checkComprehension(t, first, yields);
            List<Comprehension> generators = comprehensions(open, Form.OTHER);
            if (!t.python3) {
                t.accept(COMMA);
            }
            t.expectClosing(RBRACE, "Expected '}'");
            return new SetComp(open, t.lastEnd, first, generators);
        }
        int mark = t.stackMark();
        t.push(first);
        if (t.kind != COMMA && t.kind != RBRACE) {
            t.fail("Expected ',', ':' or '}'");
            t.skipInBrackets();
        }
        elements(RBRACE);
        List<Expression> elements = t.pop(mark);
        t.expectClosing(RBRACE, "Expected '}'");
        return new SetExpr(open, t.lastEnd, elements);
    }

    private DoubleStar doubleStar() {
        if (!t.python3) {
            t.fail("'**' is not allowed here");
        }
        DoubleStar stars = new DoubleStar(t.start(), t.end());
        t.next();
        return stars;
    }

    private Expression dict(int open, Expression firstKey, int yields) {
        Expression key = checkedKey(firstKey);
        Expression value = value(key);
        if (startsComprehension(t)) {
            if (key instanceof DoubleStar) {
                t.problem(key, "Dict unpacking cannot be used in a dict comprehension");
            }
            checkComprehension(t, key, yields);
            List<Comprehension> generators = comprehensions(open, Form.OTHER);
            if (!t.python3) {
                t.accept(COMMA);
            }
            t.expectClosing(RBRACE, "Expected '}'");
            return new DictComp(open, t.lastEnd, key, value, generators);
        }
        List<Expression> values = new ArrayList<>();
        int mark = t.stackMark();
        t.push(key);
        values.add(value);
        for (; ; ) {
            if (t.kind != COMMA && t.kind != RBRACE) {
                t.fail("Expected ',' or '}'");
                t.skipInBrackets();
            }
            if (!t.accept(COMMA) || t.kind == RBRACE || t.atLineEnd()) {
                break;
            }
            key = t.kind == DOUBLE_STAR ? doubleStar() : checkedKey(expressions.expression());
            t.push(key);
            values.add(value(key));
        }
        List<Expression> keys = t.pop(mark);
        t.expectClosing(RBRACE, "Expected '}'");
        return new Dict(open, t.lastEnd, keys, List.copyOf(values));
    }

    private Expression checkedKey(Expression key) {
        if (key instanceof Starred || (key instanceof Expression.NamedExpr && key != expressions.lastGroup)) {
            t.problem(key, "This expression is not allowed as a key");
        }
        return key;
    }

    private Expression value(Expression key) {
        if (key instanceof DoubleStar) {
            return expressions.binary(ExpressionParser.BIT_OR_LEVEL);
        }
        if (!t.accept(COLON)) {
            return t.missing("Expected ':'");
        }
        if (t.kind == RBRACE || t.kind == COMMA) {
            return t.missing("Expected an expression behind the ':'");
        }
        return expressions.expression();
    }

    // ---------------------------------------------------------------- comprehensions

    /** What a comprehension makes: Jython reads more behind {@code in} of a list, CPython awaits in a generator. */
    enum Form {
        LIST,
        GENERATOR,
        OTHER
    }

    static boolean startsComprehension(TokenCursor t) {
        return t.kind == FOR || (t.kind == ASYNC && t.peek(1) == FOR);
    }

    /**
     * The {@code for} and {@code if} clauses of a comprehension.
     *
     * @param elementStart where the comprehension starts
     * @param form what it makes
     */
    List<Comprehension> comprehensions(int elementStart, Form form) {
        boolean list = form == Form.LIST;
        boolean generator = form == Form.GENERATOR;
        int mark = t.stackMark();
        int firstIterStart = 0;
        int firstIterEnd = 0;
        int yields = t.scope.yields;
        while (startsComprehension(t)) {
            int start = t.start();
            boolean async = t.accept(ASYNC);
            t.next();
            if (async && !generator && t.scope.kind != Scope.Kind.ASYNC_FUNCTION) {
                t.problem(start, t.lastEnd, "Asynchronous comprehension outside of an asynchronous function");
            }
            Expression target = expressions.loopTargets();
            expressions.targets.checkBlock(target);
            t.expect(IN, "Expected 'in'");
            int iterStart = t.start();
            Expression iter = t.failed ? t.missing("") : operand(list);
            if (t.stackMark() == mark) {
                firstIterStart = iterStart;
                firstIterEnd = t.lastEnd;
                yields = t.scope.yields;
            }
            int ifs = t.stackMark();
            while (t.kind == IF) {
                t.next();
                t.push(t.python3 ? condition() : expressions.expression());
            }
            List<Expression> conditions = t.pop(ifs);
            t.push(new Comprehension(start, t.lastEnd, async, target, iter, conditions));
        }
        if (t.python3 && t.scope.yields != yields) {
            t.problem(firstIterEnd, t.lastEnd, "'yield' inside a comprehension");
        }
        if (generator) {
            t.forgiveAwaits(elementStart, firstIterStart, firstIterEnd);
        }
        return t.pop(mark);
    }

    private Expression condition() {
        Expression test = expressions.disjunction();
        if (t.kind == COLON_EQUAL && test instanceof Expression.Name name) {
            t.next();
            Expression value = expressions.disjunction();
            return new Expression.NamedExpr(test.start(), t.lastEnd, name, value);
        }
        return test;
    }

    private Expression operand(boolean list) {
        if (t.python3 || !list) {
            return expressions.disjunction();
        }
        int start = t.start();
        Expression first = expressions.expression();
        if (t.kind != COMMA) {
            return first;
        }
        int mark = t.stackMark();
        t.push(first);
        while (t.accept(COMMA)) {
            if (!expressions.startsExpression()) {
                break;
            }
            t.push(expressions.expression());
        }
        return new Tuple(start, t.lastEnd, t.pop(mark));
    }

    /** Checks the element of a comprehension, which was read before its {@code for}. */
    static void checkComprehension(TokenCursor t, Expression element, int yieldsBefore) {
        if (element instanceof Starred) {
            t.problem(element, "Iterable unpacking cannot be used in a comprehension");
        }
        if (t.python3 && t.scope.yields != yieldsBefore) {
            t.problem(element, "'yield' inside a comprehension");
        }
    }
}
