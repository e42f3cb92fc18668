package naja.vfs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names of the entries of an archive and its manifest, for one who goes through them once: cheaper than a {@link
 * ZipDirectory}, which is made for looking names up. The names are in the order of the archive, and one that is there twice
 * comes twice.
 */
public final class ZipNames {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    /** Bytes of a manifest beyond which it is not read; those of signed archives have 100 for each file. */
    public static final int MAX_MANIFEST = 16 << 20;

    private static final byte[] MANIFEST_UTF8 = MANIFEST.getBytes(StandardCharsets.UTF_8);

    private final byte[] names;
    private final int[] starts;
    private final int count;
    private final Optional<byte[]> manifest;
    private final List<String> problems;

    private ZipNames(Rows rows, Optional<byte[]> manifest, List<String> problems) {
        this.names = rows.names;
        this.starts = rows.starts;
        this.count = rows.count;
        this.manifest = manifest;
        this.problems = List.copyOf(problems);
    }

    /** The names in the file {@code archive}; none if it is damaged. */
    static ZipNames read(Path archive) {
        List<String> problems = new ArrayList<>();
        Rows rows = new Rows();
        Optional<byte[]> manifest = Optional.empty();
        List<String> found = new ArrayList<>();
        try (ByteSource source = ByteSource.open(archive)) {
            ZipTableReader.forEach(source, found::add, rows);
            manifest = manifest(source, rows.manifest, found);
        } catch (IOException e) {
            found.add(ZipDirectory.reason(e));
        }
        for (String problem : found) {
            problems.add(archive + ": " + problem);
        }
        return new ZipNames(rows, manifest, problems);
    }

    /** The names in an archive whose directory is known. */
    static ZipNames of(ZipDirectory archive) {
        Rows rows = new Rows();
        rows.expect(archive.size(), 64 * archive.size());
        archive.forEachName((utf8, start, end) -> rows.add(utf8, start, end, 0, 0, 0, 0, 0));
        long size = archive.stamp(MANIFEST).map(FileStamp::size).orElse(0L);
        if (size <= MAX_MANIFEST) {
            return new ZipNames(rows, archive.read(MANIFEST), archive.problems());
        }
        List<String> problems = new ArrayList<>(archive.problems());
        problems.add(archive.name() + ": " + tooLarge(size));
        return new ZipNames(rows, Optional.empty(), problems);
    }

    private static String tooLarge(long size) {
        return "its manifest of " + size + " bytes is not read";
    }

    private static Optional<byte[]> manifest(ByteSource source, @Nullable ZipRows row, List<String> problems) {
        if (row == null) {
            return Optional.empty();
        }
        try {
            ZipTable table = row.sorted(problem -> {});
            if (table.size(0) < 0 || table.size(0) > MAX_MANIFEST) {
                problems.add(tooLarge(Integer.toUnsignedLong(table.size(0))));
                return Optional.empty();
            }
            return Optional.of(ZipEntryReader.read(source, table, 0));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What is wrong with the archive, each naming the archive and the reason. */
    public List<String> problems() {
        return problems;
    }

    /** Number of entries, those for directories included. */
    public int size() {
        return count;
    }

    /** The bytes of {@code META-INF/MANIFEST.MF}, if it is there and can be read. */
    public Optional<byte[]> manifest() {
        return manifest.map(byte[]::clone);
    }

    /** Calls {@code visitor} with every name as a range of UTF-8 bytes. */
    public void forEachName(ZipDirectory.NameVisitor visitor) {
        for (int index = 0; index < count; index++) {
            visitor.visit(names, starts[index], starts[index + 1]);
        }
    }

    /** The names one after the other, and where the manifest lies. */
    private static final class Rows implements ZipTableReader.Sink {
        private byte[] names = new byte[0];
        private int[] starts = new int[1];
        private int count;
        private @Nullable ZipRows manifest;

        @Override
        public void expect(int capacity, int nameBytes) {
            names = new byte[nameBytes];
            starts = new int[capacity + 1];
        }

        @Override
        public void add(byte[] name, int start, int end, long offset, int packed, int size, int time, int method) {
            int nameEnd = starts[count] + end - start;
            if (nameEnd > names.length) {
                // Names that are not in UTF-8 become longer.
                names = Arrays.copyOf(names, Math.max(nameEnd, names.length * 2));
            }
            System.arraycopy(name, start, names, starts[count], end - start);
            starts[++count] = nameEnd;
            if (end - start == MANIFEST_UTF8.length
                    && Arrays.equals(name, start, end, MANIFEST_UTF8, 0, MANIFEST_UTF8.length)) {
                // Of several the last counts.
                ZipRows row = new ZipRows();
                row.expect(1, end - start);
                row.add(name, start, end, offset, packed, size, time, method);
                manifest = row;
            }
        }
    }
}
