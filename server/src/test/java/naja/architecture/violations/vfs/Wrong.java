package naja.architecture.violations.vfs;

/** Uses a package above its own. */
public final class Wrong {
    public int use(naja.architecture.violations.cli.Wrong other) {
        return other.hashCode();
    }
}
