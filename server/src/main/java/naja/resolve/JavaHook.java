package naja.resolve;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a bridge to Java adds to importlib: its finder, and the attributes of the packages and classes it makes. */
interface JavaHook {

    /** What the bridge's finder gives before Python's are asked; nothing if it has nothing of that name. */
    default @Nullable Referent findFirst(String fullName) {
        return null;
    }

    /**
     * What the bridge's finder gives behind Python's; nothing if it has nothing of that name.
     *
     * @param parent what has the part before the last dot; nothing for a top-level name
     * @throws ImportFailure what the finder raises
     */
    default @Nullable Referent findLast(String fullName, @Nullable Referent parent) throws ImportFailure {
        return null;
    }

    /** The name under which {@code sys.modules} gets what was found for a name. */
    default String enteredName(String fullName) {
        return fullName;
    }

    /** Says whether the bridge gives the module a {@code __path__}, so that submodules can be imported. */
    default boolean hasPath(ModuleSpec spec) {
        return spec instanceof ModuleSpec.JavaPackage;
    }

    /**
     * The attribute {@code name} of a Java package or class, or of a built-in module that stands for Java.
     *
     * @throws ImportFailure what reading it raises if that is no AttributeError
     */
    default PythonNamespaces.Lookup attribute(ModuleSpec owner, String name) throws ImportFailure {
        return PythonNamespaces.Lookup.ABSENT;
    }

    /** What a star import of a Java package or class binds, beside what imports have set on it. */
    default Map<String, Referent> starNames(ModuleSpec owner) throws ImportFailure {
        return Map.of();
    }

    /** Why a name that was not found may be Java's all the same; nothing if it may not. */
    default @Nullable String unknownReason(String fullName) {
        return null;
    }

    /** The hook of a runtime in one simulated interpreter. */
    static JavaHook of(Python3Runtime runtime, BridgedJava java, ImportState state, Statement statement) {
        return switch (runtime.bridge()) {
            case NONE -> new JavaHook() {};
            case GRAALPY -> new GraalPyJava(java);
            case GRAALPY_JYTHON -> new EmulatedJava(java, state, statement);
            case JPYPE -> new JPypeJava(java, state);
            case JEP, JEP_NAMING -> new JepJava(java, runtime);
        };
    }

    /** What is being imported, as the emulation of Jython looks it up in the calling frame. */
    interface Statement {
        /** The full name that the statement asks for: the dotted name, with the first name of a from-list behind it. */
        String target();
    }
}
