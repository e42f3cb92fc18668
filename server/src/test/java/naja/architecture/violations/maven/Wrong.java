package naja.architecture.violations.maven;

/** Uses what belongs to the server. */
public final class Wrong {
    public String use(naja.architecture.violations.vfs.Wrong vfs) {
        return vfs.toString();
    }
}
