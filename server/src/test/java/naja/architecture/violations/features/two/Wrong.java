package naja.architecture.violations.features.two;

/** Uses a package above its own. */
public final class Wrong {
    public int size(naja.architecture.violations.cli.Wrong other) {
        return other.hashCode();
    }
}
