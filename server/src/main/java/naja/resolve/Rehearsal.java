package naja.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import naja.base.CancelToken;
import naja.names.ModuleName;
import naja.names.PackageContext;
import naja.resolve.ImportRequest.Kind;
import naja.syntax.Node;
import naja.syntax.ParsedModule;
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
 * <p>It is longer than other classes, as the one place where statements, expressions and imports meet: the state of the run, its
 * bounds, and how modules are begun.
 */
final class Rehearsal implements ModuleLoader {
    /** Statements that are followed; behind them bodies are not run any more. */
    private static final int STATEMENTS = 50_000;

    /** Depth of bodies, expressions and modules in each other, for the stack of a worker is small (512 KB). */
    private static final int DEPTH = 300;

    /** What a module counts for in that depth. */
    private static final int LOAD = 3;

    /**
     * Frames of modules in each other at which an endless recursion ends; Jython allows about 1000. The number is one at which
     * the recursion of two modules ends at the same statement as there (case REL-25).
     */
    private static final int FRAMES = 54;

    private final ResolverView view;
    private final PathState path;
    private final PathTexts paths;
    private final StatementImports.Scope scope;
    private final ImportState state = ImportState.withClosedArchives();
    private final Observer observer;
    private final BodyRun bodies;
    private final Evaluator evaluator;
    private final Value.Sequence hooks = new Value.Sequence(List.of(), false);
    private final Value.Sequence arguments = new Value.Sequence(List.of(), false);
    private final IdentityHashMap<PythonFile, LineIndex> lines = new IdentityHashMap<>();
    private final Map<String, Integer> loading = new HashMap<>();
    private int statements;

    /** Frames of modules in each other, that of the program's start among them. */
    /** Packages in {@code sys.modules} whose code could not be read. */
    private final Set<String> leftovers = new HashSet<>(0);

    private int frames = 1;

    private int depth;
    private int maybe;
    private int uncertainties;

    /** Whether all that the program does before a statement is rehearsed: then nobody else calls its functions. */
    private final boolean isWholeProgram;

