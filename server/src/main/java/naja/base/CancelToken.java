package naja.base;

import java.util.concurrent.CancellationException;

/** A way to ask whether the answer that is being computed is still wanted. */
@FunctionalInterface
public interface CancelToken {

    /** The token of work that nobody can cancel. */
    CancelToken NONE = () -> false;

    /** Says whether the answer is no longer wanted. */
    boolean isCancelled();

    /**
     * Ends the work if the answer is no longer wanted; called at the head of every loop whose length the user's
     * project decides.
     *
     * @throws CancellationException if the work is cancelled
     */
    default void check() {
        if (isCancelled()) {
            throw new CancellationException();
        }
    }
}
