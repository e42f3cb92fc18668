package naja.resolve;

import java.util.List;
import naja.syntax.Statement;
import naja.vfs.VPath;

/** Who watches a rehearsal. */
interface Observer {

    /** Nobody. */
    Observer NONE = new Observer() {
        @Override
        public boolean continuesBehind(VPath file, int offset) {
            return false;
        }

        @Override
        public void imported(VPath file, Statement statement, List<ResolvedImport> imports, Namespace names) {}
    };

    /** Says whether the program goes on behind the statement of {@code file} at {@code offset} though it raises, in no {@code try}. */
    boolean continuesBehind(VPath file, int offset);

    /** Says whether a file with syntax errors runs all the same, as far as it was read. */
    default boolean runsBroken(VPath file) {
        return false;
    }

    /** The body of {@code file} is about to run, unless its syntax errors prevent that. */
    default void began(VPath file) {}

    /** An import statement of {@code frame} is about to run. */
    default void reached(Statement statement, Frame frame, Rehearsal rehearsal) {}

    /**
     * An import statement has run, or has failed: then {@link #raised} follows.
     *
     * @param imports one for each clause of a plain import, one for a from-import
     * @param names the names of the body it stands in, with those it has bound
     */
    void imported(VPath file, Statement statement, List<ResolvedImport> imports, Namespace names);

    /** An expression statement has given {@code value}. */
    default void evaluated(VPath file, Statement statement, Value value) {}

    /** A statement has raised. */
    default void raised(VPath file, Statement statement, ImportFailure failure) {}
}
