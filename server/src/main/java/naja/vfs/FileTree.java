package naja.vfs;

import java.util.Optional;

/** All files that the server can see at one moment. */
public interface FileTree {

    /**
     * The names in {@code directory}, or nothing if there is no such directory. An archive's root and its folders are
     * directories; a folder exists in an archive if an entry lies in it or names it.
     */
    Optional<DirectoryListing> list(VPath directory);

    /** The stamp of {@code file}, or nothing if there is no such file. */
    Optional<FileStamp> stamp(VPath file);

    /** The bytes of {@code file}, or nothing if there is no such file or it cannot be read. */
    Optional<byte[]> read(VPath file);

    /**
     * The directory of the archive that {@code file} is by its content, whatever its name; or nothing if there is no
     * such file or it is no archive. A damaged archive is there and empty, and says why.
     */
    default Optional<ZipDirectory> archive(VPath file) {
        return Optional.empty();
    }

    /**
     * The names in the archive of which {@link #archive} gives the directory, read for one who needs them once: nothing of
     * it is remembered, and what was remembered of the file before does not count.
     */
    default Optional<ZipNames> names(VPath file) {
        return archive(file).map(ZipNames::of);
    }

    /** Says whether {@code directory} is a link to one that it lies in, so that a walk through it would not end. */
    default boolean isCircle(VPath directory) {
        return false;
    }

    /** Says whether {@code file} is there as a file. */
    default boolean isFile(VPath file) {
        return stamp(file).isPresent();
    }

    /** Says whether {@code directory} is there as a directory (an archive is one by its root). */
    default boolean isDirectory(VPath directory) {
        return list(directory).isPresent();
    }
}
