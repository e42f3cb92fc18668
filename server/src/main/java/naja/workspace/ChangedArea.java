package naja.workspace;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import naja.vfs.VPath;

/** The directories and files that can answer otherwise after some files changed: these, what is below, and what is above. */
final class ChangedArea {
    /** Anything can. */
    static final ChangedArea EVERYWHERE = new ChangedArea(Set.of(), true);

    private final Set<VPath> changed;
    private final boolean isEverywhere;
    private final Set<VPath> above = new HashSet<>();

    private ChangedArea(Collection<VPath> changed, boolean isEverywhere) {
        this.changed = new HashSet<>(changed);
        this.isEverywhere = isEverywhere;
        for (VPath path : changed) {
            // A directory can come or go with its files without being named itself.
            for (VPath parent = path.parent(); above.add(parent); ) {
                parent = parent.parent();
            }
        }
    }

    /** The area of these files and directories. */
    static ChangedArea of(Collection<VPath> changed) {
        return new ChangedArea(changed, false);
    }

    /** Says whether the listing of {@code directory} can differ. */
    boolean hasListing(VPath directory) {
        return isEverywhere || above.contains(directory) || hasFile(directory);
    }

    /** Says whether {@code file}, or the archive that it is in, can differ. */
    boolean hasFile(VPath file) {
        if (isEverywhere) {
            return true;
        }
        VPath next = file.onDisk();
        while (true) {
            if (changed.contains(next)) {
                return true;
            }
            VPath parent = next.parent();
            if (parent.equals(next)) {
                return false;
            }
            next = parent;
        }
    }
}
