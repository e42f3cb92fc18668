package naja.judge.syntax;

import java.math.BigInteger;
import java.util.List;
import naja.syntax.Arguments;
import naja.syntax.Comprehension;
import naja.syntax.Expression;
import naja.syntax.Expression.Attribute;
import naja.syntax.Expression.Await;
import naja.syntax.Expression.BinOp;
import naja.syntax.Expression.BoolOp;
import naja.syntax.Expression.Call;
import naja.syntax.Expression.Compare;
import naja.syntax.Expression.Constant;
import naja.syntax.Expression.Dict;
import naja.syntax.Expression.DictComp;
import naja.syntax.Expression.DoubleStar;
import naja.syntax.Expression.FormattedValue;
import naja.syntax.Expression.GeneratorExp;
import naja.syntax.Expression.IfExp;
import naja.syntax.Expression.JoinedStr;
import naja.syntax.Expression.Lambda;
import naja.syntax.Expression.ListComp;
import naja.syntax.Expression.ListExpr;
import naja.syntax.Expression.Name;
import naja.syntax.Expression.NamedExpr;
import naja.syntax.Expression.SetComp;
import naja.syntax.Expression.SetExpr;
import naja.syntax.Expression.Slice;
import naja.syntax.Expression.Starred;
import naja.syntax.Expression.Subscript;
import naja.syntax.Expression.Tuple;
import naja.syntax.Expression.UnaryOp;
import naja.syntax.Expression.Yield;
import naja.syntax.Expression.YieldFrom;
import naja.syntax.Keyword;
import naja.syntax.Parameter;
import naja.syntax.Parameter.Kind;
import naja.syntax.PythonFile;
import naja.syntax.TypeParameter;
import org.jspecify.annotations.Nullable;

/** Writes our Python 3 expressions as {@code record_verdicts.py} writes CPython's. */
final class Python3Expressions {
    private final PythonFile file;
    private final TreeText text;

