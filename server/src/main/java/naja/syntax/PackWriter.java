package naja.syntax;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes numbers and strings as few bytes as possible: what {@link PackReader} reads. */
final class PackWriter {
    private byte[] bytes = new byte[512];
    private int count;

    /** Writes a number of any sign, small ones in one byte. */
    void number(int value) {
        int zigzag = (value << 1) ^ (value >> 31);
        while ((zigzag & ~0x7F) != 0) {
            add((byte) ((zigzag & 0x7F) | 0x80));
            zigzag >>>= 7;
        }
        add((byte) zigzag);
    }

    void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        bytes(encoded);
    }

    /** Writes bytes as they are. */
    void bytes(byte[] added) {
        if (count + added.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, count + added.length));
        }
        System.arraycopy(added, 0, bytes, count, added.length);
        count += added.length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, count);
    }

    private void add(byte b) {
        if (count == bytes.length) {
            bytes = Arrays.copyOf(bytes, count * 2);
        }
        bytes[count++] = b;
    }
}
