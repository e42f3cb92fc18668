package naja.features.symbols;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import naja.base.CancelToken;
import naja.features.symbols.Symbol.Kind;
import naja.syntax.Expression;
import naja.syntax.Node;
import naja.syntax.PythonFile;
import naja.syntax.Statement;
import naja.text.Span;
import naja.vfs.VPath;
import naja.workspace.Snapshot;

/** The outline of a file: classes, functions, and the variables of the module and of classes. */
public final class SymbolsFeature {

    private SymbolsFeature() {}

    /** The definitions of {@code file} in the order of the text. */
    public static List<Symbol> find(Snapshot snapshot, VPath file, CancelToken cancel) {
        if (file.name().endsWith(".java")) {
            // A source that a definition led to; it is no Python.
            return List.of();
        }
        Level module = new Level(Scope.MODULE, cancel);
        for (Statement statement : snapshot.parse(file).map(PythonFile::body).orElse(List.of())) {
            module.visit(statement);
        }
        return module.symbols;
    }

    private enum Scope {
        MODULE,
        CLASS,
        FUNCTION
    }

    /** Gathers the definitions of one body. */
    private static final class Level {
        private final Scope scope;
        private final CancelToken cancel;
        private final List<Symbol> symbols = new ArrayList<>();
        private final Set<String> variables = new HashSet<>();

        Level(Scope scope, CancelToken cancel) {
            this.scope = scope;
            this.cancel = cancel;
        }

        void visit(Node node) {
            cancel.check();
            if (node instanceof Statement.ClassDef definition) {
                add(definition, definition.name(), Kind.CLASS, new Level(Scope.CLASS, cancel), definition.body());
            } else if (node instanceof Statement.FunctionDef definition) {
                Kind kind = scope == Scope.CLASS ? Kind.METHOD : Kind.FUNCTION;
                add(definition, definition.name(), kind, new Level(Scope.FUNCTION, cancel), definition.body());
            } else if (node instanceof Statement.Assign assignment) {
                for (Expression target : assignment.targets()) {
                    variable(assignment, target);
                }
            } else if (node instanceof Statement.AnnAssign assignment) {
                variable(assignment, assignment.target());
            } else if (!(node instanceof Expression)) {
                node.forEachChild(this::visit);
            }
        }

        private void add(Node definition, Expression.Name name, Kind kind, Level inside, List<Statement> body) {
            body.forEach(inside::visit);
            if (!name.id().isEmpty()) {
                symbols.add(new Symbol(name.id(), kind, span(definition), span(name), inside.symbols));
            }
        }

        private void variable(Node assignment, Expression target) {
            boolean shown = scope != Scope.FUNCTION && target instanceof Expression.Name;
            if (shown && variables.add(((Expression.Name) target).id())) {
                Kind kind = scope == Scope.CLASS ? Kind.FIELD : Kind.VARIABLE;
                String name = ((Expression.Name) target).id();
                if (!name.isEmpty()) {
                    symbols.add(new Symbol(name, kind, span(assignment), span(target), List.of()));
                }
            }
        }

        private static Span span(Node node) {
            return new Span(node.start(), node.end());
        }
    }
}
