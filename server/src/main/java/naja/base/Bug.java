package naja.base;

import java.util.logging.Level;
import java.util.logging.Logger;

/** The report of a broken invariant of our own: it throws where assertions are on (tests) and logs elsewhere. */
public final class Bug {
    private static final Logger LOG = Logger.getLogger(Bug.class.getName());

    private Bug() {}

    /**
     * Reports a broken invariant.
     *
     * @param message what should have held
     * @throws AssertionError if assertions are enabled, as they are in tests
     */
    public static void report(String message) {
        AssertionError error = new AssertionError(message);
        if (Bug.class.desiredAssertionStatus()) {
            throw error;
        }
        LOG.log(Level.SEVERE, message, error);
    }
}
