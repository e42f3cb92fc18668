package naja.syntax;

import java.util.HashSet;
import java.util.Set;
import naja.syntax.Expression.Attribute;
import naja.syntax.Expression.Call;
import naja.syntax.Expression.Name;
import naja.syntax.Expression.Subscript;

/** Finds code that gives the module names which its text does not show. */
final class DynamicScan {
    private int functionDepth;
    private boolean dynamic;

    /** The names that imports of a file in Python 3 have bound so far. */
    private final Set<String> imported = new HashSet<>(0);

    private final boolean python3;

    private DynamicScan(boolean python3) {
        this.python3 = python3;
    }

    /** Says whether some statement writes into the module's namespace other than by binding a name. */
    static boolean isDynamic(PythonFile file) {
        String text = file.text();
        // A walk over the whole tree is worth its time only if one of these words is there.
        boolean possible = text.contains("globals(")
                || text.contains("vars(")
                || text.contains("locals(")
                || text.contains("exec")
                || text.contains("setattr(")
                || text.contains("sys.modules[__name__]");
        if (!possible) {
            return false;
        }
        if (text.contains("setattr(")
                && (text.contains("__import__(__name__)") || text.contains("modules.get(__name__)"))) {
            // A module that takes hold of itself sets its attributes by way of that.
            return true;
        }
        DynamicScan scan = new DynamicScan(file.grammar() == Grammar.PYTHON_3);
        for (Statement statement : file.body()) {
            scan.visit(statement);
        }
        return scan.dynamic;
    }

    private void visit(Node node) {
        if (dynamic) {
            return;
        }
        boolean scope = node instanceof Statement.FunctionDef
                || node instanceof Statement.ClassDef
                || node instanceof Expression.Lambda;
        check(node);
        functionDepth += scope ? 1 : 0;
        node.forEachChild(this::visit);
        functionDepth -= scope ? 1 : 0;
    }

    private void check(Node node) {
        if (python3 && node instanceof Statement.ImportFrom from) {
            from.names().forEach(alias -> imported.add(alias.bound().id()));
        } else if (python3 && node instanceof Statement.Import plain) {
            plain.names().forEach(alias -> imported.add(alias.bound().id()));
        }
        if (node instanceof Statement.Assign assign) {
            assign.targets().forEach(this::checkTarget);
            dynamic |= isNamespace(assign.value()) || isThisModule(assign.value());
        } else if (node instanceof Statement.AugAssign assign) {
            checkTarget(assign.target());
        } else if (node instanceof Statement.For loop) {
            checkTarget(loop.target());
        } else if (node instanceof Statement.Delete delete) {
            delete.targets().forEach(this::checkTarget);
        } else if (node instanceof Statement.Exec exec) {
            dynamic |= exec.globals() == null
                    ? functionDepth == 0
                    : isNamespace(exec.globals()) || (exec.locals() != null && isNamespace(exec.locals()));
        } else if (node instanceof Call call) {
            checkCall(call);
        }
    }

    private void checkTarget(Expression target) {
        if (target instanceof Subscript subscript) {
            dynamic |= isNamespace(subscript.value()) || isThisModule(target);
        } else if (target instanceof Attribute attribute) {
            dynamic |= isThisModule(attribute.value());
        } else if (target instanceof Expression.Tuple tuple) {
            tuple.elts().forEach(this::checkTarget);
        }
    }

    private void checkCall(Call call) {
        if (call.func() instanceof Attribute method) {
            boolean writes = method.attr().equals("update")
                    || method.attr().equals("setdefault")
                    || method.attr().equals("__setitem__");
            dynamic |= writes && (isNamespace(method.value()) || isThisModuleDict(method.value()));
            return;
        }
        String name = ModuleScan.lastName(call.func());
        boolean runs = name.equals("execfile") || name.equals("exec");
        if (runs) {
            dynamic |= call.args().size() == 1 && functionDepth == 0;
            for (int i = 1; i < call.args().size(); i++) {
                dynamic |= isNamespace(call.args().get(i));
            }
        } else if (name.equals("setattr") && !call.args().isEmpty()) {
            // A module's body that sets attributes of something mostly does so with itself, as the library's signal
            // does.
            dynamic |= functionDepth == 0 || isThisModule(call.args().get(0)) || isOfImported(call);
        }
    }

    /** Says whether a name that is computed is set on an imported module, which may be this one. */
    private boolean isOfImported(Call call) {
        boolean isComputed = call.args().size() > 1 && !(call.args().get(1) instanceof Expression.Constant);
        return isComputed && call.args().get(0) instanceof Name owner && imported.contains(owner.id());
    }

    /** {@code globals()}, and at module level {@code locals()} and {@code vars()}. */
    private boolean isNamespace(Expression expression) {
        if (!(expression instanceof Call call
                && call.func() instanceof Name name
                && call.args().isEmpty())) {
            return isThisModuleDict(expression);
        }
        return name.id().equals("globals")
                || (functionDepth == 0
                        && (name.id().equals("locals") || name.id().equals("vars")));
    }

    private boolean isThisModuleDict(Expression expression) {
        return expression instanceof Attribute attribute
                && attribute.attr().equals("__dict__")
                && isThisModule(attribute.value());
    }

    /** {@code sys.modules[__name__]}. */
    private boolean isThisModule(Expression expression) {
        return expression instanceof Subscript subscript
                && ModuleScan.lastName(subscript.value()).equals("modules")
                && subscript.slice() instanceof Name name
                && name.id().equals("__name__");
    }
}
