package naja.judge.syntax;

import java.util.List;
import naja.syntax.Alias;
import naja.syntax.ExceptHandler;
import naja.syntax.Expression;
import naja.syntax.Expression.Name;
import naja.syntax.MatchCase;
import naja.syntax.PythonFile;
import naja.syntax.Statement;
import naja.syntax.Statement.AnnAssign;
import naja.syntax.Statement.Assert;
import naja.syntax.Statement.Assign;
import naja.syntax.Statement.AugAssign;
import naja.syntax.Statement.Break;
import naja.syntax.Statement.ClassDef;
import naja.syntax.Statement.Continue;
import naja.syntax.Statement.Delete;
import naja.syntax.Statement.Expr;
import naja.syntax.Statement.For;
import naja.syntax.Statement.FunctionDef;
import naja.syntax.Statement.Global;
import naja.syntax.Statement.If;
import naja.syntax.Statement.Import;
import naja.syntax.Statement.ImportFrom;
import naja.syntax.Statement.Match;
import naja.syntax.Statement.Nonlocal;
import naja.syntax.Statement.Pass;
import naja.syntax.Statement.Raise;
import naja.syntax.Statement.Return;
import naja.syntax.Statement.Try;
import naja.syntax.Statement.TypeAlias;
import naja.syntax.Statement.While;
import naja.syntax.Statement.With;
import naja.syntax.WithItem;

/** Writes our Python 3 tree as {@code record_verdicts.py} writes CPython's {@code ast}. */
final class Python3Statements {
    private final TreeText text;
    private final Python3Expressions expressions;
    private final Python3Patterns patterns;

    private Python3Statements(PythonFile file, TreeText text) {
        this.text = text;
        this.expressions = new Python3Expressions(file, text);
        this.patterns = new Python3Patterns(text, expressions);
    }

    /** Writes all statements of {@code file}. */
    static void write(PythonFile file, TreeText text) {
        new Python3Statements(file, text).block("body", file.body());
    }

    private void block(String field, List<Statement> statements) {
        statements.forEach(statement -> statement(field, statement));
    }

    private void node(String field, String head, Statement statement, Runnable children) {
        text.node(field, head + " @" + statement.start() + "-" + statement.end(), children);
    }

    private void definition(
            String field, String head, List<Expression> decorators, Statement statement, Runnable children) {
        // CPython begins a decorated definition at its keyword, we begin it at its first decorator.
        String start = decorators.isEmpty() ? String.valueOf(statement.start()) : "*";
        text.node(field, head + " @" + start + "-" + statement.end(), children);
    }

    private void statement(String field, Statement statement) {
        if (statement instanceof FunctionDef function) {
            String head = function.async() ? "AsyncFunctionDef" : "FunctionDef";
            definition(field, head, function.decorators(), function, () -> {
                text.leaf("name", function.name().id());
                expressions.arguments(function.args());
                block("body", function.body());
                expressions.all("decorator_list", function.decorators());
                expressions.one("returns", function.returns());
                expressions.typeParameters(function.typeParams());
            });
        } else if (statement instanceof ClassDef type) {
            definition(field, "ClassDef", type.decorators(), type, () -> {
                text.leaf("name", type.name().id());
                expressions.all("bases", type.bases());
                expressions.keywords(type.keywords());
                block("body", type.body());
                expressions.all("decorator_list", type.decorators());
                expressions.typeParameters(type.typeParams());
            });
        } else if (statement instanceof If branch) {
            node(field, "If", branch, () -> {
                expressions.one("test", branch.test());
                block("body", branch.body());
                block("orelse", branch.orelse());
            });
        } else if (statement instanceof For loop) {
            node(field, loop.async() ? "AsyncFor" : "For", loop, () -> {
                expressions.one("target", loop.target());
                expressions.one("iter", loop.iter());
                block("body", loop.body());
                block("orelse", loop.orelse());
            });
        } else if (statement instanceof While loop) {
            node(field, "While", loop, () -> {
                expressions.one("test", loop.test());
                block("body", loop.body());
                block("orelse", loop.orelse());
            });
        } else if (statement instanceof With with) {
            node(field, with.async() ? "AsyncWith" : "With", with, () -> {
                with.items().forEach(this::item);
                block("body", with.body());
            });
        } else if (statement instanceof Try attempt) {
            node(field, attempt.star() ? "TryStar" : "Try", attempt, () -> {
                block("body", attempt.body());
                attempt.handlers().forEach(this::handler);
                block("orelse", attempt.orelse());
                block("finalbody", attempt.finalbody());
            });
        } else if (statement instanceof Match match) {
            node(field, "Match", match, () -> {
                expressions.one("subject", match.subject());
                match.cases().forEach(this::matchCase);
            });
        } else {
            simple(field, statement);
        }
    }

