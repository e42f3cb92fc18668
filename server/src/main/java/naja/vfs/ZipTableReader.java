package naja.vfs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/** Reads the central directory of an archive (APPNOTE.TXT 6.3.10, sections 4.3.12 to 4.3.16). */
final class ZipTableReader {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LOCATOR_SIZE = 20;
    private static final int END64_SIGNATURE = 0x06064b50;
    private static final int END64_SIZE = 56;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_SIZE = 46;
    private static final long MAX_DIRECTORY_SIZE = 512L << 20;
    private static final int NAME_IS_UTF8 = 1 << 11;
    private static final int ENCRYPTED = 1;

    /** The method of entries that cannot be read. */
    static final int UNREADABLE = 99;

    private final Consumer<String> problems;
    private final byte[] directory;
    private final long prefix;
    private int unsafe;
    private String firstUnsafe = "";

    private ZipTableReader(Consumer<String> problems, byte[] directory, long prefix) {
        this.problems = problems;
        this.directory = directory;
        this.prefix = prefix;
    }

    /** Says whether the source has an end record, and so is an archive. */
    static boolean hasEndRecord(ByteSource source) throws IOException {
        return findEnd(source) >= 0;
    }

    /** Takes entries in the order of the directory. */
    interface Sink {
        /** Is told, before the first of them, how many entries and how many bytes of names there are at most. */
        void expect(int count, int nameBytes);

        /** Takes an entry whose name is the range of {@code name}, as UTF-8; the array must not be kept. */
        void add(byte[] name, int start, int end, long offset, int compressedSize, int size, int time, int method);
    }

    static ZipTable read(ByteSource source, Consumer<String> problems) throws IOException {
        ZipTableReader reader = of(source, problems);
        ZipRows rows = new ZipRows();
        reader.entries(rows);
        return rows.sorted(problems);
    }

    /** Gives {@code sink} every entry whose name is safe. */
    static void forEach(ByteSource source, Consumer<String> problems, Sink sink) throws IOException {
        of(source, problems).entries(sink);
    }

    private static ZipTableReader of(ByteSource source, Consumer<String> problems) throws IOException {
        long endPosition = findEnd(source);
        if (endPosition < 0) {
            throw new ZipException("no archive: it has no end record");
        }
        ByteBuffer end = bytes(source, endPosition, END_SIZE);
        long count = Short.toUnsignedLong(end.getShort(10));
        long size = Integer.toUnsignedLong(end.getInt(12));
        long offset = Integer.toUnsignedLong(end.getInt(16));
        long directoryEnd = endPosition;
        if (endPosition >= LOCATOR_SIZE) {
            ByteBuffer locator = bytes(source, endPosition - LOCATOR_SIZE, LOCATOR_SIZE);
            long end64Position = findEnd64(source, locator, endPosition);
            if (end64Position >= 0) {
                ByteBuffer end64 = bytes(source, end64Position, END64_SIZE);
                count = end64.getLong(32);
                size = end64.getLong(40);
                offset = end64.getLong(48);
                directoryEnd = end64Position;
            }
        }
        // Data may stand before the archive, then all positions are off by its length.
        long position = directoryEnd - size;
        if (size < 0 || size > MAX_DIRECTORY_SIZE || position < 0 || offset < 0 || offset > position) {
            throw new ZipException("damaged: its directory of " + size + " bytes at " + offset + " is not in the file");
        }
        if (count < 0 || count * ENTRY_SIZE > size) {
            // The count wraps round at 65536 in archives of some writers; entries are counted anew below.
            problems.accept("its end record announces " + count + " entries, more than there are");
        }
        byte[] directory = new byte[(int) size];
        source.read(position, directory);
        return new ZipTableReader(problems, directory, position - offset);
    }

    private static ByteBuffer bytes(ByteSource source, long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        source.read(position, bytes);
        return wrapped(bytes);
    }

