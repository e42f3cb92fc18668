package naja.resolve;

import java.util.Optional;
import java.util.function.Function;
import naja.text.Span;
import naja.vfs.VPath;

/** The answer for one name of an import. */
public sealed interface Resolution {

    /**
     * The runtime finds it.
     *
     * @param referent what it is
     * @param condition when it is this, where that depends on what ran before; empty if it always is
     */
    record Found(Referent referent, String condition) implements Resolution {
        public Found(Referent referent) {
            this(referent, "");
        }
    }

    /**
     * The runtime does not find it.
     *
     * @param error type of the exception it raises, such as {@code ImportError} or {@code ValueError}
     * @param message text of the exception, as the runtime words it
     * @param raisedAt the statement that raises it, where that is one of a body that the import runs
     */
    record Missing(String error, String message, Optional<Place> raisedAt) implements Resolution {

        /** It is the import itself that fails. */
        public Missing(String error, String message) {
            this(error, message, Optional.empty());
        }

        /** A statement in its file. */
        public record Place(VPath file, Span span) {}

        /** Says whether {@code except ImportError} catches it. */
        public boolean isImportError() {
            return error.equals("ImportError") || error.equals("ModuleNotFoundError");
        }
    }

    /** Only running the program, or an index that is not complete yet, can tell; {@code reason} says which. */
    record Unknown(String reason) implements Resolution {
        /** A name behind one whose import ends the statement. */
        static final Unknown NOT_REACHED = new Unknown("the import fails before it");
    }

    /** One value for each of the three outcomes. */
    default <T> T match(
            Function<? super Found, ? extends T> found,
            Function<? super Missing, ? extends T> missing,
            Function<? super Unknown, ? extends T> unknown) {
        if (this instanceof Found outcome) {
            return found.apply(outcome);
        }
        if (this instanceof Missing outcome) {
            return missing.apply(outcome);
        }
        return unknown.apply((Unknown) this);
    }

    /** What was found, or nothing. */
    default Optional<Referent> found() {
        return this instanceof Found found ? Optional.of(found.referent()) : Optional.empty();
    }
}
