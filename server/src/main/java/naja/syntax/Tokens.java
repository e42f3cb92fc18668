package naja.syntax;

import java.util.Arrays;

/**
 * The tokens and comments of one text, in columns. What the lexer fills and the parser reads; it is dropped when the
 * tree is there.
 */
final class Tokens {
    /** Bits of a string token's value. */
    static final int BYTES = 1;

    static final int UNICODE = 2;
    static final int RAW = 4;
    static final int TEMPLATE = 8;
    static final int TRIPLE = 16;

    byte[] kinds;
    int[] starts;
    /** Where a token ends; a token of the layout ends where the token before it does. */
    int[] ends;
    /** A name's symbol, a number's {@link Expression.Constant.Kind}, a string's prefix bits. */
    int[] values;

    int count;
    /** Starts and ends of the comments, alternating. */
    int[] comments = new int[32];

    int commentCount;
    final Symbols symbols;

    Tokens(Symbols symbols, int textLength) {
        int capacity = textLength / 4 + 16;
        this.symbols = symbols;
        kinds = new byte[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
        values = new int[capacity];
    }

    void add(int kind, int start, int end, int value) {
        if (count == kinds.length) {
            int capacity = count * 2;
            kinds = Arrays.copyOf(kinds, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        kinds[count] = (byte) kind;
        starts[count] = start;
        ends[count] = end;
        values[count++] = value;
    }

    /** Adds a token without characters of its own. */
    void addLayout(int kind, int start) {
        add(kind, start, count == 0 ? 0 : ends[count - 1], 0);
    }

    int lastKind() {
        return count == 0 ? TokenKind.NEWLINE : kinds[count - 1];
    }

    void addComment(int start, int end) {
        if (commentCount * 2 == comments.length) {
            comments = Arrays.copyOf(comments, comments.length * 2);
        }
        comments[commentCount * 2] = start;
        comments[commentCount * 2 + 1] = end;
        commentCount++;
    }

    /** Forgets everything behind a number of tokens and a number of comments. */
    void truncate(int tokenCount, int newCommentCount) {
        count = tokenCount;
        commentCount = newCommentCount;
    }
}
