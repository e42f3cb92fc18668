package naja.javaindex;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A {@link PackageIndex} as bytes, for a cache on the disk: magic number, version, checksum of the rest, releases,
 * packages, class names. What does not fit in any way is not read, since an index is quickly made anew.
 */
public final class PackageIndexFile {
    private static final int MAGIC = 0x4E414A41;
    private static final int VERSION = 1;
    private static final int HEADER = 16;

    private PackageIndexFile() {}

    /** The bytes that {@link #decode} makes {@code index} of. */
    public static byte[] encode(PackageIndex index) {
        byte[] packages = String.join("\n", index.packageTable()).getBytes(StandardCharsets.UTF_8);
        int[] starts = index.startTable();
        int length =
                HEADER + 4 * (5 + index.versions().size() + starts.length) + packages.length + index.nameTable().length;
        ByteBuffer buffer = ByteBuffer.allocate(length);
        buffer.putInt(MAGIC).putInt(VERSION).putLong(0);
        buffer.putInt(index.classCount());
        buffer.putInt(index.versions().size());
        index.versions().forEach(buffer::putInt);
        buffer.putInt(index.packageTable().length);
        for (int start : starts) {
            buffer.putInt(start);
        }
        buffer.putInt(packages.length).put(packages);
        buffer.putInt(index.nameTable().length).put(index.nameTable());
        byte[] bytes = buffer.array();
        buffer.putLong(8, checksum(bytes));
        return bytes;
    }

    /** The index in {@code bytes}, or nothing if they are damaged or of another version. */
    public static Optional<PackageIndex> decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        boolean isWhole = bytes.length > HEADER
                && buffer.getInt() == MAGIC
                && buffer.getInt() == VERSION
                && buffer.getLong() == checksum(bytes);
        if (!isWhole) {
            return Optional.empty();
        }
        int classCount = buffer.getInt();
        List<Integer> versions = new ArrayList<>();
        for (int count = buffer.getInt(); count > 0; count--) {
            versions.add(buffer.getInt());
        }
        int packageCount = buffer.getInt();
        int[] starts = new int[packageCount + 1];
        for (int index = 0; index < starts.length; index++) {
            starts[index] = buffer.getInt();
        }
        byte[] packages = new byte[buffer.getInt()];
        buffer.get(packages);
        byte[] names = new byte[buffer.getInt()];
        buffer.get(names);
        String[] table =
                packageCount == 0 ? new String[0] : new String(packages, StandardCharsets.UTF_8).split("\n", -1);
        return Optional.of(new PackageIndex(table, starts, names, classCount, versions));
    }

    private static long checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes, HEADER, bytes.length - HEADER);
        return crc.getValue();
    }
}
