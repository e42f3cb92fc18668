package naja.judge.syntax;

import java.util.List;
import org.python.antlr.PythonTree;
import org.python.antlr.ast.Assert;
import org.python.antlr.ast.Assign;
import org.python.antlr.ast.AugAssign;
import org.python.antlr.ast.Break;
import org.python.antlr.ast.ClassDef;
import org.python.antlr.ast.Continue;
import org.python.antlr.ast.Delete;
import org.python.antlr.ast.ExceptHandler;
import org.python.antlr.ast.Exec;
import org.python.antlr.ast.Expr;
import org.python.antlr.ast.For;
import org.python.antlr.ast.FunctionDef;
import org.python.antlr.ast.Global;
import org.python.antlr.ast.If;
import org.python.antlr.ast.Import;
import org.python.antlr.ast.ImportFrom;
import org.python.antlr.ast.Module;
import org.python.antlr.ast.Name;
import org.python.antlr.ast.Pass;
import org.python.antlr.ast.Print;
import org.python.antlr.ast.Raise;
import org.python.antlr.ast.Return;
import org.python.antlr.ast.TryExcept;
import org.python.antlr.ast.TryFinally;
import org.python.antlr.ast.VisitorBase;
import org.python.antlr.ast.While;
import org.python.antlr.ast.With;
import org.python.antlr.ast.alias;
import org.python.antlr.base.excepthandler;
import org.python.antlr.base.mod;
import org.python.antlr.base.stmt;

/**
 * Writes a tree of Jython's own parser as {@link TreeText}.
 *
 * <p>A simple statement has its start and its end, a compound one its start. An {@code elif} and the second item of a
 * {@code with} have no position: Jython gives them the start of their expression without its parentheses.
 */
final class JythonStatements extends VisitorBase<String> {
    private final String source;
    private final TreeText text;
    private final JythonExpressions expressions;
    private String field = "body";

    private JythonStatements(String source, TreeText text) {
        this.source = source;
        this.text = text;
        this.expressions = new JythonExpressions(source, text);
    }

    /** Writes {@code module}, which Jython read from {@code source} (line ends are {@code \n}, no byte order mark). */
    static void write(mod module, String source, TreeText text) {
        new JythonStatements(source, text).block("body", ((Module) module).getInternalBody());
    }

    private void block(String name, List<stmt> statements) {
        String outer = field;
        for (stmt statement : statements) {
            field = name;
            accept(statement);
        }
        field = outer;
    }

