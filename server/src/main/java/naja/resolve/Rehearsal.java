package naja.resolve;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import naja.base.CancelToken;
import naja.resolve.ImportRequest.Kind;
import naja.syntax.Node;
import naja.syntax.PythonFile;
import naja.syntax.PythonParser;
import naja.syntax.Statement;
import naja.text.LineIndex;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * A run of a program in which only what bears on imports happens: its statements in order, the bodies of the modules it
 * imports when they are first imported, its edits of {@code sys.path}, {@code sys.modules} and {@code __path__}.
 *
 * <p>Nothing is executed: texts are read. Modules of the runtime's own library count as run once they are imported; their
 * bodies are not followed. What only running can tell is {@link Value.Unknown}, and makes misses unknown where it bears on them.
 *
 * <p>It is the one place where statements ({@link BodyRun}), expressions ({@link Evaluator}) and imports ({@link BodyLoader},
 * {@link ImportSystem}) meet, and the state of the run; {@link ProgramStart} begins it.
 */
final class Rehearsal {
    private final ResolverView view;
    private final PathState path;
    private final PathTexts paths;
    private final StatementImports.Scope scope;
    private final ImportState state = ImportState.withClosedArchives();
    private final Observer observer;
    private final BodyRun bodies;
    private final Evaluator evaluator;
    private final ImportHooks hooks;
    private final BodyLoader loader;
    private final RehearsalBounds bounds;
    private final Value.Sequence arguments = new Value.Sequence(List.of(), false);
    private final IdentityHashMap<PythonFile, LineIndex> lines = new IdentityHashMap<>();
    private int maybe;
    private int uncertainties;

    /** Whether all that the program does before a statement is rehearsed: then nobody else calls its functions. */
    private final boolean isWholeProgram;

    /**
     * A run that has not begun.
     *
     * @param isWholeProgram whether what will run is all of the program, so that nothing but that can change where its imports look
     */
    Rehearsal(ResolverView base, CancelToken cancel, Observer observer, boolean isWholeProgram) {
        this.isWholeProgram = isWholeProgram;
        if (!isWholeProgram) {
            arguments.openAtEnd("what the program is started with");
        }
        this.paths = new PathTexts(base, base.workingDirectory());
        this.path = new PathState(base.sysPath(), paths);
        this.view = new ViewWithPath(base, path);
        this.scope = StatementImports.Scope.of(view, cancel);
        this.observer = observer;
        this.bounds = new RehearsalBounds(cancel);
        this.evaluator = new Evaluator(this);
        this.bodies = new BodyRun(this, evaluator);
        this.hooks = new ImportHooks(evaluator, path);
        this.loader = new BodyLoader(scope, state, observer, bounds, hooks, bodies, isWholeProgram);
        if (isWholeProgram) {
            state.withoutJavaMachine();
        }
    }

    /** The attribute {@code name} of a value, as a function of the program reads it. */
    Namespace.Entry read(Value owner, String name) throws ImportFailure {
        bounds.enterFunction();
        try {
            return evaluator.attribute(owner, name);
        } finally {
            bounds.leaveFunction();
        }
    }

    /** What an import's answer is as a value. */
    Value valueOf(Referent referent) {
        return evaluator.valueOf(referent);
    }

    /** Imports a module as an interpreter does that has imported nothing. */
    void importModule(String name) throws ImportFailure {
        imports().importByName(name);
    }

    /** Runs a body of statements. */
    void run(List<Statement> body, Frame frame) throws ImportFailure {
        bodies.run(body, frame);
    }

    /** Runs the text of an {@code exec} with these globals. */
    void runCode(String text, Namespace globals, Frame frame) throws ImportFailure {
        PythonFile tree = PythonParser.parse(text, view.profile().grammar());
        run(tree.body(), Frame.ofText(frame.file(), tree, globals, frame.absoluteImports()));
    }

    /** {@code execfile}: runs a file with the names of {@code frame}. */
    void runFile(VPath file, Frame frame, String at) throws ImportFailure {
        PythonFile tree = view.tree(file).orElse(null);
        if (tree == null) {
            frame.globals().open(at + " runs " + file + ", which cannot be read");
            path.uncertain(at + " runs " + file + ", which cannot be read");
            return;
        }
        loader.compile(file);
        run(tree.body(), new Frame(file, tree, null, frame.globals(), frame.absoluteImports()));
    }

