package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import naja.names.ModuleName;
import naja.resolve.ImportTrace.Stage;
import naja.resolve.RuntimeProfile.Rule;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * Jython's import statement ({@code org.python.core.imp}): one simulated interpreter in which nothing was imported but the
 * importing module and its packages.
 *
 * <p>The methods are named after those of {@code imp.java} in 2.7.4 and keep their order of steps. A null referent is what
 * {@code null} or {@code None} is there: not found.
 *
 * <p>What it finds {@link JythonFinders} says, what modules have and import as attributes {@link ModuleObjects}, what a from-list
 * does {@link FromList}, and what a failure comes to {@link Misses}.
 */
final class JythonImports implements ImportSystem {
    private final JythonInterpreter jython;
    private final ImportState state;
    private final TraceRecorder trace;
    private final JavaFallback fallback;
    private final JythonFinders finders;
    private final Misses misses;
    private final ModuleObjects objects;
    private final FromList fromList;

    /** The package that the relative imports of the importing file start from. */
    private @Nullable ModuleName importerPackage;

    /** What each part of the dotted name gave, in order. */
    private final List<Referent> parts = new ArrayList<>();

    /** A fresh interpreter, in which the bodies of modules are not run. */
    JythonImports(StatementImports.Scope scope) {
        this(scope, TraceRecorder.silent());
    }

    /** A fresh interpreter whose steps {@code trace} is told. */
    JythonImports(StatementImports.Scope scope, TraceRecorder trace) {
        this(JythonInterpreter.fresh(scope, trace), /* isAlone= */ false);
    }

    /** A fresh interpreter for a program that consists of one statement: nothing changes where it looks. */
    static JythonImports alone(StatementImports.Scope scope) {
        return new JythonImports(JythonInterpreter.fresh(scope, TraceRecorder.silent()), /* isAlone= */ true);
    }

    /** An interpreter that has come to {@code state}. */
    JythonImports(StatementImports.Scope scope, ImportState state, ModuleLoader loader, TraceRecorder trace) {
        this(JythonInterpreter.at(scope, state, loader, trace), /* isAlone= */ false);
    }

    private JythonImports(JythonInterpreter jython, boolean isAlone) {
        this.jython = jython;
        this.state = jython.state();
        this.trace = jython.trace();
        this.fallback = new JavaFallback(jython.javaPackages(), state, trace);
        this.finders = new JythonFinders(jython);
        this.misses = new Misses(jython, isAlone);
        this.objects = new ModuleObjects(jython, finders, misses);
        this.fromList = new FromList(jython, objects, misses, this);
    }

    /** Runs one import statement of a module that nobody has run. */
    @Override
    public ResolvedImport resolve(ImportRequest written) {
        ImportRequest request = RuntimeVersions.asRun(written, jython.view().profile());
        enterImporter(request);
        return resolve(request, ImportingModule.of(importerPackage));
    }

    /** Runs one import statement of {@code importingModule}. */
    @Override
    public ResolvedImport resolve(ImportRequest request, ImportingModule importingModule) {
        misses.begin(request.file(), request.context());
        Resolution module;
        List<Resolution> names = List.of();
        try {
            Referent found = importModuleLevel(request, importingModule);
            if (request.kind() == ImportRequest.Kind.STAR && found instanceof ModuleSpec.JavaPackage javaPackage) {
                new JavaStarNames(jython.view(), jython.javaPackages()).loadAll(javaPackage);
            }
            module = new Resolution.Found(found);
            names = fromList.importFrom(found, request);
        } catch (ImportFailure failure) {
            module = misses.failed(failure, request.level() > 0 ? "" : request.name());
        }
        List<Resolution> resolutions = new ArrayList<>(parts.size() + 1);
        for (Referent part : parts) {
            resolutions.add(new Resolution.Found(part));
        }
        if (!(module instanceof Resolution.Found) && !request.name().isEmpty()) {
            resolutions.add(module);
        }
        return new ResolvedImport(request, resolutions, module, names, trace.trace());
    }

    /** Finds what the dotted name of an import gives, and asks nothing about a name that is not found. */
    @Override
    public Resolution findModule(ImportRequest written) {
        ImportRequest request = RuntimeVersions.asRun(written, jython.view().profile());
        enterImporter(request);
        try {
            return new Resolution.Found(importModuleLevel(request, ImportingModule.of(importerPackage)));
        } catch (ImportFailure failure) {
            return failure.toResolution();
        }
    }

