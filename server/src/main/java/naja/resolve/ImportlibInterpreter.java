package naja.resolve;

import org.jspecify.annotations.Nullable;

/**
 * What importlib's functions share in one simulated interpreter of Python 3: what it has imported, and whom they ask.
 *
 * @param scope the world, and what ends the work
 * @param state what was imported so far
 * @param finder the search along a path
 * @param loader what happens to a Python module that was found
 * @param java what the runtime's bridge to Java adds
 * @param statement the statement that runs
 * @param isFresh whether nothing was run: then what the program may do before the statement is not known
 */
record ImportlibInterpreter(
        StatementImports.Scope scope,
        Python3Runtime runtime,
        TraceRecorder trace,
        ImportState state,
        FileFinder finder,
        ModuleLoader loader,
        JavaPackages javaPackages,
        JavaHook java,
        PythonNamespaces namespaces,
        RunningStatement statement,
        boolean isFresh) {

    /** One in which nothing was run. */
    static ImportlibInterpreter fresh(StatementImports.Scope scope, TraceRecorder trace) {
        return of(scope, new ImportState(), null, trace);
    }

    /** One that has come to {@code state}. */
    static ImportlibInterpreter at(
            StatementImports.Scope scope, ImportState state, ModuleLoader loader, TraceRecorder trace) {
        return of(scope, state, loader, trace);
    }

    private static ImportlibInterpreter of(
            StatementImports.Scope scope, ImportState state, @Nullable ModuleLoader running, TraceRecorder trace) {
        ResolverView view = scope.view();
        Python3Runtime runtime = view.profile().python3().orElseThrow();
        JavaPackages javaPackages = new JavaPackages(view, state, trace);
        RunningStatement statement = new RunningStatement();
        JavaHook java = JavaHook.of(runtime, new BridgedJava(view, state, javaPackages), state, statement);
        PythonNamespaces namespaces = new PythonNamespaces(scope, javaPackages);
        return new ImportlibInterpreter(
                scope,
                runtime,
                trace,
                state,
                new FileFinder(view, runtime, trace),
                running == null ? new EnteringLoader(scope, state, namespaces) : running,
                javaPackages,
                java,
                namespaces,
                statement,
                /* isFresh= */ running == null);
    }

    ResolverView view() {
        return scope.view();
    }
}
