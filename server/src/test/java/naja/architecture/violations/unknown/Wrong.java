package naja.architecture.violations.unknown;

/** Lies in a package that the table does not know, in a circle with another. */
public final class Wrong {
    public int size(naja.architecture.violations.cli.Wrong other) {
        return other.size("");
    }
}
