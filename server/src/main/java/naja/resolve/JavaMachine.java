package naja.resolve;

import java.util.HashMap;
import java.util.Map;

/** The JVM that JPype starts in a program, as far as a rehearsal has followed the program. */
final class JavaMachine {
    private final Map<String, String> aliases = new HashMap<>();
    private boolean isHooked;
    private boolean isRunning;

    /** A JVM about which nobody has said anything: some other file of the program starts it and asks for the imports. */
    static JavaMachine startedElsewhere() {
        JavaMachine machine = new JavaMachine();
        machine.isHooked = true;
        machine.isRunning = true;
        return machine;
    }

    /** Says whether {@code jpype.imports} was imported. */
    boolean isHooked() {
        return isHooked;
    }

    void hook() {
        isHooked = true;
    }

    /** Says whether the JVM was started. */
    boolean isRunning() {
        return isRunning;
    }

    void start() {
        isRunning = true;
    }

    /** The packages that {@code registerDomain} gave another name, by that name. */
    Map<String, String> aliases() {
        return aliases;
    }
}
