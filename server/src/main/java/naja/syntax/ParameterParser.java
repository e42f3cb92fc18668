package naja.syntax;

import static naja.syntax.TokenKind.*;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import naja.syntax.Expression.Name;
import naja.syntax.Expression.Tuple;
import naja.syntax.Parameter.Kind;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of functions and lambdas, and checks their order and names as the compilers do. */
final class ParameterParser {
    private final TokenCursor t;
    private final ExpressionParser expressions;
    private final String text;

    ParameterParser(TokenCursor cursor, ExpressionParser expressions, String text) {
        this.t = cursor;
        this.expressions = expressions;
        this.text = text;
    }

    /** The parameters of a {@code def}, its parentheses included in what is read. */
    Arguments parameters() {
        if (!t.accept(LPAR)) {
            t.fail("Expected '('");
            return new Arguments(t.lastEnd, t.lastEnd, List.of());
        }
        Arguments arguments = list(RPAR, t.python3);
        if (t.kind != COLON) {
            t.expectClosing(RPAR, "Expected ')'");
        }
        return arguments;
    }

    /** The parameters of a lambda, up to its colon. */
    Arguments lambdaParameters() {
        return list(COLON, false);
    }

    private Arguments list(int closer, boolean annotated) {
        int mark = t.stackMark();
        int start = t.start();
        int end = t.lastEnd;
        boolean sawDefault = false;
        boolean sawStar = false;
        boolean bareStar = false;
        boolean sawDoubleStar = false;
        boolean sawSlash = false;
        while (t.kind != closer && !t.atLineEnd()) {
            if (sawDoubleStar) {
                t.fail("No parameter may follow **parameter");
            }
            int before = t.start();
            if (t.kind == SLASH) {
                slash(mark, sawSlash || sawStar);
                sawSlash = true;
            } else if (t.kind == DOUBLE_STAR) {
                t.next();
                t.push(parameter(before, Kind.KWARG, annotated));
                if (bareStar) {
                    t.fail("Named parameters must follow a bare *");
                }
                sawDoubleStar = true;
            } else if (t.kind == STAR) {
                t.next();
                if (sawStar) {
                    t.fail("Only one * is allowed in the parameters");
                }
                sawStar = true;
                if (t.python3 && (t.kind == COMMA || t.kind == closer)) {
                    bareStar = true;
                    if (t.kind == closer) {
                        t.fail("Named parameters must follow a bare *");
                    }
                } else {
                    t.push(parameter(before, Kind.VARARG, annotated));
                }
            } else {
                if (sawStar && !t.python3) {
                    t.fail("Only **parameter may follow *parameter");
                }
                Parameter parameter =
                        parameter(before, sawStar ? Kind.KEYWORD_ONLY : Kind.POSITIONAL_OR_KEYWORD, annotated);
                bareStar = false;
                t.push(parameter);
                if (parameter.defaultValue() != null) {
                    sawDefault = true;
                } else if (sawDefault && !sawStar) {
                    t.problem(parameter, "Parameter without a default follows parameter with a default");
                }
            }
            end = t.lastEnd;
            if (t.kind == COMMA) {
                t.next();
                if (t.kind == closer && bareStar) {
                    t.fail("Named parameters must follow a bare *");
                }
                if (!t.python3 && (sawStar || sawDoubleStar) && t.kind == closer) {
                    t.fail("A comma is not allowed here");
                }
            } else if (t.kind != closer) {
                t.fail(closer == RPAR ? "Expected ',' or ')'" : "Expected ',' or ':'");
                if (closer == COLON || (t.kind == COLON && !t.python3)) {
                    break;
                }
                t.skipInBrackets();
                if (!t.accept(COMMA)) {
                    break;
                }
            }
        }
        List<Parameter> parameters = t.pop(mark);
        // Runtime quirk: Jython does not compare *name and **name with the others (ArgListCompiler.visitArgs).
        checkDuplicates(
                t.python3
                        ? parameters
                        : parameters.stream().filter(ParameterParser::isPlain).toList());
        return parameters.isEmpty()
                ? new Arguments(Math.min(start, Math.max(end, t.lastEnd)), Math.max(end, t.lastEnd), parameters)
                : new Arguments(
                        parameters.get(0).start(),
                        parameters.get(parameters.size() - 1).end(),
                        parameters);
    }

