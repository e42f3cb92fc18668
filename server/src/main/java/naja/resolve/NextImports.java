package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import naja.names.ModuleName;
import naja.resolve.ImportTrace.Stage;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * The import statement that the chapter on import in Jython's notes for implementers suggests for a later Jython: there is one
 * type of module, which has Python or Java package character, or both.
 *
 * <p>Python's is found top-down, by files along a path; Java's bottom-up, by classes ({@link JavaCharacter}); neither hides the
 * other, and both are one namespace. What has Python character is there once it is imported, as in any Python; what has
 * Java's alone, once it is named. So attribute access and imports cannot disagree, and no import asks about another name than
 * its own.
 */
final class NextImports {
    private final StatementImports.Scope scope;
    private final ResolverView view;
    private final TraceRecorder trace;
    private final ImportState state = new ImportState();
    private final JavaPackages javaPackages;
    private final JavaCharacter java;
    private final PathFinder finder;
    private final PythonNamespaces namespaces;
    private final ModuleLoader loader;
    private final List<Resolution> parts = new ArrayList<>();

    /** Why something that a step did not find may be there all the same. */
    private @Nullable String uncertainty;

    /** An interpreter that has imported nothing. */
    NextImports(StatementImports.Scope scope, TraceRecorder trace) {
        this.trace = trace;
        this.scope = scope;
        this.view = scope.view();
        this.javaPackages = new JavaPackages(view, state, trace);
        this.java = new JavaCharacter(scope, javaPackages, trace);
        this.finder = new PathFinder(view, javaPackages, trace, state::enterModule);
        this.namespaces = new PythonNamespaces(scope, javaPackages);
        this.loader = new EnteringLoader(scope, state, namespaces);
    }

    /** Runs one import statement. */
    ResolvedImport resolve(ImportRequest request) {
        SearchIndex.Importer importer = view.searchIndex().importer(request.file(), request.context());
        importer.modules().forEach(module -> state.enterModule(module.name(), module));
        Resolution module;
        List<Resolution> names = new ArrayList<>();
        try {
            Referent found = importModule(request, importer.packageName());
            module = new Resolution.Found(found);
            trace.begin(Stage.Kind.NAMES, request.name());
            for (String name : request.fromList()) {
                names.add(importName(found, name, request));
            }
        } catch (ImportFailure failure) {
            module = failed(failure, request);
            if (!request.name().isEmpty()) {
                parts.add(module);
            }
        }
        return new ResolvedImport(request, parts, module, names, trace.trace());
    }

    /** The attribute {@code name} of what an import gave, as an expression reads it. */
    Resolution attribute(Referent owner, String name) {
        try {
            PythonNamespaces.Lookup lookup = findAttribute(owner, name);
            if (lookup.referent() != null) {
                return new Resolution.Found(lookup.referent());
            }
            Optional<String> reason = Optional.ofNullable(lookup.reason()).or(java::unknownReason);
            return reason.<Resolution>map(Resolution.Unknown::new)
                    .orElseGet(() -> new Resolution.Missing("AttributeError", "no attribute '" + name + "'"));
        } catch (ImportFailure failure) {
            return failure.toResolution();
        }
    }

    /** Says whether a module of that name has Java package character. */
    boolean isJavaPackage(String name) {
        return java.isPackage(name);
    }

    /** What the dotted name gives: first in the importing package, if the level allows, then from the top. */
    private Referent importModule(ImportRequest request, @Nullable ModuleName packageName) {
        String parentName = ImportingModule.of(packageName).parent(request.level(), name -> state.module(name) != null);
        Referent parent = parentName == null ? null : state.module(parentName);
        if (parentName != null) {
            trace.begin(Stage.Kind.PARENT, parentName);
            trace.askedModules(parentName, parent);
        }
        if (request.name().isEmpty()) {
            if (parent == null) {
                throw new ImportFailure("ValueError", "Empty module name");
            }
            return parent;
        }
        String[] names = request.name().split("\\.", -1);
        Referent at = null;
        if (parent != null && parentName != null) {
            trace.begin(Stage.Kind.RELATIVE, parentName);
            at = step(parent, names[0]);
        }
        if (at == null && request.level() <= 0) {
            trace.begin(Stage.Kind.TOP, request.name());
            at = step(null, names[0]);
        }
        for (int i = 0; ; i++) {
            if (at == null) {
                throw ImportFailure.importError("No module named " + names[i]);
            }
            parts.add(new Resolution.Found(at));
            if (i == names.length - 1) {
                return at;
            }
            scope.cancel().check();
            at = step(at, names[i + 1]);
        }
    }

