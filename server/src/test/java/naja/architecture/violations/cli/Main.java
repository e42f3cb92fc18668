package naja.architecture.violations.cli;

import picocli.CommandLine;

/** Loads picocli on the way to the server. */
public final class Main {
    public String use(CommandLine line) {
        return line.toString();
    }
}
