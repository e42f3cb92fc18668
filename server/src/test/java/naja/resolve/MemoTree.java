package naja.resolve;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import naja.vfs.DirectoryListing;
import naja.vfs.FileStamp;
import naja.vfs.FileTree;
import naja.vfs.VPath;
import naja.vfs.ZipDirectory;

/** Files that do not change while a judge works: what was read once is remembered, contents are not. */
final class MemoTree implements FileTree {
    private final FileTree base;
    private final Map<VPath, Optional<DirectoryListing>> listings = new ConcurrentHashMap<>();
    private final Map<VPath, Optional<FileStamp>> stamps = new ConcurrentHashMap<>();
    private final Map<VPath, Optional<ZipDirectory>> archives = new ConcurrentHashMap<>();

    MemoTree(FileTree base) {
        this.base = base;
    }

    @Override
    public Optional<DirectoryListing> list(VPath directory) {
        return listings.computeIfAbsent(directory, base::list);
    }

    @Override
    public Optional<FileStamp> stamp(VPath file) {
        return stamps.computeIfAbsent(file, base::stamp);
    }

    @Override
    public Optional<byte[]> read(VPath file) {
        return base.read(file);
    }

    @Override
    public Optional<ZipDirectory> archive(VPath file) {
        return archives.computeIfAbsent(file, base::archive);
    }
}
