package naja.javaindex;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
    /** As the release that is asked for: whichever is known. */
    private static final int ANY_RELEASE = -1;

    private final KeptFiles files;
    private final Map<VPath, NamesFile.Known> known = new HashMap<>();

    /** What was asked about since the file was opened: the rest is not written again. */
    private final Set<VPath> used = new HashSet<>();

    private String name = "";
    private boolean isChanged;

    /**
     * Nothing is known yet.
     *
     * @param files where names are kept between runs
     */
    public KnownArchives(KeptFiles files) {
        this.files = files;
    }

    /** The same without anything kept between runs. */
    public static KnownArchives unkept() {
        return new KnownArchives(new KeptFiles(VPath.parse("/"), 0));
    }

    /** Remembers what was kept under {@code file}, where {@link #keep} will put it again. */
    public void open(String file) {
        if (name.equals(file)) {
            return;
        }
        name = file;
        used.clear();
        isChanged = false;
        files.read(file).flatMap(NamesFile::decode).ifPresent(kept -> kept.forEach(known::putIfAbsent));
    }

    /** The relative URLs that the manifest of {@code archive} names in {@code Class-Path}. */
    public List<String> classPath(FileTree tree, VPath archive) {
        Optional<ArchiveNames> names = of(tree, archive, ANY_RELEASE);
        return names.isEmpty() ? List.of() : names.get().classPath();
    }

    /**
     * The names of {@code archive}, which are read only if it is not known as it is.
     *
     * @param release the Java release whose versions of a multi-release archive are seen; 0 for none
     * @return nothing if it is no archive
     */
    public Optional<ArchiveNames> of(FileTree tree, VPath archive, int release) {
        // The stamp is asked for first: should the file be replaced just now, the new names go with the old stamp, and
        // are read once more.
        FileStamp stamp = tree.stamp(archive).orElse(null);
        if (stamp == null) {
            return Optional.empty();
        }
        NamesFile.Known before = known.get(archive);
        used.add(archive);
        if (before != null
                && isSame(before.stamp(), stamp)
                && (release == ANY_RELEASE || release == before.release())) {
            return Optional.of(before.names());
        }
        known.remove(archive);
        int seen = release == ANY_RELEASE ? Runtime.version().feature() : release;
        Optional<ArchiveNames> names = ArchiveNames.read(tree, archive, seen);
        // Problems are told each time, so an archive that has some is read each time.
        if (names.isPresent() && names.get().problems().isEmpty()) {
            known.put(archive, new NamesFile.Known(stamp, seen, names.get()));
            isChanged = true;
        }
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
            files.write(name, NamesFile.encode(known));
            isChanged = false;
        }
    }
}
