package naja.judge.syntax;

import java.util.List;
import naja.syntax.Alias;
import naja.syntax.ExceptHandler;
import naja.syntax.Expression;
import naja.syntax.Expression.Name;
import naja.syntax.Expression.Tuple;
import naja.syntax.PythonFile;
import naja.syntax.Statement;
import naja.syntax.Statement.Assert;
import naja.syntax.Statement.Assign;
import naja.syntax.Statement.AugAssign;
import naja.syntax.Statement.Break;
import naja.syntax.Statement.ClassDef;
import naja.syntax.Statement.Continue;
import naja.syntax.Statement.Delete;
import naja.syntax.Statement.Exec;
import naja.syntax.Statement.Expr;
import naja.syntax.Statement.For;
import naja.syntax.Statement.FunctionDef;
import naja.syntax.Statement.Global;
import naja.syntax.Statement.If;
import naja.syntax.Statement.Import;
import naja.syntax.Statement.ImportFrom;
import naja.syntax.Statement.Pass;
import naja.syntax.Statement.Print;
import naja.syntax.Statement.Raise;
import naja.syntax.Statement.Return;
import naja.syntax.Statement.Try;
import naja.syntax.Statement.While;
import naja.syntax.Statement.With;
import naja.syntax.WithItem;

/** Writes our Python 2 tree as {@link JythonStatements} writes Jython's. */
final class Python2Statements {
    private final PythonFile file;
    private final TreeText text;
    private final Python2Expressions expressions;

    private Python2Statements(PythonFile file, Python2Strings strings, TreeText text) {
        this.file = file;
        this.text = text;
        this.expressions = new Python2Expressions(file, strings, text);
    }

    /** Writes all statements of {@code file}. */
    static void write(PythonFile file, Python2Strings strings, TreeText text) {
        new Python2Statements(file, strings, text).block("body", file.body());
    }

    private void block(String field, List<Statement> statements) {
        statements.forEach(statement -> statement(field, statement));
    }

    private void simple(String field, String head, Statement statement, Runnable children) {
        text.node(field, head + " @" + statement.start() + "-" + statement.end(), children);
    }

    private void compound(String field, String head, Statement statement, Runnable children) {
        text.node(field, head + " @" + statement.start(), children);
    }

    private void statement(String field, Statement statement) {
        if (statement instanceof FunctionDef function) {
            compound(field, "FunctionDef", function, () -> {
                function.decorators().forEach(expressions::decorator);
                expressions.name("name", function.name());
                expressions.arguments(function.args());
                block("body", function.body());
            });
        } else if (statement instanceof ClassDef type) {
            compound(field, "ClassDef", type, () -> {
                type.decorators().forEach(expressions::decorator);
                expressions.name("name", type.name());
                expressions.all("bases", bases(type));
                block("body", type.body());
            });
        } else if (statement instanceof If branch) {
            branch(field, branch);
        } else if (statement instanceof For loop) {
            compound(field, "For", loop, () -> {
                expressions.one("target", loop.target());
                expressions.one("iter", loop.iter());
                block("body", loop.body());
                block("orelse", loop.orelse());
            });
        } else if (statement instanceof While loop) {
            compound(field, "While", loop, () -> {
                expressions.one("test", loop.test());
                block("body", loop.body());
                block("orelse", loop.orelse());
            });
        } else if (statement instanceof With with) {
            with(field, with, 0);
        } else if (statement instanceof Try attempt) {
            attempt(field, attempt);
        } else {
            simple(field, statement);
        }
    }

