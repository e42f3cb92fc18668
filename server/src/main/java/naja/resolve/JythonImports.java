package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import naja.base.CancelToken;
import naja.javaindex.ClassRef;
import naja.names.ModuleName;
import naja.names.PackageContext;
import naja.resolve.RuntimeProfile.Rule;
import naja.vfs.DirectoryListing;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * Jython's import statement ({@code org.python.core.imp}): one simulated interpreter in which nothing was imported but the
 * importing module and its packages.
 *
 * <p>The methods are named after those of {@code imp.java} in 2.7.4 and keep their order of steps. A null referent is what
 * {@code null} or {@code None} is there: not found.
 */
final class JythonImports {
    /** What every Java package has ({@code PyJavaPackage.__findattr_ex__}). */
    private static final Set<String> JAVA_PACKAGE_ATTRIBUTES =
            Set.of("__name__", "__file__", "__dict__", "__mgr__", "__class__");

    private final ResolverView view;
    private final CancelToken cancel;
    private final StatementImports.Scope scope;
    private final TraceRecorder trace = new TraceRecorder();
    private final ImportState state = new ImportState();
    private final JavaPackages javaPackages;
    private final PathFinder finder;
    private final JavaFallback fallback;
    private final PythonNamespaces namespaces;

    /** Why something that an import step did not find may be there all the same. */
    private @Nullable String uncertainty;

    /** The file whose import this is. */
    private VPath importer = VPath.parse("/");

    private PackageContext importerContext = new PackageContext.Script();

    /** What each part of the dotted name gave, in order. */
    private final List<Referent> parts = new ArrayList<>();

    JythonImports(StatementImports.Scope scope) {
        this.view = scope.view();
        this.cancel = scope.cancel();
        this.scope = scope;
        this.javaPackages = new JavaPackages(view, state, trace);
        this.finder = new PathFinder(view, javaPackages, trace);
        this.fallback = new JavaFallback(javaPackages, state, trace);
        this.namespaces = new PythonNamespaces(scope, javaPackages);
    }

