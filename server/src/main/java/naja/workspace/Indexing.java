package naja.workspace;

/**
 * How far the background work is; what it has not reached yet is unknown.
 *
 * @param searching whether projects are still being looked at
 * @param done entries of class paths whose names are known
 * @param total all entries of class paths
 */
public record Indexing(boolean searching, int done, int total) {

    /** Whether nothing is left to do. */
    public boolean isComplete() {
        return !searching && done >= total;
    }
}
