package naja.resolve;

import java.util.List;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/** The finders of importlib in their order ({@code sys.meta_path}). A null answer is what {@code None} is there: not found. */
final class ImportlibFinders {
    private final ImportlibInterpreter interpreter;
    private final Python3Runtime runtime;
    private final TraceRecorder trace;
    private final FileFinder finder;
    private final JavaHook java;
    private final ImportlibUncertainty uncertainty;

    ImportlibFinders(ImportlibInterpreter interpreter, ImportlibUncertainty uncertainty) {
        this.interpreter = interpreter;
        this.runtime = interpreter.runtime();
        this.trace = interpreter.trace();
        this.finder = interpreter.finder();
        this.java = interpreter.java();
        this.uncertainty = uncertainty;
    }

    /**
     * {@code _find_spec}: asks one after the other.
     *
     * @param parent what has the part before the last dot; nothing for a top-level name
     * @throws ImportFailure what a finder raises
     */
    @Nullable
    Referent findSpec(String name, @Nullable Referent parent) throws ImportFailure {
        Referent hooked = interpreter.loader().findByHooks(name);
        if (hooked == null) {
            hooked = java.findFirst(name);
        }
        if (hooked != null) {
            trace.tried("finder of the program or of Java", name, "found");
            return hooked;
        }
        if (parent == null && runtime.builtins().contains(name)) {
            trace.tried("built-in module", name, "found");
            return new ModuleSpec.Builtin(name, "");
        }
        if (runtime.frozen().contains(name)) {
            trace.tried("frozen module", name, "found");
            return ofRuntime(name, /* isFrozen= */ true);
        }
        Referent found = findOnPath(name, parent);
        if (found == null) {
            found = ImportlibAttributes.bridgeModule(runtime, name);
        }
        return found == null ? findLast(name, parent) : found;
    }

    /** The bridge's finder; what it raises is a miss only if what it has asked is complete. */
    private @Nullable Referent findLast(String name, @Nullable Referent parent) throws ImportFailure {
        try {
            Referent found = java.findLast(name, parent);
            if (found != null) {
                trace.tried("Java package or class", name, "found");
            }
            return found;
        } catch (ImportFailure failure) {
            uncertainty.missedInJava(name);
            throw failure;
        }
    }

    private @Nullable ModuleSpec findOnPath(String name, @Nullable Referent parent) {
        if (parent == null) {
            return finder.findTopLevel(name);
        }
        if (parent instanceof ModuleSpec.Library) {
            return finder.library(name);
        }
        return parent instanceof ModuleSpec spec && spec.isPython() ? findSubmodule(name, spec) : null;
    }

    /** {@code PathFinder} over the {@code __path__} of a package. */
    @Nullable
    ModuleSpec findSubmodule(String name, ModuleSpec parent) {
        return finder.findSubmodule(name, searchLocations(parent));
    }

    /** {@code __path__}: what the module's body has made of it, or where the module was found. */
    List<VPath> searchLocations(ModuleSpec spec) {
        Value path = interpreter.state().searchLocations(spec);
        if (path == null) {
            return spec.searchLocations();
        }
        SearchLocations locations = SearchLocations.ofPython3(spec, path, interpreter.view());
        if (locations.uncertainty() != null) {
            uncertainty.set(locations.uncertainty());
        }
        return locations.places();
    }

    /** A module that the interpreter's start has imported under this name. */
    ModuleSpec started(String fullName) {
        // os enters its path module under a second name.
        String name = fullName.equals("os.path") ? "posixpath" : fullName;
        return runtime.builtins().contains(name)
                ? new ModuleSpec.Builtin(name, "")
                : ofRuntime(name, runtime.frozen().contains(name));
    }

    /** A module that no file of the program hides: with the source that the library has of it, if that is at hand. */
    private ModuleSpec ofRuntime(String name, boolean isFrozen) {
        ModuleSpec source = name.indexOf('.') < 0 ? finder.findInRuntime(name) : null;
        boolean isPackage = Python3Records.module(name)
                .filter(Python3Records.Module::isPackage)
                .isPresent();
        return source != null
                        && source.isPython()
                        && !(source instanceof ModuleSpec.NamespacePackage)
                        && !(source instanceof ModuleSpec.Library)
                ? source
                : new ModuleSpec.Library(name, isPackage, isFrozen);
    }
}
