package naja.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands for people, and the help on all. */
@Command(
        name = "naja",
        description = "The language server for Python on the JVM.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLineInterface.Version.class,
        subcommands = {CommandLineInterface.Lsp.class, CheckCommand.class, ExplainCommand.class, DoctorCommand.class})
final class CommandLineInterface implements Callable<Integer> {
    /** That of all of Naja: what a server notes in passing, a command says in its own words, or not at all. */
    private static final Logger LOG = Logger.getLogger("naja");

    /** The exit code for wrong arguments. */
    static final int WRONG_USAGE = 2;

    @Spec
    private @org.jspecify.annotations.Nullable CommandSpec spec;

    /**
     * Runs the command that {@code arguments} name.
     *
     * @return the exit code of the process
     */
    static int run(String[] arguments) {
        LOG.setLevel(Level.WARNING);
        PrintStream output = Main.standardOutput();
        CommandLine commandLine = new CommandLine(new CommandLineInterface());
        commandLine.setOut(new PrintWriter(output, true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(System.err, true, Charset.defaultCharset()));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler((exception, command, parsed) -> {
            if (exception instanceof UsageException wrong) {
                command.getErr().println("naja: " + wrong.getMessage());
                return WRONG_USAGE;
            }
            throw exception;
        });
        int code = commandLine.execute(arguments);
        output.flush();
        return code;
    }

    @Override
    public Integer call() {
        CommandSpec own = spec;
        if (own != null) {
            own.commandLine().usage(own.commandLine().getErr());
        }
        return WRONG_USAGE;
    }

    /** Stands in the help; {@link Main} starts the server itself. */
    @Command(
            name = "lsp",
            mixinStandardHelpOptions = true,
            description = "Serve an editor on standard input and output; the default when standard input is a pipe.")
    static final class Lsp implements Callable<Integer> {
        @Override
        public Integer call() {
            return CommandLine.ExitCode.OK;
        }
    }

    /** The version of the packaged jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"naja " + Main.version()};
        }
    }
}