    /** Says whether the program goes on behind a statement that raises: the observer wants it to, and no handler around catches it. */
    boolean continuesBehind(Statement statement, Frame frame, ImportFailure failure) {
        if (frame.isText() || !observer.continuesBehind(frame.file(), statement.start())) {
            return false;
        }
        for (Statement.Try attempt : frame.tries()) {
            if (evaluator.exceptions().mayCatch(attempt, failure, frame)) {
                return false;
            }
        }
        return true;
    }

    /** Runs one import of {@code frame}'s code. */
    ResolvedImport resolve(Frame frame, int level, String name, List<String> fromList, Kind kind) {
        ImportRequest request =
                new ImportRequest(frame.file(), ImportRun.context(frame.module()), level, name, fromList, kind);
        return ImportSystem.of(scope, state, loader, TraceRecorder.listening())
                .resolve(request, ImportingModule.of(frame.globals(), view.profile()));
    }

    /** Imports a submodule that a star import names; nothing if that fails. */
    @Nullable
    Referent importSubmodule(String fullName) {
        try {
            return imports().importByName(fullName);
        } catch (ImportFailure failure) {
            return null;
        }
    }

    /** {@code sys.modules[key] = value}. */
    void enterModule(Value key, Value value, String at) {
        if (key instanceof Value.Text name) {
            state.enterModule(name.text(), referentOf(value));
        } else {
            path.uncertain(at + " enters modules under names that only running can tell");
        }
    }

    Referent referentOf(Value value) {
        if (value instanceof Value.Imported imported) {
            return imported.referent();
        }
        return value instanceof Value.None ? new Referent.Nothing() : new Referent.Object();
    }

    /** The place of a name in the module that binds it. */
    Referent place(ModuleSpec spec, String name) {
        return imports().namespaces().place(spec, name);
    }

    /** A list has changed; if it is one that imports search, that is noted. */
    void changed(Value.Sequence list, String at) {
        if (list == path.list()) {
            uncertainPathIf(isMaybe(), at);
            if (list.items().stream().anyMatch(item -> !(item instanceof Value.Text))) {
                list.open(at + " adds an entry that only running can tell");
            }
            if (!isWholeProgram && list.items().stream().anyMatch(this::isElsewhere)) {
                list.open(at + " adds an entry that is not there");
            }
        } else if (list == hooks.list()) {
            hooks.changed(at);
        }
    }

    /** An entry that is not there may be there where the program runs; what a relative one means its working directory decides. */
    private boolean isElsewhere(Value entry) {
        if (!(entry instanceof Value.Text text) || text.text().startsWith("__")) {
            return false;
        }
        return !text.text().startsWith("/")
                || view.list(paths.place(text.text())).isEmpty();
    }

    void uncertainPathIf(boolean uncertain, String at) {
        if (uncertain) {
            path.uncertain(at + " may change sys.path");
        }
    }

    /** Where a statement is, for people. */
    String at(Frame frame, Node node) {
        return at(frame, node.start());
    }

    String at(Frame frame, int offset) {
        LineIndex index = lines.computeIfAbsent(frame.tree(), tree -> new LineIndex(tree.text()));
        return frame.file().name() + ":"
                + (index.line(Math.min(offset, frame.tree().text().length())) + 1);
    }

    void enterMaybe() {
        maybe++;
    }

    void leaveMaybe() {
        maybe--;
    }

    /** Says whether the program may not come this way. */
    boolean isMaybe() {
        return maybe > 0;
    }

    void uncertainIf(boolean uncertain) {
        if (uncertain) {
            uncertainties++;
        }
    }

    /** Number of steps so far that may have raised. */
    int uncertainties() {
        return uncertainties;
    }

    ImportSystem imports() {
        return ImportSystem.of(scope, state, loader, TraceRecorder.silent());
    }

    StatementImports.Scope scope() {
        return scope;
    }

    ImportState state() {
        return state;
    }

    PathState path() {
        return path;
    }

    PathTexts paths() {
        return paths;
    }

    ResolverView view() {
        return view;
    }

    RuntimeProfile profile() {
        return view.profile();
    }

    /** How far the program is followed. */
    RehearsalBounds bounds() {
        return bounds;
    }

    /** What loads the program's modules. */
    BodyLoader loader() {
        return loader;
    }

    /** Who watches the statements of {@code frame}: nobody those of a string, which have no place in a file. */
    Observer observer(Frame frame) {
        return frame.isText() ? Observer.NONE : observer;
    }

    /** {@code sys.meta_path}, and {@code sys.path_hooks}. */
    Value hooks() {
        return hooks.list();
    }

    /** {@code sys.argv}. */
    Value.Sequence arguments() {
        return arguments;
    }

    Map<String, String> environment() {
        return view.environment();
    }
}