    /** The attribute {@code name} of what an import gave, as an expression reads it. */
    @Override
    public Resolution attribute(Referent owner, String name) {
        try {
            PythonNamespaces.Lookup lookup = objects.find(owner, name);
            return misses.toResolution(owner, name, lookup, "AttributeError", "no attribute '" + name + "'");
        } catch (ImportFailure failure) {
            return misses.failed(failure, "");
        }
    }

    @Override
    public PythonNamespaces namespaces() {
        return jython.namespaces();
    }

    @Override
    public @Nullable ModuleSpec findProgram(String name, String fullName, List<PathEntry> path) {
        return finders.path().findProgram(name, fullName, path);
    }

    @Override
    public JavaPackages javaPackages() {
        return jython.javaPackages();
    }

    /** Puts the importing module's packages in {@code sys.modules}, as importing the module has done before its body runs. */
    private void enterImporter(ImportRequest request) {
        SearchIndex.Importer entered = jython.view().searchIndex().importer(request.file(), request.context());
        importerPackage = entered.packageName();
        List<ModuleSpec> modules = entered.modules();
        for (int i = 0; i < modules.size(); i++) {
            state.enterModule(modules.get(i).name(), modules.get(i));
        }
    }

    /** {@code imp.importName} without globals: what the whole dotted name gives. */
    @Override
    public Referent importByName(String name) throws ImportFailure {
        return importModuleLevel(misses.request(name), ImportingModule.none());
    }

    /** {@code import_module_level}, up to the from-list: what the dotted name gives. */
    private Referent importModuleLevel(ImportRequest request, ImportingModule importingModule) throws ImportFailure {
        String name = request.name();
        String packageName = importingModule.parent(request.level(), parent -> state.module(parent) != null);
        Referent parent = packageName == null ? null : state.module(packageName);
        Referent packageModule = parent instanceof ModuleSpec spec && isModule(spec) ? parent : null;
        if (packageName != null) {
            trace.begin(Stage.Kind.PARENT, packageName);
            trace.askedModules(packageName, parent);
        }
        boolean isStar = request.kind() == ImportRequest.Kind.STAR;
        if (name.isEmpty() && (request.level() == 0 || (request.level() < 0 && !isStar))) {
            throw new ImportFailure("ValueError", "Empty module name");
        }
        int dot = name.indexOf('.');
        String firstName = dot < 0 ? name : name.substring(0, dot);
        StringBuilder parentName = new StringBuilder(packageModule == null || packageName == null ? "" : packageName);
        trace.begin(
                packageModule == null ? Stage.Kind.TOP : Stage.Kind.RELATIVE,
                packageModule == null ? name : parentName.toString());
        Referent top = importNext(packageModule, parentName, firstName, name, request.fromList());
        if (top == null || isNothing(top)) {
            if (top == null && packageModule != null && jython.follows(Rule.NOTES_FAILED_RELATIVE)) {
                state.enterModule(parentName.toString(), new Referent.Nothing());
            }
            parentName = new StringBuilder();
            boolean dotted = request.level() > 0 && !jython.follows(Rule.RELATIVE_FALLS_BACK_TO_TOP);
            String topName = dotted ? packageName + "." + firstName : firstName;
            trace.begin(packageModule == null ? Stage.Kind.TOP_AGAIN : Stage.Kind.TOP, dotted ? topName : name);
            top = importFirst(topName, parentName, name, request.fromList());
        }
        if (!name.isEmpty()) {
            parts.add(top);
        }
        return dot < 0 ? top : importLogic(top, parentName, name.substring(dot + 1), name, request.fromList());
    }

    private static boolean isNothing(@Nullable Referent referent) {
        return referent == null || referent instanceof Referent.Nothing;
    }

    /** Says whether {@code sys.modules} has a module object there, no Java package and no class. */
    private static boolean isModule(ModuleSpec spec) {
        return spec.isPython();
    }

    /** {@code import_first}: a top-level import that asks the Java fallback twice. */
    private Referent importFirst(String name, StringBuilder parentName, String fullName, List<String> fromList)
            throws ImportFailure {
        Referent found = importNext(null, parentName, name, fullName, fromList);
        if (isNothing(found) && fallback.tryAddPackage(fullName, fromList)) {
            found = importNext(null, parentName, name, fullName, fromList);
        }
        if (found == null || isNothing(found)) {
            throw ImportFailure.importError("No module named " + name);
        }
        return found;
    }

