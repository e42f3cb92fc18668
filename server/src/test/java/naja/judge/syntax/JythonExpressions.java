package naja.judge.syntax;

import java.util.List;
import org.python.antlr.PythonTree;
import org.python.antlr.ast.Attribute;
import org.python.antlr.ast.BinOp;
import org.python.antlr.ast.BoolOp;
import org.python.antlr.ast.Call;
import org.python.antlr.ast.Compare;
import org.python.antlr.ast.Dict;
import org.python.antlr.ast.DictComp;
import org.python.antlr.ast.Ellipsis;
import org.python.antlr.ast.ExtSlice;
import org.python.antlr.ast.GeneratorExp;
import org.python.antlr.ast.IfExp;
import org.python.antlr.ast.Index;
import org.python.antlr.ast.Lambda;
import org.python.antlr.ast.ListComp;
import org.python.antlr.ast.Name;
import org.python.antlr.ast.Num;
import org.python.antlr.ast.Repr;
import org.python.antlr.ast.Set;
import org.python.antlr.ast.SetComp;
import org.python.antlr.ast.Slice;
import org.python.antlr.ast.Str;
import org.python.antlr.ast.Subscript;
import org.python.antlr.ast.Tuple;
import org.python.antlr.ast.UnaryOp;
import org.python.antlr.ast.VisitorBase;
import org.python.antlr.ast.Yield;
import org.python.antlr.ast.arguments;
import org.python.antlr.ast.comprehension;
import org.python.antlr.ast.keyword;
import org.python.antlr.base.expr;
import org.python.antlr.base.slice;
import org.python.antlr.runtime.CommonToken;
import org.python.core.PyComplex;
import org.python.core.PyFloat;
import org.python.core.PyLong;
import org.python.core.PyString;
import org.python.core.PyUnicode;

/**
 * Writes the expressions of Jython's trees.
 *
 * <p>Positions are the starts of the tokens that Jython remembers. Binary operations, tuples and comprehensions have
 * none, for theirs is sometimes an operator and sometimes the first element; so have the calls and attributes of a
 * decorator. {@code x[1, 2]} holds a tuple, whether Jython calls it an index or an extended slice.
 */
final class JythonExpressions extends VisitorBase<String> {
    private final String source;
    private final TreeText text;
    private String field = "";
    private boolean inDecorator;

    JythonExpressions(String source, TreeText text) {
        this.source = source;
        this.text = text;
    }

    /** The offset of the token that a node remembers. */
    static int start(PythonTree tree) {
        return ((CommonToken) tree.getToken()).getStartIndex();
    }

