package naja.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import naja.names.PackageContext;
import naja.syntax.ParsedModule;
import naja.syntax.PythonFile;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * Loads the modules of a rehearsal and runs their bodies. Those of the runtime's own library are entered only
 * ({@link EnteringLoader}), and so are those behind the bounds of the rehearsal.
 */
final class BodyLoader implements ModuleLoader {
    private final StatementImports.Scope scope;
    private final ResolverView view;
    private final ImportState state;
    private final Observer observer;
    private final RehearsalBounds bounds;
    private final ImportHooks hooks;
    private final BodyRun bodies;
    private final boolean isWholeProgram;

    /** How often each module is being loaded in itself. */
    private final Map<String, Integer> loading = new HashMap<>();

    /** Packages in {@code sys.modules} whose code could not be read. */
    private final Set<String> leftovers = new HashSet<>(0);

    /** The files whose bodies were run. */
    private final Set<VPath> ran = new LinkedHashSet<>();

    /**
     * One that has loaded nothing.
     *
     * @param isWholeProgram whether nothing but what is rehearsed can change where its imports look
     */
    BodyLoader(
            StatementImports.Scope scope,
            ImportState state,
            Observer observer,
            RehearsalBounds bounds,
            ImportHooks hooks,
            BodyRun bodies,
            boolean isWholeProgram) {
        this.scope = scope;
        this.view = scope.view();
        this.state = state;
        this.observer = observer;
        this.bounds = bounds;
        this.hooks = hooks;
        this.bodies = bodies;
        this.isWholeProgram = isWholeProgram;
    }

    @Override
    public @Nullable Referent findByHooks(String fullName) throws ImportFailure {
        return hooks.find(fullName);
    }

    @Override
    public Referent load(String fullName, ModuleSpec found) throws ImportFailure {
        VPath source = found.source().orElse(null);
        if (loading.getOrDefault(fullName, 0) > 0 && !bounds.hasFrames()) {
            throw new ImportFailure("RuntimeError", "maximum recursion depth exceeded");
        }
        if (source == null || isRuntimes(found) || !bounds.mayLoad()) {
            return enter(fullName, found);
        }
        ModuleSpec existing = existing(fullName);
        compile(fullName, found, source);
        if (existing == null) {
            state.dropDictionary(found);
        }
        return begin(fullName, existing == null || leftovers.remove(fullName) ? found : existing, found);
    }

    private Referent enter(String fullName, ModuleSpec found) {
        ImportSystem imports = ImportSystem.of(scope, state, this, TraceRecorder.silent());
        if (isRuntimes(found) && LibraryRecords.looksForClasses(fullName)) {
            imports.javaPackages().open(null);
        }
        return new EnteringLoader(scope, state, imports.namespaces()).load(fullName, found);
    }

    private boolean isRuntimes(ModuleSpec spec) {
        return spec.source().filter(view::isRuntimes).isPresent();
    }

    /** The module that {@code sys.modules} has under the name, whose body runs once more; nothing if it has none. */
    private @Nullable ModuleSpec existing(String fullName) throws ImportFailure {
        Referent existing = state.module(fullName);
        if (existing == null) {
            return null;
        }
        if (existing instanceof ModuleSpec spec && spec.isPython()) {
            return spec;
        }
        throw new ImportFailure("ClassCastException", "what sys.modules has under " + fullName + " is no module");
    }

    /** Runs the body of {@code found} in the dictionary of {@code module}. */
    private Referent begin(String fullName, ModuleSpec module, ModuleSpec found) throws ImportFailure {
        int nested = loading.getOrDefault(fullName, 0);
        state.enterModule(fullName, module);
        loading.put(fullName, nested + 1);
        bounds.enterModule();
        try {
            Namespace names = state.beginDictionary(module);
            describe(names, found, fullName);
            runBody(found, names);
            return module;
        } catch (ImportFailure failure) {
            state.removeModule(fullName);
            throw failure;
        } finally {
            loading.put(fullName, nested);
            bounds.leaveModule();
        }
    }

    /** Runs a file that is entered already, as the main program is. */
    void runMain(ModuleSpec.Source spec, Namespace names) throws ImportFailure {
        compile(spec.origin());
        runBody(spec, names);
    }

    /** Compiles a module; a package in a directory is entered before, and left there if that fails. */
    private void compile(String fullName, ModuleSpec found, VPath source) throws ImportFailure {
        try {
            compile(source);
        } catch (ImportFailure failure) {
            boolean isInDirectory = found instanceof ModuleSpec.Package directory
                    && !source.isInArchive()
                    && directory.searchLocations().contains(source.parent());
            if (isInDirectory && view.profile().python3().isEmpty()) {
                leave(fullName, found);
            }
            throw failure;
        }
    }

    /** Compiles a file: one that cannot be ends with a SyntaxError. */
    void compile(VPath source) throws ImportFailure {
        PythonFile tree = view.tree(source).orElse(null);
        if (tree != null && !tree.problems().isEmpty() && !observer.runsBroken(source)) {
            throw new ImportFailure("SyntaxError", tree.problems().get(0).message());
        }
    }

    @Override
    public void leave(String fullName, ModuleSpec unread) {
        if (state.module(fullName) == null) {
            state.enterModule(fullName, unread);
            leftovers.add(fullName);
        }
        describe(state.beginDictionary(unread), unread, fullName);
    }

    /** Gives a module what its dictionary has before its body runs. */
    void describe(Namespace names, ModuleSpec spec, String name) {
        if (names.get("__name__") == null) {
            names.put("__name__", Value.text(name));
            names.put("__doc__", Value.unknown("a docstring"));
            names.put("__package__", Value.none());
            names.put("__builtins__", Value.unknown("the built-in names"));
            if (view.profile().python3().isPresent()) {
                ImportlibNames.describe(names, spec, name);
            }
        }
        spec.source().ifPresent(source -> names.put("__file__", Value.text(PathTexts.text(source))));
        if (spec instanceof ModuleSpec.Package found) {
            List<Value> locations = new ArrayList<>();
            found.searchLocations().forEach(place -> locations.add(Value.text(PathTexts.text(place))));
            names.put("__path__", new Value.Sequence(locations, false));
        }
    }

    private void runBody(ModuleSpec spec, Namespace names) throws ImportFailure {
        VPath source = spec.source().orElseThrow();
        ran.add(source);
        observer.began(source);
        PythonFile tree = view.tree(source).orElse(null);
        ParsedModule module = scope.module(source);
        if (tree == null || module == null) {
            names.open(source + " cannot be read");
            return;
        }
        if (!tree.problems().isEmpty()) {
            names.open(source + " has syntax errors");
        }
        bodies.run(tree.body(), new Frame(source, tree, spec, names, module.absoluteImports()));
    }

    @Override
    public Optional<String> unseenPathEdit(VPath file, PackageContext context) {
        if (isWholeProgram) {
            return Optional.empty();
        }
        for (VPath place : ran) {
            if (view.module(place).filter(ParsedModule::changesImportsLater).isPresent()) {
                return Optional.of("a function of " + place.name() + " changes where imports find their modules");
            }
        }
        return Optional.empty();
    }
}
