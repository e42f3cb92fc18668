package naja.vfs;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * What was read of a tree of files: which names were looked for in which directories, and which files. What was made of it
 * is the same in any other tree that gives the same answers.
 */
public final class TreeReads {
    private final Map<VPath, ListingReads> listings = new ConcurrentHashMap<>();
    private final Map<VPath, Optional<FileStamp>> stamps = new ConcurrentHashMap<>();
    private final Map<VPath, Boolean> files = new ConcurrentHashMap<>();

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

    /** Of an archive its stamp counts, for all that is in it. */
    private final class Recording implements FileTree {
        private final FileTree tree;

        Recording(FileTree tree) {
            this.tree = tree;
        }

        @Override
        public Optional<DirectoryListing> list(VPath directory) {
            if (directory.isInArchive()) {
                note(directory.onDisk());
                return tree.list(directory);
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
            note(file.onDisk());
            return tree.read(file);
        }

        @Override
        public Optional<ZipDirectory> archive(VPath file) {
            note(file.onDisk());
            return tree.archive(file);
        }

        @Override
        public Optional<ZipNames> names(VPath file) {
            note(file.onDisk());
            return tree.names(file);
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
