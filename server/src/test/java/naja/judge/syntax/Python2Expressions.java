package naja.judge.syntax;

import java.math.BigInteger;
import java.util.List;
import naja.syntax.Arguments;
import naja.syntax.Comprehension;
import naja.syntax.Expression;
import naja.syntax.Expression.Attribute;
import naja.syntax.Expression.BinOp;
import naja.syntax.Expression.BoolOp;
import naja.syntax.Expression.Call;
import naja.syntax.Expression.Compare;
import naja.syntax.Expression.Constant;
import naja.syntax.Expression.Dict;
import naja.syntax.Expression.DictComp;
import naja.syntax.Expression.GeneratorExp;
import naja.syntax.Expression.IfExp;
import naja.syntax.Expression.Lambda;
import naja.syntax.Expression.ListComp;
import naja.syntax.Expression.ListExpr;
import naja.syntax.Expression.Name;
import naja.syntax.Expression.Repr;
import naja.syntax.Expression.SetComp;
import naja.syntax.Expression.SetExpr;
import naja.syntax.Expression.Slice;
import naja.syntax.Expression.Starred;
import naja.syntax.Expression.Subscript;
import naja.syntax.Expression.Tuple;
import naja.syntax.Expression.UnaryOp;
import naja.syntax.Expression.Yield;
import naja.syntax.Keyword;
import naja.syntax.Operator;
import naja.syntax.Parameter;
import naja.syntax.PythonFile;
import org.jspecify.annotations.Nullable;

/** Writes our Python 2 expressions as {@link JythonExpressions} writes Jython's. */
final class Python2Expressions {
    private final PythonFile file;
    private final Python2Strings strings;
    private final TreeText text;
    private boolean inDecorator;

    Python2Expressions(PythonFile file, Python2Strings strings, TreeText text) {
        this.file = file;
        this.strings = strings;
        this.text = text;
    }

    void one(String field, @Nullable Expression expression) {
        if (expression != null) {
            expression(field, expression);
        }
    }

    void all(String field, List<Expression> all) {
        all.forEach(each -> expression(field, each));
    }

    void decorator(Expression expression) {
        inDecorator = true;
        expression("decorator", expression);
        inDecorator = false;
    }

    void name(String field, Name name) {
        text.leaf(field, name.id() + " @" + name.start());
    }

    void arguments(Arguments arguments) {
        parameters(arguments, "args", Parameter.Kind.POSITIONAL_OR_KEYWORD);
        parameters(arguments, "vararg", Parameter.Kind.VARARG);
        parameters(arguments, "kwarg", Parameter.Kind.KWARG);
        arguments.parameters().forEach(parameter -> one("defaults", parameter.defaultValue()));
    }

    private void parameters(Arguments arguments, String field, Parameter.Kind kind) {
        for (Parameter parameter : arguments.parameters()) {
            if (parameter.kind() == kind && parameter.target() instanceof Name name && !field.equals("args")) {
                name(field, name);
            } else if (parameter.kind() == kind) {
                expression(field, parameter.target());
            }
        }
    }

    private void at(String field, String head, Expression expression, Runnable children) {
        text.node(field, head + " @" + expression.start(), children);
    }

    private void comprehension(String field, String head, List<Comprehension> generators, Runnable elements) {
        text.node(field, head, () -> {
            elements.run();
            for (Comprehension each : generators) {
                text.node("generators", "comprehension", () -> {
                    one("target", each.target());
                    one("iter", each.iter());
                    all("ifs", each.ifs());
                });
            }
        });
    }

    private void expression(String field, Expression expression) {
        if (expression instanceof Name name) {
            at(field, "Name " + name.id(), name, () -> {});
        } else if (expression instanceof Constant constant) {
            at(field, constant(constant), constant, () -> {});
        } else if (expression instanceof Attribute attribute) {
            Runnable children = () -> {
                one("value", attribute.value());
                text.leaf("attr", attribute.attr() + " @" + attribute.attrStart());
            };
            placedOutsideDecorator(field, "Attribute", attribute, children);
        } else if (expression instanceof Call call) {
            placedOutsideDecorator(field, "Call", call, () -> call(call));
        } else if (expression instanceof Subscript subscript) {
            at(field, "Subscript", subscript, () -> {
                one("value", subscript.value());
                one("slice", subscript.slice());
            });
        } else {
            operation(field, expression);
        }
    }

    private void placedOutsideDecorator(String field, String head, Expression expression, Runnable children) {
        text.node(field, inDecorator ? head : head + " @" + expression.start(), children);
    }

    private void call(Call call) {
        one("func", call.func());
        boolean outer = inDecorator;
        inDecorator = false;
        call.args().stream().filter(each -> !(each instanceof Starred)).forEach(each -> one("args", each));
        for (Keyword keyword : call.keywords()) {
            Name name = keyword.arg();
            if (name != null) {
                text.node(
                        "keywords", "keyword " + name.id() + " @" + name.start(), () -> one("value", keyword.value()));
            }
        }
        for (Expression each : call.args()) {
            if (each instanceof Starred starred) {
                one("starargs", starred.value());
            }
        }
        call.keywords().stream().filter(each -> each.arg() == null).forEach(each -> one("kwargs", each.value()));
        inDecorator = outer;
    }

