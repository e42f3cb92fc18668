package naja.text;

/**
 * A stretch of a text.
 *
 * @param start offset of the first character, in UTF-16 code units
 * @param end offset behind the last character
 */
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: " + start + ".." + end);
        }
    }

    /** Number of UTF-16 code units in the span. */
    public int length() {
        return end - start;
    }

    /** Says whether a cursor at {@code offset} touches the span; both borders count. */
    public boolean touches(int offset) {
        return start <= offset && offset <= end;
    }

    /** The part of {@code text} that the span covers. */
    public String of(String text) {
        return text.substring(start, end);
    }
}
