package naja.vfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import naja.base.CancelToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VineflowerTest {
    private static final String NAME = "naja/vfs/VPath";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path temporary;

    @Test
    void textIsMadeOnceAndKept() throws IOException {
        Vineflower vineflower = new Vineflower(VPath.of(temporary));
        VPath file = vineflower
                .source(NAME, Map.of(NAME, classFile()), CancelToken.NONE)
                .orElseThrow();
        assertTrue(Files.readString(file.toPath()).contains("public final class VPath"), file::toString);
        CancelToken never = () -> {
            throw new AssertionError("a program was run again");
        };
        assertEquals(Optional.of(file), vineflower.source(NAME, Map.of(NAME, classFile()), never));
    }

    @Test
    void brokenClassFileGivesNothing() throws IOException {
        Vineflower vineflower = new Vineflower(VPath.of(temporary));
        byte[] broken = Arrays.copyOf(classFile(), 40);
        assertEquals(Optional.empty(), vineflower.source(NAME, Map.of(NAME, broken), CancelToken.NONE));
        assertTrue(vineflower
                .source(NAME, Map.of(NAME, classFile()), CancelToken.NONE)
                .isPresent());
    }

    @Test
    void nameThatClimbsOutWritesNothing() throws IOException {
        Vineflower vineflower = new Vineflower(VPath.of(temporary.resolve("views")));
        String name = "../../../escaped";
        assertEquals(Optional.empty(), vineflower.source(name, Map.of(name, classFile()), CancelToken.NONE));
        try (var files = Files.walk(temporary)) {
            assertTrue(files.noneMatch(file -> file.toString().contains("escaped")));
        }
    }

    @Test
    void cancelledWorkEndsAndAnotherCanBegin() throws IOException {
        Vineflower vineflower = new Vineflower(VPath.of(temporary));
        assertThrows(CancellationException.class, () -> vineflower.source(NAME, Map.of(NAME, classFile()), () -> true));
        assertTrue(vineflower
                .source(NAME, Map.of(NAME, classFile()), CancelToken.NONE)
                .isPresent());
    }

    private static byte[] classFile() throws IOException {
        try (InputStream input = VPath.class.getResourceAsStream("VPath.class")) {
            return input.readAllBytes();
        }
    }
}
