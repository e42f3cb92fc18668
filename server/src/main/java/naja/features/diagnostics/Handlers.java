package naja.features.diagnostics;

import java.util.ArrayList;
import java.util.List;
import naja.syntax.ExceptHandler;
import naja.syntax.Expression;
import naja.syntax.Node;
import naja.syntax.NodeVisitor;
import naja.syntax.PythonFile;
import naja.syntax.Statement;

/** The handlers around a statement. */
final class Handlers {
    private Handlers() {}

    /** Says whether the handlers around the statement at {@code offset} catch ImportError and nothing else. */
    static boolean catchImportErrorOnly(PythonFile tree, int offset) {
        List<ExceptHandler> handlers = new ArrayList<>();
        NodeVisitor visitor = new NodeVisitor() {
            @Override
            public void visit(Node node) {
                if (node.start() > offset || offset > node.end()) {
                    return;
                }
                if (node instanceof Statement.Try attempt && covers(attempt.body(), offset)) {
                    handlers.addAll(attempt.handlers());
                }
                node.forEachChild(this);
            }
        };
        tree.body().forEach(visitor::visit);
        return !handlers.isEmpty() && handlers.stream().allMatch(Handlers::isImportError);
    }

    private static boolean covers(List<Statement> body, int offset) {
        return !body.isEmpty()
                && body.get(0).start() <= offset
                && offset <= body.get(body.size() - 1).end();
    }

    private static boolean isImportError(ExceptHandler handler) {
        return handler.type() instanceof Expression.Name name && name.id().equals("ImportError");
    }
}