    Python3Expressions(PythonFile file, TreeText text) {
        this.file = file;
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

    void arguments(Arguments arguments) {
        text.node("args", "arguments", () -> {
            parameters(arguments, "posonlyargs", Kind.POSITIONAL_ONLY);
            parameters(arguments, "args", Kind.POSITIONAL_OR_KEYWORD);
            parameters(arguments, "vararg", Kind.VARARG);
            parameters(arguments, "kwonlyargs", Kind.KEYWORD_ONLY);
            for (Parameter each : arguments.parameters()) {
                if (each.kind() == Kind.KEYWORD_ONLY && each.defaultValue() == null) {
                    text.leaf("kw_defaults", "none");
                } else if (each.kind() == Kind.KEYWORD_ONLY) {
                    one("kw_defaults", each.defaultValue());
                }
            }
            parameters(arguments, "kwarg", Kind.KWARG);
            for (Parameter each : arguments.parameters()) {
                if (each.kind() != Kind.KEYWORD_ONLY) {
                    one("defaults", each.defaultValue());
                }
            }
        });
    }

    private void parameters(Arguments arguments, String field, Kind kind) {
        for (Parameter each : arguments.parameters()) {
            if (each.kind() == kind) {
                String span = " @" + each.target().start() + "-" + endWithoutDefault(each);
                text.node(field, "arg" + span, () -> {
                    text.leaf("arg", each.target() instanceof Name name ? name.id() : "no name");
                    one("annotation", each.annotation());
                });
            }
        }
    }

    /** Our parameter ends behind its default value; CPython's ends behind the annotation and its parentheses. */
    private int endWithoutDefault(Parameter parameter) {
        Expression annotation = parameter.annotation();
        if (parameter.defaultValue() == null) {
            return parameter.end();
        }
        int end = annotation == null ? parameter.target().end() : annotation.end();
        for (int i = end; file.text().charAt(i) != '='; i++) {
            end = file.text().charAt(i) == ')' ? i + 1 : end;
        }
        return end;
    }

    void keywords(List<Keyword> keywords) {
        for (Keyword each : keywords) {
            text.node("keywords", "keyword @" + each.start() + "-" + each.end(), () -> {
                Name name = each.arg();
                if (name != null) {
                    text.leaf("arg", name.id());
                }
                one("value", each.value());
            });
        }
    }

    void typeParameters(List<TypeParameter> parameters) {
        for (TypeParameter each : parameters) {
            String head =
                    switch (each.kind()) {
                        case TYPE_VAR -> "TypeVar";
                        case TYPE_VAR_TUPLE -> "TypeVarTuple";
                        case PARAM_SPEC -> "ParamSpec";
                    };
            text.node("type_params", head + " @" + each.start() + "-" + each.end(), () -> {
                text.leaf("name", each.name().id());
                one("bound", each.bound());
                one("default_value", each.defaultValue());
            });
        }
    }

    private void node(String field, String head, Expression expression, Runnable children) {
        text.node(field, head + " @" + expression.start() + "-" + expression.end(), children);
    }

    private void comprehension(
            String field, String head, Expression node, List<Comprehension> generators, Runnable elements) {
        node(field, head, node, () -> {
            elements.run();
            for (Comprehension each : generators) {
                text.node("generators", "comprehension", () -> {
                    one("target", each.target());
                    one("iter", each.iter());
                    all("ifs", each.ifs());
                    text.leaf("is_async", each.async() ? "1" : "0");
                });
            }
        });
    }

    private void expression(String field, Expression expression) {
        if (expression instanceof Name name) {
            node(field, "Name " + name.id(), name, () -> {});
        } else if (expression instanceof Constant constant) {
            node(field, "Constant " + constant(constant), constant, () -> {});
        } else if (expression instanceof Attribute attribute) {
            node(field, "Attribute", attribute, () -> {
                one("value", attribute.value());
                text.leaf("attr", attribute.attr());
            });
        } else if (expression instanceof Call call) {
            node(field, "Call", call, () -> {
                one("func", call.func());
                all("args", call.args());
                keywords(call.keywords());
            });
        } else if (expression instanceof Subscript subscript) {
            node(field, "Subscript", subscript, () -> {
                one("value", subscript.value());
                one("slice", subscript.slice());
            });
        } else if (expression instanceof JoinedStr string) {
            node(
                    field,
                    string.template() ? "TemplateStr" : "JoinedStr",
                    string,
                    () -> fields(string, string.template()));
        } else {
            operation(field, expression);
        }
    }

    private void operation(String field, Expression expression) {
        if (expression instanceof BoolOp operation) {
            node(field, "BoolOp " + operation.op(), operation, () -> all("values", operation.values()));
        } else if (expression instanceof NamedExpr named) {
            node(field, "NamedExpr", named, () -> {
                one("target", named.target());
                one("value", named.value());
            });
        } else if (expression instanceof BinOp operation) {
            node(field, "BinOp " + operation.op(), operation, () -> {
                one("left", operation.left());
                one("right", operation.right());
            });
        } else if (expression instanceof UnaryOp operation) {
            node(field, "UnaryOp " + operation.op(), operation, () -> one("operand", operation.operand()));
        } else if (expression instanceof Compare compare) {
            node(field, "Compare " + compare.ops(), compare, () -> {
                one("left", compare.left());
                all("comparators", compare.comparators());
            });
        } else if (expression instanceof Lambda lambda) {
            node(field, "Lambda", lambda, () -> {
                arguments(lambda.args());
                one("body", lambda.body());
            });
        } else if (expression instanceof IfExp conditional) {
            node(field, "IfExp", conditional, () -> {
                one("test", conditional.test());
                one("body", conditional.body());
                one("orelse", conditional.orelse());
            });
        } else if (expression instanceof Await await) {
            node(field, "Await", await, () -> one("value", await.value()));
        } else if (expression instanceof Yield yield) {
            node(field, "Yield", yield, () -> one("value", yield.value()));
        } else if (expression instanceof YieldFrom yield) {
            node(field, "YieldFrom", yield, () -> one("value", yield.value()));
        } else {
            display(field, expression);
        }
    }

    private void display(String field, Expression expression) {
        if (expression instanceof Tuple tuple) {
            node(field, "Tuple", tuple, () -> all("elts", tuple.elts()));
        } else if (expression instanceof ListExpr list) {
            node(field, "List", list, () -> all("elts", list.elts()));
        } else if (expression instanceof SetExpr set) {
            node(field, "Set", set, () -> all("elts", set.elts()));
        } else if (expression instanceof Dict dict) {
            node(field, "Dict", dict, () -> dict(dict));
        } else if (expression instanceof Starred starred) {
            node(field, "Starred", starred, () -> one("value", starred.value()));
        } else if (expression instanceof Slice slice) {
            node(field, "Slice", slice, () -> {
                one("lower", slice.lower());
                one("upper", slice.upper());
                one("step", slice.step());
            });
        } else if (expression instanceof ListComp list) {
            comprehension(field, "ListComp", list, list.generators(), () -> one("elt", list.elt()));
        } else if (expression instanceof SetComp set) {
            comprehension(field, "SetComp", set, set.generators(), () -> one("elt", set.elt()));
        } else if (expression instanceof GeneratorExp generator) {
            comprehension(field, "GeneratorExp", generator, generator.generators(), () -> one("elt", generator.elt()));
        } else if (expression instanceof DictComp dict) {
            comprehension(field, "DictComp", dict, dict.generators(), () -> {
                one("key", dict.key());
                one("value", dict.value());
            });
        } else {
            node(field, "no Python 3: " + expression.getClass().getSimpleName(), expression, () -> {});
        }
    }

    private void dict(Dict dict) {
        for (Expression key : dict.keys()) {
            if (key instanceof DoubleStar) {
                text.leaf("keys", "none");
            } else {
                one("keys", key);
            }
        }
        all("values", dict.values());
    }

    private void fields(JoinedStr string, boolean template) {
        for (Expression each : string.values()) {
            if (each instanceof FormattedValue value) {
                node("values", template ? "Interpolation" : "FormattedValue", value, () -> {
                    one("value", value.value());
                    text.leaf("conversion", value.conversion() == 0 ? "-1" : String.valueOf((int) value.conversion()));
                    JoinedStr format = value.formatSpec();
                    if (format != null) {
                        text.node("format_spec", "JoinedStr", () -> fields(format, false));
                    }
                });
            }
        }
    }

    private String constant(Constant constant) {
        String literal = file.text().substring(constant.start(), constant.end()).replace("_", "");
        return switch (constant.kind()) {
            case INT -> "int " + integer(literal);
            case FLOAT -> "float " + TreeText.bits(Double.parseDouble(literal));
            case IMAGINARY ->
                "imaginary " + TreeText.bits(Double.parseDouble(literal.substring(0, literal.length() - 1)));
            case STR -> "str " + TreeText.quoted(file.stringValue(constant));
            case BYTES -> "bytes " + TreeText.quoted(file.stringValue(constant));
            case TRUE -> "True";
            case FALSE -> "False";
            case NONE -> "None";
            case ELLIPSIS -> "Ellipsis";
            case LONG, UNICODE -> "no Python 3: " + constant.kind();
        };
    }

    private static BigInteger integer(String literal) {
        int radix =
                switch (literal.length() < 2 ? ' ' : Character.toLowerCase(literal.charAt(1))) {
                    case 'x' -> 16;
                    case 'o' -> 8;
                    case 'b' -> 2;
                    default -> 10;
                };
        return new BigInteger(radix == 10 ? literal : literal.substring(2), radix);
    }
}
