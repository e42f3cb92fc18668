package naja.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import naja.vfs.DiskTree;
import naja.vfs.VPath;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path temporary;

    @Test
    void linksInACircleEnd() throws IOException {
        Path loop = Files.createDirectory(temporary.resolve("loop"));
        Files.createFile(loop.resolve("a.py"));
        Files.createSymbolicLink(loop.resolve("self"), Path.of("..", "loop"));
        Files.createSymbolicLink(loop.resolve("dot"), Path.of("."));
        Files.createSymbolicLink(loop.resolve("up"), Path.of(".."));
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertEquals(List.of("loop/a.py"), found(temporary)));
    }

    @Test
    void aDirectoryCountsByItsOwnPathRatherThanByThatOfALink() throws IOException {
        Path real = Files.createDirectory(temporary.resolve("real"));
        Files.createFile(real.resolve("a.py"));
        Files.createSymbolicLink(temporary.resolve("another"), real);
        assertEquals(List.of("real/a.py"), found(temporary));
    }

    @Test
    void whatOnlyALinkLeadsToIsFoundByThePathOfTheLink() throws IOException {
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Files.createFile(outside.resolve("a.py"));
        Path start = Files.createDirectory(temporary.resolve("start"));
        Files.createSymbolicLink(start.resolve("link"), outside);
        assertEquals(List.of("start/link/a.py"), found(start));
        assertEquals(List.of("start/link/a.py"), found(start.resolve("link")));
    }

    @Test
    void aStartThatIsNotThereIsWrongUsage() {
        assertThrows(UsageException.class, () -> found(temporary.resolve("nothing")));
    }

    private List<String> found(Path start) {
        VPath base = VPath.of(temporary);
        return PythonFiles.of(List.of(VPath.of(start)), new DiskTree()).files().stream()
                .map(file -> file.relativeTo(base))
                .toList();
    }
}
