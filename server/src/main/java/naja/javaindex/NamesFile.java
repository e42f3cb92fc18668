package naja.javaindex;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import naja.vfs.FileStamp;
import naja.vfs.VPath;

/**
 * The names of many archives as bytes, for a cache on the disk: magic number, version, checksum of the rest, then each
 * archive. What does not fit in any way is not read, since names are quickly read anew.
 */
final class NamesFile {
    private static final int MAGIC = 0x4E414A41;
    private static final int VERSION = 4;
    private static final int HEADER = 16;

    private NamesFile() {}

    /**
     * The names of an archive as they were when it had this stamp.
     *
     * @param release the Java release that it was read for, if it is a multi-release archive
     */
    record Known(FileStamp stamp, int release, ArchiveNames names) {}

    /** The bytes that {@link #decode} makes {@code archives} of; problems are not kept. */
    static byte[] encode(Map<VPath, Known> archives) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            out.writeLong(0);
            out.writeInt(archives.size());
            for (Map.Entry<VPath, Known> archive : archives.entrySet()) {
                write(out, archive.getKey(), archive.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] encoded = bytes.toByteArray();
        ByteBuffer.wrap(encoded).putLong(8, checksum(encoded));
        return encoded;
    }

    private static void write(DataOutputStream out, VPath archive, Known known) throws IOException {
        PackageIndex index = known.names().index();
        write(out, archive.toString());
        out.writeLong(known.stamp().size());
        out.writeLong(known.stamp().modified());
        out.writeInt(known.release());
        write(out, String.join("\n", known.names().classPath()));
        out.writeBoolean(known.names().isEmpty());
        out.writeInt(index.classCount());
        out.writeInt(index.versions().size());
        for (int version : index.versions()) {
            out.writeInt(version);
        }
        out.writeInt(index.packageTable().length);
        for (String name : index.packageTable()) {
            write(out, name);
        }
        for (int start : index.startTable()) {
            out.writeInt(start);
        }
        out.writeInt(index.nameTable().length);
        out.write(index.nameTable());
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    /** The archives in {@code bytes}, or nothing if they are damaged or of another version. */
    static Optional<Map<VPath, Known>> decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        boolean isWhole = bytes.length >= HEADER + 4
                && buffer.getInt() == MAGIC
                && buffer.getInt() == VERSION
                && buffer.getLong() == checksum(bytes);
        if (!isWhole) {
            return Optional.empty();
        }
        try {
            Map<VPath, Known> archives = new HashMap<>();
            for (int count = count(buffer); count > 0; count--) {
                archives.put(VPath.parse(text(buffer)), known(buffer));
            }
            return Optional.of(archives);
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static Known known(ByteBuffer buffer) {
        FileStamp stamp = new FileStamp(buffer.getLong(), buffer.getLong());
        int release = buffer.getInt();
        String classPath = text(buffer);
        boolean isEmpty = buffer.get() != 0;
        int classCount = buffer.getInt();
        List<Integer> versions = new ArrayList<>();
        for (int count = count(buffer); count > 0; count--) {
            versions.add(buffer.getInt());
        }
        String[] packages = new String[count(buffer)];
        for (int index = 0; index < packages.length; index++) {
            packages[index] = text(buffer);
        }
        int[] starts = new int[packages.length + 1];
        for (int index = 0; index < starts.length; index++) {
            starts[index] = buffer.getInt();
        }
        byte[] names = new byte[count(buffer)];
        buffer.get(names);
        PackageIndex index = new PackageIndex(packages, starts, names, classCount, versions);
        List<String> urls = classPath.isEmpty() ? List.of() : List.of(classPath.split("\n", -1));
        return new Known(stamp, release, new ArchiveNames(index, urls, List.of(), isEmpty));
    }

    /** A number of things, each of which takes a byte at least. */
    private static int count(ByteBuffer buffer) {
        int count = buffer.getInt();
        if (count < 0 || count > buffer.remaining()) {
            throw new BufferUnderflowException();
        }
        return count;
    }

    private static String text(ByteBuffer buffer) {
        byte[] utf8 = new byte[count(buffer)];
        buffer.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static long checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes, HEADER, bytes.length - HEADER);
        return crc.getValue();
    }
}
