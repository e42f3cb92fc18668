package naja.resolve;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import naja.base.CancelToken;
import naja.javaindex.ClassRef;
import naja.vfs.VPath;

/** The entry of the shared resolver. */
public final class Resolver {

    private Resolver() {}

    /**
     * Resolves one import statement (one clause of a plain import) as the profile's runtime does in a fresh interpreter in
     * which only the importing module and its packages were imported.
     *
     * @param request the import
     * @param view the world
     * @param cancel ends the work
     * @return the answer for each part and each name, with its trace
     */
    public static ResolvedImport resolve(ImportRequest request, ResolverView view, CancelToken cancel) {
        return resolve(request, StatementImports.Scope.of(view, cancel));
    }

    /** As {@link #resolve(ImportRequest, ResolverView, CancelToken)}, as part of another question. */
    static ResolvedImport resolve(ImportRequest request, StatementImports.Scope scope) {
        ResolvedImport answer = resolve(request, scope, TraceRecorder.silent());
        return answer.with(ImportTrace.of(() -> {
            StatementImports.Scope again = StatementImports.Scope.of(scope.view(), scope.cancel());
            return resolve(request, again, TraceRecorder.listening()).trace();
        }));
    }

    private static ResolvedImport resolve(ImportRequest request, StatementImports.Scope scope, TraceRecorder trace) {
        return hasOneModuleType(scope.view())
                ? new NextImports(scope, trace).resolve(request)
                : ImportSystem.of(scope, trace).resolve(request);
    }

    /** Says whether a Python module is a Java package too, so that its name has Java classes below it. */
    static boolean isJavaPackage(String name, StatementImports.Scope scope) {
        if (scope.view().profile().python3().isPresent()) {
            return false;
        }
        return hasOneModuleType(scope.view())
                ? new NextImports(scope, TraceRecorder.silent()).isJavaPackage(name)
                : new JythonImports(scope).javaPackages().isPackage(name);
    }

    private static boolean hasOneModuleType(ResolverView view) {
        return view.profile().follows(RuntimeProfile.Rule.ONE_MODULE_TYPE);
    }

    /**
     * What an attribute of {@code owner} refers to, in a fresh interpreter that has imported nothing but {@code owner}.
     *
     * @param owner what an import gave
     * @param name the attribute an expression reads
     */
    public static Resolution attribute(Referent owner, String name, ResolverView view, CancelToken cancel) {
        StatementImports.Scope scope = StatementImports.Scope.of(view, cancel);
        return hasOneModuleType(view)
                ? new NextImports(scope, TraceRecorder.silent()).attribute(owner, name)
                : ImportSystem.of(scope).attribute(owner, name);
    }

    /** What {@code from module import name} binds where {@code module} is what the import has found. */
    static Resolution importedName(ModuleSpec module, String name, StatementImports.Scope scope) {
        return hasOneModuleType(scope.view())
                ? new NextImports(scope, TraceRecorder.silent()).importedName(module, name)
                : ImportSystem.of(scope).importedName(module, name);
    }

    /**
     * Follows a name that an import binds to what it refers to in the end: {@code from a import C} where {@code a} itself
     * says {@code from b import C}. A name that no import binds, or whose import is not found, is the answer itself.
     */
    public static Referent follow(Referent referent, ResolverView view, CancelToken cancel) {
        StatementImports.Scope scope = StatementImports.Scope.of(view, cancel);
        Referent at = referent;
        Set<Referent> seen = new HashSet<>();
        while (at instanceof Referent.Attribute attribute && seen.add(at)) {
            cancel.check();
            Referent next = ImportSystem.of(scope).namespaces().follow(attribute);
            if (next == null) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /**
     * What the dotted name of a plain import gives at the top level, as under {@code absolute_import}.
     *
     * @return the referent, or nothing if it is not found there
     */
    public static Optional<Referent> topLevel(ImportRequest request, ResolverView view) {
        ImportRequest absolute = new ImportRequest(
                request.file(), request.context(), 0, request.name(), request.fromList(), request.kind());
        return ImportSystem.of(StatementImports.Scope.of(view, CancelToken.NONE))
                .findModule(absolute)
                .found();
    }

    /**
     * The file of a Java class, whether or not an import reaches it.
     *
     * @param packageName the full name of the package
     * @param name the simple name of the class
     * @return the class file; nothing if there is no such class outside the JDK
     */
    public static Optional<VPath> classFile(String packageName, String name, ResolverView view) {
        ClassRef found = new JavaPackages(view, new ImportState(), TraceRecorder.silent()).findClass(packageName, name);
        return Optional.ofNullable(found).flatMap(ClassRef::file);
    }
}
