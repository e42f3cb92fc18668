package naja.vfs;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * What was read of a tree of files: which names were looked for in which directories, and which files. What was made of it
 * is the same in any other tree that gives the same answers.
 */
public final class TreeReads {
    private static final int NOTHING = -1;

    private final Map<VPath, ListingReads> listings = new ConcurrentHashMap<>();
    private final Map<VPath, Optional<FileStamp>> stamps = new ConcurrentHashMap<>();
    private final Map<VPath, Boolean> files = new ConcurrentHashMap<>();

    /**
     * What came of files that were not as their stamps say, since they were moved away or written and nobody had told yet: how
     * long they were, or {@link #NOTHING}. They may come back under the same stamp.
     */
    private final Map<VPath, Integer> torn = new ConcurrentHashMap<>();

    /** Archives that have a stamp and could not be opened. */
    private final Set<VPath> unopened = ConcurrentHashMap.newKeySet();

    /** The tree {@code tree}, which notes here what is read. */
    public FileTree recording(FileTree tree) {
        return new Recording(tree);
    }

    /**
     * Says whether {@code now} gives the same answers.
     *
     * @param mayDiffer says of a directory or file whether it can answer otherwise
     */
    public boolean hold(FileTree now, Predicate<VPath> mayDiffer) {
        for (Map.Entry<VPath, Optional<FileStamp>> read : stamps.entrySet()) {
            if (mayDiffer.test(read.getKey()) && !now.stamp(read.getKey()).equals(read.getValue())) {
                return false;
            }
        }
        for (Map.Entry<VPath, Integer> read : torn.entrySet()) {
            if (mayDiffer.test(read.getKey()) && length(now.read(read.getKey())) != read.getValue()) {
                return false;
            }
        }
        for (VPath archive : unopened) {
            if (mayDiffer.test(archive) && now.archive(archive).isPresent()) {
                return false;
            }
        }
        for (Map.Entry<VPath, Boolean> read : files.entrySet()) {
            if (mayDiffer.test(read.getKey()) && now.isFile(read.getKey()) != read.getValue()) {
                return false;
            }
        }
        for (Map.Entry<VPath, ListingReads> read : listings.entrySet()) {
            if (mayDiffer.test(read.getKey()) && !read.getValue().hold(now.list(read.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static int length(Optional<byte[]> content) {
        return content.isPresent() ? content.get().length : NOTHING;
    }

    /** Of an archive its stamp counts, for all that is in it. */
    private final class Recording implements FileTree {
        private final FileTree tree;

        Recording(FileTree tree) {
            this.tree = tree;
        }

        @Override
        public Optional<DirectoryListing> list(VPath directory) {
            if (directory.isInArchive()) {
                Optional<DirectoryListing> inside = tree.list(directory);
                boolean isRoot = directory.entryName().isEmpty();
                noteOpened(directory.onDisk(), inside.isPresent() || !isRoot);
                return inside;
            }
            ListingReads known = listings.get(directory);
            if (known == null) {
                known = listings.computeIfAbsent(directory, key -> new ListingReads(tree.list(key)));
            }
            return known.recording();
        }

        @Override
        public Optional<FileStamp> stamp(VPath file) {
            Optional<FileStamp> stamp = note(file.onDisk());
            return file.isInArchive() ? tree.stamp(file) : stamp;
        }

        @Override
        public Optional<byte[]> read(VPath file) {
            Optional<FileStamp> stamp = note(file.onDisk());
            Optional<byte[]> content = tree.read(file);
            boolean isTorn =
                    !file.isInArchive() && stamp.isPresent() && stamp.get().size() != length(content);
            if (isTorn) {
                torn.put(file, length(content));
            }
            return content;
        }

        @Override
        public Optional<ZipDirectory> archive(VPath file) {
            Optional<ZipDirectory> archive = tree.archive(file);
            noteOpened(file.onDisk(), archive.isPresent());
            return archive;
        }

        @Override
        public Optional<ZipNames> names(VPath file) {
            Optional<ZipNames> names = tree.names(file);
            noteOpened(file.onDisk(), names.isPresent());
            return names;
        }

        @Override
        public boolean isCircle(VPath directory) {
            return tree.isCircle(directory);
        }

        @Override
        public boolean isFile(VPath file) {
            if (file.isInArchive()) {
                note(file.onDisk());
                return tree.isFile(file);
            }
            boolean isThere = tree.isFile(file);
            files.put(file, isThere);
            return isThere;
        }

        private void noteOpened(VPath archive, boolean isOpened) {
            if (note(archive).isPresent() && !isOpened) {
                unopened.add(archive);
            }
        }

        private Optional<FileStamp> note(VPath file) {
            Optional<FileStamp> stamp = stamps.get(file);
            if (stamp == null) {
                stamp = tree.stamp(file);
                stamps.put(file, stamp);
            }
            return stamp;
        }
    }
}
