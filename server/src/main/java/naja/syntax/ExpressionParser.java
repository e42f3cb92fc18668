package naja.syntax;

import static naja.syntax.TokenKind.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import naja.syntax.Expression.Attribute;
import naja.syntax.Expression.Await;
import naja.syntax.Expression.BinOp;
import naja.syntax.Expression.BoolOp;
import naja.syntax.Expression.Call;
import naja.syntax.Expression.Compare;
import naja.syntax.Expression.IfExp;
import naja.syntax.Expression.Lambda;
import naja.syntax.Expression.Missing;
import naja.syntax.Expression.Name;
import naja.syntax.Expression.NamedExpr;
import naja.syntax.Expression.Slice;
import naja.syntax.Expression.Starred;
import naja.syntax.Expression.Subscript;
import naja.syntax.Expression.Tuple;
import naja.syntax.Expression.UnaryOp;
import naja.syntax.Expression.Yield;
import naja.syntax.Expression.YieldFrom;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions: operators by precedence, calls, indexes and attributes. The levels of precedence call each other in one
 * ladder, which is why the file is long.
 */
final class ExpressionParser {
    /** Levels of precedence, the weakest first. */
    private static final int OR_LEVEL = 1;

    private static final int AND_LEVEL = 2;
    private static final int NOT_LEVEL = 3;
    private static final int COMPARE_LEVEL = 4;
    /** The level of {@code |}: where the operands of a comparison start. */
    static final int BIT_OR_LEVEL = 5;

    /** How far a tree may grow to the left, as in {@code a + b + c + ...}; visitors recurse that deep. */
    private static final int MAX_CHAIN = 500;

    private static final byte[] LEVELS = levels();
    private static final Operator[] OPERATORS = operators();
    /** Lists of one operator, each made once: most comparisons have one. */
    private static final Map<Operator, List<Operator>> ALONE = alone();

    private final TokenCursor t;
    private final AtomParser atoms;
    private final ParameterParser parameters;
    final Targets targets;

    /** The longest chain to the left in what has been read since this was last zero. */
    private int chain;
    /** The expression that was last read between parentheses of its own. */
    @Nullable
    Expression lastGroup;

    ExpressionParser(TokenCursor cursor, String text) {
        this.t = cursor;
        this.targets = new Targets(cursor);
        this.atoms = new AtomParser(cursor, this, text);
        this.parameters = new ParameterParser(cursor, this, text);
    }

    ParameterParser parameters() {
        return parameters;
    }

    // ---------------------------------------------------------------- lists of expressions

    /** {@code a, *b}: one expression, or a tuple without parentheses. */
    Expression expressions() {
        int start = t.start();
        Expression first = starred();
        return t.kind == COMMA ? tuple(start, first) : first;
    }

    /** As {@link #expressions}, or a {@code yield}. */
    Expression expressionsOrYield() {
        return t.kind == YIELD ? yieldExpression() : expressions();
    }

    private Expression tuple(int start, Expression first) {
        int mark = t.stackMark();
        t.push(first);
        while (t.accept(COMMA)) {
            if (!startsExpression()) {
                break;
            }
            t.push(starred());
        }
        return new Tuple(start, t.lastEnd, t.pop(mark));
    }

    /** An expression, or {@code *expression} in Python 3. */
    Expression starred() {
        if (t.kind != STAR) {
            return expression();
        }
        int start = t.start();
        if (!t.python3) {
            t.fail("A star is not allowed here");
        }
        t.next();
        Expression value = binary(BIT_OR_LEVEL);
        return new Starred(start, t.lastEnd, value);
    }

    /** As {@link #starred}, or {@code name := value}. */
    Expression starredOrNamed() {
        return t.kind == STAR ? starred() : named();
    }