    /** {@code import_logic}: the parts behind the first. */
    private Referent importLogic(
            Referent top, StringBuilder parentName, String rest, String fullName, List<String> fromList)
            throws ImportFailure {
        Referent module = top;
        int start = 0;
        while (start >= 0) {
            jython.cancel().check();
            int dot = rest.indexOf('.', start);
            String name = dot < 0 ? rest.substring(start) : rest.substring(start, dot);
            Referent parent = module;
            module = importNext(parent, parentName, name, fullName, fromList);
            if (isNothing(module) && parent instanceof ModuleSpec.JavaPackage) {
                module = importNext(parent, parentName, name, fullName, fromList);
            }
            if (module == null || isNothing(module)) {
                throw ImportFailure.importError("No module named " + name);
            }
            parts.add(module);
            start = dot < 0 ? -1 : dot + 1;
        }
        return module;
    }

    /**
     * {@code import_next}: one step. {@code parentName} grows by {@code name}; {@code outerName} is the name as written in
     * the statement, which is what the Java fallback is asked about.
     */
    @Nullable
    Referent importNext(
            @Nullable Referent module, StringBuilder parentName, String name, String outerName, List<String> fromList)
            throws ImportFailure {
        if (parentName.length() > 0 && !name.isEmpty()) {
            parentName.append('.');
        }
        String fullName = parentName.append(name).toString();
        Referent loaded = loadedModule(fullName);
        trace.askedModules(fullName, loaded);
        if (loaded != null) {
            return loaded;
        }
        Referent found = module == null ? finders.findTopLevel(fullName) : objects.importAttribute(module, name);
        if (found == null || isNothing(found)) {
            return fallback.tryAddPackage(outerName, fromList) ? state.module(fullName) : found;
        }
        Referent entered = state.module(fullName);
        if (entered != null) {
            return entered;
        }
        state.enterModule(fullName, found);
        return found;
    }

    /** What {@code sys.modules} has under a name, the modules of start-up included; nothing if it has none. */
    @Override
    public @Nullable Referent loadedModule(String fullName) {
        Referent loaded = state.module(fullName);
        if (loaded == null && Preloaded.contains(jython.view().profile(), fullName) && !state.isRemoved(fullName)) {
            trace.pause();
            loaded = preload(fullName);
            trace.resume();
        }
        return loaded;
    }

    /**
     * Enters a module of start-up: {@code java} is always Java's, {@code org} what the path of the start has, the others are
     * built in or the library's (facts 2.9 and 3).
     */
    private @Nullable Referent preload(String fullName) {
        if (fullName.equals("java")) {
            state.enterModule(fullName, jython.javaPackages().add(fullName));
            return state.module(fullName);
        }
        String builtin = jython.view().profile().builtins().get(fullName);
        if (builtin != null) {
            state.enterModule(fullName, new ModuleSpec.Builtin(fullName, builtin));
            return state.module(fullName);
        }
        boolean isOrg = fullName.equals("org");
        if (isOrg && !jython.follows(Rule.STARTS_WITH_ORG)) {
            return null;
        }
        Referent found =
                isOrg ? finders.path().findTopLevel(fullName) : finders.path().findPreloaded(fullName);
        if (isOrg && found instanceof ModuleSpec spec && spec.isPython()) {
            jython.loader().load(fullName, spec);
        } else if (found instanceof ModuleSpec spec && spec.isPython()) {
            new EnteringLoader(jython.scope(), state, jython.namespaces()).load(fullName, spec);
        } else if (isOrg || found != null) {
            state.enterModule(fullName, found == null ? jython.javaPackages().add(fullName) : found);
        }
        return state.module(fullName);
    }

    @Override
    public Resolution importedName(ModuleSpec module, String name) {
        misses.begin(module);
        try {
            return fromList.importName(module, name);
        } catch (ImportFailure failure) {
            return misses.failed(failure, "");
        }
    }

    @Override
    public List<VPath> searchLocations(ModuleSpec spec) throws ImportFailure {
        return objects.searchLocations(spec);
    }

    @Override
    public Map<String, Referent> javaStarNames(ModuleSpec spec) {
        return objects.javaStarNames(spec);
    }

    @Override
    public List<String> instanceProperties(ModuleSpec.JavaClass javaClass) {
        return objects.instanceProperties(javaClass);
    }

    /** What an expression that reads an attribute gets. */
    @Override
    public PythonNamespaces.Lookup readAttribute(Referent owner, String name) throws ImportFailure {
        return objects.find(owner, name);
    }

    /** The answer where an attribute was not found: missing, unless something that was asked is incomplete. */
    @Override
    public Resolution missingAttribute(Referent owner, String name) {
        return misses.toResolution(
                owner, name, PythonNamespaces.Lookup.ABSENT, "AttributeError", "no attribute '" + name + "'");
    }
}
