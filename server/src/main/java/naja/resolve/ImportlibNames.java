package naja.resolve;

import java.util.function.Predicate;
import naja.resolve.Python3Runtime.Rule;
import org.jspecify.annotations.Nullable;

/** What importlib reads from, and puts into, the globals of a module: which package its relative imports start from. */
final class ImportlibNames {

    private ImportlibNames() {}

    /** Puts what {@code _init_module_attrs} sets; the main program has no spec unless it is set behind. */
    static void describe(Namespace names, ModuleSpec spec, String name) {
        if (name.equals("__main__")) {
            names.put("__spec__", Value.none());
            return;
        }
        boolean isPackage = spec instanceof ModuleSpec.Package;
        int dot = name.lastIndexOf('.');
        String parent = isPackage ? name : dot < 0 ? "" : name.substring(0, dot);
        names.put("__package__", Value.text(parent));
        names.put("__spec__", spec(name, parent));
        names.put("__loader__", Value.unknown("a loader"));
    }

    /** A module's {@code __spec__}, as far as imports ask for it. */
    static Value spec(String name, String parent) {
        Namespace names = new Namespace();
        names.put("name", Value.text(name));
        names.put("parent", Value.text(parent));
        return new Value.Instance(Value.unknown("ModuleSpec"), names);
    }

    /** Code that runs with these globals: {@code _calc___package__}, then {@code _sanity_check} and {@code _resolve_name}. */
    static ImportingModule importingModule(Namespace globals, Python3Runtime runtime) {
        return new ImportingModule() {
            @Override
            public @Nullable String parent(int level, Predicate<String> isLoaded) {
                return level <= 0 ? null : resolveName(calcPackage(globals, runtime), level, runtime);
            }
        };
    }

    /** A module in this package, {@code ""} for none; a script's is {@code null}. */
    static ImportingModule importingModule(@Nullable String packageName, Python3Runtime runtime) {
        String script = runtime.follows(Rule.SCRIPT_IS_ITS_OWN_PACKAGE) ? "__main__" : "";
        return (level, isLoaded) ->
                level <= 0 ? null : resolveName(packageName == null ? script : packageName, level, runtime);
    }

    /** {@code _calc___package__}. */
    private static String calcPackage(Namespace globals, Python3Runtime runtime) {
        Value variable = globals.value("__package__");
        if (variable instanceof Value.Text text) {
            return text.text();
        }
        if (variable != null && !(variable instanceof Value.None) && !(variable instanceof Value.Unknown)) {
            throw new ImportFailure("TypeError", "__package__ not set to a string");
        }
        if (globals.value("__spec__") instanceof Value.Instance spec
                && spec.names().value("parent") instanceof Value.Text parent) {
            return parent.text();
        }
        if (!(globals.value("__name__") instanceof Value.Text name)) {
            throw new ImportFailure("KeyError", "'__name__' not in globals");
        }
        int dot = name.text().lastIndexOf('.');
        if (globals.get("__path__") != null || (dot < 0 && runtime.follows(Rule.SCRIPT_IS_ITS_OWN_PACKAGE))) {
            return name.text();
        }
        return dot < 0 ? "" : name.text().substring(0, dot);
    }

    /** {@code _sanity_check} and {@code _resolve_name} without the name. */
    private static String resolveName(String packageName, int level, Python3Runtime runtime) {
        if (packageName.isEmpty() && !runtime.follows(Rule.NO_PACKAGE_IS_BEYOND_TOP)) {
            throw ImportFailure.importError("attempted relative import with no known parent package");
        }
        String base = packageName;
        for (int up = level; up > 1 || base.isEmpty(); up--) {
            int dot = base.lastIndexOf('.');
            if (dot < 0) {
                throw new ImportFailure(
                        runtime.follows(Rule.BEYOND_TOP_IS_VALUE_ERROR) ? "ValueError" : "ImportError",
                        "attempted relative import beyond top-level package");
            }
            base = base.substring(0, dot);
        }
        return base;
    }
}