    private void operation(String field, Expression expression) {
        if (expression instanceof BoolOp operation) {
            at(field, "BoolOp " + operation.op(), operation, () -> all("values", operation.values()));
        } else if (expression instanceof BinOp operation) {
            text.node(field, "BinOp " + operation.op(), () -> {
                one("left", operation.left());
                one("right", operation.right());
            });
        } else if (expression instanceof UnaryOp operation) {
            unary(field, operation);
        } else if (expression instanceof Compare compare) {
            at(field, "Compare " + compare.ops(), compare, () -> {
                one("left", compare.left());
                all("comparators", compare.comparators());
            });
        } else if (expression instanceof Lambda lambda) {
            at(field, "Lambda", lambda, () -> {
                arguments(lambda.args());
                one("body", lambda.body());
            });
        } else if (expression instanceof IfExp conditional) {
            at(field, "IfExp", conditional, () -> {
                one("test", conditional.test());
                one("body", conditional.body());
                one("orelse", conditional.orelse());
            });
        } else if (expression instanceof Yield yield) {
            at(field, "Yield", yield, () -> one("value", yield.value()));
        } else if (expression instanceof Repr repr) {
            at(field, "Repr", repr, () -> one("value", repr.value()));
        } else {
            display(field, expression);
        }
    }

    private void display(String field, Expression expression) {
        if (expression instanceof Tuple tuple) {
            text.node(field, "Tuple", () -> all("elts", tuple.elts()));
        } else if (expression instanceof ListExpr list) {
            at(field, "List", list, () -> all("elts", list.elts()));
        } else if (expression instanceof SetExpr set) {
            at(field, "Set", set, () -> all("elts", set.elts()));
        } else if (expression instanceof Dict dict) {
            at(field, "Dict", dict, () -> {
                all("keys", dict.keys());
                all("values", dict.values());
            });
        } else if (expression instanceof Slice slice) {
            text.node(field, "Slice", () -> {
                one("lower", slice.lower());
                one("upper", slice.upper());
                one("step", slice.step());
            });
        } else if (expression instanceof ListComp list) {
            comprehension(field, "ListComp", list.generators(), () -> one("elt", list.elt()));
        } else if (expression instanceof SetComp set) {
            comprehension(field, "SetComp", set.generators(), () -> one("elt", set.elt()));
        } else if (expression instanceof GeneratorExp generator) {
            comprehension(field, "GeneratorExp", generator.generators(), () -> one("elt", generator.elt()));
        } else if (expression instanceof DictComp dict) {
            comprehension(field, "DictComp", dict.generators(), () -> {
                one("key", dict.key());
                one("value", dict.value());
            });
        } else {
            at(field, "no Python 2: " + expression.getClass().getSimpleName(), expression, () -> {});
        }
    }

    private String constant(Constant constant) {
        String literal = file.text().substring(constant.start(), constant.end());
        return switch (constant.kind()) {
            case INT, LONG, FLOAT, IMAGINARY -> "Num " + number(constant.kind(), literal, false);
            case ELLIPSIS -> "Ellipsis";
            case STR, BYTES, UNICODE -> "Str " + strings.value(constant);
            default -> "no Python 2: " + constant.kind();
        };
    }

    /** Jython's parser makes one negative number of a minus and a number ({@code GrammarActions.negate}). */
    private void unary(String field, UnaryOp operation) {
        if (operation.op() == Operator.USub && operation.operand() instanceof Constant constant) {
            String literal = file.text().substring(constant.start(), constant.end());
            boolean longZero = number(constant.kind(), literal, false).equals("long 0");
            if (!constant.isString() && constant.kind() != Constant.Kind.ELLIPSIS && !longZero) {
                at(field, "Num " + number(constant.kind(), literal, true), constant, () -> {});
                return;
            }
        }
        at(field, "UnaryOp " + operation.op(), operation, () -> one("operand", operation.operand()));
    }

    /** A number as Jython reads it ({@code GrammarActions.makeInt}): more than eleven digits make a long. */
    private static String number(Constant.Kind kind, String literal, boolean negative) {
        if (kind == Constant.Kind.FLOAT || kind == Constant.Kind.IMAGINARY) {
            boolean imaginary = kind == Constant.Kind.IMAGINARY;
            double value = Double.parseDouble(imaginary ? literal.substring(0, literal.length() - 1) : literal);
            return (imaginary ? "imaginary " : "float ") + TreeText.bits(negative ? -value : value);
        }
        if (kind != Constant.Kind.INT && kind != Constant.Kind.LONG) {
            return "";
        }
        String digits = kind == Constant.Kind.LONG ? literal.substring(0, literal.length() - 1) : literal;
        int radix = 10;
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            char mark = Character.toLowerCase(digits.charAt(1));
            radix = mark == 'x' ? 16 : mark == 'b' ? 2 : 8;
            digits = Character.isDigit(mark) ? digits : digits.substring(2);
        }
        BigInteger value = new BigInteger(digits, radix);
        boolean isLong =
                kind == Constant.Kind.LONG || digits.replaceFirst("^0+", "").length() > 11 || value.bitLength() > 31;
        return (isLong ? "long " : "int ") + (negative ? value.negate() : value);
    }
}
