package naja.resolve;

/** The exception that the simulated runtime raises, with the type and the words of the real one; no bug of ours. */
final class ImportFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private final String error;

    /** An exception of Python type {@code error}. */
    ImportFailure(String error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    static ImportFailure importError(String message) {
        return new ImportFailure("ImportError", message);
    }

    /** The type of the exception. */
    String error() {
        return error;
    }

    Resolution.Missing toResolution() {
        String message = getMessage();
        return new Resolution.Missing(error, message == null ? "" : message);
    }
}
