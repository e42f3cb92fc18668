package naja.text;

import java.util.Arrays;

/**
 * The line starts of one text. Lines end with {@code \n}, {@code \r\n} or a lone {@code \r}, as the protocol counts
 * them.
 */
public final class LineIndex {
    private final String text;
    private final int[] starts;

    public LineIndex(String text) {
        this.text = text;
        this.starts = lineStarts(text);
    }

    /** Number of lines; a text that ends with a line end has an empty last line. */
    public int lineCount() {
        return starts.length;
    }

    /** The 0-based line that holds {@code offset}; offsets outside the text count as its nearest end. */
    public int line(int offset) {
        int found = Arrays.binarySearch(starts, clamp(offset));
        return found >= 0 ? found : -found - 2;
    }

    /** The offset at which 0-based {@code line} starts; lines behind the last count as the text's end. */
    public int lineStart(int line) {
        if (line < 0) {
            return 0;
        }
        return line < starts.length ? starts[line] : text.length();
    }

    /** The offset behind the last character of 0-based {@code line}, its line end left out. */
    public int lineEnd(int line) {
        int end = line < starts.length - 1 ? starts[line + 1] : text.length();
        int start = lineStart(line);
        while (end > start && isLineEnd(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** The 0-based column of {@code offset} in its line, counted in {@code encoding}'s units. */
    public int column(int offset, PositionEncoding encoding) {
        int position = clamp(offset);
        int start = starts[line(position)];
        return switch (encoding) {
            case UTF16 -> position - start;
            case UTF32 -> text.codePointCount(start, position);
            case UTF8 -> utf8Length(start, position);
        };
    }

    /** The offset of a position that counts its column in {@code encoding}'s units; columns behind the line's end count as the end. */
    public int offset(int line, int column, PositionEncoding encoding) {
        int start = lineStart(line);
        int end = Math.max(start, lineEnd(line));
        if (encoding == PositionEncoding.UTF16) {
            return (int) Math.min((long) start + Math.max(0, column), end);
        }
        int units = 0;
        int at = start;
        while (at < end && units < column) {
            int codePoint = text.codePointAt(at);
            units += encoding == PositionEncoding.UTF32 ? 1 : utf8Length(codePoint);
            at += Character.charCount(codePoint);
        }
        return at;
    }

    private int clamp(int offset) {
        return Math.max(0, Math.min(offset, text.length()));
    }

    private int utf8Length(int start, int end) {
        int length = 0;
        int at = start;
        while (at < end) {
            int codePoint = text.codePointAt(at);
            length += utf8Length(codePoint);
            at += Character.charCount(codePoint);
        }
        return length;
    }

    private static int utf8Length(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }

    private static boolean isLineEnd(char character) {
        return character == '\n' || character == '\r';
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[Math.max(4, text.length() / 24)];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\n' || (character == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }
}
