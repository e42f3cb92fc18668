package naja.workspace;

/** Told how far the background work is; called on its thread, so it must be quick. */
@FunctionalInterface
public interface ProgressListener {

    /** Nobody listens. */
    ProgressListener NONE = (text, done, total) -> {};

    /**
     * The work goes on, or has ended if {@code done} is {@code total}.
     *
     * @param text what is being done, for people: {@code indexing}
     * @param done steps done
     * @param total steps in all
     */
    void progress(String text, int done, int total);
}
