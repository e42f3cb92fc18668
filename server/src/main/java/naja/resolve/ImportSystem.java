package naja.resolve;

import java.util.List;
import java.util.Map;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/** The import algorithm of a runtime in one simulated interpreter: Jython's ({@link JythonImports}) or importlib's ({@link ImportlibImports}). */
interface ImportSystem {

    /** The algorithm of the view's runtime in a fresh interpreter, in which the bodies of modules are not run. */
    static ImportSystem of(StatementImports.Scope scope) {
        return of(scope, TraceRecorder.silent());
    }

    /** As {@link #of(StatementImports.Scope)}, with somebody who wants to know the steps. */
    static ImportSystem of(StatementImports.Scope scope, TraceRecorder trace) {
        return scope.view().profile().python3().isPresent()
                ? new ImportlibImports(scope, trace)
                : new JythonImports(scope, trace);
    }

    /** The algorithm of the view's runtime in an interpreter that has come to {@code state}. */
    static ImportSystem of(StatementImports.Scope scope, ImportState state, ModuleLoader loader, TraceRecorder trace) {
        return scope.view().profile().python3().isPresent()
                ? new ImportlibImports(scope, state, loader, trace)
                : new JythonImports(scope, state, loader, trace);
    }

    /** Runs one import statement of a module that nobody has run. */
    ResolvedImport resolve(ImportRequest request);

    /** Runs one import statement of {@code importingModule}. */
    ResolvedImport resolve(ImportRequest request, ImportingModule importingModule);

    /** Finds what the dotted name of an import gives, and asks nothing about a name that is not found. */
    Resolution findModule(ImportRequest request);

    /** The attribute {@code name} of what an import gave, as an expression reads it. */
    Resolution attribute(Referent owner, String name);

    /** What {@code from module import name} binds where {@code module} is what the import has found. */
    Resolution importedName(ModuleSpec module, String name);

    /** Imports a module by its full name: what the whole dotted name gives. */
    Referent importByName(String name) throws ImportFailure;

    /** What {@code sys.modules} has under a name, the modules of start-up included; nothing if it has none. */
    @Nullable
    Referent loadedModule(String fullName);

    /** {@code __path__}: what the module's body has made of it, or where the module was found. */
    List<VPath> searchLocations(ModuleSpec spec) throws ImportFailure;

    /** Finds the module that {@code -m} runs along {@code path}. */
    @Nullable
    ModuleSpec findProgram(String name, String fullName, List<PathEntry> path);

    /** What an expression that reads an attribute gets. */
    PythonNamespaces.Lookup readAttribute(Referent owner, String name) throws ImportFailure;

    /** The answer where an attribute was not found: missing, unless something that was asked is incomplete. */
    Resolution missingAttribute(Referent owner, String name);

    /** What an attribute that an import binds refers to in the end; itself if no import binds it. */
    default Referent follow(Referent.Attribute attribute) {
        Referent at = attribute;
        for (int i = 0; i < 20 && at instanceof Referent.Attribute next; i++) {
            Referent followed = namespaces().follow(next);
            if (followed == null) {
                return at;
            }
            at = followed;
        }
        return at;
    }

    /** What a star import of a Java package or class, or of a built-in module, binds. */
    Map<String, Referent> javaStarNames(ModuleSpec spec);

    /** The properties of a class that have no value without an instance. */
    List<String> instanceProperties(ModuleSpec.JavaClass javaClass);

    /** What the dictionaries of Python modules hold. */
    PythonNamespaces namespaces();

    /** Jython's tree of Java packages; of no use in other runtimes. */
    JavaPackages javaPackages();
}