    /** An expression, or {@code name := value}. */
    Expression named() {
        int start = t.start();
        Expression target = expression();
        if (t.kind != COLON_EQUAL) {
            return target;
        }
        if (target instanceof Name name && target != lastGroup) {
            targets.checkName(name);
        } else {
            t.problem(target, "Only a name can be assigned with ':='");
        }
        t.next();
        Expression value = expression();
        return new NamedExpr(start, t.lastEnd, target, value);
    }

    /** Assignment targets of a {@code for}: they end at {@code in}. */
    Expression loopTargets() {
        int start = t.start();
        int mark = t.stackMark();
        boolean alone = !pushTargets();
        List<Expression> targets = t.pop(mark);
        return alone ? targets.get(0) : new Tuple(start, t.lastEnd, targets);
    }

    /** Pushes targets with commas between them; says whether there is a comma. */
    boolean pushTargets() {
        t.push(loopTarget());
        boolean comma = false;
        while (t.accept(COMMA)) {
            comma = true;
            if (!startsExpression()) {
                break;
            }
            t.push(loopTarget());
        }
        return comma;
    }

    private Expression loopTarget() {
        return t.kind == STAR ? starred() : binary(BIT_OR_LEVEL);
    }

    /** Says whether the current token can start an expression. */
    boolean startsExpression() {
        return switch (t.kind) {
            case NAME,
                    NUMBER,
                    STRING,
                    FSTRING_START,
                    LPAR,
                    LSQB,
                    LBRACE,
                    BACKQUOTE,
                    PLUS,
                    MINUS,
                    TILDE,
                    NOT,
                    LAMBDA,
                    AWAIT,
                    TRUE,
                    FALSE,
                    NONE,
                    STAR -> true;
            case DOT -> t.python3 && t.atEllipsis();
            case PRINT -> t.printFunction;
            default -> false;
        };
    }

    /** The clauses of a generator expression that is an argument. */
    List<Comprehension> generators(Expression element) {
        return atoms.comprehensions(element.start(), AtomParser.Form.GENERATOR);
    }

    /** The arguments of a call or class statement, up to the closing parenthesis, which is read. */
    ArgumentParser arguments() {
        return new ArgumentParser(t, this);
    }

    // ---------------------------------------------------------------- one expression

    /** A conditional expression, a lambda, or any expression with operators. */
    Expression expression() {
        if (!t.enter()) {
            return new Missing(t.lastEnd, t.lastEnd);
        }
        Expression result = t.kind == LAMBDA ? lambda() : conditional();
        t.leave();
        return result;
    }

    /**
     * {@code body if test else orelse}. As Jython's grammar says, an {@code if} without its {@code else} is left for the
     * comprehension around the expression.
     */
    Expression conditional() {
        int start = t.start();
        Expression body = binary(OR_LEVEL);
        if (t.kind != IF) {
            return body;
        }
        TokenCursor.Mark mark = t.mark();
        t.next();
        Expression test = binary(OR_LEVEL);
        if (t.kind != ELSE && !t.python3) {
            t.reset(mark);
            return body;
        }
        t.expect(ELSE, "Expected 'else' of a conditional expression");
        Expression orelse = t.failed ? t.missing("") : expression();
        return new IfExp(start, t.lastEnd, test, body, orelse);
    }

    /** An expression without a conditional at its top: the operand of a comprehension's {@code in} and {@code if}. */
    Expression disjunction() {
        if (!t.enter()) {
            return new Missing(t.lastEnd, t.lastEnd);
        }
        Expression result = binary(OR_LEVEL);
        t.leave();
        return result;
    }

    private Expression lambda() {
        int start = t.start();
        t.next();
        Arguments arguments = parameters.lambdaParameters();
        t.expect(COLON, "Expected ':' of a lambda");
        Scope outer = t.scope;
        t.scope = new Scope(Scope.Kind.LAMBDA, outer);
        Expression body = expression();
        t.scope = outer;
        return new Lambda(start, t.lastEnd, arguments, body);
    }

