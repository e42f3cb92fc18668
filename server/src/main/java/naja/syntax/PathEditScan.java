package naja.syntax;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import naja.syntax.Expression.Attribute;
import naja.syntax.Expression.Call;
import naja.syntax.Expression.Name;
import naja.syntax.Expression.Subscript;

/**
 * Finds what changes where imports find their modules: edits of {@code sys.path}, entries put into {@code sys.modules}, import
 * hooks, and mentions of a package's {@code __path__}.
 */
final class PathEditScan {
    private static final Set<String> READS = Set.of("index", "count", "__len__", "__contains__", "__iter__");
    private static final Set<String> MODULE_EDITS = Set.of("setdefault", "update", "__setitem__");
    private static final Set<String> LOADERS =
            Set.of("addsitedir", "load_source", "load_module", "load_compiled", "load_dynamic");
    private static final List<String> WORDS = List.of(
            "sys.path",
            "import path",
            "addsitedir",
            "sys.modules",
            "meta_path",
            "path_hooks",
            ".__import__",
            "imp.load_",
            "as _sys",
            "sys as");

    /** The names that {@code sys}, and those that {@code sys.path} itself goes by in the file. */
    private final Set<String> sysNames = new HashSet<>(Set.of("sys"));

    private final Set<String> pathNames = new HashSet<>();
    private boolean found;

    /** How many functions the node at hand is in. */
    private int functions;

    private boolean foundInFunction;

    private PathEditScan() {}

    /** Where a file changes where later imports find their modules. */
    enum Place {
        NOWHERE,
        /** In what runs with the module itself. */
        MODULE,
        /** In a function, too, which runs when somebody calls it. */
        FUNCTION
    }

    /** Says where statements of the file change where later imports find their modules. */
    static Place changesImports(PythonFile file) {
        String text = file.text();
        boolean possible = false;
        for (int i = 0; i < WORDS.size() && !possible; i++) {
            possible = text.contains(WORDS.get(i));
        }
        if (!possible && !(text.contains("from sys") && text.contains("path"))) {
            return Place.NOWHERE;
        }
        PathEditScan scan = new PathEditScan();
        file.body().forEach(scan::visit);
        return scan.foundInFunction ? Place.FUNCTION : scan.found ? Place.MODULE : Place.NOWHERE;
    }

    /**
     * Says whether submodules of the file may lie elsewhere than beside it: it mentions {@code __path__}, or enters modules in
     * {@code sys.modules} under names that are computed, as the library's {@code email} does.
     */
    static boolean editsSearchPath(PythonFile file) {
        String text = file.text();
        return text.contains("__path__")
                || text.contains("declare_namespace")
                || (text.contains("sys.modules[") && entersComputedNames(file));
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
        boolean isFunction = node instanceof Statement.FunctionDef || node instanceof Expression.Lambda;
        functions += isFunction ? 1 : 0;
        boolean before = found;
        found = false;
        visitInside(node);
        foundInFunction |= found && functions > 0;
        found |= before;
        functions -= isFunction ? 1 : 0;
    }

    private void visitInside(Node node) {
        if (node instanceof Statement.Import plain) {
            plain.names().forEach(this::noteSys);
        } else if (node instanceof Statement.ImportFrom from) {
            noteFromSys(from);
        } else if (node instanceof Call call) {
            call(call);
        } else if (node instanceof Statement.Assign assign) {
            assign.targets().forEach(this::target);
            // Another name for the list: what happens to it is not followed.
            found |= isSysPath(assign.value());
        } else if (node instanceof Statement.AugAssign assign) {
            target(assign.target());
        }
        node.forEachChild(this::visit);
    }

    private void noteSys(Alias alias) {
        if (alias.parts().size() == 1 && alias.parts().get(0).id().equals("sys") && alias.asname() != null) {
            sysNames.add(alias.bound().id());
        }
    }

    private void noteFromSys(Statement.ImportFrom from) {
        if (from.module().size() != 1 || !from.module().get(0).id().equals("sys")) {
            return;
        }
        if (from.star() >= 0) {
            pathNames.add("path");
        }
        for (Alias alias : from.names()) {
            if (alias.parts().get(0).id().equals("path")) {
                pathNames.add(alias.bound().id());
            }
        }
    }

    private void call(Call call) {
        if (call.func() instanceof Attribute method) {
            found |= isSysPath(method.value()) && !READS.contains(method.attr());
            found |= isSys(method.value(), "modules") && MODULE_EDITS.contains(method.attr());
            found |= isSys(method.value(), "meta_path") || isSys(method.value(), "path_hooks");
            found |= LOADERS.contains(method.attr());
        }
        boolean isMeasure = call.func() instanceof Name name
                && Set.of("len", "list", "tuple", "str", "repr", "enumerate", "sorted")
                        .contains(name.id());
        for (int i = 0; i < call.args().size() && !isMeasure; i++) {
            Expression argument = call.args().get(i);
            // Whoever is given the list, or a method of it, may change it.
            found |= isSysPath(argument)
                    && !(call.func() instanceof Attribute join && join.attr().equals("join"));
            found |= argument instanceof Attribute method && isSysPath(method.value());
        }
    }

    private void target(Expression target) {
        if (target instanceof Subscript subscript) {
            found |= isSysPath(subscript.value()) || isSys(subscript.value(), "modules");
        } else {
            found |= isSysPath(target) || isSys(target, "meta_path") || isSys(target, "path_hooks");
            found |= target instanceof Attribute function && function.attr().equals("__import__");
        }
    }

    private boolean isSysPath(Expression expression) {
        return isSys(expression, "path") || (expression instanceof Name name && pathNames.contains(name.id()));
    }

    private boolean isSys(Expression expression, String attr) {
        return expression instanceof Attribute attribute
                && attribute.attr().equals(attr)
                && attribute.value() instanceof Name name
                && sysNames.contains(name.id());
    }
}
