package naja.vfs;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Files of a cache that only save work: several processes read and replace them, each whole, and it is no loss if one
 * cannot be written or goes.
 *
 * @param directory where they lie; made when the first one is written
 * @param capacity bytes that all together may take; those that were not written the longest time go first
 */
public record KeptFiles(VPath directory, long capacity) {
    private static final Logger LOG = Logger.getLogger(KeptFiles.class.getName());

    /** The bytes that were written under {@code name} the last time, if they are there. */
    public Optional<byte[]> read(String name) {
        try {
            Path file = directory.child(name).toPath();
            boolean isKept = Files.isRegularFile(file) && Files.size(file) <= capacity;
            return isKept ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Puts {@code bytes} in place of what was kept under {@code name}, in one step. */
    public void write(String name, byte[] bytes) {
        if (bytes.length > capacity) {
            return;
        }
        try {
            Path file = directory.child(name).toPath();
            Files.createDirectories(directory.toPath());
            Path draft = Files.createTempFile(directory.toPath(), ".draft", "");
            try {
                Files.write(draft, bytes);
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
            makeRoom(file);
        } catch (IOException | InvalidPathException | SecurityException e) {
            LOG.log(Level.FINE, "{0} is not kept in {1}: {2}", new Object[] {name, directory, e});
        }
    }

    /** Deletes other files, the oldest first, until all fit. */
    private void makeRoom(Path newest) throws IOException {
        List<Aged> files = new ArrayList<>();
        try (Stream<Path> children = Files.list(newest.resolveSibling("."))) {
            for (Path child : children.toList()) {
                aged(child.normalize()).ifPresent(files::add);
            }
        }
        long size = files.stream().mapToLong(Aged::size).sum();
        files.sort((a, b) -> Long.compare(a.modified(), b.modified()));
        for (Aged file : files) {
            if (size > capacity && !file.path().equals(newest.normalize())) {
                Files.deleteIfExists(file.path());
                size -= file.size();
            }
        }
    }

    private static Optional<Aged> aged(Path file) throws IOException {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(new Aged(
                            file,
                            Files.size(file),
                            Files.getLastModifiedTime(file).toMillis()))
                    : Optional.empty();
        } catch (FileSystemException e) {
            // Another process was faster.
            return Optional.empty();
        }
    }

    private record Aged(Path path, long size, long modified) {}
}
