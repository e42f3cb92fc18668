package naja.resolve;

import java.util.List;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/** {@code imp.find_module}: the importers of {@code sys.meta_path}, then the path; a module that is found is loaded. */
final class JythonFinders {
    private final TraceRecorder trace;
    private final ModuleLoader loader;
    private final PathFinder path;

    JythonFinders(JythonInterpreter jython) {
        this.trace = jython.trace();
        this.loader = jython.loader();
        this.path = new PathFinder(jython.view(), jython.javaPackages(), trace, loader::leave);
    }

    /** The search along paths alone. */
    PathFinder path() {
        return path;
    }

    /** Without a path: top-level {@code fullName}. */
    @Nullable
    Referent findTopLevel(String fullName) throws ImportFailure {
        Referent hooked = findByHooks(fullName);
        return hooked != null ? hooked : load(fullName, path.findTopLevel(fullName));
    }

    /** Along the {@code __path__} of a package: its submodule {@code name}. */
    @Nullable
    Referent findSubmodule(String name, String fullName, List<VPath> searchLocations) throws ImportFailure {
        Referent hooked = findByHooks(fullName);
        return hooked != null ? hooked : load(fullName, path.findSubmodule(name, fullName, searchLocations));
    }

    private @Nullable Referent findByHooks(String fullName) throws ImportFailure {
        Referent hooked = loader.findByHooks(fullName);
        trace.tried("sys.meta_path for", fullName, hooked == null ? "no importer has it" : "an importer has it");
        return hooked;
    }

    private @Nullable Referent load(String fullName, @Nullable Referent found) throws ImportFailure {
        return found instanceof ModuleSpec spec && spec.isPython() ? loader.load(fullName, spec) : found;
    }
}
