package naja.resolve;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import naja.syntax.PythonFile;
import naja.syntax.Statement;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/** One execution of a body of statements in a rehearsal: of a module, a class or a function. */
final class Frame {
    private final VPath file;
    private final PythonFile tree;
    private final Namespace globals;
    private final Namespace locals;
    private final @Nullable Frame enclosing;
    private final boolean absoluteImports;

    /** Whether the statements are those of a string, whose places are none of the file. */
    private final boolean isText;

    private final Set<String> globalNames = new HashSet<>();

    /** The module whose names are the globals; nothing for code run in a dictionary. */
    private final @Nullable ModuleSpec module;

    private @Nullable Value returned;

    /** The {@code try} statements of this frame in whose bodies the program is, the innermost first. */
    private final Deque<Statement.Try> tries = new ArrayDeque<>();

    Frame(VPath file, PythonFile tree, @Nullable ModuleSpec module, Namespace globals, boolean absoluteImports) {
        this(file, tree, module, globals, globals, null, absoluteImports, /* isText= */ false);
    }

    /** The frame of an {@code exec} of a text in {@code file}. */
    static Frame ofText(VPath file, PythonFile tree, Namespace globals, boolean absoluteImports) {
        return new Frame(file, tree, null, globals, globals, null, absoluteImports, /* isText= */ true);
    }

    private Frame(
            VPath file,
            PythonFile tree,
            @Nullable ModuleSpec module,
            Namespace globals,
            Namespace locals,
            @Nullable Frame enclosing,
            boolean absoluteImports,
            boolean isText) {
        this.file = file;
        this.tree = tree;
        this.module = module;
        this.globals = globals;
        this.locals = locals;
        this.enclosing = enclosing;
        this.absoluteImports = absoluteImports;
        this.isText = isText;
    }

    /** The frame of a function or class body inside this one. */
    Frame inside() {
        return new Frame(file, tree, module, globals, new Namespace(), this, absoluteImports, isText);
    }

    VPath file() {
        return file;
    }

    PythonFile tree() {
        return tree;
    }

    Namespace globals() {
        return globals;
    }

    Namespace locals() {
        return locals;
    }

    @Nullable
    ModuleSpec module() {
        return module;
    }

    boolean isText() {
        return isText;
    }

    boolean absoluteImports() {
        return absoluteImports;
    }

    void enterTry(Statement.Try attempt) {
        tries.push(attempt);
    }

    void leaveTry() {
        tries.pop();
    }

    Iterable<Statement.Try> tries() {
        return tries;
    }

    boolean isModuleLevel() {
        return locals == globals;
    }

    void declareGlobal(String name) {
        globalNames.add(name);
    }

    /** The namespace in which an assignment of {@code name} binds it. */
    Namespace target(String name) {
        return globalNames.contains(name) ? globals : locals;
    }

    /** What {@code name} stands for in the body, by Python's scopes; nothing if the program does not bind it. */
    Namespace.@Nullable Entry find(String name) {
        for (Frame frame = this; frame != null; frame = frame.enclosing) {
            Namespace.Entry entry = frame.target(name).get(name);
            if (entry != null) {
                return entry;
            }
        }
        return globals.get(name);
    }

    @Nullable
    Value returned() {
        return returned;
    }

    void returns(Value value) {
        returned = value;
    }
}
