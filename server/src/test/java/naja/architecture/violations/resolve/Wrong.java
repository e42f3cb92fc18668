package naja.architecture.violations.resolve;

/** Uses a package above its own. */
public final class Wrong {
    public int use(naja.architecture.violations.cli.Wrong other) {
        return other.hashCode();
    }
}
