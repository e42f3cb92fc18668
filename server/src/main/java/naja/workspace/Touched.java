package naja.workspace;

import java.util.Set;
import naja.vfs.VPath;

/**
 * What differs from the revision before.
 *
 * @param everything whether projects, settings or what is known of Java changed, so that any answer may
 * @param anyFile whether any file may have changed
 * @param paths files that changed; what looked into their directories may answer otherwise
 */
public record Touched(boolean everything, boolean anyFile, Set<VPath> paths) {
    static final Touched NOTHING = new Touched(false, false, Set.of());
    static final Touched EVERYTHING = new Touched(true, true, Set.of());

    public Touched {
        paths = Set.copyOf(paths);
    }

    ChangedArea area() {
        return anyFile ? ChangedArea.EVERYWHERE : ChangedArea.of(paths);
    }
}
