package naja.architecture.violations.cli;

/** Used from below, and in a circle with another package. */
public final class Wrong {
    public int size(String text) {
        return text.length();
    }

    /** Uses a package that the table does not know. */
    public int use(naja.architecture.violations.unknown.Wrong other) {
        return other.hashCode();
    }
}
