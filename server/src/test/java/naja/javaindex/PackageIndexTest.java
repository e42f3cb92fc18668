package naja.javaindex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import naja.base.CancelToken;
import naja.vfs.MemoryTree;
import naja.vfs.VPath;
import naja.vfs.ZipDirectory;
import org.junit.jupiter.api.Test;

class PackageIndexTest {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    @Test
    void onlyJavaClassesCount() {
        PackageIndex index = index(
                0,
                "a/b/Map.class",
                "a/b/Map$Entry.class",
                "a/b/Map$1.class",
                "a/b/package-info.class",
                "a/b/m$py.class",
                "a/b/x.py",
                "module-info.class",
                "Top.class",
                "META-INF/No.class",
                "a/b c/No.class",
                "a/b.c/No.class",
                "a/.class",
                "a/d/e/-Util.class");
        assertEquals(List.of("", "a.b", "a.d.e"), index.packages());
        assertEquals(List.of("Map", "Map$1", "Map$Entry"), index.classes("a.b"));
        assertEquals(List.of("Top"), index.classes(""));
        assertEquals(List.of("a"), index.subpackages(""));
        assertEquals(List.of("b", "d"), index.subpackages("a"));
        assertEquals(List.of(), index.subpackages("a.b"));
        assertTrue(index.hasPackage("a.d"));
        assertFalse(index.hasPackage("a.d.e.f"));
        assertFalse(index.hasPackage("a.d.ee"));
        assertTrue(index.hasClass("a.b", "Map$Entry"));
        assertFalse(index.hasClass("a.b", "Map$"));
        assertFalse(index.hasClass("a.b", "Ma"));
        assertTrue(index.hasClass("a.d.e", "-Util"));
        assertEquals(5, index.classCount());
    }

    @Test
    void packagesWhoseNamesBeginAlikeAreKeptApart() {
        PackageIndex index = index(0, "a/B.class", "a-x/B.class", "a$/B.class", "ab/B.class", "a/b/C.class");
        assertEquals(List.of("a", "a$", "ab"), index.subpackages(""));
        assertEquals(List.of("b"), index.subpackages("a"));
        assertTrue(index.hasPackage("a.b"));
    }

    @Test
    void versionsCountIfTheManifestSaysSoAndTheReleaseIsNewEnough() {
        byte[] plain = zip("a/A.class", "META-INF/versions/9/a/B.class", "META-INF/versions/21/a/C.class");
        byte[] multi = zip(
                "Manifest-Version: 1.0\r\nMulti-Release: tr\r\n ue\r\n\r\nName: x\r\nMulti-Release: false\r\n",
                "a/A.class",
                "META-INF/versions/9/a/A.class",
                "META-INF/versions/9/a/B.class",
                "META-INF/versions/21/a/C.class");
        assertEquals(List.of("A"), index(plain, 17).classes("a"));
        assertEquals(List.of("A"), index(multi, 8).classes("a"));
        assertEquals(List.of("A", "B"), index(multi, 17).classes("a"));
        assertEquals(List.of("A", "B", "C"), index(multi, 21).classes("a"));
        assertEquals(List.of(21, 9), index(multi, 21).versions());
        assertEquals(List.of("a"), index(multi, 21).packages());
        assertEquals(4 - 1, index(multi, 21).classCount());
    }

    @Test
    void classOfTheNewestVersionIsRead() {
        VPath jar = VPath.parse("/lib/m.jar");
        byte[] multi = zip(
                "Multi-Release: true\n\n",
                "a/A.class",
                "META-INF/versions/9/a/A.class",
                "META-INF/versions/11/a/A.class");
        MemoryTree tree = new MemoryTree.Builder().file(jar, multi, 1).build();
        assertEquals("META-INF/versions/9/a/A.class", read(tree, jar, 10));
        assertEquals("META-INF/versions/11/a/A.class", read(tree, jar, 17));
        assertEquals("a/A.class", read(tree, jar, 0));
    }

    @Test
    void manifestNamesFurtherEntries() {
        ZipDirectory archive =
                ZipDirectory.read("x", zip("Class-Path: lib/a.jar  ../b\n .jar c/\nOther: x\n\n", "A.class"));
        assertEquals(
                List.of("lib/a.jar", "../b.jar", "c/"), JarManifest.of(archive).classPath());
        assertFalse(JarManifest.of(archive).isMultiRelease());
        assertEquals(
                List.of(),
                JarManifest.of(ZipDirectory.read("x", zip("A.class"))).classPath());
    }

    @Test
    void directoryIsIndexedLikeAnArchive() {
        VPath root = VPath.parse("/my classes/é");
        MemoryTree.Builder files = new MemoryTree.Builder();
        for (String name :
                List.of("a/b/Map.class", "a/b/Map$Entry.class", "a/x$py.class", "Top.class", "n-o/A.class")) {
            files.file(root.resolve(name), new byte[0], 0);
        }
        IndexedEntry entry = IndexedEntry.read(files.build(), root, 0, CancelToken.NONE);
        assertEquals(List.of("", "a.b"), entry.index().packages());
        assertEquals(List.of("Map", "Map$Entry"), entry.classes("a.b"));
        ClassRef ref = entry.find("a.b", "Map").orElseThrow();
        assertEquals(Optional.of(root.resolve("a/b/Map.class")), ref.file());
    }

    @Test
    void entryThatIsDamagedOrNotThereSaysSo() {
        VPath jar = VPath.parse("/lib/cut.jar");
        VPath text = VPath.parse("/lib/text.jar");
        byte[] damaged = zip("a/A.class");
        damaged[damaged.length - 10] = 77;
        MemoryTree tree = new MemoryTree.Builder()
                .file(jar, damaged, 0)
                .file(text, new byte[100], 0)
                .build();
        for (VPath entry : List.of(jar, text, VPath.parse("/lib/nowhere.jar"))) {
            IndexedEntry indexed = IndexedEntry.read(tree, entry, 0, CancelToken.NONE);
            assertEquals(0, indexed.index().classCount());
            assertEquals(1, indexed.problems().size());
            assertTrue(
                    indexed.problems().get(0).startsWith(entry + ": "),
                    indexed.problems().get(0));
        }
    }

    @Test
    void namesTellLocalClasses() {
        assertTrue(ClassNames.isLocal("A$1"));
        assertTrue(ClassNames.isLocal("A$1Local"));
        assertTrue(ClassNames.isLocal("A$B$2$C"));
        assertFalse(ClassNames.isLocal("A$B"));
        assertFalse(ClassNames.isLocal("$1"));
        assertFalse(ClassNames.isLocal("A$"));
    }

    private static String read(MemoryTree tree, VPath jar, int release) {
        IndexedEntry entry = IndexedEntry.read(tree, jar, release, CancelToken.NONE);
        ClassRef ref = entry.find("a", "A").orElseThrow();
        return new String(entry.read(ref).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static PackageIndex index(int release, String... names) {
        return index(zip(names), release);
    }

    private static PackageIndex index(byte[] archive, int release) {
        return PackageIndexBuilder.ofArchive(ZipDirectory.read("x.jar", archive), release);
    }

    /** An archive whose entries hold their own names; a first name with a colon is the text of the manifest. */
    private static byte[] zip(String... names) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name.contains(":") ? MANIFEST : name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
