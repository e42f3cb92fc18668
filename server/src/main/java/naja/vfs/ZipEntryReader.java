package naja.vfs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/** Reads the bytes of one entry of an archive: the local header (APPNOTE.TXT 4.3.7), then the data. */
final class ZipEntryReader {
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_SIZE = 30;

    /** No deflated byte can yield more than this many bytes. */
    private static final int MAX_RATIO = 1032;

    private ZipEntryReader() {}

    static byte[] read(ByteSource source, ZipTable table, int index) throws IOException {
        int size = table.size(index);
        int compressedSize = table.compressedSize(index);
        if (size > ZipDirectory.MAX_ENTRY_SIZE || compressedSize > ZipDirectory.MAX_ENTRY_SIZE) {
            throw new ZipException("'" + table.name(index) + "' is too large");
        }
        if (table.method(index) == ZipTableReader.UNREADABLE) {
            throw new ZipException("'" + table.name(index) + "' is encrypted or compressed in a way that is not known");
        }
        byte[] header = new byte[LOCAL_SIZE];
        source.read(table.offset(index), header);
        ByteBuffer local = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        if (local.getInt(0) != LOCAL_SIGNATURE) {
            throw new ZipException("'" + table.name(index) + "' is not where the directory says");
        }
        long start = table.offset(index)
                + LOCAL_SIZE
                + Short.toUnsignedInt(local.getShort(26))
                + Short.toUnsignedInt(local.getShort(28));
        if (start + compressedSize > source.size()) {
            throw new ZipException("'" + table.name(index) + "' reaches beyond the end of the file");
        }
        byte[] data = new byte[compressedSize];
        source.read(start, data);
        return table.method(index) == 0 ? data : inflated(data, size, table.name(index));
    }

    private static byte[] inflated(byte[] data, int size, String name) throws ZipException {
        if (size > data.length * (long) MAX_RATIO) {
            throw new ZipException("'" + name + "' cannot be as large as it says");
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(data);
            // One byte more, to see an entry that is larger than it says.
            byte[] result = new byte[size + 1];
            int length = 0;
            while (!inflater.finished() && length < result.length) {
                int count = inflater.inflate(result, length, result.length - length);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                length += count;
            }
            if (length != size) {
                throw new ZipException("'" + name + "' is damaged");
            }
            return Arrays.copyOf(result, size);
        } catch (DataFormatException e) {
            throw new ZipException("'" + name + "' is damaged: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }
}
