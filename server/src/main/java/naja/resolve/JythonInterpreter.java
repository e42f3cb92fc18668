package naja.resolve;

import naja.base.CancelToken;
import naja.resolve.RuntimeProfile.Rule;

/**
 * One simulated Jython, as the parts of its import statement share it.
 *
 * @param scope where it looks
 * @param state what it has imported
 * @param trace who wants to know its steps
 * @param loader what happens to modules that it finds
 * @param isFresh whether nothing was run: then what the program may do before the statement is not known
 * @param javaPackages its tree of Java packages
 * @param namespaces the dictionaries of modules whose bodies were not run
 */
record JythonInterpreter(
        StatementImports.Scope scope,
        ImportState state,
        TraceRecorder trace,
        ModuleLoader loader,
        boolean isFresh,
        JavaPackages javaPackages,
        PythonNamespaces namespaces) {

    /** One in which the bodies of modules are not run. */
    static JythonInterpreter fresh(StatementImports.Scope scope, TraceRecorder trace) {
        ImportState state = new ImportState();
        JavaPackages javaPackages = new JavaPackages(scope.view(), state, trace);
        PythonNamespaces namespaces = new PythonNamespaces(scope, javaPackages);
        ModuleLoader loader = new EnteringLoader(scope, state, namespaces);
        return new JythonInterpreter(scope, state, trace, loader, /* isFresh= */ true, javaPackages, namespaces);
    }

    /** One that has come to {@code state}. */
    static JythonInterpreter at(
            StatementImports.Scope scope, ImportState state, ModuleLoader loader, TraceRecorder trace) {
        JavaPackages javaPackages = new JavaPackages(scope.view(), state, trace);
        PythonNamespaces namespaces = new PythonNamespaces(scope, javaPackages);
        return new JythonInterpreter(scope, state, trace, loader, /* isFresh= */ false, javaPackages, namespaces);
    }

    ResolverView view() {
        return scope.view();
    }

    CancelToken cancel() {
        return scope.cancel();
    }

    /** Says whether its version follows a rule. */
    boolean follows(Rule rule) {
        return scope.view().profile().follows(rule);
    }

    /** The {@code __name__} that a module says it has. */
    String nameOf(ModuleSpec spec) {
        Namespace names = state.dictionary(spec);
        return names != null && names.value("__name__") instanceof Value.Text name ? name.text() : spec.name();
    }
}
