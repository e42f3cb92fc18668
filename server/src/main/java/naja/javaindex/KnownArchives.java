package naja.javaindex;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import naja.vfs.FileStamp;
import naja.vfs.FileTree;
import naja.vfs.KeptFiles;
import naja.vfs.VPath;

/**
 * The names in archives, read once as long as path, size and time of an archive are the same: in memory, and between runs in
 * a cache directory, with one file for all archives that are asked about together. For one thread.
 */
public final class KnownArchives {
    private final KeptFiles files;
    private final int release;
    private final Map<VPath, NamesFile.Known> known = new HashMap<>();

    /** What was asked about since the file was opened: the rest is not written again. */
    private final Set<VPath> used = new HashSet<>();

    private String name = "";
    private boolean isChanged;

    /**
     * Nothing is known yet.
     *
     * @param files where names are kept between runs
     * @param release the Java release whose versions of multi-release archives are seen; 0 for none
     */
    public KnownArchives(KeptFiles files, int release) {
        this.files = files;
        this.release = release;
    }

    /** The same without anything kept between runs. */
    public static KnownArchives unkept(int release) {
        return new KnownArchives(new KeptFiles(VPath.parse("/"), 0), release);
    }

    /** Remembers what was kept under {@code file}, where {@link #keep} will put it again. */
    public void open(String file) {
        if (name.equals(file)) {
            return;
        }
        name = file;
        used.clear();
        isChanged = false;
        files.read(file)
                .flatMap(bytes -> NamesFile.decode(bytes, release))
                .ifPresent(kept -> kept.forEach(known::putIfAbsent));
    }

    /** The names of {@code archive}, which are read only if it is not known as it is; nothing if it is no archive. */
    public Optional<ArchiveNames> of(FileTree tree, VPath archive) {
        // The stamp is asked for first: should the file be replaced just now, the new names go with the old stamp, and
        // are read once more.
        FileStamp stamp = tree.stamp(archive).orElse(null);
        if (stamp == null) {
            return Optional.empty();
        }
        NamesFile.Known before = known.get(archive);
        used.add(archive);
        if (before != null && isSame(before.stamp(), stamp)) {
            return Optional.of(before.names());
        }
        known.remove(archive);
        Optional<ArchiveNames> names = ArchiveNames.read(tree, archive, release);
        // Problems are told each time, so an archive that has some is read each time.
        names.filter(found -> found.problems().isEmpty()).ifPresent(found -> {
            known.put(archive, new NamesFile.Known(stamp, found));
            isChanged = true;
        });
        return names;
    }

    /** Not by the method of the record, which is linked when it is first called, at 20 ms. */
    private static boolean isSame(FileStamp one, FileStamp other) {
        return one.size() == other.size() && one.modified() == other.modified();
    }

    /** Writes what was asked about, if any of it was not known before. */
    public void keep() {
        known.keySet().retainAll(used);
        if (isChanged && !name.isEmpty()) {
            files.write(name, NamesFile.encode(known, release));
            isChanged = false;
        }
    }
}
