package naja.resolve;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import naja.names.ModuleName;
import naja.resolve.RuntimeProfile.Rule;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/** The module whose import it is, as {@code imp.get_parent} sees it: which package its imports are relative to. */
interface ImportingModule {
    String NON_PACKAGE = "Attempted relative import in non-package";

    /**
     * The name of the package that an import is relative to ({@code imp.get_parent}).
     *
     * @param level -1 for implicit relative then absolute, 0 for absolute, else the number of leading dots
     * @param isLoaded whether {@code sys.modules} has a name
     * @return the name, or nothing for an absolute import
     */
    @Nullable
    String parent(int level, Predicate<String> isLoaded) throws ImportFailure;

    /** No module at all: {@code __import__} without globals. */
    static ImportingModule none() {
        return (level, isLoaded) -> null;
    }

    /** A module that a program has loaded by its path; an {@code __init__.py} is loaded as a package. */
    static ModuleSpec loadedByPath(String name, VPath file) {
        return file.name().equals("__init__.py")
                ? new ModuleSpec.Package(name, file, Optional.of(file), List.of(file.parent()))
                : new ModuleSpec.Source(name, file);
    }

    /** A module in this package, or in none. Only the package of a module that is loaded by path may be not loaded. */
    static ImportingModule of(@Nullable ModuleName packageName) {
        return (level, isLoaded) -> {
            if (level == 0) {
                return null;
            }
            if (packageName != null) {
                String parent = up(packageName.text(), level);
                if (level > 0 && !isLoaded.test(parent)) {
                    throw new ImportFailure(
                            "SystemError", "Parent module '" + parent + "' not loaded, cannot perform relative import");
                }
                return parent;
            }
            if (level > 0) {
                throw new ImportFailure("ValueError", NON_PACKAGE);
            }
            return null;
        };
    }

    /** Code that runs with these globals, which may say {@code __package__}; if they do not, it is set. */
    static ImportingModule of(Namespace globals, RuntimeProfile profile) {
        if (profile.python3().isPresent()) {
            return ImportlibNames.importingModule(globals, profile.python3().get());
        }
        return (level, isLoaded) -> {
            if (level == 0) {
                return null;
            }
            boolean hasVariable = profile.follows(Rule.PACKAGE_VARIABLE);
            Value variable = hasVariable ? globals.value("__package__") : null;
            String name;
            if (variable != null && !(variable instanceof Value.None) && !(variable instanceof Value.Unknown)) {
                if (!(variable instanceof Value.Text text)) {
                    throw new ImportFailure("ValueError", "__package__ set to non-string");
                }
                name = text.text();
            } else {
                name = computed(globals, level);
                if (hasVariable && globals.value("__name__") != null) {
                    globals.put("__package__", name == null ? Value.none() : Value.text(name));
                }
                if (name == null) {
                    return null;
                }
            }
            String parent = up(name, level);
            if (hasVariable && level > 0 && !isLoaded.test(parent)) {
                throw new ImportFailure(
                        "SystemError", "Parent module '" + parent + "' not loaded, cannot perform relative import");
            }
            return parent;
        };
    }

    private static @Nullable String computed(Namespace globals, int level) throws ImportFailure {
        if (!(globals.value("__name__") instanceof Value.Text name)) {
            return null;
        }
        if (globals.value("__path__") instanceof Value.Sequence path && !path.isTuple()) {
            return name.text();
        }
        int dot = name.text().lastIndexOf('.');
        if (dot >= 0) {
            return name.text().substring(0, dot);
        }
        if (level > 0) {
            throw new ImportFailure("ValueError", NON_PACKAGE);
        }
        return null;
    }

    private static String up(String name, int level) throws ImportFailure {
        String parent = name;
        for (int up = level; up > 1; up--) {
            int dot = parent.lastIndexOf('.');
            if (dot < 0) {
                throw new ImportFailure("ValueError", "Attempted relative import beyond toplevel package");
            }
            parent = parent.substring(0, dot);
        }
        return parent;
    }
}