    Expression yieldExpression() {
        int start = t.start();
        t.next();
        noteYield(start);
        if (t.python3 && t.kind == FROM) {
            t.next();
            if (t.scope.kind == Scope.Kind.ASYNC_FUNCTION) {
                t.problem(start, t.lastEnd, "'yield from' inside an async function");
            }
            Expression value = expression();
            return new YieldFrom(start, t.lastEnd, value);
        }
        Expression value = startsExpression() ? expressions() : null;
        return new Yield(start, t.lastEnd, value);
    }

    private void noteYield(int start) {
        Scope scope = t.scope;
        if (!scope.isFunction()) {
            t.problem(start, t.lastEnd, "'yield' outside function");
        }
        scope.yields++;
        if (scope.returnsValue && (!t.python3 || scope.kind == Scope.Kind.ASYNC_FUNCTION)) {
            t.problem(start, t.lastEnd, "'return' with argument inside generator");
        }
    }

    // ---------------------------------------------------------------- operators

    /** Operands joined by operators of at least a level of precedence. */
    Expression binary(int level) {
        int outerChain = chain;
        chain = 0;
        // An operation starts at the parenthesis of its first operand.
        int start = t.start();
        Expression left = unary(level);
        for (; ; ) {
            int operatorLevel = LEVELS[t.kind];
            if (operatorLevel < level || operatorLevel == 0 || (t.kind == AT && !t.python3)) {
                break;
            }
            if (operatorLevel == COMPARE_LEVEL) {
                if (t.kind == NOT && t.peek(1) != IN) {
                    break;
                }
                left = comparison(start, left);
            } else if (operatorLevel <= AND_LEVEL) {
                left = boolOp(start, left, operatorLevel);
            } else {
                Operator operator = OPERATORS[t.kind];
                t.next();
                Expression right = binary(operatorLevel + 1);
                left = join(start, left, operator, right);
            }
        }
        chain = Math.max(outerChain, chain);
        return left;
    }

    private Expression join(int start, Expression left, Operator operator, Expression right) {
        if (++chain > MAX_CHAIN) {
            chain = 2;
            left = Folding.fold(left);
        }
        return new BinOp(start, t.lastEnd, left, operator, right);
    }

    private Expression boolOp(int start, Expression first, int level) {
        int kind = t.kind;
        int mark = t.stackMark();
        t.push(first);
        while (t.kind == kind) {
            t.next();
            t.push(binary(level + 1));
        }
        return new BoolOp(start, t.lastEnd, OPERATORS[kind], t.pop(mark));
    }

    private Expression comparison(int start, Expression left) {
        int mark = t.stackMark();
        Operator operator = comparisonOperator();
        Expression right = binary(BIT_OR_LEVEL);
        if (LEVELS[t.kind] != COMPARE_LEVEL || (t.kind == NOT && t.peek(1) != IN)) {
            return new Compare(start, t.lastEnd, left, ALONE.getOrDefault(operator, List.of()), List.of(right));
        }
        int operatorMark = t.stackMark();
        t.push(operator);
        List<Expression> comparators = new ArrayList<>();
        comparators.add(right);
        while (LEVELS[t.kind] == COMPARE_LEVEL && !(t.kind == NOT && t.peek(1) != IN)) {
            t.push(comparisonOperator());
            comparators.add(binary(BIT_OR_LEVEL));
        }
        List<Operator> operators = t.pop(operatorMark);
        t.pop(mark);
        return new Compare(start, t.lastEnd, left, operators, List.copyOf(comparators));
    }

    private Operator comparisonOperator() {
        int kind = t.kind;
        t.next();
        if (kind == NOT) {
            t.next();
            return Operator.NotIn;
        }
        if (kind == IS && t.accept(NOT)) {
            return Operator.IsNot;
        }
        return OPERATORS[kind];
    }