    void one(String name, PythonTree tree) {
        if (tree == null) {
            return;
        }
        String outer = field;
        field = name;
        try {
            tree.accept(this);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
        field = outer;
    }

    void all(String name, List<? extends PythonTree> trees) {
        trees.forEach(tree -> one(name, tree));
    }

    void decorator(expr tree) {
        inDecorator = true;
        one("decorator", tree);
        inDecorator = false;
    }

    void name(String name, Name node) {
        text.leaf(name, node.getInternalId() + " @" + start(node));
    }

    void arguments(arguments node) {
        all("args", node.getInternalArgs());
        if (node.getInternalVarargName() != null) {
            name("vararg", node.getInternalVarargName());
        }
        if (node.getInternalKwargName() != null) {
            name("kwarg", node.getInternalKwargName());
        }
        all("defaults", node.getInternalDefaults());
    }

    private String at(String head, PythonTree node, Runnable children) {
        text.node(field, head + " @" + start(node), children);
        return head;
    }

    private String unplaced(String head, Runnable children) {
        text.node(field, head, children);
        return head;
    }

    private void comprehensions(List<comprehension> generators) {
        for (comprehension each : generators) {
            text.node("generators", "comprehension", () -> {
                one("target", each.getInternalTarget());
                one("iter", each.getInternalIter());
                all("ifs", each.getInternalIfs());
            });
        }
    }

    @Override
    public String visitBoolOp(BoolOp node) {
        return at("BoolOp " + node.getInternalOp(), node, () -> all("values", node.getInternalValues()));
    }

    @Override
    public String visitBinOp(BinOp node) {
        return unplaced("BinOp " + node.getInternalOp(), () -> {
            one("left", node.getInternalLeft());
            one("right", node.getInternalRight());
        });
    }

    @Override
    public String visitUnaryOp(UnaryOp node) {
        return at("UnaryOp " + node.getInternalOp(), node, () -> one("operand", node.getInternalOperand()));
    }

    @Override
    public String visitLambda(Lambda node) {
        return at("Lambda", node, () -> {
            arguments(node.getInternalArgs());
            one("body", node.getInternalBody());
        });
    }

    @Override
    public String visitIfExp(IfExp node) {
        return at("IfExp", node, () -> {
            one("test", node.getInternalTest());
            one("body", node.getInternalBody());
            one("orelse", node.getInternalOrelse());
        });
    }

    @Override
    public String visitDict(Dict node) {
        return at("Dict", node, () -> {
            all("keys", node.getInternalKeys());
            all("values", node.getInternalValues());
        });
    }

    @Override
    public String visitSet(Set node) {
        return at("Set", node, () -> all("elts", node.getInternalElts()));
    }

    @Override
    public String visitListComp(ListComp node) {
        return unplaced("ListComp", () -> {
            one("elt", node.getInternalElt());
            comprehensions(node.getInternalGenerators());
        });
    }

    @Override
    public String visitSetComp(SetComp node) {
        return unplaced("SetComp", () -> {
            one("elt", node.getInternalElt());
            comprehensions(node.getInternalGenerators());
        });
    }

    @Override
    public String visitDictComp(DictComp node) {
        return unplaced("DictComp", () -> {
            one("key", node.getInternalKey());
            one("value", node.getInternalValue());
            comprehensions(node.getInternalGenerators());
        });
    }

    @Override
    public String visitGeneratorExp(GeneratorExp node) {
        return unplaced("GeneratorExp", () -> {
            one("elt", node.getInternalElt());
            comprehensions(node.getInternalGenerators());
        });
    }

    @Override
    public String visitYield(Yield node) {
        return at("Yield", node, () -> one("value", node.getInternalValue()));
    }

    @Override
    public String visitCompare(Compare node) {
        return at("Compare " + node.getInternalOps(), node, () -> {
            one("left", node.getInternalLeft());
            all("comparators", node.getInternalComparators());
        });
    }

    @Override
    public String visitCall(Call node) {
        Runnable children = () -> {
            one("func", node.getInternalFunc());
            boolean outer = inDecorator;
            inDecorator = false;
            all("args", node.getInternalArgs());
            for (keyword each : node.getInternalKeywords()) {
                text.node(
                        "keywords",
                        "keyword " + each.getInternalArg() + " @" + start(each),
                        () -> one("value", each.getInternalValue()));
            }
            one("starargs", node.getInternalStarargs());
            one("kwargs", node.getInternalKwargs());
            inDecorator = outer;
        };
        return inDecorator ? unplaced("Call", children) : at("Call", node, children);
    }

    @Override
    public String visitRepr(Repr node) {
        return at("Repr", node, () -> one("value", node.getInternalValue()));
    }

    @Override
    public String visitNum(Num node) {
        Object value = node.getInternalN();
        String shown;
        if (value instanceof PyFloat number) {
            shown = "float " + TreeText.bits(number.getValue());
        } else if (value instanceof PyComplex number) {
            shown = "imaginary " + TreeText.bits(number.imag);
        } else if (value instanceof PyLong number) {
            shown = "long " + number.getValue();
        } else {
            shown = "int " + value;
        }
        return at("Num " + shown, node, () -> {});
    }

    @Override
    public String visitStr(Str node) {
        PyString value = (PyString) node.getInternalS();
        String kind = value instanceof PyUnicode ? "unicode " : "bytes ";
        return at("Str " + kind + TreeText.quoted(value.getString()), node, () -> {});
    }

    @Override
    public String visitAttribute(Attribute node) {
        Runnable children = () -> {
            one("value", node.getInternalValue());
            name("attr", node.getInternalAttrName());
        };
        return inDecorator ? unplaced("Attribute", children) : at("Attribute", node, children);
    }

    @Override
    public String visitSubscript(Subscript node) {
        return at("Subscript", node, () -> {
            one("value", node.getInternalValue());
            one("slice", node.getInternalSlice());
        });
    }

    @Override
    public String visitName(Name node) {
        return at("Name " + node.getInternalId(), node, () -> {});
    }

    @Override
    public String visitList(org.python.antlr.ast.List node) {
        return at("List", node, () -> all("elts", node.getInternalElts()));
    }

    @Override
    public String visitTuple(Tuple node) {
        return unplaced("Tuple", () -> all("elts", node.getInternalElts()));
    }

    @Override
    public String visitEllipsis(Ellipsis node) {
        return at("Ellipsis", node, () -> {});
    }

    @Override
    public String visitSlice(Slice node) {
        return unplaced("Slice", () -> {
            one("lower", node.getInternalLower());
            one("upper", node.getInternalUpper());
            expr step = node.getInternalStep();
            // For x[1:2:] Jython makes up a step called None, whose token is the second colon.
            if (step != null && source.charAt(start(step)) != ':') {
                one("step", step);
            }
        });
    }

    @Override
    public String visitExtSlice(ExtSlice node) {
        List<slice> dimensions = node.getInternalDims();
        return unplaced("Tuple", () -> all("elts", dimensions));
    }

    @Override
    public String visitIndex(Index node) {
        one(field, node.getInternalValue());
        return "";
    }

    @Override
    protected String unhandled_node(PythonTree node) {
        throw new IllegalStateException("no text for " + node.getClass());
    }

    @Override
    public void traverse(PythonTree node) {
        throw new IllegalStateException("no text for " + node.getClass());
    }
}