    /** The files whose bodies were run. */
    private final Set<VPath> ran = new LinkedHashSet<>();

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
        this.evaluator = new Evaluator(this);
        this.bodies = new BodyRun(this, evaluator);
        if (isWholeProgram) {
            state.withoutJavaMachine();
        }
    }

    /**
     * Runs a file as the main program.
     *
     * @param name its {@code __name__}, {@code __main__} but for {@code -jar}
     * @param packageName its {@code __package__}, whose packages are imported before; nothing for {@code None}
     */
    void runMain(VPath file, String name, @Nullable String packageName) throws ImportFailure {
        List<PathEntry> entries = path.current().entries();
        VPath first = entries.isEmpty() ? null : entries.get(0).location().orElse(null);
        int later = first != null && file.startsWith(first) ? 1 : 0;
        if (packageName == null) {
            new StartUp(this).run(later);
        } else {
            new StartUp(this).runForRunner(later);
        }
        boolean hasVariable = view.profile().follows(RuntimeProfile.Rule.PACKAGE_VARIABLE);
        if (packageName != null && !packageName.isEmpty() && hasVariable && name.equals("__main__")) {
            importModule(packageName);
        }
        runProgram(file, name, packageName);
    }

    private void runProgram(VPath file, String name, @Nullable String packageName) throws ImportFailure {
        ModuleSpec spec = new ModuleSpec.Source(name, file);
        boolean hasVariable = view.profile().follows(RuntimeProfile.Rule.PACKAGE_VARIABLE);
        arguments.items().add(Value.text(PathTexts.text(file)));
        state.enterModule(name, spec);
        Namespace names = state.beginDictionary(spec);
        describe(names, spec, name);
        if (packageName != null && hasVariable) {
            names.put("__package__", Value.text(packageName));
            if (view.profile().python3().isPresent()) {
                names.put("__spec__", ImportlibNames.spec(name, packageName));
            }
        }
        compile(file);
        runBody(spec, names);
    }

    /** Runs a module as {@code -m} does: as the main program, in the package that it lies in. */
    void runModule(String name) throws ImportFailure {
        new StartUp(this).runForRunner(1);
        int dot = name.lastIndexOf('.');
        String packageName = dot < 0 ? "" : name.substring(0, dot);
        ModuleSpec found = findProgram(packageName, name.substring(dot + 1), name);
        if (found instanceof ModuleSpec.Package && view.profile().follows(RuntimeProfile.Rule.PACKAGE_VARIABLE)) {
            packageName = name;
            found = findProgram(name, "__main__", name + ".__main__");
        }
        VPath source = found == null ? null : found.source().orElse(null);
        if (source == null) {
            throw ImportFailure.importError("No module named " + name);
        }
        runProgram(source, "__main__", packageName);
    }

    /** Finds what {@code -m} runs: along the path, or that of the package, which is imported before. */
    private @Nullable ModuleSpec findProgram(String packageName, String name, String fullName) throws ImportFailure {
        List<PathEntry> entries = path.current().entries();
        if (!packageName.isEmpty()) {
            importModule(packageName);
            if (!(state.module(packageName) instanceof ModuleSpec spec)) {
                return null;
            }
            entries = new ArrayList<>();
            for (VPath place : imports().searchLocations(spec)) {
                entries.add(paths.entry(PathTexts.text(place)));
            }
        }
        return imports().findProgram(name, fullName, entries);
    }

    /** Imports a module as a program that gets its path after the start of its interpreter. */
    void runImport(String name) throws ImportFailure {
        List<PathEntry> entries = path.current().entries();
        int later = 0;
        while (later < entries.size() && !entries.get(later).isRuntimes()) {
            later++;
        }
        new StartUp(this).run(later);
        importModule(name);
    }

    /**
     * Runs a module under its own name, as some program imports it that has imported nothing but its packages.
     *
     * @param spec the module, which need not be the one that its name finds
     */
    void runModuleAt(ModuleSpec spec, VPath file, PackageContext context) throws ImportFailure {
        new StartUp(this).run(0);
        String packageName = context.packageName().map(ModuleName::text).orElse("");
        ModuleName above = spec instanceof ModuleSpec.Package
                ? new ModuleName(spec.name()).parent().orElse(null)
                : null;
        String parent = spec instanceof ModuleSpec.Package ? (above == null ? "" : above.text()) : packageName;
        if (!parent.isEmpty()) {
            importPackages(parent);
        }
        for (ModuleSpec known : view.searchIndex().importer(file, context).modules()) {
            boolean isItself = known.name().equals(spec.name()) || known.name().equals("__main__");
            if (!isItself && !known.equals(state.module(known.name()))) {
                state.dropDictionary(known);
                state.enterModule(known.name(), known);
            }
        }
        if (!(state.module(spec.name()) instanceof ModuleSpec loaded && loaded.equals(spec))) {
            state.removeModule(spec.name());
            load(spec.name(), spec);
        }
    }

    private void importPackages(String name) {
        try {
            importModule(name);
        } catch (ImportFailure failure) {
            // Somebody has imported the packages of a module whose body runs; how, this does not show.
            state.removeModule(name);
        }
    }

    /** The attribute {@code name} of a value, as a function of the program reads it. */
    Namespace.Entry read(Value owner, String name) throws ImportFailure {
        frames++;
        try {
            return evaluator.attribute(owner, name);
        } finally {
            frames--;
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

    @Override
    public @Nullable Referent findByHooks(String fullName) throws ImportFailure {
        for (Value hook : List.copyOf(hooks.items())) {
            Value loader = callMethod(hook, "find_module", fullName);
            if (loader instanceof Value.None) {
                continue;
            }
            if (loader instanceof Value.Instance) {
                Value module = callMethod(loader, "load_module", fullName);
                return module instanceof Value.Imported imported ? imported.referent() : new Referent.Object();
            }
            path.uncertain("an import hook decides");
        }
        return null;
    }

    private Value callMethod(Value owner, String method, String argument) throws ImportFailure {
        Value function = evaluator.attribute(owner, method).value();
        return function instanceof Value.Function own
                ? evaluator.calls().call(own, List.of(Value.text(argument)), new Namespace(), own.frame(), 0)
                : Value.unknown("an import hook");
    }

    @Override
    public Referent load(String fullName, ModuleSpec found) throws ImportFailure {
        VPath source = found.source().orElse(null);
        int nested = loading.getOrDefault(fullName, 0);
        if (nested > 0 && frames >= FRAMES) {
            throw new ImportFailure("RuntimeError", "maximum recursion depth exceeded");
        }
        if (source == null || isRuntimes(found) || frames >= FRAMES || depth >= DEPTH - LOAD || !mayGoOn()) {
            if (isRuntimes(found) && LibraryRecords.looksForClasses(fullName)) {
                imports().javaPackages().open(null);
            }
            return new EnteringLoader(scope, state, imports().namespaces()).load(fullName, found);
        }
        Referent existing = state.module(fullName);
        if (existing != null && !(existing instanceof ModuleSpec spec && spec.isPython())) {
            throw new ImportFailure("ClassCastException", "what sys.modules has under " + fullName + " is no module");
        }
        compile(fullName, found, source);
        ModuleSpec module = existing instanceof ModuleSpec spec && !leftovers.remove(fullName) ? spec : found;
        state.enterModule(fullName, module);
        loading.put(fullName, nested + 1);
        frames++;
        depth += LOAD;
        try {
            if (existing == null) {
                state.dropDictionary(module);
            }
            Namespace names = state.beginDictionary(module);
            describe(names, found, fullName);
            runBody(found, names);
            return module;
        } catch (ImportFailure failure) {
            state.removeModule(fullName);
            throw failure;
        } finally {
            loading.put(fullName, nested);
            frames--;
            depth -= LOAD;
        }
    }

    /** Compiles a module; a package in a directory is entered before, and left there if that fails. */
    private void compile(String fullName, ModuleSpec found, VPath source) throws ImportFailure {
        try {
            compile(source);
        } catch (ImportFailure failure) {
            boolean isInDirectory = found instanceof ModuleSpec.Package directory
                    && !source.isInArchive()
                    && directory.searchLocations().contains(source.parent());
            if (isInDirectory && profile().python3().isEmpty()) {
                leave(fullName, found);
            }
            throw failure;
        }
    }

    private void compile(VPath source) throws ImportFailure {
        PythonFile tree = view.tree(source).orElse(null);
        if (tree != null && !tree.problems().isEmpty() && !observer.runsBroken(source)) {
            throw new ImportFailure("SyntaxError", tree.problems().get(0).message());
        }
    }

    @Override
    public void leave(String fullName, ModuleSpec unread) {
        if (state.module(fullName) == null) {
            state.enterModule(fullName, unread);
            leftovers.add(fullName);
        }
        describe(state.beginDictionary(unread), unread, fullName);
    }

    @Override
    public Optional<String> unseenPathEdit(VPath file, PackageContext context) {
        if (isWholeProgram) {
            return Optional.empty();
        }
        for (VPath place : ran) {
            if (view.module(place).filter(ParsedModule::changesImportsLater).isPresent()) {
                return Optional.of("a function of " + place.name() + " changes where imports find their modules");
            }
        }
        return Optional.empty();
    }

    private void describe(Namespace names, ModuleSpec spec, String name) {
        if (names.get("__name__") == null) {
            names.put("__name__", Value.text(name));
            names.put("__doc__", Value.unknown("a docstring"));
            names.put("__package__", Value.none());
            names.put("__builtins__", Value.unknown("the built-in names"));
            if (view.profile().python3().isPresent()) {
                ImportlibNames.describe(names, spec, name);
            }
        }
        spec.source().ifPresent(source -> names.put("__file__", Value.text(PathTexts.text(source))));
        if (spec instanceof ModuleSpec.Package found) {
            List<Value> locations = new ArrayList<>();
            found.searchLocations().forEach(place -> locations.add(Value.text(PathTexts.text(place))));
            names.put("__path__", new Value.Sequence(locations, false));
        }
    }

    private void runBody(ModuleSpec spec, Namespace names) throws ImportFailure {
        VPath source = spec.source().orElseThrow();
        ran.add(source);
        observer.began(source);
        PythonFile tree = view.tree(source).orElse(null);
        ParsedModule module = scope.module(source);
        if (tree == null || module == null) {
            names.open(source + " cannot be read");
            return;
        }
        if (!tree.problems().isEmpty()) {
            names.open(source + " has syntax errors");
        }
        run(tree.body(), new Frame(source, tree, spec, names, module.absoluteImports()));
    }

    /** Runs a body of statements. */
    void run(List<Statement> body, Frame frame) throws ImportFailure {
        bodies.run(body, frame);
    }

    /** Runs the text of an {@code exec} with these globals. */
    void runCode(String text, Namespace globals, Frame frame) throws ImportFailure {
        PythonFile tree = PythonParser.parse(text, view.profile().grammar());
        run(tree.body(), new Frame(frame.file(), tree, null, globals, frame.absoluteImports()));
    }

    /** {@code execfile}: runs a file with the names of {@code frame}. */
    void runFile(VPath file, Frame frame, String at) throws ImportFailure {
        PythonFile tree = view.tree(file).orElse(null);
        if (tree == null) {
            frame.globals().open(at + " runs " + file + ", which cannot be read");
            path.uncertain(at + " runs " + file + ", which cannot be read");
            return;
        }
        compile(file);
        run(tree.body(), new Frame(file, tree, null, frame.globals(), frame.absoluteImports()));
    }

    /** Says whether the program goes on behind a statement that raises: the observer wants it to, and no handler around catches it. */
    boolean continuesBehind(Statement statement, Frame frame, ImportFailure failure) {
        if (!observer.continuesBehind(frame.file(), statement.start())) {
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
        return ImportSystem.of(scope, state, this, TraceRecorder.listening())
                .resolve(request, ImportingModule.of(frame.globals(), view.profile()));
    }

    /** {@code __import__(name, globals, locals, fromlist, level)}. */
    Value importByCall(List<Value> given, Namespace keywords, Frame frame) throws ImportFailure {
        Value name = given.isEmpty() ? keywords.value("name") : given.get(0);
        if (!(name instanceof Value.Text text)) {
            uncertainIf(true);
            return Value.unknown("a module whose name only running can tell");
        }
        Value globals = given.size() > 1 ? given.get(1) : keywords.value("globals");
        Value from = given.size() > 3 ? given.get(3) : keywords.value("fromlist");
        Value level = given.size() > 4 ? given.get(4) : keywords.value("level");
        List<String> fromList = from instanceof Value.Sequence list ? list.texts() : List.of();
        ImportRequest request = new ImportRequest(
                frame.file(),
                ImportRun.context(frame.module()),
                level instanceof Value.Int number ? (int) Math.max(-1, number.number()) : -1,
                text.text(),
                fromList == null ? List.of() : fromList,
                fromList != null && fromList.isEmpty() ? Kind.PLAIN : Kind.FROM);
        ImportingModule importer = globals instanceof Value.Mapping mapping
                ? ImportingModule.of(mapping.names(), view.profile())
                : ImportingModule.none();
        ResolvedImport resolved = imports().resolve(request, importer);
        if (resolved.module() instanceof Resolution.Missing missing) {
            throw ImportFailure.of(missing);
        }
        Resolution result =
                request.kind() == Kind.PLAIN ? resolved.part(0).orElse(resolved.module()) : resolved.module();
        return result.found().map(evaluator::valueOf).orElseGet(() -> Value.unknown("an import"));
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

    /** {@code imp.load_source}. */
    Value loadByPath(String name, String file) throws ImportFailure {
        VPath place = paths.place(file);
        if (view.stamp(place).isEmpty()) {
            path.uncertain(file + " is loaded by its path and is not there");
            return Value.unknown("a module loaded by its path");
        }
        boolean isPackage = view.profile().python3().isPresent();
        return new Value.Imported(
                load(name, isPackage ? ImportingModule.loadedByPath(name, place) : new ModuleSpec.Source(name, place)));
    }

    /** {@code imp.new_module}. */
    Value newModule(String name) {
        ModuleSpec.Made made = new ModuleSpec.Made(name);
        state.beginDictionary(made).put("__name__", Value.text(name));
        return new Value.Imported(made);
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
        } else if (list == hooks && hooks.items().stream().anyMatch(hook -> !(hook instanceof Value.Instance))) {
            path.uncertain(at + " adds an import hook");
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

    private boolean isRuntimes(ModuleSpec spec) {
        return spec.source().filter(view::isRuntimes).isPresent();
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

    /** Says whether there is room for one more step, and counts it. */
    boolean mayGoOn() {
        scope.cancel().check();
        return ++statements < STATEMENTS;
    }

    boolean enter() {
        if (depth >= DEPTH) {
            return false;
        }
        depth++;
        return true;
    }

    void leave() {
        depth--;
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
        return ImportSystem.of(scope, state, this, TraceRecorder.silent());
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

    Observer observer() {
        return observer;
    }

    Value hooks() {
        return hooks;
    }

    Value arguments() {
        return arguments;
    }

    Map<String, String> environment() {
        return view.environment();
    }
}