    private Expression unary(int level) {
        return switch (t.kind) {
            case NOT -> {
                if (level > NOT_LEVEL) {
                    t.fail("'not' needs parentheses here");
                }
                yield prefix(Operator.Not, NOT_LEVEL);
            }
            case PLUS -> prefix(Operator.UAdd, 0);
            case MINUS -> prefix(Operator.USub, 0);
            case TILDE -> prefix(Operator.Invert, 0);
            case LAMBDA -> {
                t.fail("A lambda needs parentheses here");
                yield expression();
            }
            default -> power();
        };
    }

    private Expression prefix(Operator operator, int level) {
        int start = t.start();
        t.next();
        if (!t.enter()) {
            return new Missing(t.lastEnd, t.lastEnd);
        }
        Expression operand = level == 0 ? unary(BIT_OR_LEVEL) : binary(level);
        t.leave();
        return new UnaryOp(start, t.lastEnd, operator, operand);
    }

    private Expression power() {
        int start = t.start();
        Expression base = t.kind == AWAIT ? await() : primary();
        if (t.kind != DOUBLE_STAR) {
            return base;
        }
        t.next();
        if (!t.enter()) {
            return base;
        }
        Expression exponent = unary(BIT_OR_LEVEL);
        t.leave();
        return new BinOp(start, t.lastEnd, base, Operator.Pow, exponent);
    }

    private Expression await() {
        int start = t.start();
        t.next();
        if (t.scope.kind != Scope.Kind.ASYNC_FUNCTION) {
            t.noteAwait(start);
        }
        if (!t.enter()) {
            return new Missing(t.lastEnd, t.lastEnd);
        }
        if (t.kind == AWAIT) {
            t.fail("Expected an expression");
        }
        Expression value = t.kind == AWAIT ? await() : primary();
        t.leave();
        return new Await(start, t.lastEnd, value);
    }

    // ---------------------------------------------------------------- calls, indexes, attributes

    /** An atom with its calls, indexes and attributes. */
    Expression primary() {
        int outerChain = chain;
        chain = 0;
        int start = t.start();
        Expression value = atoms.atom();
        for (; ; ) {
            if (t.kind == DOT) {
                value = attribute(start, value);
            } else if (t.kind == LPAR) {
                value = call(start, value);
            } else if (t.kind == LSQB) {
                value = subscript(start, value);
            } else {
                break;
            }
            if (++chain > MAX_CHAIN) {
                chain = 1;
                value = Folding.fold(value);
            }
        }
        chain = Math.max(outerChain, chain);
        return value;
    }

    private Expression attribute(int start, Expression value) {
        t.next();
        if (t.kind == NAME || (t.atKeyword() && !t.python3)) {
            String attr = t.word();
            t.next();
            return new Attribute(start, t.lastEnd, value, attr);
        }
        t.fail("Expected a name behind the dot");
        return new Attribute(start, t.lastEnd, value, "");
    }

    private Expression call(int start, Expression func) {
        int open = t.start();
        t.next();
        int mark = t.stackMark();
        ArgumentParser arguments = arguments();
        List<Expression> args = arguments.positional(open, mark);
        return new Call(start, t.lastEnd, func, args, arguments.keywords());
    }

    private Expression subscript(int start, Expression value) {
        t.next();
        int sliceStart = t.start();
        Expression slice;
        if (t.kind == RSQB) {
            slice = t.missing("Expected an index");
        } else {
            slice = index();
            if (t.kind == COMMA || (slice instanceof Starred && !t.failed)) {
                int mark = t.stackMark();
                t.push(slice);
                while (t.accept(COMMA)) {
                    if (t.kind == RSQB || t.atLineEnd()) {
                        break;
                    }
                    t.push(index());
                    if (t.kind != COMMA && t.kind != RSQB) {
                        t.fail("Expected ',' or ']'");
                        t.skipInBrackets();
                    }
                }
                slice = new Tuple(sliceStart, t.lastEnd, t.pop(mark));
            }
        }
        t.expectClosing(RSQB, "Expected ']'");
        return new Subscript(start, t.lastEnd, value, slice);
    }