    private void accept(PythonTree tree) {
        try {
            tree.accept(this);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private String simple(String head, stmt statement, Runnable children) {
        text.node(field, head + " @" + statement.getCharStartIndex() + "-" + statement.getCharStopIndex(), children);
        return head;
    }

    private String compound(String head, String keyword, stmt statement, Runnable children) {
        int start = statement.getCharStartIndex();
        boolean atKeyword = source.startsWith(keyword, start)
                && !Character.isJavaIdentifierPart(source.charAt(start + keyword.length()));
        text.node(field, atKeyword ? head + " @" + start : head, children);
        return head;
    }

    @Override
    public String visitFunctionDef(FunctionDef node) {
        text.node(field, "FunctionDef @" + node.getCharStartIndex(), () -> {
            node.getInternalDecorator_list().forEach(expressions::decorator);
            expressions.name("name", node.getInternalNameNode());
            expressions.arguments(node.getInternalArgs());
            block("body", node.getInternalBody());
        });
        return "";
    }

    @Override
    public String visitClassDef(ClassDef node) {
        text.node(field, "ClassDef @" + node.getCharStartIndex(), () -> {
            node.getInternalDecorator_list().forEach(expressions::decorator);
            expressions.name("name", node.getInternalNameNode());
            expressions.all("bases", node.getInternalBases());
            block("body", node.getInternalBody());
        });
        return "";
    }

    @Override
    public String visitReturn(Return node) {
        return simple("Return", node, () -> expressions.one("value", node.getInternalValue()));
    }

    @Override
    public String visitDelete(Delete node) {
        return simple("Delete", node, () -> expressions.all("targets", node.getInternalTargets()));
    }

    @Override
    public String visitAssign(Assign node) {
        return simple("Assign", node, () -> {
            expressions.all("targets", node.getInternalTargets());
            expressions.one("value", node.getInternalValue());
        });
    }

    @Override
    public String visitAugAssign(AugAssign node) {
        return simple("AugAssign " + node.getInternalOp(), node, () -> {
            expressions.one("target", node.getInternalTarget());
            expressions.one("value", node.getInternalValue());
        });
    }

    @Override
    public String visitPrint(Print node) {
        return simple(node.getInternalNl() ? "Print" : "Print,", node, () -> {
            expressions.one("dest", node.getInternalDest());
            expressions.all("values", node.getInternalValues());
        });
    }

    @Override
    public String visitFor(For node) {
        return compound("For", "for", node, () -> {
            expressions.one("target", node.getInternalTarget());
            expressions.one("iter", node.getInternalIter());
            block("body", node.getInternalBody());
            block("orelse", node.getInternalOrelse());
        });
    }

    @Override
    public String visitWhile(While node) {
        return compound("While", "while", node, () -> {
            expressions.one("test", node.getInternalTest());
            block("body", node.getInternalBody());
            block("orelse", node.getInternalOrelse());
        });
    }

    @Override
    public String visitIf(If node) {
        return compound("If", "if", node, () -> {
            expressions.one("test", node.getInternalTest());
            block("body", node.getInternalBody());
            block("orelse", node.getInternalOrelse());
        });
    }

    @Override
    public String visitWith(With node) {
        return compound("With", "with", node, () -> {
            expressions.one("context_expr", node.getInternalContext_expr());
            expressions.one("optional_vars", node.getInternalOptional_vars());
            block("body", node.getInternalBody());
        });
    }

    @Override
    public String visitRaise(Raise node) {
        return simple("Raise", node, () -> {
            expressions.one("type", node.getInternalType());
            expressions.one("inst", node.getInternalInst());
            expressions.one("tback", node.getInternalTback());
        });
    }

    @Override
    public String visitTryExcept(TryExcept node) {
        return compound("TryExcept", "try", node, () -> {
            block("body", node.getInternalBody());
            for (excepthandler each : node.getInternalHandlers()) {
                ExceptHandler handler = (ExceptHandler) each;
                text.node("handlers", "ExceptHandler @" + JythonExpressions.start(handler), () -> {
                    expressions.one("type", handler.getInternalType());
                    expressions.one("name", handler.getInternalName());
                    block("body", handler.getInternalBody());
                });
            }
            block("orelse", node.getInternalOrelse());
        });
    }

    @Override
    public String visitTryFinally(TryFinally node) {
        return compound("TryFinally", "try", node, () -> {
            block("body", node.getInternalBody());
            block("finalbody", node.getInternalFinalbody());
        });
    }

    @Override
    public String visitAssert(Assert node) {
        return simple("Assert", node, () -> {
            expressions.one("test", node.getInternalTest());
            expressions.one("msg", node.getInternalMsg());
        });
    }

    @Override
    public String visitImport(Import node) {
        return simple("Import", node, () -> node.getInternalNames().forEach(this::imported));
    }

    @Override
    public String visitImportFrom(ImportFrom node) {
        return simple("ImportFrom level=" + node.getInternalLevel(), node, () -> {
            for (Name part : node.getInternalModuleNames()) {
                if (!part.getInternalId().equals(".")) {
                    expressions.name("module", part);
                }
            }
            node.getInternalNames().forEach(this::imported);
        });
    }

    private void imported(alias each) {
        if (each.getInternalName().equals("*")) {
            text.leaf("names", "*");
            return;
        }
        text.node("names", "alias", () -> {
            for (Name part : each.getInternalNameNodes()) {
                expressions.name("name", part);
            }
            if (each.getInternalAsnameNode() != null) {
                expressions.name("asname", each.getInternalAsnameNode());
            }
        });
    }

    @Override
    public String visitExec(Exec node) {
        return simple("Exec", node, () -> {
            expressions.one("body", node.getInternalBody());
            expressions.one("globals", node.getInternalGlobals());
            expressions.one("locals", node.getInternalLocals());
        });
    }

    @Override
    public String visitGlobal(Global node) {
        return simple(
                "Global", node, () -> node.getInternalNameNodes().forEach(name -> expressions.name("names", name)));
    }

    @Override
    public String visitExpr(Expr node) {
        return simple("Expr", node, () -> expressions.one("value", node.getInternalValue()));
    }

    @Override
    public String visitPass(Pass node) {
        return simple("Pass", node, () -> {});
    }

    @Override
    public String visitBreak(Break node) {
        return simple("Break", node, () -> {});
    }

    @Override
    public String visitContinue(Continue node) {
        return simple("Continue", node, () -> {});
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
