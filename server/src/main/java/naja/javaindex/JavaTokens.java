package naja.javaindex;

import java.util.Arrays;

/**
 * The tokens of a Java text (Java Language Specification, chapter 3), as much of them as finding declarations needs: words,
 * numbers, strings, and every other character by itself. Comments and white space are left out, the place of a documentation
 * comment is kept. Any text gives tokens; a string or comment that is left open ends with its line or the text.
 */
final class JavaTokens {
    private final String text;
    private int[] starts = new int[256];
    private int[] ends = new int[256];

    /** Start of the last documentation comment before the token, -1 if there is none. */
    private int[] docs = new int[256];

    private int count;
    private int position;
    private int doc = -1;

    /** Offset behind the last line of a documentation comment in Markdown, -1 if the last comment is none. */
    private int lineDocEnd = -1;

    private JavaTokens(String text) {
        this.text = text;
    }

    /** The tokens of {@code text}. */
    static JavaTokens of(String text) {
        JavaTokens tokens = new JavaTokens(text);
        tokens.scan();
        return tokens;
    }

    int count() {
        return count;
    }

    /** Offset of token {@code index}; of one behind the last, the length of the text. */
    int start(int index) {
        return index < count ? starts[index] : text.length();
    }

    /** Offset behind token {@code index}. */
    int end(int index) {
        return index < count ? ends[index] : text.length();
    }

    /** Offset of the documentation comment that stands right before token {@code index}, -1 if there is none. */
    int doc(int index) {
        return index < count ? docs[index] : -1;
    }

    /** Says whether token {@code index} is spelt so. */
    boolean is(int index, String spelling) {
        return index >= 0
                && index < count
                && ends[index] - starts[index] == spelling.length()
                && text.startsWith(spelling, starts[index]);
    }

    /** Says whether token {@code index} is the character. */
    boolean is(int index, char character) {
        return index >= 0
                && index < count
                && ends[index] - starts[index] == 1
                && text.charAt(starts[index]) == character;
    }

    /** Says whether token {@code index} is an identifier or a keyword. */
    boolean isWord(int index) {
        return index >= 0 && index < count && Character.isJavaIdentifierStart(text.charAt(starts[index]));
    }

    String word(int index) {
        return index < count ? text.substring(starts[index], ends[index]) : "";
    }

    private void scan() {
        while (position < text.length()) {
            char character = text.charAt(position);
            if (Character.isWhitespace(character)) {
                position++;
            } else if (text.startsWith("//", position)) {
                lineComment();
            } else if (text.startsWith("/*", position)) {
                comment();
            } else {
                int start = position;
                position = tokenEnd(character);
                add(start, position);
            }
        }
    }

    /** A line comment; those with exactly three slashes are documentation, in Markdown (JEP 467). */
    private void lineComment() {
        int end = before('\n');
        if (text.startsWith("///", position) && !text.startsWith("////", position)) {
            boolean goesOn = doc >= 0
                    && lineDocEnd >= 0
                    && text.substring(lineDocEnd, position).isBlank()
                    && text.lastIndexOf('\n', position) <= lineDocEnd;
            doc = goesOn ? doc : position;
            lineDocEnd = end;
        }
        position = end;
    }

    private void comment() {
        boolean isDoc = text.startsWith("/**", position) && !text.startsWith("/**/", position);
        if (isDoc) {
            doc = position;
            lineDocEnd = -1;
        }
        int end = text.indexOf("*/", position + 2);
        position = end < 0 ? text.length() : end + 2;
    }

    private int tokenEnd(char first) {
        if (Character.isJavaIdentifierPart(first)) {
            int end = position + 1;
            // A dot in a number belongs to it or not: no declaration depends on that.
            while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                end++;
            }
            return end;
        }
        if (text.startsWith("\"\"\"", position)) {
            return textBlockEnd(position + 3);
        }
        return first == '"' || first == '\'' ? quotedEnd(first) : position + 1;
    }

    private int textBlockEnd(int from) {
        int end = from;
        while (end < text.length() && !text.startsWith("\"\"\"", end)) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), end + 3);
    }

    private int quotedEnd(char quote) {
        int end = position + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            if (text.charAt(end) == '\n') {
                return end;
            }
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), end + 1);
    }

    private int before(char character) {
        int found = text.indexOf(character, position);
        return found < 0 ? text.length() : found;
    }

    private void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            docs = Arrays.copyOf(docs, count * 2);
        }
        starts[count] = start;
        ends[count] = end;
        docs[count] = doc;
        doc = -1;
        count++;
    }
}
