package naja.resolve;

import org.jspecify.annotations.Nullable;

/**
 * How modules get into {@code sys.modules} ({@code importlib._bootstrap}). The methods are named after importlib's functions and
 * keep their order of steps.
 */
final class ImportlibModules {
    /** The exception of an import that finds nothing. */
    static final String NOT_FOUND = "ModuleNotFoundError";

    private final ImportlibInterpreter interpreter;
    private final Python3Runtime runtime;
    private final TraceRecorder trace;
    private final ImportState state;
    private final FileFinder finder;
    private final ImportlibFinders finders;
    private final ImportlibAttributes attributes;
    private final ImportlibUncertainty uncertainty;

    ImportlibModules(
            ImportlibInterpreter interpreter,
            ImportlibFinders finders,
            ImportlibAttributes attributes,
            ImportlibUncertainty uncertainty) {
        this.interpreter = interpreter;
        this.runtime = interpreter.runtime();
        this.trace = interpreter.trace();
        this.state = interpreter.state();
        this.finder = interpreter.finder();
        this.finders = finders;
        this.attributes = attributes;
        this.uncertainty = uncertainty;
    }

    /** {@code _find_and_load}: what the whole dotted name gives. */
    Referent findAndLoad(String name) throws ImportFailure {
        Referent loaded = loadedModule(name);
        if (loaded instanceof Referent.Nothing) {
            throw new ImportFailure(NOT_FOUND, "import of " + name + " halted; None in sys.modules");
        }
        trace.askedModules(name, loaded);
        return loaded == null ? findAndLoadUnlocked(name) : loaded;
    }

    /** {@code _find_and_load_unlocked}. */
    private Referent findAndLoadUnlocked(String name) throws ImportFailure {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return load(name, findSpec(name, null));
        }
        String parentName = name.substring(0, dot);
        if (loadedModule(parentName) == null) {
            findAndLoad(parentName);
        }
        Referent loaded = state.module(name);
        return loaded == null ? findAndLoadIn(parentName, name) : loaded;
    }

    /** Its second half, for a name with dots: what has the part before the last dot is imported. */
    private Referent findAndLoadIn(String parentName, String name) throws ImportFailure {
        Referent parent = state.module(parentName);
        if (parent == null) {
            throw new ImportFailure("KeyError", "'" + parentName + "'");
        }
        if (parent instanceof ModuleSpec.Library library && !library.isPackage() && finder.library(name) != null) {
            // The library enters some modules below one that is no package: typing.io.
            return load(name, new ModuleSpec.Library(name, false, false));
        }
        checkIsPackage(parent, name, parentName);
        Referent module = load(name, findSpec(name, parent));
        if (state.module(parentName) instanceof ModuleSpec after) {
            state.setAttribute(after, name.substring(parentName.length() + 1), module);
        }
        return module;
    }

    private Referent findSpec(String name, @Nullable Referent parent) throws ImportFailure {
        Referent found = finders.findSpec(name, parent);
        if (found == null) {
            uncertainty.missed(name, parent);
            throw new ImportFailure(NOT_FOUND, "No module named '" + name + "'");
        }
        return found;
    }

    /** Reading {@code __path__} of what has the part before the last dot. */
    private void checkIsPackage(Referent parent, String name, String parentName) throws ImportFailure {
        if (parent instanceof ModuleSpec spec && attributes.hasPath(spec)) {
            return;
        }
        boolean isKnown = parent instanceof Referent.Nothing
                || (parent instanceof ModuleSpec spec
                        && !interpreter.namespaces().editsSearchPath(spec));
        if (parent instanceof ModuleSpec.Library && !runtime.isExact()) {
            uncertainty.missedInLibrary(name);
        } else if (!isKnown) {
            uncertainty.set("what " + parentName + " is, only running the program tells");
        }
        throw new ImportFailure(NOT_FOUND, "No module named '" + name + "'; '" + parentName + "' is not a package");
    }

    /** {@code _load_unlocked}: what {@code sys.modules} has under the name in the end. */
    private Referent load(String name, Referent found) throws ImportFailure {
        if (found instanceof ModuleSpec.Extension extension) {
            finder.checkLoadable(extension);
        }
        if (found instanceof ModuleSpec spec && spec.isPython() && !ImportlibAttributes.isBytecode(spec)) {
            Referent module = interpreter.loader().load(name, spec);
            Referent entered = state.module(name);
            ImportlibAttributes.loaded(name, state);
            return entered == null ? module : entered;
        }
        state.enterModule(interpreter.java().enteredName(name), found);
        ImportlibAttributes.loaded(name, state);
        return found;
    }

    /** What {@code sys.modules} has under a name, the modules of start-up included; nothing if it has none. */
    @Nullable
    Referent loadedModule(String fullName) {
        Referent loaded = state.module(fullName);
        if (loaded == null && runtime.started().contains(fullName) && !state.isRemoved(fullName)) {
            loaded = finders.started(fullName);
            state.enterModule(fullName, loaded);
        }
        return loaded;
    }
}