    private void simple(String field, Statement statement) {
        if (statement instanceof Expr expression) {
            node(field, "Expr", expression, () -> expressions.one("value", expression.value()));
        } else if (statement instanceof Assign assign) {
            node(field, "Assign", assign, () -> {
                expressions.all("targets", assign.targets());
                expressions.one("value", assign.value());
            });
        } else if (statement instanceof AugAssign assign) {
            node(field, "AugAssign " + assign.op(), assign, () -> {
                expressions.one("target", assign.target());
                expressions.one("value", assign.value());
            });
        } else if (statement instanceof AnnAssign assign) {
            node(field, "AnnAssign", assign, () -> {
                expressions.one("target", assign.target());
                expressions.one("annotation", assign.annotation());
                expressions.one("value", assign.value());
                text.leaf("simple", assign.simple() ? "1" : "0");
            });
        } else if (statement instanceof Return result) {
            node(field, "Return", result, () -> expressions.one("value", result.value()));
        } else if (statement instanceof Delete delete) {
            node(field, "Delete", delete, () -> expressions.all("targets", delete.targets()));
        } else if (statement instanceof TypeAlias alias) {
            node(field, "TypeAlias", alias, () -> {
                expressions.one("name", alias.name());
                expressions.typeParameters(alias.typeParams());
                expressions.one("value", alias.value());
            });
        } else if (statement instanceof Raise raise) {
            node(field, "Raise", raise, () -> {
                expressions.one("exc", raise.exc());
                expressions.one("cause", raise.cause());
            });
        } else if (statement instanceof Assert check) {
            node(field, "Assert", check, () -> {
                expressions.one("test", check.test());
                expressions.one("msg", check.msg());
            });
        } else {
            nameStatement(field, statement);
        }
    }

    private void nameStatement(String field, Statement statement) {
        if (statement instanceof Import imports) {
            node(field, "Import", imports, () -> imports.names().forEach(this::alias));
        } else if (statement instanceof ImportFrom imports) {
            node(field, "ImportFrom", imports, () -> importFrom(imports));
        } else if (statement instanceof Global global) {
            node(field, "Global", global, () -> names(global.names()));
        } else if (statement instanceof Nonlocal nonlocal) {
            node(field, "Nonlocal", nonlocal, () -> names(nonlocal.names()));
        } else if (statement instanceof Pass || statement instanceof Break || statement instanceof Continue) {
            node(field, statement.getClass().getSimpleName(), statement, () -> {});
        } else {
            node(field, "no Python 3: " + statement.getClass().getSimpleName(), statement, () -> {});
        }
    }

    private void importFrom(ImportFrom imports) {
        if (!imports.module().isEmpty()) {
            text.leaf("module", dotted(imports.module()));
        }
        if (imports.star() >= 0) {
            String span = " @" + imports.star() + "-" + (imports.star() + 1);
            text.node("names", "alias" + span, () -> text.leaf("name", "*"));
        }
        imports.names().forEach(this::alias);
        text.leaf("level", String.valueOf(imports.level()));
    }

    private void names(List<Name> names) {
        names.forEach(name -> text.leaf("names", name.id()));
    }

    private void alias(Alias alias) {
        text.node("names", "alias @" + alias.start() + "-" + alias.end(), () -> {
            text.leaf("name", dotted(alias.parts()));
            Name asname = alias.asname();
            if (asname != null) {
                text.leaf("asname", asname.id());
            }
        });
    }

    private static String dotted(List<Name> parts) {
        return String.join(".", parts.stream().map(Name::id).toList());
    }

    private void item(WithItem item) {
        text.node("items", "withitem", () -> {
            expressions.one("context_expr", item.context());
            expressions.one("optional_vars", item.target());
        });
    }

    private void handler(ExceptHandler handler) {
        text.node("handlers", "ExceptHandler @" + handler.start() + "-" + handler.end(), () -> {
            expressions.one("type", handler.type());
            if (handler.target() instanceof Name name) {
                text.leaf("name", name.id());
            }
            block("body", handler.body());
        });
    }

    private void matchCase(MatchCase each) {
        text.node("cases", "match_case", () -> {
            patterns.one("pattern", each.pattern());
            expressions.one("guard", each.guard());
            block("body", each.body());
        });
    }
}
