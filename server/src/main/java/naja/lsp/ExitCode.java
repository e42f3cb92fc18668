package naja.lsp;

/** The codes with which the server process ends. */
public final class ExitCode {
    /** {@code exit} or the end of input after {@code shutdown}. */
    public static final int ORDERLY = 0;

    /** {@code exit} or the end of input without {@code shutdown} (LSP 3.17, "Exit Notification"). */
    public static final int NO_SHUTDOWN = 1;

    /** The input is no longer a sequence of frames. */
    public static final int BROKEN_STREAM = 3;

    /** A bug of ours ended the loop that reads messages. */
    public static final int INTERNAL_ERROR = 4;

    private ExitCode() {}
}
