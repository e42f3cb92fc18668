package naja.cli;

/** The entry point of the executable jar. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.err.println("naja: nothing here yet");
        System.exit(2);
    }
}