    /** Runs one import statement. */
    ResolvedImport resolve(ImportRequest written) {
        ImportRequest request = RuntimeVersions.asRun(written, view.profile());
        importer = request.file();
        importerContext = request.context();
        enterImporter(request);
        Resolution module;
        List<Resolution> names = List.of();
        try {
            Referent found = importModuleLevel(request);
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
    Resolution findModule(ImportRequest written) {
        ImportRequest request = RuntimeVersions.asRun(written, view.profile());
        enterImporter(request);
        try {
            return new Resolution.Found(importModuleLevel(request));
        } catch (ImportFailure failure) {
            return failure.toResolution();
        }
    }

    /** The attribute {@code name} of what an import gave, as an expression reads it. */
    Resolution attribute(Referent owner, String name) {
        try {
            PythonNamespaces.Lookup lookup = findAttribute(owner, name);
            return toResolution(owner, lookup, "AttributeError", "no attribute '" + name + "'");
        } catch (ImportFailure failure) {
            return failed(failure, "");
        }
    }

    PythonNamespaces namespaces() {
        return namespaces;
    }

    PathFinder finder() {
        return finder;
    }

    JavaPackages javaPackages() {
        return javaPackages;
    }

    /** Puts the importing module's packages in {@code sys.modules}, as importing the module has done before its body runs. */
    private void enterImporter(ImportRequest request) {
        PackageContext context = request.context();
        boolean isMain = context.moduleName().equals("__main__");
        state.enterModule(
                "__main__",
                isMain ? new ModuleSpec.Source("__main__", request.file()) : new ModuleSpec.Builtin("__main__", ""));
        ModuleName packageName = context.packageName().orElse(null);
        if (packageName == null) {
            return;
        }
        VPath directory = request.file().parent();
        for (ModuleName name = packageName; name != null; name = name.parent().orElse(null)) {
            DirectoryListing listing = view.list(directory).orElse(DirectoryListing.EMPTY);
            VPath source = directory.child("__init__.py");
            boolean hasSource = listing.hasFile("__init__.py");
            state.enterModule(
                    name.text(),
                    new ModuleSpec.Package(
                            name.text(),
                            hasSource ? source : directory.child("__init__$py.class"),
                            hasSource ? Optional.of(source) : Optional.empty(),
                            List.of(directory)));
            directory = directory.parent();
        }
    }

    /** {@code get_parent}: the name of the package that the import is relative to, or nothing. */
    private @Nullable String getParent(ImportRequest request) throws ImportFailure {
        int level = request.level();
        if (level == 0) {
            return null;
        }
        ModuleName packageName = request.context().packageName().orElse(null);
        if (packageName == null) {
            if (level > 0) {
                throw new ImportFailure("ValueError", "Attempted relative import in non-package");
            }
            return null;
        }
        for (int up = level; up > 1; up--) {
            packageName = packageName.parent().orElse(null);
            if (packageName == null) {
                throw new ImportFailure("ValueError", "Attempted relative import beyond toplevel package");
            }
        }
        return packageName.text();
    }

    /** {@code import_module_level}, up to the from-list: what the dotted name gives. */
    private Referent importModuleLevel(ImportRequest request) throws ImportFailure {
        String name = request.name();
        String packageName = getParent(request);
        Referent packageModule = packageName == null ? null : state.module(packageName);
        if (packageName != null && request.level() > 0) {
            trace.tried("package that the import is relative to", packageName, "found");
        }
        if (name.isEmpty()) {
            if (packageModule == null) {
                throw new ImportFailure("ValueError", "Empty module name");
            }
            return packageModule;
        }
        int dot = name.indexOf('.');
        String firstName = dot < 0 ? name : name.substring(0, dot);
        StringBuilder parentName = new StringBuilder(packageModule == null || packageName == null ? "" : packageName);
        Referent top = importNext(packageModule, parentName, firstName, name, request.fromList());
        if (top == null) {
            parentName = new StringBuilder();
            boolean explicit = request.level() > 0;
            boolean dotted = explicit && !view.profile().follows(Rule.RELATIVE_FALLS_BACK_TO_TOP);
            boolean isNoted = dotted && !view.profile().follows(Rule.DOTTED_FILE_ANSWERS);
            top = isNoted
                    ? importNoted(packageName + "." + firstName, name, request.fromList())
                    : importFirst(
                            dotted ? packageName + "." + firstName : firstName, parentName, name, request.fromList());
        }
        parts.add(top);
        return dot < 0 ? top : importLogic(top, parentName, name.substring(dot + 1), name, request.fromList());
    }

    /** {@code import_first}: a top-level import that asks the Java fallback twice. */
    private Referent importFirst(String name, StringBuilder parentName, String fullName, List<String> fromList)
            throws ImportFailure {
        Referent found = importNext(null, parentName, name, fullName, fromList);
        if (found == null && fallback.tryAddPackage(fullName, fromList)) {
            found = importNext(null, parentName, name, fullName, fromList);
        }
        if (found == null) {
            throw ImportFailure.importError("No module named " + name);
        }
        return found;
    }

    /**
     * {@code import_first} of a name that the relative attempt has noted as None in {@code sys.modules}, as Jython 2.7.0 does:
     * only the Java fallback can put something there (case REL-29).
     */
    private Referent importNoted(String name, String fullName, List<String> fromList) {
        Referent found = fallback.tryAddPackage(fullName, fromList) ? state.module(name) : null;
        if (found == null) {
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
            if (module == null && parent instanceof ModuleSpec.JavaPackage) {
                module = importNext(parent, parentName, name, fullName, fromList);
            }
            if (module == null) {
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
            @Nullable Referent module, StringBuilder parentName, String name, String outerName, List<String> fromList) {
        if (parentName.length() > 0 && !name.isEmpty()) {
            parentName.append('.');
        }
        String fullName = parentName.append(name).toString();
        Referent loaded = loadedModule(fullName);
        if (loaded != null) {
            return loaded;
        }
        Referent found = module == null ? finder.findTopLevel(fullName) : importAttribute(module, name);
        if (found == null) {
            return fallback.tryAddPackage(outerName, fromList) ? state.module(fullName) : null;
        }
        Referent entered = state.module(fullName);
        if (entered != null) {
            return entered;
        }
        return enter(fullName, found);
    }

    private @Nullable Referent loadedModule(String fullName) {
        Referent loaded = state.module(fullName);
        if (loaded == null && Preloaded.contains(view.profile(), fullName)) {
            loaded = fullName.equals("java") ? javaPackages.add(fullName) : finder.findPreloaded(fullName);
            if (loaded != null) {
                loaded = enter(fullName, loaded);
            }
        }
        if (loaded != null) {
            trace.tried("sys.modules", fullName, "found");
        }
        return loaded;
    }

    /**
     * Enters a module, and what its body enters under literal names ({@code sys.modules['os.path'] = path}), which may be
     * another module under its own name; returns what the name stands for in the end.
     */
    private Referent enter(String fullName, Referent found) {
        state.enterModule(fullName, found);
        if (found instanceof ModuleSpec spec) {
            namespaces.registeredModules(spec).forEach(state::registerModule);
        }
        Referent entered = state.module(fullName);
        return entered == null ? found : entered;
    }

    /** {@code impAttr}: what importing {@code name} inside {@code module} gives. */
    private @Nullable Referent importAttribute(Referent module, String name) {
        if (module instanceof ModuleSpec spec && spec.isPython()) {
            String fullName = spec.name() + "." + name;
            Referent found = state.module(fullName);
            if (found == null) {
                found = finder.findSubmodule(name, fullName, spec.searchLocations());
            }
            if (found == null && asksJava(spec)) {
                found = javaPackages.lookUp(fullName);
            }
            if (found == null && namespaces.editsSearchPath(spec)) {
                uncertainty = spec.name() + " changes where its submodules are found";
            }
            return found == null ? null : addSubmodule(spec, name, fullName, found);
        }
        PythonNamespaces.Lookup lookup = findAttribute(module, name);
        if (lookup.reason() != null) {
            uncertainty = lookup.reason();
        }
        return lookup.referent();
    }

    private boolean asksJava(ModuleSpec spec) {
        return spec instanceof ModuleSpec.Package || view.profile().follows(Rule.MODULE_FINDS_JAVA);
    }

    /** {@code addedSubModule}: an entry of {@code sys.modules} takes the place of what was found; the result stays an attribute. */
    private Referent addSubmodule(ModuleSpec parent, String name, String fullName, Referent found) {
        Referent entry = state.module(fullName);
        Referent added = entry == null ? found : entry;
        state.setAttribute(parent.name(), name, added);
        return added;
    }

    /** {@code __findattr__}: reading an attribute. */
    private PythonNamespaces.Lookup findAttribute(Referent owner, String name) {
        if (owner instanceof ModuleSpec.JavaPackage javaPackage) {
            if (JAVA_PACKAGE_ATTRIBUTES.contains(name)) {
                return PythonNamespaces.Lookup.of(new Referent.ModuleAttribute(javaPackage, name));
            }
            return PythonNamespaces.Lookup.of(javaPackages.attribute(javaPackage.name(), name));
        }
        if (owner instanceof ModuleSpec.JavaClass javaClass) {
            return javaPackages.classes().find(javaClass, name);
        }
        if (owner instanceof ModuleSpec.Builtin builtin) {
            return findBuiltinMember(builtin, name);
        }
        if (owner instanceof ModuleSpec spec) {
            return findPythonAttribute(spec, name);
        }
        return PythonNamespaces.Lookup.unknowable("attributes of a value are known only at run time");
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

    private PythonNamespaces.Lookup findPythonAttribute(ModuleSpec spec, String name) {
        Referent added = state.attribute(spec.name(), name);
        if (added != null) {
            return PythonNamespaces.Lookup.of(added);
        }
        PythonNamespaces.Lookup own = namespaces.find(spec, name);
        if (own.referent() != null) {
            return own;
        }
        String fullName = spec.name() + "." + name;
        if (view.profile().follows(Rule.ATTRIBUTE_IMPORTS_PYTHON)) {
            Referent submodule = importAttribute(spec, name);
            return submodule == null ? own : PythonNamespaces.Lookup.of(submodule);
        }
        if (view.profile().follows(Rule.ATTRIBUTE_IMPORTS_JAVA)) {
            Referent java = javaPackages.lookUp(fullName);
            if (java != null) {
                return PythonNamespaces.Lookup.of(addSubmodule(spec, name, fullName, java));
            }
        }
        return own;
    }

    /**
     * {@code ensureFromList} and the reading of the names behind it.
     *
     * <p>Runtime quirk: each name that had to be imported stays in the name under which the next one is filed, so {@code from p
     * import a, b} enters {@code p.a.b} too (cases REL-16, REL-31).
     */
    private List<Resolution> importFrom(Referent module, ImportRequest request) {
        List<Resolution> names = new ArrayList<>(request.fromList().size());
        StringBuilder buffer = new StringBuilder(
                request.name().isEmpty() && module instanceof ModuleSpec spec ? spec.name() : request.name());
        for (String name : request.fromList()) {
            cancel.check();
            try {
                names.add(importName(module, name, buffer));
            } catch (ImportFailure failure) {
                names.add(failed(failure, ""));
            }
        }
        return names;
    }

    private Resolution importName(Referent module, String name, StringBuilder buffer) {
        PythonNamespaces.Lookup lookup = findAttribute(module, name);
        if (lookup.referent() == null) {
            Referent imported = importNext(module, buffer, name, buffer + "." + name, List.of());
            PythonNamespaces.Lookup again = findAttribute(module, name);
            if (again.referent() != null) {
                lookup = again;
            } else if (imported != null && lookup.reason() == null) {
                lookup = PythonNamespaces.Lookup.unknowable("the import files this name under another one");
            }
        }
        return toResolution(module, lookup, "ImportError", "cannot import name " + name);
    }

    private Resolution toResolution(Referent owner, PythonNamespaces.Lookup lookup, String error, String message) {
        Referent referent = lookup.referent();
        if (referent != null) {
            return new Resolution.Found(referent);
        }
        String reason = lookup.reason();
        String javaName = owner instanceof ModuleSpec.JavaPackage javaPackage ? javaPackage.name() : "";
        if (owner instanceof ModuleSpec spec && spec.isPython() && uncertainty == null) {
            uncertainty = searchPathEdit(spec);
        }
        return reason != null ? new Resolution.Unknown(reason) : failed(new ImportFailure(error, message), javaName);
    }

    /** Why imports may find their modules elsewhere when the statement runs: the importing file, or one it imports, changes that. */
    private Optional<String> pathEdit() {
        return view.remembered(importerContext.moduleName() + " " + importer, () -> new PathEdits(scope)
                .reason(importer, importerContext));
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
                .or(this::pathEdit)
                .or(javaPackages::unknownReason)
                .or(() -> Optional.ofNullable(uncertainty))
                .or(() -> javaName.isEmpty() ? Optional.empty() : view.javaIncomplete(javaName));
        return incomplete.<Resolution>map(Resolution.Unknown::new).orElseGet(failure::toResolution);
    }
}
