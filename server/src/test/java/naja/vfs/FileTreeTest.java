package naja.vfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.vfs.OverlayTree.Overlay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {

    @Test
    void diskAndMemoryAnswerAlike(@TempDir Path temp) throws IOException {
        Path root = temp.resolve("with space é");
        Files.createDirectories(root.resolve("d/e"));
        Files.writeString(root.resolve("d/m.py"), "x = 1\n");
        Files.write(root.resolve("lib.dat"), ZipDirectoryTest.zip("p/m.py", "q/"));
        MemoryTree.Builder builder = new MemoryTree.Builder();
        VPath base = VPath.of(root);
        for (String name : List.of("d/m.py", "lib.dat")) {
            Path file = root.resolve(name);
            builder.file(
                    base.resolve(name),
                    Files.readAllBytes(file),
                    Files.getLastModifiedTime(file).toMillis());
        }
        FileTree memory = builder.directory(base.resolve("d/e")).build();
        FileTree disk = new DiskTree();
        VPath archive = base.child("lib.dat").archiveRoot();
        List<VPath> paths = List.of(
                base,
                base.child("d"),
                base.resolve("d/e"),
                base.resolve("d/m.py"),
                base.child("lib.dat"),
                base.child("nowhere"),
                archive,
                archive.child("p"),
                archive.child("q"),
                archive.resolve("p/m.py"),
                archive.resolve("p/n.py"),
                base.resolve("d/m.py").archiveRoot(),
                base.child("d").archiveRoot());
        for (VPath path : paths) {
            assertEquals(disk.list(path), memory.list(path), path.toString());
            assertEquals(disk.stamp(path), memory.stamp(path), path.toString());
            assertEquals(disk.read(path).isPresent(), memory.read(path).isPresent(), path.toString());
            disk.read(path)
                    .ifPresent(
                            bytes -> assertArrayEquals(bytes, memory.read(path).orElseThrow()));
        }
        assertEquals(
                List.of("m.py"), disk.list(archive.child("p")).orElseThrow().files());
        assertTrue(disk.isDirectory(archive));
        assertFalse(disk.isDirectory(base.child("d").archiveRoot()));
        assertTrue(disk.archive(base.child("lib.dat")).isPresent());
        assertFalse(disk.archive(base.resolve("d/m.py")).isPresent());
    }

    @Test
    void archiveThatChangedIsReadAnew(@TempDir Path temp) throws IOException {
        Path file = Files.write(temp.resolve("x.jar"), ZipDirectoryTest.zip("a"));
        DiskTree tree = new DiskTree();
        VPath root = VPath.of(file).archiveRoot();
        assertEquals(List.of("a"), tree.list(root).orElseThrow().files());
        Files.write(file, ZipDirectoryTest.zip("b"));
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
        assertEquals(List.of("b"), tree.list(root).orElseThrow().files());
        Files.delete(file);
        assertEquals(Optional.empty(), tree.list(root));
    }

    @Test
    void linksThatLeadNowhereOrInACircleAreHarmless(@TempDir Path temp) throws IOException {
        Files.createSymbolicLink(temp.resolve("dangling"), temp.resolve("nowhere"));
        Files.createSymbolicLink(temp.resolve("self"), temp.resolve("self"));
        Files.createSymbolicLink(temp.resolve("up"), temp);
        Files.writeString(temp.resolve("m.py"), "");
        Files.createSymbolicLink(temp.resolve("link.py"), temp.resolve("m.py"));
        DiskTree tree = new DiskTree();
        DirectoryListing listing = tree.list(VPath.of(temp)).orElseThrow();
        assertEquals(List.of("link.py", "m.py"), listing.files());
        assertEquals(List.of("up"), listing.directories());
        assertEquals(listing, tree.list(VPath.of(temp).resolve("up/up")).orElseThrow());
        assertEquals(Optional.empty(), tree.stamp(VPath.of(temp).child("self")));
        assertEquals(Optional.empty(), tree.read(VPath.of(temp).child("dangling")));
    }

    @Test
    void anyBytesAreANameAndBackAgain() {
        byte[] bytes = new byte[512];
        for (int i = 0; i < 256; i++) {
            bytes[i] = (byte) i;
            bytes[511 - i] = (byte) i;
        }
        assertArrayEquals(bytes, FileNames.bytes(FileNames.text(bytes)));
        String text = "/été/\uD83D\uDE00.py";
        assertEquals(text, FileNames.text(text.getBytes(StandardCharsets.UTF_8)));
        assertEquals("a\uDCFF.py", FileNames.text(new byte[] {'a', (byte) 0xFF, '.', 'p', 'y'}));
    }

    @Test
    void aNameThatIsNoUtf8IsListedAndRead(@TempDir Path temp) throws IOException {
        Path written = rawName(temp);
        VPath directory = VPath.of(temp);
        DiskTree tree = new DiskTree();
        assertEquals(
                List.of("a\uDCFF.py", "b.py"),
                tree.list(directory).orElseThrow().files());
        VPath file = directory.child("a\uDCFF.py");
        assertEquals(file, VPath.of(written));
        assertTrue(tree.isFile(file));
        assertArrayEquals(
                "x = 1\n".getBytes(StandardCharsets.UTF_8), tree.read(file).orElseThrow());
    }

    /** A file whose name no text of the JVM means. */
    private static Path rawName(Path temp) throws IOException {
        Files.writeString(temp.resolve("b.py"), "");
        Path path = Path.of(java.net.URI.create(temp.toUri() + "a%FF.py"));
        return Files.writeString(path, "x = 1\n");
    }

    @Test
    void directoryIsNoFileAndAFileNoDirectory(@TempDir Path temp) throws IOException {
        Files.createDirectory(temp.resolve("m.py"));
        Files.writeString(temp.resolve("f"), "");
        DiskTree tree = new DiskTree();
        assertEquals(List.of("m.py"), tree.list(VPath.of(temp)).orElseThrow().directories());
        assertFalse(tree.isFile(VPath.of(temp).child("m.py")));
        assertFalse(tree.isDirectory(VPath.of(temp).child("f")));
        assertEquals(Optional.empty(), tree.read(VPath.of(temp).child("m.py")));
    }

    @Test
    void openDocumentWinsAndAppearsInItsDirectory() {
        VPath root = VPath.parse("/p");
        byte[] saved = "saved".getBytes(StandardCharsets.UTF_8);
        byte[] typed = "typed in".getBytes(StandardCharsets.UTF_8);
        FileTree base =
                new MemoryTree.Builder().file(root.child("a.py"), saved, 5).build();
        FileTree tree = new OverlayTree(
                base,
                Map.of(
                        root.child("a.py"), new Overlay(typed, 7),
                        root.resolve("new/dir/b.py"), new Overlay(typed, 1)));
        assertArrayEquals(typed, tree.read(root.child("a.py")).orElseThrow());
        assertEquals(Optional.of(new FileStamp(8, 7)), tree.stamp(root.child("a.py")));
        assertEquals(
                new DirectoryListing(List.of("a.py"), List.of("new")),
                tree.list(root).orElseThrow());
        assertEquals(
                List.of("b.py"),
                tree.list(root.resolve("new/dir")).orElseThrow().files());
        assertEquals(Optional.empty(), base.list(root.child("new")));
        assertEquals(Optional.empty(), tree.list(root.child("other")));
        assertTrue(tree.isFile(root.resolve("new/dir/b.py")));
    }
}
