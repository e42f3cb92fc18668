package naja.resolve;

import java.util.Optional;
import naja.text.Span;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * The exception that the simulated runtime raises, with the type and the words of the real one; no bug of ours.
 *
 * <p>It is unchecked as the runtime's are: a class that cannot be loaded ends whatever step asked for it.
 */
final class ImportFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String error;
    private final boolean isJava;

    /** The innermost statement of a body that it was seen to leave. */
    private transient Resolution.Missing.@Nullable Place raisedAt;

    /** An exception of Python type {@code error}. */
    ImportFailure(String error, String message) {
        this(error, message, false);
    }

    private ImportFailure(String error, String message, boolean isJava) {
        super(message, null, false, false);
        this.error = error;
        this.isJava = isJava;
    }

    static ImportFailure importError(String message) {
        return new ImportFailure("ImportError", message);
    }

    /**
     * A Java exception, which no {@code except ImportError} catches.
     *
     * @param error the simple name of its class in {@code java.lang}
     * @param message its text; empty for none
     */
    static ImportFailure java(String error, String message) {
        return new ImportFailure(error, "java.lang." + error + (message.isEmpty() ? "" : ": " + message), true);
    }

    /** The exception that a resolution tells of. */
    static ImportFailure of(Resolution.Missing missing) {
        ImportFailure failure = new ImportFailure(missing.error(), missing.message());
        failure.raisedAt = missing.raisedAt().orElse(null);
        return failure;
    }

    /** The same exception, raised once more: nobody has seen it leave a statement yet. */
    ImportFailure again() {
        String message = getMessage();
        return new ImportFailure(error, message == null ? "" : message, isJava);
    }

    /** Notes the statement that it leaves; the first one counts. */
    void leaves(VPath file, Span statement) {
        if (raisedAt == null) {
            raisedAt = new Resolution.Missing.Place(file, statement);
        }
    }

    /** The type of the exception: a Python name, or the simple name of a Java class. */
    String error() {
        return error;
    }

    /** Says whether it is a Java exception: something was there and failed, so nothing that is not known yet can mend it. */
    boolean isJava() {
        return isJava;
    }

    /** Says whether it comes from initialising a class, which is tried only once. */
    boolean isInitialisation() {
        return isJava
                && switch (error) {
                    case "NoClassDefFoundError",
                            "ClassFormatError",
                            "UnsupportedClassVersionError",
                            "IncompatibleClassChangeError",
                            "SecurityException",
                            "ClassCircularityError" -> false;
                    default -> true;
                };
    }

    Resolution.Missing toResolution() {
        String message = getMessage();
        return new Resolution.Missing(error, message == null ? "" : message, Optional.ofNullable(raisedAt));
    }
}
