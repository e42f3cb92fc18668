package naja.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import naja.base.CancelToken;
import naja.javaindex.ClassRef;
import naja.javaindex.JavaMember;
import naja.names.ModuleName;
import naja.names.PackageContext;
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
 * <p>It is longer than other classes: the functions of {@code imp.java} call each other and share the state of one statement,
 * and a reader compares them with the original one by one.
 */
final class JythonImports implements ImportSystem {
    /** What every Java package has ({@code PyJavaPackage.__findattr_ex__}). */
    private static final Set<String> JAVA_PACKAGE_ATTRIBUTES =
            Set.of("__name__", "__file__", "__dict__", "__mgr__", "__class__");

    private final ResolverView view;
    private final CancelToken cancel;
    private final StatementImports.Scope scope;
    private final TraceRecorder trace;
    private final ImportState state;
    private final ModuleLoader loader;

    /** Whether nothing was run: then what the program may do before the statement is not known. */
    private final boolean isFresh;

    private final JavaPackages javaPackages;
    private final PathFinder finder;
    private final JavaFallback fallback;
    private final PythonNamespaces namespaces;

    /** Whether the statement is all of the program. */
    private boolean isAlone;

    /** Why something that an import step did not find may be there all the same. */
    private @Nullable String uncertainty;

    /** The file whose import this is. */
    private VPath importer = VPath.parse("/");

    private PackageContext importerContext = new PackageContext.Script();

    /** The package that its relative imports start from. */
    private @Nullable ModuleName importerPackage;

    /** What each part of the dotted name gave, in order. */
    private final List<Referent> parts = new ArrayList<>();

    /** A fresh interpreter, in which the bodies of modules are not run. */
    JythonImports(StatementImports.Scope scope) {
        this(scope, TraceRecorder.silent());
    }

    /** A fresh interpreter whose steps {@code trace} is told. */
    JythonImports(StatementImports.Scope scope, TraceRecorder trace) {
        this(scope, new ImportState(), null, trace);
    }

    /** A fresh interpreter for a program that consists of one statement: nothing changes where it looks. */
    static JythonImports alone(StatementImports.Scope scope) {
        JythonImports imports = new JythonImports(scope);
        imports.isAlone = true;
        return imports;
    }

    /** An interpreter that has come to {@code state}. */
    JythonImports(StatementImports.Scope scope, ImportState state, @Nullable ModuleLoader loader, TraceRecorder trace) {
        this.trace = trace;
        this.view = scope.view();
        this.cancel = scope.cancel();
        this.scope = scope;
        this.state = state;
        this.isFresh = loader == null;
        this.javaPackages = new JavaPackages(view, state, trace);
        this.fallback = new JavaFallback(javaPackages, state, trace);
        this.namespaces = new PythonNamespaces(scope, javaPackages);
        this.loader = loader == null ? new EnteringLoader(scope, state, namespaces) : loader;
        this.finder = new PathFinder(view, javaPackages, trace, this.loader::leave);
    }

    /** Runs one import statement of a module that nobody has run. */
    @Override
    public ResolvedImport resolve(ImportRequest written) {
        ImportRequest request = RuntimeVersions.asRun(written, view.profile());
        enterImporter(request);
        return resolve(request, ImportingModule.of(importerPackage));
    }

    /** Runs one import statement of {@code importingModule}. */
    @Override
    public ResolvedImport resolve(ImportRequest request, ImportingModule importingModule) {
        importer = request.file();
        importerContext = request.context();
        Resolution module;
        List<Resolution> names = List.of();
        try {
            Referent found = importModuleLevel(request, importingModule);
            if (request.kind() == ImportRequest.Kind.STAR && found instanceof ModuleSpec.JavaPackage javaPackage) {
                new JavaStarNames(view, javaPackages).loadAll(javaPackage);
            }
            module = new Resolution.Found(found);
            names = importFrom(found, request);
        } catch (ImportFailure failure) {
            module = failed(failure, request.level() > 0 ? "" : request.name());
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
        ImportRequest request = RuntimeVersions.asRun(written, view.profile());
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
            PythonNamespaces.Lookup lookup = findAttribute(owner, name);
            return toResolution(owner, lookup, "AttributeError", "no attribute '" + name + "'");
        } catch (ImportFailure failure) {
            return failed(failure, "");
        }
    }

