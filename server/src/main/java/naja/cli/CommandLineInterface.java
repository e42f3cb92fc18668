package naja.cli;

/** The commands for people. */
final class CommandLineInterface {
    private CommandLineInterface() {}

    static int run(String[] arguments) {
        System.err.println("naja: nothing here yet");
        return 2;
    }
}
