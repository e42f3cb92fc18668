package naja.javaindex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import naja.vfs.FileStamp;
import naja.vfs.FileTree;
import naja.vfs.KeptFiles;
import naja.vfs.MemoryTree;
import naja.vfs.VPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What archives hold is read once, and kept between runs as long as it is certain. */
class KnownArchivesTest {
    private static final VPath JAR = VPath.parse("/un \u00e9t\u00e9/a.jar");
    private static final VPath OTHER = VPath.parse("/b.jar");
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private final Path cache;

    KnownArchivesTest(@TempDir Path temporary) {
        this.cache = temporary.resolve("names");
    }

    @Test
    void whatIsKeptIsNotReadAgain() {
        KnownArchives first = known(1 << 20);
        ArchiveNames names = first.of(tree(1, "a/b/Map", "a/b/Map$Entry", "Top", "\u00e9/\u00dc"), JAR, 17)
                .orElseThrow();
        first.keep();
        FileTree unreadable = new Unreadable(tree(1, "a/b/Map", "a/b/Map$Entry", "Top", "\u00e9/\u00dc"));
        ArchiveNames kept = known(1 << 20).of(unreadable, JAR, 17).orElseThrow();
        assertEquals(names, kept);
        assertEquals(List.of("", "a.b", "\u00e9"), kept.index().packages());
        assertEquals(List.of("lib/x.jar"), kept.classPath());
        assertEquals(Optional.empty(), known(1 << 20).of(unreadable, OTHER, 17));
    }

    @Test
    void anotherTimeOrReleaseOrFolderMeansThatItIsReadAnew() {
        KnownArchives first = known(1 << 20);
        first.of(tree(1, "a/A"), JAR, 17);
        first.keep();
        assertEquals(
                List.of("B"),
                known(1 << 20).of(tree(2, "a/B"), JAR, 17).orElseThrow().index().classes("a"));
        FileTree unreadable = new Unreadable(tree(1, "a/A"));
        KnownArchives later = known(1 << 20);
        assertEquals(List.of("lib/x.jar"), later.classPath(unreadable, JAR));
        assertEquals(Optional.empty(), later.of(unreadable, JAR, 25));
        KnownArchives elsewhere = new KnownArchives(files(1 << 20));
        elsewhere.open("elsewhere");
        assertEquals(Optional.empty(), elsewhere.of(unreadable, JAR, 17));
    }

    @Test
    void fileThatIsDamagedAnywhereCountsAsNone() {
        FileTree tree = tree(1, "a/A", "b/B");
        ArchiveNames names = ArchiveNames.read(tree, JAR, 17).orElseThrow();
        byte[] bytes = NamesFile.encode(Map.of(JAR, new NamesFile.Known(new FileStamp(1, 1), 17, names)));
        assertTrue(NamesFile.decode(bytes).isPresent());
        for (int at = 0; at < bytes.length; at++) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 4;
            assertEquals(Optional.empty(), NamesFile.decode(damaged), "at " + at);
            assertEquals(Optional.empty(), NamesFile.decode(java.util.Arrays.copyOf(bytes, at)));
        }
    }

    @Test
    void archiveWithProblemsIsReadEachTime() {
        MemoryTree tree = new MemoryTree.Builder()
                .file(JAR, damaged(), 1)
                .file(OTHER, zip("x/X"), 1)
                .build();
        KnownArchives first = known(1 << 20);
        ArchiveNames names = first.of(tree, JAR, 17).orElseThrow();
        assertTrue(names.isEmpty());
        assertFalse(names.problems().isEmpty());
        assertEquals(1, first.of(tree, OTHER, 17).orElseThrow().index().classCount());
        first.keep();
        assertEquals(
                names.problems(), known(1 << 20).of(tree, JAR, 17).orElseThrow().problems());
    }

    @Test
    void cacheThatCannotBeWrittenIsNoLossAndAFullOneLosesTheOldest() throws IOException {
        Files.writeString(cache, "a file where the directory would be");
        KnownArchives first = known(1 << 20);
        assertEquals(1, first.of(tree(1, "a/A"), JAR, 17).orElseThrow().index().classCount());
        first.keep();
        Files.delete(cache);
        KeptFiles small = files(100);
        for (String name : List.of("one", "two", "three")) {
            small.write(name, new byte[40]);
            Files.setLastModifiedTime(
                    cache.resolve(name), java.nio.file.attribute.FileTime.fromMillis(name.equals("two") ? 1 : 1000));
        }
        small.write("four", new byte[40]);
        small.write("much", new byte[101]);
        try (Stream<Path> kept = Files.list(cache)) {
            assertEquals(2, kept.count());
        }
        assertEquals(40, small.read("four").orElseThrow().length);
        assertEquals(Optional.empty(), small.read("two"));
    }

    private KnownArchives known(long capacity) {
        KnownArchives known = new KnownArchives(files(capacity));
        known.open("here");
        return known;
    }

    private KeptFiles files(long capacity) {
        return new KeptFiles(VPath.of(cache), capacity);
    }

    private static FileTree tree(long modified, String... classes) {
        return new MemoryTree.Builder().file(JAR, zip(classes), modified).build();
    }

    private static byte[] damaged() {
        byte[] bytes = zip("a/A");
        bytes[bytes.length - 10] = 77;
        return bytes;
    }

    private static byte[] zip(String... classes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write("Class-Path: lib/x.jar\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            for (String name : classes) {
                zip.putNextEntry(new ZipEntry(name + ".class"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A tree in which files have stamps but cannot be read. */
    private record Unreadable(FileTree tree) implements FileTree {
        @Override
        public Optional<naja.vfs.DirectoryListing> list(VPath directory) {
            return tree.list(directory);
        }

        @Override
        public Optional<FileStamp> stamp(VPath file) {
            return tree.stamp(file);
        }

        @Override
        public Optional<byte[]> read(VPath file) {
            return Optional.empty();
        }
    }
}
