package naja.vfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path temporary;

    private VPath write(ViewFiles files, String name, int age) throws IOException {
        VPath file = files.write(name, new byte[100]).orElseThrow();
        assertTrue(file.toPath().toFile().setLastModified(1_700_000_000_000L - age * 1000L), name);
        return file;
    }

    @Test
    void theOldestFilesGoUntilTheRestFits() throws IOException {
        ViewFiles files = new ViewFiles(VPath.of(temporary.resolve("views")));
        files.makeRoom(0, Set.of());
        VPath oldest = write(files, "a/oldest", 3);
        VPath older = write(files, "b/older", 2);
        VPath old = write(files, "c/old", 1);
        files.makeRoom(300, Set.of());
        assertTrue(Files.exists(oldest.toPath()));
        files.makeRoom(250, Set.of(oldest));
        assertTrue(Files.exists(oldest.toPath()) && !Files.exists(older.toPath()) && Files.exists(old.toPath()));
        files.makeRoom(0, Set.of());
        assertTrue(!Files.exists(oldest.toPath()) && !Files.exists(old.toPath()));
    }

    @Test
    void aDamagedFileIsWrittenAnew() throws IOException {
        ViewFiles files = new ViewFiles(VPath.of(temporary));
        byte[] text = "what it holds".getBytes(StandardCharsets.UTF_8);
        VPath file = files.write("a/text", text).orElseThrow();
        FileTime time = FileTime.fromMillis(1_700_000_000_000L);
        Files.setLastModifiedTime(file.toPath(), time);
        files.write("a/text", text);
        assertEquals(time, Files.getLastModifiedTime(file.toPath()), "written though it was there");
        assertTrue(file.toPath().toFile().setWritable(true));
        Files.write(file.toPath(), Arrays.copyOf(text, 5));
        assertEquals(Optional.empty(), files.known("a/text", text.length));
        assertEquals(Optional.of(file), files.write("a/text", text));
        assertEquals("what it holds", Files.readString(file.toPath()));
        assertEquals(Optional.of(file), files.known("a/text", text.length));
    }

    @Test
    void whereNothingCanBeWrittenNothingIsThereAndNothingFails() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "no directory");
        ViewFiles files = new ViewFiles(VPath.of(file.resolve("views")));
        assertEquals(Optional.empty(), files.write("a", new byte[1]));
        assertEquals(Optional.empty(), files.known("a", 1));
    }
}
