package naja.syntax;

import java.util.Set;
import naja.syntax.Expression.Attribute;
import naja.syntax.Expression.Call;
import naja.syntax.Expression.Name;
import naja.syntax.Expression.Subscript;

/** Finds statements that edit {@code sys.path}, and mentions of a package's {@code __path__}. */
final class PathEditScan {
    private static final Set<String> EDITS = Set.of("append", "insert", "extend", "remove", "pop", "reverse", "sort");

    private boolean found;

    private PathEditScan() {}

    /** Says whether some statement of the file, at any level, edits {@code sys.path}. */
    static boolean editsSysPath(PythonFile file) {
        if (!file.text().contains("sys.path") && !file.text().contains("addsitedir")) {
            return false;
        }
        PathEditScan scan = new PathEditScan();
        for (Statement statement : file.body()) {
            scan.visit(statement);
        }
        return scan.found;
    }

    /** Says whether the file mentions {@code __path__}, so that its submodules may lie elsewhere. */
    static boolean editsSearchPath(PythonFile file) {
        return file.text().contains("__path__");
    }

    private void visit(Node node) {
        if (found) {
            return;
        }
        if (node instanceof Call call && call.func() instanceof Attribute method) {
            found = (EDITS.contains(method.attr()) && isSysPath(method.value()))
                    || method.attr().equals("addsitedir");
        } else if (node instanceof Statement.Assign assign) {
            assign.targets().forEach(this::target);
        } else if (node instanceof Statement.AugAssign assign) {
            target(assign.target());
        }
        node.forEachChild(this::visit);
    }

    private void target(Expression target) {
        found |= isSysPath(target) || (target instanceof Subscript subscript && isSysPath(subscript.value()));
    }

    private static boolean isSysPath(Expression expression) {
        return expression instanceof Attribute attribute
                && attribute.attr().equals("path")
                && attribute.value() instanceof Name name
                && name.id().equals("sys");
    }
}
