package naja.vfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Directories of a cache that are named by their content, so one that is there is right and whole: it is made beside
 * its place and moved there in one step, which several processes may do at once.
 */
public final class ContentCache {
    private static final Logger LOG = Logger.getLogger(ContentCache.class.getName());

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
        if (Files.isDirectory(target)) {
            return Optional.of(target);
        }
        try {
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
