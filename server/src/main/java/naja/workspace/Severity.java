package naja.workspace;

/** How sure we are that a problem matters; the heavier first. */
public enum Severity {
    /** The program fails when it gets here. */
    ERROR,
    /** It fails if it gets here, which a condition decides. */
    WARNING,
    INFORMATION,
    /** It fails here, and the program seems to expect that; or it works, and something about it is worth knowing. */
    HINT;

    /** The lighter of the two. */
    public Severity atMost(Severity most) {
        return compareTo(most) < 0 ? most : this;
    }
}