    @Override
    public PythonNamespaces namespaces() {
        return namespaces;
    }

    @Override
    public @Nullable ModuleSpec findProgram(String name, String fullName, List<PathEntry> path) {
        return finder.findProgram(name, fullName, path);
    }

    @Override
    public JavaPackages javaPackages() {
        return javaPackages;
    }

    /** Puts the importing module's packages in {@code sys.modules}, as importing the module has done before its body runs. */
    private void enterImporter(ImportRequest request) {
        SearchIndex.Importer entered = view.searchIndex().importer(request.file(), request.context());
        importerPackage = entered.packageName();
        List<ModuleSpec> modules = entered.modules();
        for (int i = 0; i < modules.size(); i++) {
            state.enterModule(modules.get(i).name(), modules.get(i));
        }
    }

    /** {@code imp.importName} without globals: what the whole dotted name gives. */
    @Override
    public Referent importByName(String name) throws ImportFailure {
        return importModuleLevel(
                new ImportRequest(importer, importerContext, 0, name, List.of(), ImportRequest.Kind.PLAIN),
                ImportingModule.none());
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
            if (top == null && packageModule != null && view.profile().follows(Rule.NOTES_FAILED_RELATIVE)) {
                state.enterModule(parentName.toString(), new Referent.Nothing());
            }
            parentName = new StringBuilder();
            boolean dotted = request.level() > 0 && !view.profile().follows(Rule.RELATIVE_FALLS_BACK_TO_TOP);
            String topName = dotted ? packageName + "." + firstName : firstName;
            trace.begin(Stage.Kind.TOP, dotted ? topName : name);
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
            cancel.check();
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
    private @Nullable Referent importNext(
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
        Referent found = module == null ? findTopLevel(fullName) : importAttribute(module, name);
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

    /** {@code find_module} without a path. */
    private @Nullable Referent findTopLevel(String fullName) throws ImportFailure {
        Referent hooked = findByHooks(fullName);
        return hooked != null ? hooked : load(fullName, finder.findTopLevel(fullName));
    }

    private @Nullable Referent findByHooks(String fullName) throws ImportFailure {
        Referent hooked = loader.findByHooks(fullName);
        trace.tried("sys.meta_path for", fullName, hooked == null ? "no importer has it" : "an importer has it");
        return hooked;
    }

    /** What {@code sys.modules} has under a name, the modules of start-up included; nothing if it has none. */
    @Override
    public @Nullable Referent loadedModule(String fullName) {
        Referent loaded = state.module(fullName);
        if (loaded == null && Preloaded.contains(view.profile(), fullName) && !state.isRemoved(fullName)) {
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
            state.enterModule(fullName, javaPackages.add(fullName));
            return state.module(fullName);
        }
        String builtin = view.profile().builtins().get(fullName);
        if (builtin != null) {
            state.enterModule(fullName, new ModuleSpec.Builtin(fullName, builtin));
            return state.module(fullName);
        }
        boolean isOrg = fullName.equals("org");
        if (isOrg && !view.profile().follows(Rule.STARTS_WITH_ORG)) {
            return null;
        }
        Referent found = isOrg ? finder.findTopLevel(fullName) : finder.findPreloaded(fullName);
        if (isOrg && found instanceof ModuleSpec spec && spec.isPython()) {
            loader.load(fullName, spec);
        } else if (found instanceof ModuleSpec spec && spec.isPython()) {
            new EnteringLoader(scope, state, namespaces).load(fullName, spec);
        } else if (isOrg || found != null) {
            state.enterModule(fullName, found == null ? javaPackages.add(fullName) : found);
        }
        return state.module(fullName);
    }

    private @Nullable Referent load(String fullName, @Nullable Referent found) throws ImportFailure {
        return found instanceof ModuleSpec spec && spec.isPython() ? loader.load(fullName, spec) : found;
    }

    /** {@code impAttr}: what importing {@code name} inside {@code module} gives. */
    private @Nullable Referent importAttribute(Referent module, String name) throws ImportFailure {
        if (module instanceof ModuleSpec spec && spec.isPython()) {
            return name.isEmpty() ? null : importSubmodule(spec, name);
        }
        PythonNamespaces.Lookup lookup = findAttribute(module, name);
        if (lookup.reason() != null) {
            uncertainty = lookup.reason();
        }
        return lookup.referent();
    }

    private @Nullable Referent importSubmodule(ModuleSpec spec, String name) throws ImportFailure {
        if (!asksJava(spec) && state.searchLocations(spec) == null) {
            return null;
        }
        String fullName = nameOf(spec) + "." + name;
        Referent found = null;
        if (view.profile().follows(Rule.SUBMODULE_ASKS_MODULES)) {
            found = state.module(fullName);
            trace.askedModules(fullName, found);
        }
        if (found == null) {
            Referent hooked = findByHooks(fullName);
            found = hooked != null
                    ? hooked
                    : load(fullName, finder.findSubmodule(name, fullName, searchLocations(spec)));
        }
        if (found == null) {
            found = javaPackages.lookUp(fullName);
        }
        if (found == null && state.dictionary(spec) == null && namespaces.editsSearchPath(spec)) {
            uncertainty = spec.name() + " changes where its submodules are found";
        }
        return found == null ? null : addSubmodule(spec, name, fullName, found);
    }

    /** The {@code __name__} that a module says it has. */
    private String nameOf(ModuleSpec spec) {
        Namespace names = state.dictionary(spec);
        return names != null && names.value("__name__") instanceof Value.Text name ? name.text() : spec.name();
    }

    /** {@code __path__}: what the module's body has made of it, or where the module was found. */
    @Override
    public List<VPath> searchLocations(ModuleSpec spec) throws ImportFailure {
        Namespace names = state.dictionary(spec);
        if (names == null) {
            return spec.searchLocations();
        }
        Value path = names.value("__path__");
        if (path == null || path instanceof Value.None) {
            return List.of();
        }
        if (path instanceof Value.Unknown) {
            uncertainty = spec.name() + " changes where its submodules are found";
            return spec.searchLocations();
        }
        if (!(path instanceof Value.Sequence list) || list.isTuple()) {
            throw new ImportFailure("TypeError", "__path__ must be list or None");
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

    private boolean asksJava(ModuleSpec spec) {
        return spec instanceof ModuleSpec.Package || view.profile().follows(Rule.MODULE_FINDS_JAVA);
    }

    /** {@code addedSubModule}: an entry of {@code sys.modules} takes the place of what was found; the result stays an attribute. */
    private Referent addSubmodule(ModuleSpec parent, String name, String fullName, Referent found) {
        Referent entry = state.module(fullName);
        Referent added = entry == null ? found : entry;
        state.setAttribute(parent, name, added);
        return added;
    }

    /** {@code __findattr__}: reading an attribute. */
    private PythonNamespaces.Lookup findAttribute(Referent owner, String name) throws ImportFailure {
        if (owner instanceof ModuleSpec.JavaPackage javaPackage) {
            if (JAVA_PACKAGE_ATTRIBUTES.contains(name)) {
                return PythonNamespaces.Lookup.of(new Referent.ModuleAttribute(javaPackage, name));
            }
            return PythonNamespaces.Lookup.of(javaPackages.attribute(javaPackage.name(), name));
        }
        if (owner instanceof ModuleSpec.JavaClass javaClass) {
            return told("Java member", javaClass, name, javaPackages.classes().find(javaClass, name));
        }
        if (owner instanceof ModuleSpec.Builtin builtin) {
            return told("member", builtin, name, findBuiltinMember(builtin, name));
        }
        if (owner instanceof ModuleSpec spec) {
            return findPythonAttribute(spec, name);
        }
        boolean isPlain = owner instanceof Referent.ModuleAttribute attribute
                && attribute.module() instanceof ModuleSpec.Builtin
                && LibraryRecords.isPlainFunction(attribute.module().name(), attribute.name());
        return isPlain && !name.startsWith("_")
                ? PythonNamespaces.Lookup.ABSENT
                : PythonNamespaces.Lookup.unknowable("attributes of a value are known only at run time");
    }

    private PythonNamespaces.Lookup told(String what, ModuleSpec owner, String name, PythonNamespaces.Lookup lookup) {
        String missing = lookup.reason() == null ? "not there" : "known only at run time";
        trace.read(what, owner.name(), name, lookup.referent() == null ? missing : "found");
        return lookup;
    }

    /** A member of a built-in module: what {@code dir} shows of it, or else any member of the Java class that it is. */
    private PythonNamespaces.Lookup findBuiltinMember(ModuleSpec.Builtin builtin, String name) {
        PythonNamespaces.Lookup shown = namespaces.builtinMember(builtin, name);
        ClassRef implementation =
                shown.equals(PythonNamespaces.Lookup.ABSENT) ? javaPackages.findClass(builtin.className()) : null;
        if (implementation == null) {
            return shown;
        }
        ModuleSpec.JavaClass javaClass = new ModuleSpec.JavaClass(builtin.className(), implementation);
        boolean isMember = javaPackages.classes().members(javaClass).find(name).isPresent();
        return isMember ? PythonNamespaces.Lookup.of(new Referent.ModuleAttribute(builtin, name)) : shown;
    }

    private PythonNamespaces.Lookup findPythonAttribute(ModuleSpec spec, String name) throws ImportFailure {
        PythonNamespaces.Lookup own = told("attribute", spec, name, findInDictionary(spec, name));
        if (own.referent() != null) {
            return own;
        }
        if (view.profile().follows(Rule.ATTRIBUTE_IMPORTS_PYTHON)) {
            Referent submodule = importAttribute(spec, name);
            return submodule == null ? own : PythonNamespaces.Lookup.of(submodule);
        }
        if (view.profile().follows(Rule.ATTRIBUTE_IMPORTS_JAVA)) {
            String fullName = nameOf(spec) + "." + name;
            Referent java = javaPackages.lookUp(fullName);
            if (java != null) {
                return PythonNamespaces.Lookup.of(addSubmodule(spec, name, fullName, java));
            }
        }
        return own;
    }

    /** The name in the module's own dictionary: the one that its body has made, or will have made once it has run. */
    private PythonNamespaces.Lookup findInDictionary(ModuleSpec spec, String name) {
        Namespace names = state.dictionary(spec);
        if (names == null) {
            Referent added = state.attribute(spec, name);
            return added == null ? namespaces.find(spec, name) : PythonNamespaces.Lookup.of(added);
        }
        Namespace.Entry entry = names.get(name);
        if (entry != null) {
            Referent referent = entry.value() instanceof Value.Imported imported
                    ? imported.referent()
                    : entry.referent() != null ? entry.referent() : namespaces.place(spec, name);
            return PythonNamespaces.Lookup.of(referent);
        }
        if (PythonNamespaces.isOfEveryModule(name) && !name.equals("__package__")) {
            return PythonNamespaces.Lookup.of(new Referent.ModuleAttribute(spec, name));
        }
        String open = names.open();
        return open == null ? PythonNamespaces.Lookup.ABSENT : PythonNamespaces.Lookup.unknowable(open);
    }

    /** {@code ensureFromList}, and the reading of the names behind it ({@code importFromAs}). */
    private List<Resolution> importFrom(Referent module, ImportRequest request) throws ImportFailure {
        List<String> fromList = request.fromList();
        trace.begin(Stage.Kind.NAMES, request.name());
        if (request.kind() == ImportRequest.Kind.STAR) {
            ensureStar(module, request);
            return List.of();
        }
        PythonNamespaces.Lookup[] found = new PythonNamespaces.Lookup[fromList.size()];
        List<Resolution> names = new ArrayList<>(fromList.size());
        boolean imported;
        try {
            imported = ensureFromList(module, fromList, request.name(), found);
        } catch (ImportFailure failure) {
            return upTo(failure, found);
        }
        boolean isReached = true;
        for (int i = 0; i < found.length; i++) {
            try {
                boolean isKnown = !imported && found[i].referent() != null;
                names.add(
                        isKnown
                                ? new Resolution.Found(referent(found[i]))
                                : isReached ? importName(module, fromList.get(i)) : Resolution.Unknown.NOT_REACHED);
            } catch (ImportFailure failure) {
                names.add(failed(failure, ""));
            }
            // What comes behind a failure would leave traces in a program that goes on.
            isReached &= isFresh || !(names.get(i) instanceof Resolution.Missing);
        }
        return names;
    }

    private static Referent referent(PythonNamespaces.Lookup lookup) {
        return Objects.requireNonNull(lookup.referent());
    }

    /** The names of a from-list whose import ends with {@code failure}: those before the one that fails are found. */
    private List<Resolution> upTo(ImportFailure failure, PythonNamespaces.Lookup[] found) {
        List<Resolution> names = new ArrayList<>(found.length);
        boolean isBefore = true;
        for (PythonNamespaces.Lookup lookup : found) {
            boolean isFound = isBefore && lookup != null && lookup.referent() != null;
            if (isFound) {
                names.add(new Resolution.Found(referent(lookup)));
            } else {
                names.add(isBefore ? failed(failure, "") : Resolution.Unknown.NOT_REACHED);
                isBefore = false;
            }
        }
        return names;
    }

    @Override
    public Resolution importedName(ModuleSpec module, String name) {
        importer = module.text().orElse(importer);
        importerContext = StatementImports.contextOf(module);
        try {
            return importName(module, name);
        } catch (ImportFailure failure) {
            return failed(failure, "");
        }
    }

    private Resolution importName(Referent module, String name) {
        PythonNamespaces.Lookup lookup = findAttribute(module, name);
        if (lookup.referent() == null && module instanceof ModuleSpec spec && spec.isPython()) {
            Referent submodule = importAttribute(module, name);
            lookup = submodule == null ? lookup : PythonNamespaces.Lookup.of(submodule);
        }
        return toResolution(module, lookup, "ImportError", "cannot import name " + name);
    }

    /**
     * {@code ensureFromList}: imports the names that are no attributes; says whether any had to be imported.
     *
     * <p>Runtime quirk: each name that had to be imported stays in the name under which the next one is filed, so {@code from p
     * import a, b} enters {@code p.a.b} too (cases REL-16, REL-31).
     *
     * @param found what each name was before it was imported
     */
    private boolean ensureFromList(
            Referent module, List<String> fromList, String written, PythonNamespaces.Lookup[] found)
            throws ImportFailure {
        if (found.length == 0) {
            return false;
        }
        boolean hasPath = !view.profile().follows(Rule.FROM_LIST_NEEDS_PATH)
                || findAttribute(module, "__path__").referent() != null;
        StringBuilder buffer = null;
        for (int i = 0; i < found.length; i++) {
            cancel.check();
            String name = fromList.get(i);
            found[i] = findAttribute(module, name);
            if (found[i].referent() == null && hasPath) {
                if (buffer == null) {
                    buffer = new StringBuilder(
                            written.isEmpty() && module instanceof ModuleSpec spec ? nameOf(spec) : written);
                }
                importNext(module, buffer, name, buffer + "." + name, List.of());
            }
        }
        return buffer != null;
    }

    /**
     * The from-list of a star import: {@code __all__}, as far as the module's body has set it, then the star itself.
     *
     * <p>Runtime quirk: the star is imported as a submodule. There is none, but looking for it opens archives, and may enter the
     * Java packages in the name as written.
     */
    private void ensureStar(Referent module, ImportRequest request) throws ImportFailure {
        if (isFresh || !(module instanceof ModuleSpec spec)) {
            return;
        }
        Namespace names = state.dictionary(spec);
        if (names != null || !spec.isPython()) {
            findAttribute(module, "__all__");
        }
        List<String> all = names != null && names.value("__all__") instanceof Value.Sequence list ? list.texts() : null;
        if (all != null) {
            ensureFromList(module, all, request.name(), new PythonNamespaces.Lookup[all.size()]);
        }
        ensureFromList(module, List.of("*"), request.name(), new PythonNamespaces.Lookup[1]);
    }

    /** What an expression that reads an attribute gets. */
    @Override
    public PythonNamespaces.Lookup readAttribute(Referent owner, String name) throws ImportFailure {
        return findAttribute(owner, name);
    }

    /** The answer where an attribute was not found: missing, unless something that was asked is incomplete. */
    @Override
    public Resolution missingAttribute(Referent owner, String name) {
        return toResolution(owner, PythonNamespaces.Lookup.ABSENT, "AttributeError", "no attribute '" + name + "'");
    }

    /** What an attribute that an import binds refers to in the end; itself if no import binds it. */
    @Override
    public Referent follow(Referent.Attribute attribute) {
        Referent at = attribute;
        for (int i = 0; i < 20 && at instanceof Referent.Attribute next; i++) {
            Referent followed = namespaces.follow(next);
            if (followed == null) {
                return at;
            }
            at = followed;
        }
        return at;
    }

    /** What a star import of a Java package or class, or of a built-in module, binds. */
    @Override
    public Map<String, Referent> javaStarNames(ModuleSpec spec) {
        if (spec instanceof ModuleSpec.Builtin builtin) {
            Map<String, Referent> names = new LinkedHashMap<>();
            for (String name : view.profile().members().members(builtin.name()).orElse(List.of())) {
                if (!name.startsWith("_")) {
                    names.put(name, new Referent.ModuleAttribute(builtin, name));
                }
            }
            return names;
        }
        return new JavaStarNames(view, javaPackages).all(spec, state);
    }

    /** The properties of a class that have no value without an instance. */
    @Override
    public List<String> instanceProperties(ModuleSpec.JavaClass javaClass) {
        return javaPackages.classes().members(javaClass).all().stream()
                .filter(member -> member.kind() == JavaMember.Kind.BEAN_PROPERTY && !member.isStatic())
                .map(JavaMember::name)
                .toList();
    }

    private Resolution toResolution(Referent owner, PythonNamespaces.Lookup lookup, String error, String message) {
        Referent referent = lookup.referent();
        if (referent != null) {
            return new Resolution.Found(referent);
        }
        String reason = lookup.reason();
        String javaName = owner instanceof ModuleSpec.JavaPackage javaPackage ? javaPackage.name() : "";
        if (owner instanceof ModuleSpec spec && spec.isPython() && uncertainty == null && isFresh) {
            uncertainty = searchPathEdit(spec);
        }
        return reason != null ? new Resolution.Unknown(reason) : failed(new ImportFailure(error, message), javaName);
    }

    /** Says which of a module and the packages above it edits where submodules are found; that one may set names, too. */
    private @Nullable String searchPathEdit(ModuleSpec module) {
        Referent at = module;
        for (String name = module.name(); at instanceof ModuleSpec spec; at = state.module(name)) {
            if (namespaces.editsSearchPath(spec)) {
                return spec.name() + " changes where its submodules are found";
            }
            int dot = name.lastIndexOf('.');
            if (dot < 0) {
                return null;
            }
            name = name.substring(0, dot);
        }
        return null;
    }

    /** A failure is only a miss if nothing that was asked is incomplete. */
    private Resolution failed(ImportFailure failure, String javaName) {
        if (failure.isJava() || failure.error().equals("ValueError")) {
            return failure.toResolution();
        }
        Optional<String> incomplete = view.sysPath()
                .incomplete()
                .or(() -> isAlone ? Optional.empty() : loader.unseenPathEdit(importer, importerContext))
                .or(javaPackages::unknownReason)
                .or(() -> Optional.ofNullable(uncertainty))
                .or(() -> javaName.isEmpty() ? Optional.empty() : view.javaIncomplete(javaName));
        return incomplete.<Resolution>map(Resolution.Unknown::new).orElseGet(failure::toResolution);
    }
}
