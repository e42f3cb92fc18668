package naja.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import naja.lsp.LspServer;

/** The entry point of the executable jar. The way to the language server loads nothing of the command line's library. */
public final class Main {

    private Main() {}

    /** Runs {@code naja} with these arguments and ends the process. */
    public static void main(String[] arguments) {
        System.exit(isServer(arguments) ? serve() : CommandLineInterface.run(arguments));
    }

    /** The version of the packaged jar, {@code 0.1.0}, or {@code development} where there is none. */
    static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /**
     * Says whether the language server is wanted: by name, by an option that editors add for it, or because nobody asked for
     * anything and no person sits at the other end.
     */
    @SuppressWarnings("SystemConsoleNull") // The property set below brings the old behaviour back on JDK 22 and newer.
    private static boolean isServer(String[] arguments) {
        if (arguments.length > 0) {
            String first = arguments[0];
            if (first.equals("lsp")) {
                return arguments.length == 1 || !(arguments[1].equals("--help") || arguments[1].equals("-h"));
            }
            return first.equals("--stdio") || first.startsWith("--clientProcessId");
        }
        // From JDK 22 on another console may be chosen, which is never absent and slow to load.
        System.setProperty("jdk.console", "java.base");
        return System.console() == null;
    }

    /** Keeps the process's own streams for the protocol; whoever prints from now on writes to standard error. */
    private static int serve() {
        System.setOut(System.err);
        System.setIn(InputStream.nullInputStream());
        return LspServer.run(
                new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out), version());
    }

    /** A stream to the terminal in UTF-8, for the other commands. */
    static PrintStream standardOutput() {
        return new PrintStream(new FileOutputStream(FileDescriptor.out), true, java.nio.charset.StandardCharsets.UTF_8);
    }
}
