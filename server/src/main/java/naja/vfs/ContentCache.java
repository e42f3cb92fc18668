package naja.vfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Directories of a cache that are named by their content, so one that is there is right and whole: it is made beside
 * its place and moved there in one step, which several processes may do at once.
 */
public final class ContentCache {
    private static final Logger LOG = Logger.getLogger(ContentCache.class.getName());

    /** The file that tells what else there is in a directory, and so whether it is whole. */
    private static final String LISTING = ".listing";

    /** A directory that no process has asked for so long is of a version that is gone. */
    private static final Duration UNUSED = Duration.ofDays(30);

    private ContentCache() {}

    /**
     * The directory {@code name} below {@code cache}, made if it is not there; below a new temporary directory if
     * {@code cache} cannot be written, which is deleted when this process ends.
     *
     * @param name names the content, so another content has another name
     * @param content is asked only if the directory is not there
     */
    public static Optional<Path> unpack(Path cache, String name, Source content) {
        Path target = cache.resolve(name);
        if (isWhole(target)) {
            return Optional.of(target);
        }
        try {
            setAside(cache, target);
            return Optional.of(make(cache, target, content));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the cache {0} cannot be written: {1}", new Object[] {cache, e});
        }
        try {
            Path temporary = Files.createTempDirectory("naja-");
            Path made = make(temporary, temporary.resolve(name), content);
            deleteAtExit(temporary);
            return Optional.of(made);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "no temporary directory can be written: {0}", new Object[] {e});
            return Optional.empty();
        }
    }

    private static Path make(Path cache, Path target, Source content) throws IOException {
        Files.createDirectories(cache);
        Path beside = Files.createTempDirectory(cache, "new-");
        try {
            fill(beside, content.get());
            Files.writeString(beside.resolve(LISTING), listing(beside));
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(beside);
            // Another process may have been faster: its directory has the same content.
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
        return target;
    }

    /**
     * Says whether the directory is there with what was put into it: the sizes of its files, and how much is in the directories
     * in it. To look at all would take longer than all else that is done at the start.
     */
    private static boolean isWhole(Path directory) {
        try {
            return Files.isDirectory(directory)
                    && Files.readString(directory.resolve(LISTING)).equals(listing(directory));
        } catch (IOException e) {
            return false;
        }
    }

    private static String listing(Path directory) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> children = Files.list(directory)) {
            for (Path child : children.toList()) {
                String name = String.valueOf(child.getFileName());
                // Python programs put compiled files beside their sources.
                if (Files.isDirectory(child)) {
                    try (Stream<Path> inside = Files.list(child)) {
                        sizes.put(
                                name + "/",
                                inside.filter(path -> !path.toString().endsWith(".class"))
                                        .count());
                    }
                } else if (!name.equals(LISTING)) {
                    sizes.put(name, Files.size(child));
                }
            }
        }
        return sizes.toString();
    }

    /** Takes a damaged directory out of the way. */
    private static void setAside(Path cache, Path target) throws IOException {
        // Another process may have made it anew meanwhile.
        if (Files.isDirectory(target) && !isWhole(target)) {
            LOG.log(Level.INFO, "{0} is damaged and made anew", target);
            Path aside = Files.createTempDirectory(cache, "old-");
            Files.move(target, aside.resolve("damaged"));
            delete(aside);
        }
    }

    /**
     * Deletes the directories below {@code cache} that begin with {@code prefix} and were not asked for in a month; {@code name}
     * counts as asked for now.
     */
    public static void forgetUnused(Path cache, String prefix, String name) {
        Instant now = Instant.now();
        try (Stream<Path> children = Files.list(cache)) {
            for (Path child : children.toList()) {
                String found = String.valueOf(child.getFileName());
                Instant used = Files.getLastModifiedTime(child).toInstant();
                if (found.equals(name)) {
                    Files.setLastModifiedTime(child, FileTime.from(now));
                } else if (found.startsWith(prefix) && used.plus(UNUSED).isBefore(now)) {
                    delete(child);
                }
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "{0} is not cleared: {1}", new Object[] {cache, e});
        }
    }

    private static void fill(Path directory, Content content) throws IOException {
        for (Map.Entry<String, byte[]> file : content.files.entrySet()) {
            Files.write(directory.resolve(file.getKey()), file.getValue());
        }
        for (Map.Entry<String, byte[]> file : content.archives.entrySet()) {
            ZipDirectory archive = ZipDirectory.read(file.getKey(), file.getValue());
            if (!archive.problems().isEmpty()) {
                throw new IOException(archive.problems().get(0));
            }
            for (int index = 0; index < archive.size(); index++) {
                String name = archive.name(index);
                Path target = directory.resolve(name);
                Optional<byte[]> bytes = archive.read(name);
                if (bytes.isPresent()) {
                    Files.createDirectories(target.getParent() == null ? directory : target.getParent());
                    Files.write(target, bytes.get());
                }
            }
        }
    }

    /** Has all below {@code directory} deleted at the end of the JVM, which begins with what was named last. */
    private static void deleteAtExit(Path directory) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            walk.forEach(path -> path.toFile().deleteOnExit());
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> walk = Files.walk(directory)) {
            List<Path> paths = new ArrayList<>(walk.toList());
            paths.sort(Comparator.reverseOrder());
            for (Path path : paths) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LOG.log(Level.INFO, "{0} cannot be deleted", directory);
        }
    }

    /**
     * What a directory holds.
     *
     * @param archives archives whose entries are unpacked, by name
     * @param files files, by name
     */
    public record Content(Map<String, byte[]> archives, Map<String, byte[]> files) {
        public Content {
            archives = Map.copyOf(archives);
            files = Map.copyOf(files);
        }
    }

    /** Gives the content of a directory. */
    @FunctionalInterface
    public interface Source {
        /** The content, or the reason why there is none. */
        Content get() throws IOException;
    }
}
