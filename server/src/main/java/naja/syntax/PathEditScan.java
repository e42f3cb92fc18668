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

    /**
     * Says whether submodules of the file may lie elsewhere than beside it: it mentions {@code __path__}, or enters modules in
     * {@code sys.modules} under names that are computed, as the library's {@code email} does.
     */
    static boolean editsSearchPath(PythonFile file) {
        String text = file.text();
        if (text.contains("__path__")) {
            return true;
        }
        return text.contains("sys.modules[") && entersComputedNames(file);
    }

    private static boolean entersComputedNames(PythonFile file) {
        boolean[] computed = {false};
        NodeVisitor visitor = new NodeVisitor() {
            @Override
            public void visit(Node node) {
                if (node instanceof Statement.Assign assign) {
                    computed[0] |= assign.targets().stream().anyMatch(PathEditScan::isComputedModule);
                }
                node.forEachChild(this);
            }
        };
        file.body().forEach(visitor::visit);
        return computed[0];
    }

    private static boolean isComputedModule(Expression target) {
        return target instanceof Subscript subscript
                && subscript.value() instanceof Attribute attribute
                && attribute.attr().equals("modules")
                && !(subscript.slice() instanceof Expression.Constant);
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
