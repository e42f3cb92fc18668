package naja.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import naja.base.CancelToken;
import naja.names.ModuleName;
import naja.names.PackageContext;
import naja.resolve.PythonNamespaces.Lookup;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * Python 3's import statement ({@code importlib._bootstrap}, and {@code PyImport_ImportModuleLevelObject}): one simulated
 * interpreter in which nothing was imported but the importing module and its packages.
 *
 * <p>The methods are named after importlib's functions and keep their order of steps. A null referent is what {@code None} is
 * there: not found. What a dialect adds is its {@link JavaHook}; what versions differ in is data of {@link Python3Runtime}.
 *
 * <p>It is longer than other classes: importlib's functions call each other and share the state of one statement, and a reader
 * compares them with the original one by one.
 */
final class ImportlibImports implements ImportSystem {
    private static final String NOT_FOUND = "ModuleNotFoundError";

    private final ResolverView view;
    private final CancelToken cancel;
    private final Python3Runtime runtime;
    private final TraceRecorder trace;
    private final ImportState state;
    private final ModuleLoader loader;
    private final FileFinder finder;
    private final JavaPackages javaPackages;
    private final JavaHook java;
    private final PythonNamespaces namespaces;
    private final ImportlibAttributes attributes;

    /** Whether nothing was run: then what the program may do before the statement is not known. */
    private final boolean isFresh;

    /** What each part of the dotted name gave, in order. */
    private final List<Referent> parts = new ArrayList<>();

    /** The statement that runs. */
    private ImportRequest statement = new ImportRequest(
            VPath.parse("/"), new PackageContext.Script(), 0, "", List.of(), ImportRequest.Kind.PLAIN);

    /** Why something that a step did not find may be there all the same. */
    private @Nullable String uncertainty;

    /** A fresh interpreter, in which the bodies of modules are not run. */
    ImportlibImports(StatementImports.Scope scope, TraceRecorder trace) {
        this(scope, new ImportState(), null, trace);
    }

    /** An interpreter that has come to {@code state}. */
    ImportlibImports(
            StatementImports.Scope scope, ImportState state, @Nullable ModuleLoader loader, TraceRecorder trace) {
        this.trace = trace;
        this.view = scope.view();
        this.cancel = scope.cancel();
        this.runtime = view.profile().python3().orElseThrow();
        this.state = state;
        this.isFresh = loader == null;
        this.finder = new FileFinder(view, runtime, trace);
        this.javaPackages = new JavaPackages(view, state, trace);
        this.java = JavaHook.of(runtime, new BridgedJava(view, state, javaPackages), state, this::target);
        this.namespaces = new PythonNamespaces(scope, javaPackages);
        this.loader = loader == null ? new EnteringLoader(scope, state, namespaces) : loader;
        this.attributes = new ImportlibAttributes(runtime, state, namespaces, java);
    }

    @Override
    public ResolvedImport resolve(ImportRequest request) {
        String packageName = enterImporter(request);
        return resolve(request, ImportlibNames.importingModule(packageName, runtime));
    }

    @Override
    public ResolvedImport resolve(ImportRequest request, ImportingModule importingModule) {
        statement = request;
        Resolution module;
        List<Resolution> names = List.of();
        try {
            Referent found = importModuleLevel(request, importingModule);
            module = new Resolution.Found(found);
            names = importFrom(found, request);
        } catch (ImportFailure failure) {
            module = failed(failure);
        }
        List<Resolution> resolutions = new ArrayList<>(parts.size() + 1);
        parts.forEach(part -> resolutions.add(new Resolution.Found(part)));
        if (!(module instanceof Resolution.Found) && !request.name().isEmpty()) {
            resolutions.add(module);
        }
        return new ResolvedImport(request, resolutions, module, names, trace.trace());
    }

    @Override
    public Resolution findModule(ImportRequest request) {
        String packageName = enterImporter(request);
        statement = request;
        try {
            return new Resolution.Found(
                    importModuleLevel(request, ImportlibNames.importingModule(packageName, runtime)));
        } catch (ImportFailure failure) {
            return failed(failure);
        }
    }

    @Override
    public Referent importByName(String name) throws ImportFailure {
        return findAndLoad(name);
    }

