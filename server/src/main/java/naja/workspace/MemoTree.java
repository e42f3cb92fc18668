package naja.workspace;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import naja.vfs.DirectoryListing;
import naja.vfs.FileStamp;
import naja.vfs.FileTree;
import naja.vfs.VPath;
import naja.vfs.ZipDirectory;
import naja.vfs.ZipNames;

/**
 * The files of the disk as they were when they were first asked for: listings and stamps stay the same until a change drops
 * them, which makes another tree.
 */
final class MemoTree implements FileTree {
    private static final int MAX_REMEMBERED = 200_000;

    private final FileTree disk;
    private final Map<VPath, Optional<DirectoryListing>> listings;
    private final Map<VPath, Optional<FileStamp>> stamps;
    private final Map<VPath, Optional<ZipDirectory>> archives;

    /** Number of directories listed on the disk, for tests that count work. */
    private final AtomicInteger listed;

    MemoTree(FileTree disk) {
        this(disk, Map.of(), Map.of(), Map.of(), new AtomicInteger());
    }

    private MemoTree(
            FileTree disk,
            Map<VPath, Optional<DirectoryListing>> listings,
            Map<VPath, Optional<FileStamp>> stamps,
            Map<VPath, Optional<ZipDirectory>> archives,
            AtomicInteger listed) {
        this.disk = disk;
        this.listings = new ConcurrentHashMap<>(listings);
        this.stamps = new ConcurrentHashMap<>(stamps);
        this.archives = new ConcurrentHashMap<>(archives);
        this.listed = listed;
    }

    @Override
    public Optional<DirectoryListing> list(VPath directory) {
        Optional<DirectoryListing> known = listings.get(directory);
        if (known != null) {
            return known;
        }
        Optional<DirectoryListing> listing;
        if (directory.isInArchive()) {
            listing = archive(directory.onDisk()).flatMap(archive -> archive.list(directory.entryName()));
        } else {
            listed.incrementAndGet();
            listing = disk.list(directory);
        }
        return first(listings, directory, listing);
    }

    @Override
    public Optional<FileStamp> stamp(VPath file) {
        Optional<FileStamp> known = stamps.get(file);
        if (known != null) {
            return known;
        }
        return first(
                stamps,
                file,
                file.isInArchive()
                        ? archive(file.onDisk()).flatMap(archive -> archive.stamp(file.entryName()))
                        : disk.stamp(file));
    }

    @Override
    public Optional<byte[]> read(VPath file) {
        if (file.isInArchive()) {
            return archive(file.onDisk()).flatMap(archive -> archive.read(file.entryName()));
        }
        return disk.read(file);
    }

    @Override
    public Optional<ZipDirectory> archive(VPath file) {
        Optional<ZipDirectory> known = archives.get(file);
        return known != null ? known : first(archives, file, disk.archive(file));
    }

    @Override
    public Optional<ZipNames> names(VPath file) {
        return disk.names(file);
    }

    @Override
    public boolean isCircle(VPath directory) {
        return disk.isCircle(directory);
    }

    /** What was remembered first counts, so that two threads see the same. */
    private static <T> Optional<T> first(Map<VPath, Optional<T>> map, VPath path, Optional<T> value) {
        Optional<T> before = map.putIfAbsent(path, value);
        return before == null ? value : before;
    }

    /** Number of directories that were listed on the disk since the start. */
    int listedCount() {
        return listed.get();
    }

    /** This tree without what it remembers of {@code changed}, of what is below, and of the directories above. */
    MemoTree dropping(Collection<VPath> changed) {
        if (isFull()) {
            return forgetting();
        }
        MemoTree next = new MemoTree(disk, listings, stamps, archives, listed);
        ChangedArea area = ChangedArea.of(changed);
        next.archives.keySet().removeIf(area::hasFile);
        next.listings.keySet().removeIf(area::hasListing);
        next.stamps.keySet().removeIf(area::hasFile);
        return next;
    }

    /** What is otherwise on the disk now: names in {@code directories}, and files in them, as far as they are remembered. */
    Set<VPath> differences(Set<VPath> directories) {
        Set<VPath> different = new HashSet<>();
        for (VPath directory : directories) {
            Optional<DirectoryListing> known = listings.get(directory);
            if (known != null && !directory.isInArchive()) {
                Optional<DirectoryListing> now = disk.list(directory);
                addDifferent(directory, names(known), names(now), different);
                addDifferent(directory, names(now), names(known), different);
            }
        }
        stamps.forEach((file, stamp) -> {
            boolean isPolled = !file.isInArchive() && directories.contains(file.parent());
            if (isPolled && !disk.stamp(file).equals(stamp)) {
                different.add(file);
            }
        });
        return different;
    }

    /** The names of a listing, those of directories with a slash behind. */
    private static Set<String> names(Optional<DirectoryListing> listing) {
        Set<String> names = new HashSet<>();
        listing.ifPresent(some -> {
            names.addAll(some.files());
            some.directories().forEach(name -> names.add(name + "/"));
        });
        return names;
    }

    private static void addDifferent(VPath directory, Set<String> some, Set<String> others, Set<VPath> different) {
        for (String name : some) {
            if (!others.contains(name)) {
                different.add(directory.child(name.endsWith("/") ? name.substring(0, name.length() - 1) : name));
            }
        }
    }

    /** This tree without anything it remembers. */
    MemoTree forgetting() {
        return new MemoTree(disk, Map.of(), Map.of(), Map.of(), listed);
    }

    /** Whether so much is remembered that the next change makes it forget everything. */
    boolean isFull() {
        return listings.size() + stamps.size() > MAX_REMEMBERED;
    }
}