    private Expression index() {
        int start = t.start();
        if (!t.python3 && t.atEllipsis()) {
            return atoms.ellipsis();
        }
        Expression lower = t.kind == COLON ? null : t.kind == STAR ? starred() : named();
        if (t.kind != COLON) {
            return lower == null ? t.missing("Expected an index") : lower;
        }
        if (lower instanceof Starred || (lower instanceof NamedExpr && lower != lastGroup)) {
            t.problem(lower, "This expression is not allowed in a slice");
        }
        t.next();
        Expression upper = endsSlicePart() ? null : expression();
        Expression step = null;
        if (t.accept(COLON)) {
            step = endsSlicePart() ? null : expression();
        }
        return new Slice(start, t.lastEnd, lower, upper, step);
    }

    private boolean endsSlicePart() {
        return t.kind == COLON || t.kind == COMMA || t.kind == RSQB || t.atLineEnd();
    }

    // ---------------------------------------------------------------- tables

    private static byte[] levels() {
        byte[] levels = new byte[COUNT];
        levels[OR] = OR_LEVEL;
        levels[AND] = AND_LEVEL;
        for (int kind = LESS; kind <= GREATER_EQUAL; kind++) {
            levels[kind] = COMPARE_LEVEL;
        }
        levels[IN] = COMPARE_LEVEL;
        levels[IS] = COMPARE_LEVEL;
        levels[NOT] = COMPARE_LEVEL;
        levels[VBAR] = BIT_OR_LEVEL;
        levels[CIRCUMFLEX] = 6;
        levels[AMPER] = 7;
        levels[LEFT_SHIFT] = 8;
        levels[RIGHT_SHIFT] = 8;
        levels[PLUS] = 9;
        levels[MINUS] = 9;
        levels[STAR] = 10;
        levels[SLASH] = 10;
        levels[PERCENT] = 10;
        levels[DOUBLE_SLASH] = 10;
        levels[AT] = 10;
        return levels;
    }

    private static Operator[] operators() {
        Operator[] operators = new Operator[COUNT];
        Arrays.fill(operators, Operator.Add);
        operators[OR] = Operator.Or;
        operators[AND] = Operator.And;
        operators[LESS] = Operator.Lt;
        operators[GREATER] = Operator.Gt;
        operators[EQUAL] = Operator.Eq;
        operators[NOT_EQUAL] = Operator.NotEq;
        operators[LESS_EQUAL] = Operator.LtE;
        operators[GREATER_EQUAL] = Operator.GtE;
        operators[IN] = Operator.In;
        operators[IS] = Operator.Is;
        operators[VBAR] = Operator.BitOr;
        operators[CIRCUMFLEX] = Operator.BitXor;
        operators[AMPER] = Operator.BitAnd;
        operators[LEFT_SHIFT] = Operator.LShift;
        operators[RIGHT_SHIFT] = Operator.RShift;
        operators[PLUS] = Operator.Add;
        operators[MINUS] = Operator.Sub;
        operators[STAR] = Operator.Mult;
        operators[SLASH] = Operator.Div;
        operators[PERCENT] = Operator.Mod;
        operators[DOUBLE_SLASH] = Operator.FloorDiv;
        operators[DOUBLE_STAR] = Operator.Pow;
        operators[AT] = Operator.MatMult;
        return operators;
    }

    /** The operator of an augmented assignment token. */
    static Operator augmented(int kind) {
        return kind == AT_EQUAL ? Operator.MatMult : OPERATORS[kind - FIRST_AUGMENTED + PLUS];
    }

    private static Map<Operator, List<Operator>> alone() {
        Map<Operator, List<Operator>> lists = new EnumMap<>(Operator.class);
        for (Operator operator : Operator.values()) {
            lists.put(operator, List.of(operator));
        }
        return lists;
    }
}
