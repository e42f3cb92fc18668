package naja.syntax;

import java.nio.charset.StandardCharsets;

/** Reads what {@link PackWriter} wrote. */
final class PackReader {
    private final byte[] bytes;
    private int position;

    PackReader(byte[] bytes, int position) {
        this.bytes = bytes;
        this.position = position;
    }

    int position() {
        return position;
    }

    /** Passes over {@code count} bytes. */
    void skip(int count) {
        position += count;
    }

    int number() {
        byte b = bytes[position++];
        int zigzag = b & 0x7F;
        int shift = 7;
        while (b < 0) {
            b = bytes[position++];
            zigzag |= (b & 0x7F) << shift;
            shift += 7;
        }
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    String text() {
        int length = number();
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    /** Reads a text and says whether it is {@code encoded}. */
    boolean textIs(byte[] encoded) {
        int length = number();
        boolean same = length == encoded.length;
        for (int i = 0; same && i < length; i++) {
            same = bytes[position + i] == encoded[i];
        }
        position += length;
        return same;
    }
}
