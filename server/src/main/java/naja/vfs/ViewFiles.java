package naja.vfs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Read-only copies on the disk of what editors can only show as a file: entries of archives, and texts that are made up.
 * Every editor opens a plain file; few open a document of a scheme of ours.
 *
 * @param directory where they lie; made when the first one is written
 */
public record ViewFiles(VPath directory) {
    private static final Logger LOG = Logger.getLogger(ViewFiles.class.getName());

    /**
     * The file of this name with these bytes, written unless it is there already.
     *
     * @param name relative, written with {@code /}; equal names should mean equal contents
     * @return nothing if it cannot be written
     */
    public Optional<VPath> write(String name, byte[] bytes) {
        VPath file = directory.resolve(name);
        try {
            Path path = file.toPath();
            if (!Files.isRegularFile(path) || !Arrays.equals(Files.readAllBytes(path), bytes)) {
                Files.createDirectories(path.getParent());
                Path draft = Files.createTempFile(path.getParent(), ".draft", "");
                Files.write(draft, bytes);
                move(draft, path);
                boolean readOnly = path.toFile().setReadOnly();
                LOG.log(Level.FINE, "wrote {0}, read-only: {1}", new Object[] {path, readOnly});
            }
            return Optional.of(file);
        } catch (IOException | InvalidPathException | SecurityException e) {
            LOG.log(Level.WARNING, "cannot write {0}: {1}", new Object[] {file, e});
            return Optional.empty();
        }
    }

    /**
     * The file of this name if it was written before; its content is not looked at.
     *
     * @param size the number of bytes it must have
     */
    public Optional<VPath> known(String name, long size) {
        VPath file = directory.resolve(name);
        try {
            Path path = file.toPath();
            return Files.isRegularFile(path) && Files.size(path) == size ? Optional.of(file) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * Deletes files, those that were written the longest time ago first, until all together take no more than {@code
     * capacity} bytes.
     *
     * @param kept files that stay in any case
     */
    public void makeRoom(long capacity, Set<VPath> kept) {
        try (Stream<Path> walk = Files.walk(directory.toPath())) {
            List<Path> files = walk.filter(Files::isRegularFile).toList();
            Map<Path, Long> ages = new HashMap<>();
            long size = 0;
            for (Path file : files) {
                ages.put(file, Files.getLastModifiedTime(file).toMillis());
                size += Files.size(file);
            }
            for (Path file :
                    files.stream().sorted(Comparator.comparing(ages::get)).toList()) {
                if (size > capacity && !kept.contains(VPath.of(file))) {
                    size -= Files.size(file);
                    Files.delete(file);
                }
            }
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            // Another process does the same just now, or nothing was written yet.
            LOG.log(Level.FINE, "{0} is not cleared: {1}", new Object[] {directory, e});
        }
    }

    private static void move(Path draft, Path path) throws IOException {
        try {
            Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Some file systems replace no read-only file.
            boolean writable = path.toFile().setWritable(true);
            LOG.log(Level.FINE, "replacing {0}, made writable: {1}", new Object[] {path, writable});
            Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