    private static ByteBuffer wrapped(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Position of the end record: the last one whose comment reaches to the end of the file, or else the last one at all. */
    private static long findEnd(ByteSource source) throws IOException {
        long size = source.size();
        if (size < END_SIZE) {
            return -1;
        }
        ByteBuffer quick = bytes(source, size - END_SIZE, END_SIZE);
        if (quick.getInt(0) == END_SIGNATURE && quick.getShort(20) == 0) {
            return size - END_SIZE;
        }
        int length = (int) Math.min(size, END_SIZE + 0xFFFFL);
        ByteBuffer tail = bytes(source, size - length, length);
        int candidate = -1;
        for (int at = length - END_SIZE; at >= 0; at--) {
            if (tail.get(at) != 'P' || tail.getInt(at) != END_SIGNATURE) {
                continue;
            }
            if (at + END_SIZE + Short.toUnsignedInt(tail.getShort(at + 20)) == length) {
                return size - length + at;
            }
            long directoryEnd = Integer.toUnsignedLong(tail.getInt(at + 12));
            if (candidate < 0 && directoryEnd <= size - length + at) {
                candidate = at;
            }
        }
        return candidate < 0 ? -1 : size - length + candidate;
    }

    private static long findEnd64(ByteSource source, ByteBuffer locator, long endPosition) throws IOException {
        if (locator.getInt(0) != LOCATOR_SIGNATURE) {
            return -1;
        }
        long noted = locator.getLong(8);
        long adjacent = endPosition - LOCATOR_SIZE - END64_SIZE;
        for (long position : new long[] {noted, adjacent}) {
            boolean inside = position >= 0 && position + END64_SIZE <= endPosition;
            if (inside && bytes(source, position, 4).getInt(0) == END64_SIGNATURE) {
                return position;
            }
        }
        return -1;
    }

    private void entries(Sink sink) throws IOException {
        int count = count();
        sink.expect(count, directory.length - count * ENTRY_SIZE);
        int at = 0;
        for (int index = 0; index < count; index++) {
            at = entry(at, sink);
        }
        if (unsafe > 0) {
            problems.accept(unsafe + (unsafe == 1 ? " entry with an unsafe name is" : " entries with unsafe names are")
                    + " left out: " + firstUnsafe);
        }
    }

    private int count() throws IOException {
        int count = 0;
        int at = 0;
        while (at + ENTRY_SIZE <= directory.length && number(at) == ENTRY_SIGNATURE) {
            at += length(at);
            count++;
        }
        if (at > directory.length || (count == 0 && directory.length > 0)) {
            throw new ZipException("damaged: its directory breaks off in entry " + count);
        }
        if (at < directory.length && directory.length - at >= 4 && number(at) != 0x05054b50) {
            throw new ZipException("damaged: entry " + count + " of its directory is none");
        }
        return count;
    }

    private int length(int at) {
        return ENTRY_SIZE + half(at + 28) + half(at + 30) + half(at + 32);
    }

    /** Two bytes. From the array, since a buffer takes a dozen calls for each, until all of them are compiled. */
    private int half(int at) {
        return (directory[at] & 0xFF) | ((directory[at + 1] & 0xFF) << 8);
    }

    private int number(int at) {
        return half(at) | (half(at + 2) << 16);
    }

    private int entry(int at, Sink sink) {
        int flags = half(at + 8);
        int method = half(at + 10);
        int start = at + ENTRY_SIZE;
        int end = start + half(at + 28);
        long compressedSize = Integer.toUnsignedLong(number(at + 20));
        long size = Integer.toUnsignedLong(number(at + 24));
        long offset = Integer.toUnsignedLong(number(at + 42));
        int next = at + length(at);
        if (compressedSize == 0xFFFFFFFFL || size == 0xFFFFFFFFL || offset == 0xFFFFFFFFL) {
            long[] wide = wide(end, half(at + 30), size, compressedSize, offset);
            size = wide[0];
            compressedSize = wide[1];
            offset = wide[2];
        }
        byte[] name = directory;
        int safety = ZipNameCheck.of(name, start, end, false);
        if (safety == ZipNameCheck.NOT_ASCII) {
            name = decoded(directory, start, end, (flags & NAME_IS_UTF8) != 0);
            start = 0;
            end = name.length;
            safety = ZipNameCheck.of(name, start, end, true);
        }
        if (safety == ZipNameCheck.UNSAFE) {
            if (unsafe++ == 0) {
                firstUnsafe = "'" + new String(name, start, end - start, StandardCharsets.UTF_8) + "'";
            }
            return next;
        }
        boolean readable = (flags & ENCRYPTED) == 0 && (method == 0 || method == 8);
        sink.add(
                name,
                start,
                end,
                offset + prefix,
                narrow(compressedSize),
                narrow(size),
                number(at + 12),
                readable ? method : UNREADABLE);
        return next;
    }

    /** Size, compressed size and offset with those that did not fit taken from the zip64 field (4.5.3). */
    private long[] wide(int extraStart, int extraLength, long size, long compressedSize, long offset) {
        long[] values = {size, compressedSize, offset};
        ByteBuffer fields = wrapped(directory);
        int at = extraStart;
        int end = extraStart + extraLength;
        while (at + 4 <= end) {
            int id = half(at);
            int fieldEnd = Math.min(end, at + 4 + half(at + 2));
            if (id == 1) {
                int value = at + 4;
                for (int which = 0; which < 3; which++) {
                    if (values[which] == 0xFFFFFFFFL && value + 8 <= fieldEnd) {
                        values[which] = fields.getLong(value);
                        value += 8;
                    }
                }
                return values;
            }
            at = fieldEnd;
        }
        return values;
    }

    private static int narrow(long size) {
        return size < 0 || size > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) size;
    }

    /** UTF-8 bytes of a name that is in UTF-8, marked or not, or else in the code page of the first PCs (appendix D). */
    private static byte[] decoded(byte[] bytes, int start, int end, boolean isMarkedUtf8) {
        if (!isMarkedUtf8 && !isUtf8(bytes, start, end)) {
            Charset pc = Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1;
            return new String(bytes, start, end - start, pc).getBytes(StandardCharsets.UTF_8);
        }
        // Through a string, so that malformed bytes become the replacement character and all names are valid.
        return new String(bytes, start, end - start, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isUtf8(byte[] bytes, int start, int end) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, end - start));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