    /** One step: the module {@code name} in {@code parent}, or at the top; it is Python's if Python has it, for that must run. */
    private @Nullable Referent step(@Nullable Referent parent, String name) {
        if (parent != null && !isPackageLike(parent)) {
            return findAttribute(parent, name).referent();
        }
        String parentName = parent instanceof ModuleSpec spec ? spec.name() : "";
        String fullName = parentName.isEmpty() ? name : parentName + "." + name;
        Referent loaded = state.module(fullName);
        trace.askedModules(fullName, loaded);
        if (loaded != null) {
            return loaded;
        }
        Referent found = findPython(parent, name, fullName);
        if (found instanceof ModuleSpec spec && spec.isPython()) {
            found = loader.load(fullName, spec);
        }
        if (found == null) {
            found = java.find(parentName, name);
        }
        if (found == null && parent instanceof ModuleSpec spec && namespaces.editsSearchPath(spec)) {
            uncertainty = spec.name() + " changes where its submodules are found";
        }
        if (found != null) {
            state.enterModule(fullName, found);
            if (parent instanceof ModuleSpec spec && spec.isPython()) {
                state.setAttribute(spec, name, found);
            }
        }
        return found;
    }

    private @Nullable Referent findPython(@Nullable Referent parent, String name, String fullName) {
        if (parent == null) {
            return finder.findPython(name);
        }
        return parent instanceof ModuleSpec.Package spec
                ? finder.findSubmodule(name, fullName, spec.searchLocations())
                : null;
    }

    private static boolean isPackageLike(Referent referent) {
        return referent instanceof ModuleSpec spec && (spec.isPython() || spec instanceof ModuleSpec.JavaPackage);
    }

    /** What a from-import of {@code name} binds where {@code module} is what was found. */
    Resolution importedName(ModuleSpec module, String name) {
        ImportRequest request = new ImportRequest(
                module.text().orElse(VPath.parse("/")),
                StatementImports.contextOf(module),
                0,
                module.name(),
                List.of(name),
                ImportRequest.Kind.FROM);
        return importName(module, name, request);
    }

    private Resolution importName(Referent module, String name, ImportRequest request) {
        try {
            PythonNamespaces.Lookup lookup = findAttribute(module, name);
            Referent found = lookup.referent();
            if (found == null && isPackageLike(module)) {
                found = step(module, name);
            }
            if (found != null) {
                return new Resolution.Found(found);
            }
            String reason = lookup.reason();
            return reason != null
                    ? new Resolution.Unknown(reason)
                    : failed(ImportFailure.importError("cannot import name " + name), request);
        } catch (ImportFailure failure) {
            return failed(failure, request);
        }
    }

    /** Reads an attribute: what the module's body binds or an import has bound, else what is Java's alone. */
    private PythonNamespaces.Lookup findAttribute(Referent owner, String name) {
        if (owner instanceof ModuleSpec.JavaClass javaClass) {
            return javaPackages.classes().find(javaClass, name);
        }
        if (owner instanceof ModuleSpec.Builtin builtin) {
            return namespaces.builtinMember(builtin, name);
        }
        if (!(owner instanceof ModuleSpec spec)) {
            return PythonNamespaces.Lookup.unknowable("attributes of a value are known only at run time");
        }
        Referent bound = state.attribute(spec, name);
        PythonNamespaces.Lookup own =
                bound != null || !spec.isPython() ? PythonNamespaces.Lookup.of(bound) : namespaces.find(spec, name);
        if (own.referent() != null) {
            return own;
        }
        if (!spec.isPython() && PythonNamespaces.isOfEveryModule(name)) {
            return PythonNamespaces.Lookup.of(new Referent.ModuleAttribute(spec, name));
        }
        if (findPython(spec, name, spec.name() + "." + name) != null) {
            trace.read("attribute", spec.name(), name, "a Python module, which must be imported first");
            return PythonNamespaces.Lookup.ABSENT;
        }
        Referent found = java.find(spec.name(), name);
        return found == null ? own : PythonNamespaces.Lookup.of(found);
    }

    /** A failure is only a miss if nothing that was asked is incomplete. */
    private Resolution failed(ImportFailure failure, ImportRequest request) {
        if (failure.isJava() || failure.error().equals("ValueError")) {
            return failure.toResolution();
        }
        Optional<String> incomplete = view.sysPath()
                .incomplete()
                .or(() -> loader.unseenPathEdit(request.file(), request.context()))
                .or(java::unknownReason)
                .or(() -> Optional.ofNullable(uncertainty))
                .or(() -> request.level() > 0 ? Optional.empty() : view.javaIncomplete(request.name()));
        return incomplete.<Resolution>map(Resolution.Unknown::new).orElseGet(failure::toResolution);
    }
}
