package naja.workspace;

import java.util.Set;
import naja.javaindex.IndexChange;
import naja.vfs.VPath;

/**
 * What differs from the revision before.
 *
 * @param everything whether projects or settings changed, so that any answer may
 * @param java what may differ in what is known of Java
 * @param anyFile whether any file may have changed
 * @param paths files that changed; what looked into their directories may answer otherwise
 */
public record Touched(boolean everything, IndexChange java, boolean anyFile, Set<VPath> paths) {
    static final Touched NOTHING = new Touched(false, IndexChange.NOTHING, false, Set.of());
    static final Touched EVERYTHING = new Touched(true, IndexChange.EVERYTHING, true, Set.of());

    public Touched {
        paths = Set.copyOf(paths);
    }

    ChangedArea area() {
        return anyFile ? ChangedArea.EVERYWHERE : ChangedArea.of(paths);
    }
}
