package naja.architecture.violations.features.one;

/** Uses a package above its own. */
public final class Wrong {
    public int use(naja.architecture.violations.features.two.Wrong other) {
        return other.hashCode();
    }
}
