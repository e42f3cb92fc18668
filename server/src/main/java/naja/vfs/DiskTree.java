package naja.vfs;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import naja.base.Memo;

/**
 * The files on the disk, and the entries of archives on it. A directory is read anew each time it is listed; the
 * directories of archives are remembered by path and stamp within a bound of memory.
 */
public final class DiskTree implements FileTree {
    private static final Logger LOG = Logger.getLogger(DiskTree.class.getName());
    private static final long ARCHIVE_MEMORY = 48L << 20;

    /** What was said to be unreadable, so that it is said once. */
    private final Set<Path> unreadable = ConcurrentHashMap.newKeySet();

    private final Memo<ArchiveKey, ZipDirectory> archives = new Memo<>(ARCHIVE_MEMORY, ZipDirectory::weight);

    @Override
    public Optional<DirectoryListing> list(VPath directory) {
        if (directory.isInArchive()) {
            return archive(directory.onDisk()).flatMap(archive -> archive.list(directory.entryName()));
        }
        return path(directory).flatMap(DiskTree::listing);
    }

    @Override
    public Optional<FileStamp> stamp(VPath file) {
        if (file.isInArchive()) {
            return archive(file.onDisk()).flatMap(archive -> archive.stamp(file.entryName()));
        }
        return path(file).flatMap(DiskTree::diskStamp);
    }

    @Override
    public Optional<byte[]> read(VPath file) {
        if (file.isInArchive()) {
            return archive(file.onDisk()).flatMap(archive -> archive.read(file.entryName()));
        }
        return path(file).filter(path -> diskStamp(path).isPresent()).flatMap(this::content);
    }

    /** The directory of the archive in {@code file}, or nothing if there is no such file or it is no archive. */
    @Override
    public Optional<ZipDirectory> archive(VPath file) {
        if (file.isInArchive()) {
            return Optional.empty();
        }
        return path(file).flatMap(path -> diskStamp(path)
                .filter(stamp -> stamp.size() >= 22)
                .map(stamp -> archives.get(new ArchiveKey(file, stamp), key -> load(path)))
                .filter(archive -> archive.size() > 0 || ZipDirectory.isArchive(path)));
    }

    @Override
    public Optional<ZipNames> names(VPath file) {
        if (file.isInArchive()) {
            return Optional.empty();
        }
        // Without lambdas, each of which costs a class at the start, where this is asked first.
        Optional<Path> path = path(file);
        Optional<FileStamp> stamp = path.isEmpty() ? Optional.empty() : diskStamp(path.get());
        if (stamp.isEmpty() || stamp.get().size() < 22) {
            return Optional.empty();
        }
        ZipNames names = ZipNames.read(path.get());
        return names.size() > 0 || ZipDirectory.isArchive(path.get()) ? Optional.of(names) : Optional.empty();
    }

    @Override
    public boolean isCircle(VPath directory) {
        if (directory.isInArchive()) {
            return false;
        }
        return path(directory)
                .filter(Files::isSymbolicLink)
                .filter(DiskTree::leadsUpwards)
                .isPresent();
    }

    private static boolean leadsUpwards(Path link) {
        try {
            Path real = link.toRealPath();
            for (Path above = link.getParent(); above != null; above = above.getParent()) {
                if (above.toRealPath().equals(real)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            // It leads nowhere, so that there is nothing to walk through.
            return true;
        }
    }

    private static ZipDirectory load(Path path) {
        ZipDirectory archive = ZipDirectory.read(path);
        for (String problem : archive.problems()) {
            // Whoever needs the archive tells the user.
            LOG.log(Level.FINE, problem);
        }
        return archive;
    }

    private static Optional<Path> path(VPath file) {
        try {
            return Optional.of(file.toPath());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<DirectoryListing> listing(Path directory) {
        if (FileNames.mayBeWrong(directory.toString())) {
            return listingByBytes(directory);
        }
        File file = directory.toFile();
        String[] names = file.list();
        if (names == null) {
            if (file.isDirectory()) {
                LOG.log(Level.INFO, "{0} cannot be listed", directory);
            }
            return Optional.empty();
        }
        List<String> files = new ArrayList<>(names.length);
        List<String> directories = new ArrayList<>();
        for (String name : names) {
            if (FileNames.mayBeWrong(name)) {
                return listingByBytes(directory);
            }
            File child = new File(file, name);
            if (child.isDirectory()) {
                directories.add(name);
            } else if (child.exists()) {
                // A link that leads nowhere or in a circle does not exist.
                files.add(name);
            }
        }
        return Optional.of(new DirectoryListing(files, directories));
    }

    /** The listing where names have other letters than the locale: slower, and never wrong. */
    private static Optional<DirectoryListing> listingByBytes(Path directory) {
        List<String> files = new ArrayList<>();
        List<String> directories = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
            for (Path child : children) {
                String name = VPath.of(child).name();
                if (Files.isDirectory(child)) {
                    directories.add(name);
                } else if (Files.exists(child)) {
                    files.add(name);
                }
            }
        } catch (NotDirectoryException | NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | DirectoryIteratorException e) {
            LOG.log(Level.INFO, "{0} cannot be listed", directory);
            return Optional.empty();
        }
        return Optional.of(new DirectoryListing(files, directories));
    }

    private static Optional<FileStamp> diskStamp(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                return Optional.empty();
            }
            return Optional.of(new FileStamp(
                    attributes.size(), attributes.lastModifiedTime().toMillis()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> content(Path path) {
        try {
            return Optional.of(Files.readAllBytes(path));
        } catch (IOException | OutOfMemoryError e) {
            if (unreadable.add(path)) {
                LOG.log(Level.INFO, "{0} cannot be read: {1}", new Object[] {path, e});
            }
            return Optional.empty();
        }
    }

    /** A path and its stamp. No record, whose methods are linked when they are first called, at 20 ms a time. */
    private static final class ArchiveKey {
        private final VPath file;
        private final FileStamp stamp;

        ArchiveKey(VPath file, FileStamp stamp) {
            this.file = file;
            this.stamp = stamp;
        }

        @Override
        public boolean equals(Object object) {
            return object instanceof ArchiveKey other
                    && file.equals(other.file)
                    && stamp.size() == other.stamp.size()
                    && stamp.modified() == other.stamp.modified();
        }

        @Override
        public int hashCode() {
            return 31 * file.hashCode() + Long.hashCode(stamp.modified());
        }
    }
}
