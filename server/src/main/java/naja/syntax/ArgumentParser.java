package naja.syntax;

import static naja.syntax.TokenKind.*;

import java.util.ArrayList;
import java.util.List;
import naja.syntax.Expression.GeneratorExp;
import naja.syntax.Expression.Name;
import naja.syntax.Expression.Starred;

/** Reads the arguments of one call or class statement, and checks their order as the compilers do. */
final class ArgumentParser {
    private final TokenCursor t;
    private final ExpressionParser expressions;
    private List<Keyword> keywords = List.of();
    private boolean sawKeyword;
    private boolean sawStar;
    private boolean sawDoubleStar;
    private int argumentCount;

    ArgumentParser(TokenCursor cursor, ExpressionParser expressions) {
        this.t = cursor;
        this.expressions = expressions;
    }

    List<Keyword> keywords() {
        return List.copyOf(keywords);
    }

    /**
     * Reads up to the closing parenthesis.
     *
     * @param open offset of the opening parenthesis
     * @param mark the height of the stack
     * @return the positional arguments
     */
    List<Expression> positional(int open, int mark) {
        while (t.kind != RPAR && !t.atLineEnd()) {
            argument(open);
            argumentCount++;
            if (t.kind == COMMA) {
                t.next();
                if (!t.python3 && t.kind == RPAR && (sawStar || sawDoubleStar)) {
                    t.fail("A comma is not allowed here");
                }
            } else if (t.kind != RPAR) {
                t.fail("Expected ',' or ')'");
                t.skipInBrackets();
                if (!t.accept(COMMA)) {
                    break;
                }
            }
        }
        t.expectClosing(RPAR, "Expected ')'");
        return t.pop(mark);
    }

    private void argument(int open) {
        int start = t.start();
        if (!t.python3 && sawDoubleStar) {
            t.fail("No argument may follow **expression");
        }
        if (t.kind == STAR) {
            t.next();
            if (t.python3 ? sawDoubleStar : sawStar) {
                t.problem(start, t.lastEnd, "An unpacked iterable may not follow here");
            }
            sawStar = true;
            Expression value = expressions.expression();
            t.push(new Starred(start, t.lastEnd, value));
        } else if (t.kind == DOUBLE_STAR) {
            t.next();
            sawDoubleStar = true;
            Expression value = expressions.expression();
            add(new Keyword(start, t.lastEnd, null, value));
        } else {
            plain(start, open);
        }
    }

    private void plain(int start, int open) {
        int yields = t.scope.yields;
        Expression value = expressions.named();
        if (t.kind == ASSIGN) {
            keyword(start, value);
        } else if (AtomParser.startsComprehension(t)) {
            generator(value, open, yields);
        } else {
            checkOrder(value);
            t.push(value);
        }
    }

    private void checkOrder(Expression value) {
        if (sawDoubleStar) {
            t.problem(value, "Positional argument follows keyword argument unpacking");
        } else if (sawKeyword) {
            t.problem(value, "Positional argument follows keyword argument");
        } else if (sawStar && !t.python3) {
            t.problem(value, "Only named arguments may follow *expression");
        }
    }

    private void keyword(int start, Expression key) {
        t.next();
        Expression value = expressions.expression();
        if (!(key instanceof Name name) || (t.python3 && key == expressions.lastGroup)) {
            t.problem(key, "A keyword must be a name");
            t.push(value);
            return;
        }
        expressions.targets.checkName(name);
        for (Keyword other : keywords) {
            if (other.arg() != null && other.arg().id().equals(name.id())) {
                t.problem(key, "Keyword argument repeated: " + name.id());
            }
        }
        sawKeyword = true;
        add(new Keyword(start, t.lastEnd, name, value));
    }

    private void generator(Expression element, int open, int yields) {
        AtomParser.checkComprehension(t, element, yields);
        List<Comprehension> generators = expressions.generators(element);
        boolean alone = argumentCount == 0 && t.kind == RPAR;
        if (!alone && (t.python3 || argumentCount > 0 || positionalFollows())) {
            t.problem(element.start(), t.lastEnd, "Generator expression must be parenthesized if not sole argument");
        }
        t.push(
                alone
                        ? new GeneratorExp(open, t.end(), element, generators)
                        : new GeneratorExp(element.start(), t.lastEnd, element, generators));
    }

    /** Jython lets keyword and star arguments stand behind a generator. */
    private boolean positionalFollows() {
        if (t.kind != COMMA) {
            return false;
        }
        int next = t.peek(1);
        return next != RPAR && next != STAR && next != DOUBLE_STAR && t.peek(2) != ASSIGN;
    }

    private void add(Keyword keyword) {
        if (keywords.isEmpty()) {
            keywords = new ArrayList<>(4);
        }
        keywords.add(keyword);
    }
}