    /** Makes the parameters pushed since the mark positional-only. */
    private void slash(int mark, boolean illegal) {
        if (!t.python3 || illegal || t.stackMark() == mark) {
            t.fail("'/' is not allowed here");
        }
        t.next();
        List<Parameter> before = t.pop(mark);
        for (Parameter parameter : before) {
            Kind kind = parameter.kind() == Kind.POSITIONAL_OR_KEYWORD ? Kind.POSITIONAL_ONLY : parameter.kind();
            t.push(new Parameter(
                    parameter.start(),
                    parameter.end(),
                    kind,
                    parameter.target(),
                    parameter.annotation(),
                    parameter.defaultValue()));
        }
    }

    private Parameter parameter(int start, Kind kind, boolean annotated) {
        Expression target = target(kind);
        Expression annotation = null;
        if (annotated && t.accept(COLON)) {
            annotation = kind == Kind.VARARG ? expressions.starred() : expressions.expression();
        }
        Expression defaultValue = null;
        if (t.kind == ASSIGN) {
            if (kind == Kind.VARARG || kind == Kind.KWARG) {
                t.fail("This parameter cannot have a default");
            }
            t.next();
            defaultValue = expressions.expression();
        }
        return new Parameter(start, Math.max(start, t.lastEnd), kind, target, annotation, defaultValue);
    }

    private Expression target(Kind kind) {
        if (t.kind == NAME) {
            Name name = t.name();
            expressions.targets.checkName(name);
            return name;
        }
        if (t.kind == LPAR && !t.python3 && kind == Kind.POSITIONAL_OR_KEYWORD && t.enter()) {
            Expression target = tupleTarget();
            t.leave();
            return target;
        }
        t.fail("Expected a parameter name");
        if (t.atKeyword() && t.kind != LAMBDA) {
            return t.name();
        }
        return t.missingName(text);
    }

    /** Python 2: {@code (a, (b, c))}; one name in parentheses is the name. */
    private Expression tupleTarget() {
        int open = t.start();
        t.next();
        int mark = t.stackMark();
        boolean comma = false;
        while (t.kind != RPAR && !t.atLineEnd()) {
            t.push(target(Kind.POSITIONAL_OR_KEYWORD));
            if (!t.accept(COMMA)) {
                break;
            }
            comma = true;
        }
        List<Expression> elements = t.pop(mark);
        if (elements.isEmpty()) {
            t.fail("Expected a parameter name");
        }
        t.expectClosing(RPAR, "Expected ')'");
        return elements.size() == 1 && !comma ? elements.get(0) : new Tuple(open, t.lastEnd, elements);
    }

    private static boolean isPlain(Parameter parameter) {
        return parameter.kind() == Kind.POSITIONAL_OR_KEYWORD;
    }

    private void checkDuplicates(List<Parameter> parameters) {
        if (parameters.size() < 2 && (parameters.isEmpty() || parameters.get(0).target() instanceof Name)) {
            return;
        }
        if (parameters.size() <= 8) {
            checkFew(parameters);
            return;
        }
        Set<String> seen = new HashSet<>();
        for (Parameter parameter : parameters) {
            checkDuplicate(parameter.target(), seen);
        }
    }

    private void checkFew(List<Parameter> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            if (!(parameters.get(i).target() instanceof Name name)) {
                Set<String> seen = new HashSet<>();
                for (Parameter parameter : parameters) {
                    checkDuplicate(parameter.target(), seen);
                }
                return;
            }
            for (int j = 0; j < i; j++) {
                // Names of one file are interned, but an empty one stands for a missing name.
                if (!name.id().isEmpty()
                        && parameters.get(j).target() instanceof Name other
                        && other.id().equals(name.id())) {
                    t.problem(name, "Duplicate parameter: " + name.id());
                }
            }
        }
    }

    private void checkDuplicate(@Nullable Expression target, Set<String> seen) {
        if (target instanceof Name name) {
            if (!seen.add(name.id()) && !name.id().isEmpty()) {
                t.problem(name, "Duplicate parameter: " + name.id());
            }
        } else if (target instanceof Tuple tuple) {
            for (Expression element : tuple.elts()) {
                checkDuplicate(element, seen);
            }
        }
    }
}
