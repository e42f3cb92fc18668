package naja.vfs;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Files in memory. A file whose content is an archive can be looked into, as on the disk. */
public final class MemoryTree implements FileTree {
    private final Map<VPath, Entry> files;
    private final Map<VPath, DirectoryListing> directories;
    private final Map<VPath, ZipDirectory> archives;

    private MemoryTree(Builder builder) {
        files = Map.copyOf(builder.files);
        directories = builder.listings.build();
        Map<VPath, ZipDirectory> found = new HashMap<>();
        for (Map.Entry<VPath, Entry> file : files.entrySet()) {
            byte[] content = file.getValue().content;
            if (ZipDirectory.isArchive(content)) {
                found.put(file.getKey(), ZipDirectory.read(file.getKey().toString(), content));
            }
        }
        archives = Map.copyOf(found);
    }

    @Override
    public Optional<DirectoryListing> list(VPath directory) {
        if (directory.isInArchive()) {
            return archive(directory.onDisk()).flatMap(archive -> archive.list(directory.entryName()));
        }
        return Optional.ofNullable(directories.get(directory));
    }

    @Override
    public Optional<FileStamp> stamp(VPath file) {
        if (file.isInArchive()) {
            return archive(file.onDisk()).flatMap(archive -> archive.stamp(file.entryName()));
        }
        return Optional.ofNullable(files.get(file)).map(entry -> new FileStamp(entry.content.length, entry.modified));
    }

    @Override
    public Optional<byte[]> read(VPath file) {
        if (file.isInArchive()) {
            return archive(file.onDisk()).flatMap(archive -> archive.read(file.entryName()));
        }
        return Optional.ofNullable(files.get(file)).map(entry -> entry.content.clone());
    }

    @Override
    public Optional<ZipDirectory> archive(VPath file) {
        return Optional.ofNullable(archives.get(file));
    }

    /** Makes a tree file by file. */
    public static final class Builder {
        private final Map<VPath, Entry> files = new TreeMap<>();
        private final ListingBuilder listings = new ListingBuilder();

        /**
         * Adds a file, and the directories above it.
         *
         * @param modified time of its last change in milliseconds since the epoch
         */
        public Builder file(VPath path, byte[] content, long modified) {
            files.put(path, new Entry(content.clone(), modified));
            listings.addFile(path);
            return this;
        }

        /** Adds a directory, and those above it. */
        public Builder directory(VPath path) {
            listings.addDirectory(path);
            return this;
        }

        /** The tree with what was added so far. */
        public MemoryTree build() {
            return new MemoryTree(this);
        }
    }

    private static final class Entry {
        private final byte[] content;
        private final long modified;

        Entry(byte[] content, long modified) {
            this.content = content;
            this.modified = modified;
        }
    }
}
