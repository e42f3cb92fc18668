package naja.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import naja.names.ModuleName;
import naja.names.PackageContext;
import naja.resolve.PythonNamespaces.Lookup;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * Python 3's import statement ({@code PyImport_ImportModuleLevelObject}, and {@code importlib._bootstrap} behind it): one
 * simulated interpreter in which nothing was imported but the importing module and its packages.
 *
 * <p>The steps are {@link ImportlibModules}, {@link ImportlibFinders} and {@link ImportlibFromList}. A null referent is what
 * {@code None} is there: not found. What a dialect adds is its {@link JavaHook}; what versions differ in is data of
 * {@link Python3Runtime}.
 */
final class ImportlibImports implements ImportSystem {
    private final ImportlibInterpreter interpreter;
    private final ResolverView view;
    private final Python3Runtime runtime;
    private final TraceRecorder trace;
    private final ImportState state;
    private final ImportlibUncertainty uncertainty;
    private final ImportlibFinders finders;
    private final ImportlibAttributes attributes;
    private final ImportlibModules modules;
    private final ImportlibFromList fromList;

    /** What each part of the dotted name gave, in order. */
    private final List<Referent> parts = new ArrayList<>();

    /** A fresh interpreter, in which the bodies of modules are not run. */
    ImportlibImports(StatementImports.Scope scope, TraceRecorder trace) {
        this(ImportlibInterpreter.fresh(scope, trace));
    }

    /** An interpreter that has come to {@code state}. */
    ImportlibImports(StatementImports.Scope scope, ImportState state, ModuleLoader loader, TraceRecorder trace) {
        this(ImportlibInterpreter.at(scope, state, loader, trace));
    }

    private ImportlibImports(ImportlibInterpreter interpreter) {
        this.interpreter = interpreter;
        this.view = interpreter.view();
        this.runtime = interpreter.runtime();
        this.trace = interpreter.trace();
        this.state = interpreter.state();
        this.uncertainty = new ImportlibUncertainty(interpreter);
        this.finders = new ImportlibFinders(interpreter, uncertainty);
        this.attributes = new ImportlibAttributes(runtime, state, interpreter.namespaces(), interpreter.java());
        this.modules = new ImportlibModules(interpreter, finders, attributes, uncertainty);
        this.fromList = new ImportlibFromList(interpreter, modules, attributes, uncertainty);
    }

    @Override
    public ResolvedImport resolve(ImportRequest request) {
        String packageName = enterImporter(request);
        return resolve(request, ImportlibNames.importingModule(packageName, runtime));
    }

    @Override
    public ResolvedImport resolve(ImportRequest request, ImportingModule importingModule) {
        interpreter.statement().begin(request);
        Resolution module;
        List<Resolution> names = List.of();
        try {
            Referent found = importModuleLevel(request, importingModule);
            module = new Resolution.Found(found);
            names = fromList.importFrom(found, request);
        } catch (ImportFailure failure) {
            module = uncertainty.failed(failure);
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
        interpreter.statement().begin(request);
        try {
            return new Resolution.Found(
                    importModuleLevel(request, ImportlibNames.importingModule(packageName, runtime)));
        } catch (ImportFailure failure) {
            return uncertainty.failed(failure);
        }
    }

    @Override
    public Resolution importedName(ModuleSpec module, String name) {
        RunningStatement statement = interpreter.statement();
        statement.begin(new ImportRequest(
                module.text().orElse(statement.file()),
                StatementImports.contextOf(module),
                0,
                module.name(),
                List.of(name),
                ImportRequest.Kind.FROM));
        try {
            return fromList.importName(module, name);
        } catch (ImportFailure failure) {
            return uncertainty.failed(failure);
        }
    }

    @Override
    public Referent importByName(String name) throws ImportFailure {
        return modules.findAndLoad(name);
    }

    @Override
    public @Nullable Referent loadedModule(String fullName) {
        return modules.loadedModule(fullName);
    }

    @Override
    public List<VPath> searchLocations(ModuleSpec spec) {
        return finders.searchLocations(spec);
    }

    @Override
    public @Nullable ModuleSpec findProgram(String name, String fullName, List<PathEntry> path) {
        return interpreter.finder().findOn(path, fullName);
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
            return uncertainty.failed(failure);
        }
    }

    @Override
    public Lookup readAttribute(Referent owner, String name) throws ImportFailure {
        return attributes.find(owner, name);
    }

    @Override
    public Resolution missingAttribute(Referent owner, String name) {
        uncertainty.missedAttribute(owner, name);
        return uncertainty.failed(new ImportFailure("AttributeError", "no attribute '" + name + "'"));
    }

    @Override
    public Map<String, Referent> javaStarNames(ModuleSpec spec) {
        Map<String, Referent> names = new LinkedHashMap<>(state.attributes(spec));
        names.putAll(interpreter.java().starNames(spec));
        return names;
    }

    @Override
    public List<String> instanceProperties(ModuleSpec.JavaClass javaClass) {
        return List.of();
    }

    @Override
    public PythonNamespaces namespaces() {
        return interpreter.namespaces();
    }

    @Override
    public JavaPackages javaPackages() {
        return interpreter.javaPackages();
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
                        ? finders.findSubmodule(name, spec)
                        : interpreter.finder().findTopLevel(name);
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
        if (base == null) {
            if (name.isEmpty()) {
                throw new ImportFailure("ValueError", "Empty module name");
            }
            trace.begin(ImportTrace.Stage.Kind.TOP, name);
            return importAbsolute(name, 0, request.kind());
        }
        trace.begin(ImportTrace.Stage.Kind.PARENT, base);
        trace.tried("package that the import is relative to", base, "found");
        if (name.isEmpty()) {
            return modules.findAndLoad(base);
        }
        trace.begin(ImportTrace.Stage.Kind.RELATIVE, base);
        return importAbsolute(base + "." + name, base.length() + 1, request.kind());
    }

    /**
     * Its second half, behind {@code resolve_name}.
     *
     * @param start where the name as it is written starts in the absolute one
     */
    private Referent importAbsolute(String absolute, int start, ImportRequest.Kind kind) throws ImportFailure {
        try {
            Referent found = modules.findAndLoad(absolute);
            int dot = absolute.indexOf('.', start);
            if (kind == ImportRequest.Kind.PLAIN && dot >= 0) {
                modules.findAndLoad(absolute.substring(0, dot));
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
            boolean isThere = part != null && !(part instanceof Referent.Nothing);
            if (!isThere && found == null) {
                return;
            }
            parts.add(part == null ? Objects.requireNonNull(found) : part);
            from = dot < 0 ? -1 : dot + 1;
        }
    }
}