    /**
     * Puts the importing module's packages in {@code sys.modules}, as importing the module has done before its body runs: each
     * as it is found, if it is found where the file lies.
     *
     * @return what its relative imports start from; {@code ""} for none, nothing for a script
     */
    private @Nullable String enterImporter(ImportRequest request) {
        SearchIndex.Importer entered = view.searchIndex().importer(request.file(), request.context());
        for (ModuleSpec module : entered.modules()) {
            state.enterModule(module.name(), module);
        }
        ModuleName packageName = entered.packageName();
        boolean isBeside = !(request.context() instanceof PackageContext.LoadedByPath loaded) || loaded.isPackage();
        if (packageName != null && isBeside) {
            enterNamespaces(packageName);
        }
        if (packageName == null) {
            return request.context() instanceof PackageContext.Script ? null : "";
        }
        return packageName.text();
    }

    /** Gives the packages without {@code __init__} all of their portions. */
    private void enterNamespaces(ModuleName packageName) {
        String name = "";
        for (String part : packageName.parts()) {
            name = name.isEmpty() ? part : name + "." + part;
            if (state.module(name) instanceof ModuleSpec.NamespacePackage beside) {
                Referent parent = state.module(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
                ModuleSpec found = parent instanceof ModuleSpec spec
                        ? finder.findSubmodule(name, searchLocations(spec))
                        : finder.findTopLevel(name);
                if (found instanceof ModuleSpec.NamespacePackage whole
                        && whole.searchLocations().containsAll(beside.searchLocations())) {
                    state.enterModule(name, whole);
                }
            }
        }
    }

    /** {@code PyImport_ImportModuleLevelObject} up to the from-list: what the dotted name gives. */
    private Referent importModuleLevel(ImportRequest request, ImportingModule importingModule) throws ImportFailure {
        String name = request.name();
        String base = importingModule.parent(request.level(), parent -> state.module(parent) != null);
        if (base == null && name.isEmpty()) {
            throw new ImportFailure("ValueError", "Empty module name");
        }
        if (base != null) {
            trace.begin(ImportTrace.Stage.Kind.PARENT, base);
            trace.tried("package that the import is relative to", base, "found");
        }
        if (name.isEmpty()) {
            return findAndLoad(base == null ? "" : base);
        }
        String absolute = base == null ? name : base + "." + name;
        trace.begin(
                base == null ? ImportTrace.Stage.Kind.TOP : ImportTrace.Stage.Kind.RELATIVE,
                base == null ? absolute : base);
        int start = base == null ? 0 : base.length() + 1;
        try {
            Referent found = findAndLoad(absolute);
            int dot = absolute.indexOf('.', start);
            if (request.kind() == ImportRequest.Kind.PLAIN && dot >= 0) {
                findAndLoad(absolute.substring(0, dot));
            }
            addParts(absolute, start, found);
            return found;
        } catch (ImportFailure failure) {
            addParts(absolute, start, null);
            throw failure;
        }
    }

    /**
     * Notes what each part of the name is, as {@code sys.modules} has it.
     *
     * @param found what the whole name gave; nothing if it was not found, then the parts up to the first that is not there count
     */
    private void addParts(String absolute, int start, @Nullable Referent found) {
        for (int from = start; from >= 0; ) {
            int dot = absolute.indexOf('.', from);
            Referent part =
                    dot < 0 && found != null ? found : state.module(dot < 0 ? absolute : absolute.substring(0, dot));
            boolean isThere = part != null && !isNothing(part);
            if (!isThere && found == null) {
                return;
            }
            parts.add(part == null ? Objects.requireNonNull(found) : part);
            from = dot < 0 ? -1 : dot + 1;
        }
    }

    /** {@code _find_and_load}, and {@code _find_and_load_unlocked}. */
    private Referent findAndLoad(String name) throws ImportFailure {
        Referent loaded = loadedModule(name);
        if (loaded != null) {
            if (isNothing(loaded)) {
                throw new ImportFailure(NOT_FOUND, "import of " + name + " halted; None in sys.modules");
            }
            trace.askedModules(name, loaded);
            return loaded;
        }
        trace.askedModules(name, null);
        int dot = name.lastIndexOf('.');
        String parentName = dot < 0 ? "" : name.substring(0, dot);
        Referent parent = null;
        if (dot >= 0) {
            if (loadedModule(parentName) == null) {
                findAndLoad(parentName);
            }
            loaded = state.module(name);
            if (loaded != null) {
                return loaded;
            }
            parent = state.module(parentName);
            if (parent == null) {
                throw new ImportFailure("KeyError", "'" + parentName + "'");
            }
            if (parent instanceof ModuleSpec.Library library && !library.isPackage() && finder.library(name) != null) {
                // The library enters some modules below one that is no package: typing.io.
                return load(name, new ModuleSpec.Library(name, false, false));
            }
            checkIsPackage(parent, name, parentName);
        }
        Referent found = findSpec(name, parent);
        if (found == null) {
            uncertainty = uncertainty == null ? whyUncertain(name, parent) : uncertainty;
            throw new ImportFailure(NOT_FOUND, "No module named '" + name + "'");
        }
        Referent module = load(name, found);
        if (parent instanceof ModuleSpec) {
            Referent after = state.module(parentName);
            if (after instanceof ModuleSpec spec) {
                state.setAttribute(spec, name.substring(dot + 1), module);
            }
        }
        return module;
    }

    private static boolean isNothing(Referent referent) {
        return referent instanceof Referent.Nothing;
    }

    private void checkIsPackage(Referent parent, String name, String parentName) throws ImportFailure {
        if (parent instanceof ModuleSpec spec && hasPath(spec)) {
            return;
        }
        boolean isKnown = isNothing(parent) || (parent instanceof ModuleSpec spec && !namespaces.editsSearchPath(spec));
        if (parent instanceof ModuleSpec.Library && !runtime.isExact()) {
            uncertainty = whyUncertainInLibrary(name);
        } else if (!isKnown) {
            uncertainty = "what " + parentName + " is, only running the program tells";
        }
        throw new ImportFailure(NOT_FOUND, "No module named '" + name + "'; '" + parentName + "' is not a package");
    }

    /** Says whether a module has a {@code __path__}. */
    private boolean hasPath(ModuleSpec spec) {
        if (java.hasPath(spec)) {
            return true;
        }
        if (spec instanceof ModuleSpec.Library library) {
            return library.isPackage();
        }
        if (ImportlibAttributes.isBytecode(spec)) {
            return !spec.searchLocations().isEmpty();
        }
        Namespace names = state.dictionary(spec);
        if (names != null) {
            return names.get("__path__") != null;
        }
        boolean isFound = spec instanceof ModuleSpec.NamespacePackage
                || !spec.searchLocations().isEmpty();
        return isFound || namespaces.find(spec, "__path__").referent() instanceof Referent.Attribute;
    }

    /** {@code _find_spec}: the finders in their order. */
    private @Nullable Referent findSpec(String name, @Nullable Referent parent) throws ImportFailure {
        Referent hooked = loader.findByHooks(name);
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
        if (found == null) {
            found = findLast(name, parent);
            if (found != null) {
                trace.tried("Java package or class", name, "found");
            }
        }
        return found;
    }

    /** The bridge's finder; what it raises is a miss only if what it has asked is complete. */
    private @Nullable Referent findLast(String name, @Nullable Referent parent) throws ImportFailure {
        try {
            return java.findLast(name, parent);
        } catch (ImportFailure failure) {
            uncertainty = java.unknownReason(name);
            throw failure;
        }
    }

    private @Nullable ModuleSpec findOnPath(String name, @Nullable Referent parent) throws ImportFailure {
        if (parent == null) {
            return finder.findTopLevel(name);
        }
        if (parent instanceof ModuleSpec.Library) {
            return finder.library(name);
        }
        return parent instanceof ModuleSpec spec && spec.isPython()
                ? finder.findSubmodule(name, searchLocations(spec))
                : null;
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

    /** {@code _load_unlocked}: what {@code sys.modules} has under the name in the end. */
    private Referent load(String name, Referent found) throws ImportFailure {
        if (found instanceof ModuleSpec.Extension extension) {
            finder.checkLoadable(extension);
        }
        if (found instanceof ModuleSpec spec && spec.isPython() && !ImportlibAttributes.isBytecode(spec)) {
            Referent module = loader.load(name, spec);
            Referent entered = state.module(name);
            ImportlibAttributes.loaded(name, state);
            return entered == null ? module : entered;
        }
        state.enterModule(java.enteredName(name), found);
        ImportlibAttributes.loaded(name, state);
        return found;
    }

    @Override
    public @Nullable Referent loadedModule(String fullName) {
        Referent loaded = state.module(fullName);
        if (loaded == null && runtime.started().contains(fullName) && !state.isRemoved(fullName)) {
            // os enters its path module under a second name.
            String name = fullName.equals("os.path") ? "posixpath" : fullName;
            loaded = runtime.builtins().contains(name)
                    ? new ModuleSpec.Builtin(name, "")
                    : ofRuntime(name, runtime.frozen().contains(name));
            state.enterModule(fullName, loaded);
        }
        return loaded;
    }

    @Override
    public List<VPath> searchLocations(ModuleSpec spec) throws ImportFailure {
        Namespace names = state.dictionary(spec);
        Value path = names == null ? null : names.value("__path__");
        if (names == null || path == null) {
            return spec.searchLocations();
        }
        if (!(path instanceof Value.Sequence list)) {
            uncertainty = spec.name() + " changes where its submodules are found";
            return spec.searchLocations();
        }
        PathTexts texts = new PathTexts(view, view.workingDirectory());
        List<VPath> locations = new ArrayList<>();
        for (Value item : list.items()) {
            if (item instanceof Value.Text text) {
                locations.add(texts.place(text.text()));
            } else {
                list.open("an item of __path__ is known only at run time");
            }
        }
        if (list.open() != null) {
            uncertainty = list.open();
        }
        return locations;
    }

    @Override
    public @Nullable ModuleSpec findProgram(String name, String fullName, List<PathEntry> path) {
        return finder.findOn(path, fullName);
    }

    /** {@code _handle_fromlist}, and the reading of the names behind it ({@code import_from}). */
    private List<Resolution> importFrom(Referent module, ImportRequest request) throws ImportFailure {
        if (request.kind() != ImportRequest.Kind.FROM) {
            return List.of();
        }
        List<Resolution> names = new ArrayList<>(request.fromList().size());
        trace.begin(ImportTrace.Stage.Kind.NAMES, request.name());
        boolean isOver = false;
        for (String name : request.fromList()) {
            cancel.check();
            uncertainty = null;
            if (isOver) {
                names.add(Resolution.Unknown.NOT_REACHED);
                continue;
            }
            try {
                names.add(importName(module, name));
            } catch (ImportFailure failure) {
                names.add(failed(failure));
                isOver = true;
            }
        }
        return names;
    }

    private Resolution importName(Referent module, String name) throws ImportFailure {
        Lookup lookup = readName(module, name);
        if (lookup.referent() != null) {
            return new Resolution.Found(lookup.referent());
        }
        String fullName = attributes.nameOf(module) + "." + name;
        if (module instanceof ModuleSpec spec && hasPath(spec)) {
            importSubmodule(fullName);
            lookup = lookup.reason() == null ? attributes.find(module, name) : lookup;
        }
        Referent submodule = lookup.referent() == null ? state.module(fullName) : lookup.referent();
        if (submodule != null && !isNothing(submodule)) {
            return new Resolution.Found(submodule);
        }
        if (lookup.reason() != null) {
            return new Resolution.Unknown(lookup.reason());
        }
        if (uncertainty == null && module instanceof ModuleSpec spec) {
            uncertainty = whyUncertain(fullName, spec);
        }
        return failed(ImportFailure.importError(
                "cannot import name '" + name + "' from '" + attributes.nameOf(module) + "'"));
    }

    @Override
    public Resolution importedName(ModuleSpec module, String name) {
        statement = new ImportRequest(
                module.text().orElse(statement.file()),
                StatementImports.contextOf(module),
                0,
                module.name(),
                List.of(name),
                ImportRequest.Kind.FROM);
        try {
            return importName(module, name);
        } catch (ImportFailure failure) {
            return failed(failure);
        }
    }

    private Lookup readName(Referent module, String name) throws ImportFailure {
        try {
            return attributes.find(module, name);
        } catch (ImportFailure failure) {
            uncertainty = java.unknownReason(attributes.nameOf(module) + "." + name);
            throw failure;
        }
    }

    /** Imports a submodule that a from-list names; that there is none is no failure yet. */
    private void importSubmodule(String fullName) throws ImportFailure {
        try {
            findAndLoad(fullName);
        } catch (ImportFailure failure) {
            boolean isAboutIt = failure.error().equals(NOT_FOUND)
                    && String.valueOf(failure.getMessage()).equals("No module named '" + fullName + "'");
            if (!isAboutIt) {
                throw failure;
            }
        }
    }

    /** What the statement asks for, for the emulation of Jython: its dotted name, with the first name of its from-list. */
    private String target() {
        return statement.fromList().isEmpty()
                ? statement.name()
                : statement.name() + "." + statement.fromList().get(0);
    }

    @Override
    public Resolution attribute(Referent owner, String name) {
        try {
            Lookup lookup = attributes.find(owner, name);
            return lookup.referent() == null && lookup.reason() != null
                    ? new Resolution.Unknown(lookup.reason())
                    : lookup.referent() == null
                            ? missingAttribute(owner, name)
                            : new Resolution.Found(lookup.referent());
        } catch (ImportFailure failure) {
            return failed(failure);
        }
    }

    @Override
    public Lookup readAttribute(Referent owner, String name) throws ImportFailure {
        return attributes.find(owner, name);
    }

    @Override
    public Resolution missingAttribute(Referent owner, String name) {
        if (uncertainty == null && owner instanceof ModuleSpec spec && !spec.isPython()) {
            uncertainty = java.unknownReason(spec.name() + "." + name);
        }
        return failed(new ImportFailure("AttributeError", "no attribute '" + name + "'"));
    }

    @Override
    public Map<String, Referent> javaStarNames(ModuleSpec spec) {
        Map<String, Referent> names = new LinkedHashMap<>(state.attributes(spec));
        names.putAll(java.starNames(spec));
        return names;
    }

    @Override
    public List<String> instanceProperties(ModuleSpec.JavaClass javaClass) {
        return List.of();
    }

    @Override
    public PythonNamespaces namespaces() {
        return namespaces;
    }

    @Override
    public JavaPackages javaPackages() {
        return javaPackages;
    }

    /** Why a module that no finder has may be there where the program runs; nothing if it may not. */
    private @Nullable String whyUncertain(String name, @Nullable Referent parent) {
        if (parent instanceof ModuleSpec.Library || Python3Records.module(name).isPresent()) {
            return whyUncertainInLibrary(name);
        }
        if (parent instanceof ModuleSpec spec && namespaces.editsSearchPath(spec)) {
            return isFresh
                    ? spec.name() + " changes where its submodules are found"
                    : view.sysPath().incomplete().orElse(null);
        }
        String builtLater = finder.builtLater();
        if (builtLater != null) {
            return builtLater;
        }
        boolean isOpen = parent == null || parent instanceof ModuleSpec.NamespacePackage;
        String javaReason =
                parent == null || parent instanceof ModuleSpec.JavaPackage ? java.unknownReason(name) : null;
        if (javaReason != null || !isOpen) {
            return javaReason;
        }
        return view.sysPath()
                .incomplete()
                .or(() -> loader.unseenPathEdit(statement.file(), statement.context()))
                .orElse(null);
    }

    /** A version that was not recorded, or another platform, may have it. */
    private @Nullable String whyUncertainInLibrary(String name) {
        Python3Records.Module known = Python3Records.module(name).orElse(null);
        int dot = name.lastIndexOf('.');
        boolean isOpen = dot > 0
                && Python3Records.module(name.substring(0, dot))
                        .filter(Python3Records.Module::isOpen)
                        .isPresent();
        boolean mayBeThere =
                !runtime.isExact() || isOpen || (known != null && known.isElsewhere()) || name.startsWith("distutils");
        return mayBeThere ? "which modules the standard library has, depends on its version and platform" : null;
    }

    /** A failure is only a miss if nothing that was asked is incomplete. */
    private Resolution failed(ImportFailure failure) {
        return uncertainty != null && !failure.error().equals("ValueError")
                ? new Resolution.Unknown(uncertainty)
                : failure.toResolution();
    }
}