    private void simple(String field, Statement statement) {
        if (statement instanceof Expr expression) {
            simple(field, "Expr", expression, () -> expressions.one("value", expression.value()));
        } else if (statement instanceof Assign assign) {
            simple(field, "Assign", assign, () -> {
                expressions.all("targets", assign.targets());
                expressions.one("value", assign.value());
            });
        } else if (statement instanceof AugAssign assign) {
            simple(field, "AugAssign " + assign.op(), assign, () -> {
                expressions.one("target", assign.target());
                expressions.one("value", assign.value());
            });
        } else if (statement instanceof Return result) {
            simple(field, "Return", result, () -> expressions.one("value", result.value()));
        } else if (statement instanceof Delete delete) {
            simple(field, "Delete", delete, () -> expressions.all("targets", delete.targets()));
        } else if (statement instanceof Print print) {
            simple(field, print.newline() ? "Print" : "Print,", print, () -> {
                expressions.one("dest", print.dest());
                expressions.all("values", print.values());
            });
        } else if (statement instanceof Raise raise) {
            simple(field, "Raise", raise, () -> {
                expressions.one("type", raise.exc());
                expressions.one("inst", raise.cause());
                expressions.one("tback", raise.traceback());
            });
        } else if (statement instanceof Assert check) {
            simple(field, "Assert", check, () -> {
                expressions.one("test", check.test());
                expressions.one("msg", check.msg());
            });
        } else if (statement instanceof Exec exec) {
            simple(field, "Exec", exec, () -> {
                expressions.one("body", exec.body());
                expressions.one("globals", exec.globals());
                expressions.one("locals", exec.locals());
            });
        } else {
            nameStatement(field, statement);
        }
    }

    private void nameStatement(String field, Statement statement) {
        if (statement instanceof Import imports) {
            simple(field, "Import", imports, () -> imports.names().forEach(this::alias));
        } else if (statement instanceof ImportFrom imports) {
            simple(field, "ImportFrom level=" + imports.level(), imports, () -> {
                imports.module().forEach(part -> expressions.name("module", part));
                if (imports.star() >= 0) {
                    text.leaf("names", "*");
                }
                imports.names().forEach(this::alias);
            });
        } else if (statement instanceof Global global) {
            simple(field, "Global", global, () -> global.names().forEach(name -> expressions.name("names", name)));
        } else if (statement instanceof Pass || statement instanceof Break || statement instanceof Continue) {
            simple(field, statement.getClass().getSimpleName(), statement, () -> {});
        } else {
            simple(field, "no Python 2: " + statement.getClass().getSimpleName(), statement, () -> {});
        }
    }

    /** Jython takes the elements of a single tuple for the bases. */
    private static List<Expression> bases(ClassDef type) {
        boolean tuple = type.bases().size() == 1 && type.bases().get(0) instanceof Tuple;
        return tuple ? ((Tuple) type.bases().get(0)).elts() : type.bases();
    }

    private void branch(String field, If branch) {
        boolean elif = file.text().startsWith("elif", branch.start());
        text.node(field, elif ? "If" : "If @" + branch.start(), () -> {
            expressions.one("test", branch.test());
            block("body", branch.body());
            block("orelse", branch.orelse());
        });
    }

    /** Jython nests the items of one statement. */
    private void with(String field, With with, int index) {
        WithItem item = with.items().get(index);
        text.node(field, index == 0 ? "With @" + with.start() : "With", () -> {
            expressions.one("context_expr", item.context());
            expressions.one("optional_vars", item.target());
            if (index + 1 < with.items().size()) {
                with("body", with, index + 1);
            } else {
                block("body", with.body());
            }
        });
    }

    /** Jython nests what has handlers in what has a {@code finally}. */
    private void attempt(String field, Try attempt) {
        if (attempt.finalbody().isEmpty()) {
            handled(field, attempt);
            return;
        }
        compound(field, "TryFinally", attempt, () -> {
            if (attempt.handlers().isEmpty()) {
                block("body", attempt.body());
            } else {
                handled("body", attempt);
            }
            block("finalbody", attempt.finalbody());
        });
    }

    private void handled(String field, Try attempt) {
        compound(field, "TryExcept", attempt, () -> {
            block("body", attempt.body());
            for (ExceptHandler handler : attempt.handlers()) {
                text.node("handlers", "ExceptHandler @" + handler.start(), () -> {
                    expressions.one("type", handler.type());
                    expressions.one("name", handler.target());
                    block("body", handler.body());
                });
            }
            block("orelse", attempt.orelse());
        });
    }

    private void alias(Alias alias) {
        text.node("names", "alias", () -> {
            for (Name part : alias.parts()) {
                expressions.name("name", part);
            }
            Name asname = alias.asname();
            if (asname != null) {
                expressions.name("asname", asname);
            }
        });
    }
}
