package naja.workspace;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import naja.javaindex.IndexChange;
import naja.javaindex.IndexReads;
import naja.vfs.TreeReads;
import naja.vfs.VPath;

/**
 * What an answer was made from: names that were looked for in directories, files that were read, and programs of the project
 * that were run for it. In a snapshot that reads the same, the answer is the same.
 */
public final class Reads {
    private final TreeReads files = new TreeReads();

    /** By folder of the project the files that change where imports look: which ones there are counts, not how they were found. */
    private final Map<VPath, List<VPath>> editors = new ConcurrentHashMap<>();

    /** By folder of the project what its files take from others: only what all together take counts. */
    private final Map<VPath, ImportUses> uses = new ConcurrentHashMap<>();

    /** What was read for something that several answers share. */
    private final Set<Reads> included = ConcurrentHashMap.newKeySet();

    /** What was asked about Java. */
    private final IndexReads java = new IndexReads();

    TreeReads files() {
        return files;
    }

    IndexReads java() {
        return java;
    }

    /** Counts what was read for a part, and will be read for it, as read here. */
    void include(Reads part) {
        included.add(part);
    }

    void editors(VPath folder, List<VPath> found) {
        editors.put(folder, found);
    }

    void uses(VPath folder, ImportUses found) {
        uses.put(folder, found);
    }

    /** Says whether {@code now} reads the same, if only what lies in {@code area}, and {@code change} of Java, may differ. */
    boolean hold(Snapshot now, ChangedArea area, IndexChange change) {
        return !java.mayDiffer(change)
                && files.hold(now.files(), area::hasListing)
                && included.stream().allMatch(part -> part.hold(now, area, change))
                && editors.entrySet().stream()
                        .allMatch(entry -> now.editors(entry.getKey()).equals(entry.getValue()))
                && uses.entrySet().stream()
                        .allMatch(entry -> now.usesIn(entry.getKey()).equals(entry.getValue()));
    }
}
