package naja.vfs;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

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
