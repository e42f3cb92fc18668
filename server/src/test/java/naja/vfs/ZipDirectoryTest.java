package naja.vfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipDirectoryTest {
    @Test
    void entriesAreListedByDirectoryAndRead() {
        ZipDirectory archive = ZipDirectory.read("x", zip("a/b/C.class", "a/b/d/E.py", "a/b.py", "top", "e/"));
        assertEquals(List.of("top"), archive.list("").orElseThrow().files());
        assertEquals(List.of("a", "e"), archive.list("").orElseThrow().directories());
        assertEquals(
                new DirectoryListing(List.of("b.py"), List.of("b")),
                archive.list("a").orElseThrow());
        assertEquals(
                new DirectoryListing(List.of("C.class"), List.of("d")),
                archive.list("a/b").orElseThrow());
        assertEquals(DirectoryListing.EMPTY, archive.list("e").orElseThrow());
        assertEquals(Optional.empty(), archive.list("a/b/C.class"));
        assertEquals(Optional.empty(), archive.list("a/"));
        assertEquals(Optional.empty(), archive.list("x"));
        assertEquals("a/b.py", text(archive.read("a/b.py")));
        assertEquals(6, archive.stamp("a/b.py").orElseThrow().size());
        assertFalse(archive.contains("e/"));
        assertFalse(archive.contains("e"));
        assertEquals(List.of(), archive.problems());
    }

    @Test
    void largeJarHasTheEntriesAndBytesThatZipFileSees() throws IOException {
        Path jar = Path.of(org.python.util.PythonInterpreter.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        ZipDirectory archive = ZipDirectory.read(jar);
        TreeSet<String> names = new TreeSet<>();
        for (int index = 0; index < archive.size(); index++) {
            names.add(archive.name(index));
        }
        try (ZipFile judge = new ZipFile(jar.toFile())) {
            TreeSet<String> expected = new TreeSet<>();
            judge.stream().forEach(entry -> expected.add(entry.getName()));
            assertEquals(expected, names);
            int checked = 0;
            for (String name : names) {
                if (name.hashCode() % 50 == 0 && !name.endsWith("/")) {
                    ZipEntry entry = judge.getEntry(name);
                    byte[] bytes = archive.read(name).orElseThrow();
                    assertArrayEquals(judge.getInputStream(entry).readAllBytes(), bytes, name);
                    assertEquals(
                            entry.getTimeLocal()
                                    .atZone(java.time.ZoneId.systemDefault())
                                    .toInstant()
                                    .toEpochMilli(),
                            archive.stamp(name).orElseThrow().modified());
                    checked++;
                }
            }
            assertTrue(checked > 100, "checked " + checked);
        }
    }

    @Test
    void dataBeforeTheArchiveAndACommentBehindItDoNotMatter() {
        byte[] zip =
                withComment(zip("a/B.class"), "a comment with PK\005\006 in it, long enough to look like a record");
        byte[] script = "#!/bin/sh\nexec java -jar $0\n".getBytes(StandardCharsets.UTF_8);
        ZipDirectory archive = ZipDirectory.read("x", concat(script, zip));
        assertEquals("a/B.class", text(archive.read("a/B.class")));
        assertEquals(List.of(), archive.problems());
    }

    @Test
    void contentDecidesWhatAnArchiveIs(@TempDir Path temp) throws IOException {
        Path egg = Files.write(temp.resolve("no extension é"), zip("a"));
        Path text = Files.writeString(temp.resolve("x.jar"), "PK, but this is a text that is longer than the record");
        assertTrue(ZipDirectory.isArchive(egg));
        assertFalse(ZipDirectory.isArchive(text));
        assertFalse(ZipDirectory.isArchive(temp));
        assertFalse(ZipDirectory.isArchive(temp.resolve("nowhere")));
        assertTrue(ZipDirectory.isArchive(zip()));
        assertFalse(ZipDirectory.isArchive(new byte[0]));
    }

    @Test
    void unsafeNamesAreLeftOutWithAProblem() {
        ZipDirectory archive = ZipDirectory.read(
                "evil.jar",
                zip("../x", "/abs", "a\\b", "a//b", "a/../b", "./c", "C:/d", "a/..", "ok/..x", "ok/y..", "z\0z"));
        assertEquals(2, archive.size());
        assertTrue(archive.contains("ok/..x"));
        assertEquals(1, archive.problems().size());
        assertTrue(archive.problems().get(0).startsWith("evil.jar: 9 entries with unsafe names are left out: '../x'"));
    }

    @Test
    void lastOfEqualNamesCounts(@TempDir Path temp) throws IOException {
        byte[] zip = zip("a/B", "a/C");
        for (int at = 0; at < zip.length - 3; at++) {
            if (zip[at] == 'a' && zip[at + 1] == '/' && zip[at + 2] == 'C') {
                // The content of the second entry stays 'a/C', its names become those of the first.
                boolean isContent = zip[at - 1] != 0 && at > 40 && at < 90;
                zip[at + 2] = isContent ? (byte) 'C' : (byte) 'B';
            }
        }
        Path file = Files.write(temp.resolve("twice.zip"), zip);
        ZipDirectory archive = ZipDirectory.read(file);
        assertEquals(1, archive.size());
        assertTrue(archive.problems().get(0).contains("two entries are called 'a/B'"));
        try (ZipFile judge = new ZipFile(file.toFile())) {
            byte[] expected = judge.getInputStream(judge.getEntry("a/B")).readAllBytes();
            assertArrayEquals(expected, archive.read("a/B").orElseThrow());
        }
    }

    @Test
    void namesAreUtf8MarkedOrNotOrElseOfTheOldCodePage() {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("IBM437"))) {
            ZipDirectory archive = ZipDirectory.read("x", zip(charset, "é/ü.py"));
            assertEquals(List.of("ü.py"), archive.list("é").orElseThrow().files(), charset.name());
            assertEquals("é/ü.py", text(archive.read("é/ü.py")));
        }
    }

    @Test
    void everyTruncationIsEmptyOrSaysWhyAndNeverThrows() {
        byte[] zip = zip("a/B.class", "a/C.class", "d/e/F.py");
        for (int length = 0; length < zip.length; length++) {
            ZipDirectory archive = ZipDirectory.read("cut.jar", Arrays.copyOf(zip, length));
            assertEquals(0, archive.size(), "at " + length);
            assertEquals(1, archive.problems().size(), "at " + length);
            assertTrue(archive.problems().get(0).startsWith("cut.jar: "));
        }
    }

    @Test
    void randomDamageNeverThrows() {
        byte[] zip = zip("a/B.class", "a/C.class", "d/e/F.py", "META-INF/MANIFEST.MF");
        Random random = new Random(4711);
        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = zip.clone();
            for (int hit = random.nextInt(4); hit >= 0; hit--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            ZipDirectory archive = ZipDirectory.read("x", damaged);
            for (int index = 0; index < archive.size(); index++) {
                archive.read(archive.name(index));
                archive.stamp(archive.name(index));
            }
            archive.list("");
            archive.list("a");
        }
    }

    @Test
    void entryThatClaimsTooMuchIsNotRead() {
        byte[] bomb = zipOf("bomb", new byte[ZipDirectory.MAX_ENTRY_SIZE + 1]);
        assertTrue(bomb.length < 100_000);
        ZipDirectory archive = ZipDirectory.read("bomb.zip", bomb);
        assertTrue(archive.contains("bomb"));
        assertEquals(Optional.empty(), archive.read("bomb"));
        byte[] liar = zipOf("liar", new byte[100_000]);
        int central = find(liar, 'P', 'K', 1, 2);
        liar[central + 24] = 10;
        liar[central + 25] = 0;
        liar[central + 26] = 0;
        assertEquals(Optional.empty(), ZipDirectory.read("liar.zip", liar).read("liar"));
    }

    @Test
    void archiveWithMoreThan65535EntriesIsReadWhole(@TempDir Path temp) throws IOException {
        List<String> names = new ArrayList<>();
        for (int index = 0; index < 66_000; index++) {
            names.add("p" + index % 100 + "/C" + index + ".class");
        }
        Path file = Files.write(temp.resolve("many.jar"), zip(names.toArray(String[]::new)));
        ZipDirectory archive = ZipDirectory.read(file);
        assertEquals(66_000, archive.size());
        assertEquals(List.of(), archive.problems());
        assertEquals(660, archive.list("p7").orElseThrow().files().size());
        assertEquals("p7/C107.class", text(archive.read("p7/C107.class")));
    }

    @Test
    void severalEntriesAreReadAtOnce() {
        ZipDirectory archive = ZipDirectory.read("x", zip("a", "b", "c"));
        List<String> seen = new ArrayList<>();
        archive.readEach(
                List.of("c", "nowhere", "a"), (name, bytes) -> seen.add(name + "=" + text(Optional.of(bytes))));
        assertEquals(List.of("c=c", "a=a"), seen);
    }

    static byte[] zip(String... names) {
        return zip(StandardCharsets.UTF_8, names);
    }

    private static byte[] zip(Charset charset, String... names) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, charset)) {
            for (String name : names) {
                byte[] content = name.getBytes(StandardCharsets.UTF_8);
                ZipEntry entry = new ZipEntry(name);
                if (!name.endsWith("/")) {
                    // Stored, so that tests can find names and contents.
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.length);
                    CRC32 crc = new CRC32();
                    crc.update(content);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                if (!name.endsWith("/")) {
                    zip.write(content);
                }
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] zipOf(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] withComment(byte[] zip, String comment) {
        byte[] text = comment.getBytes(StandardCharsets.ISO_8859_1);
        byte[] result = concat(zip, text);
        result[zip.length - 2] = (byte) text.length;
        result[zip.length - 1] = (byte) (text.length >> 8);
        return result;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] result = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, result, first.length, second.length);
        return result;
    }

    private static int find(byte[] bytes, int... wanted) {
        for (int at = 0; ; at++) {
            boolean isHere = true;
            for (int index = 0; index < wanted.length; index++) {
                isHere &= bytes[at + index] == wanted[index];
            }
            if (isHere) {
                return at;
            }
        }
    }

    private static String text(Optional<byte[]> bytes) {
        return new String(bytes.orElseThrow(), StandardCharsets.UTF_8);
    }
}
