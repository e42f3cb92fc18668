package naja.syntax;

/** The value of string literals. */
final class StringLiteral {
    private StringLiteral() {}

    /** Reports what the compilers reject inside the literal between the offsets: bad escapes, letters in bytes. */
    static void check(TokenCursor t, String text, int start, int end, int flags) {
        boolean bytes = (flags & Tokens.BYTES) != 0;
        if (bytes && t.python3) {
            for (int i = start; i < end; i++) {
                if (text.charAt(i) >= 128) {
                    t.problem(start, end, "Bytes can only contain ASCII characters");
                    break;
                }
            }
        }
        boolean raw = (flags & Tokens.RAW) != 0;
        boolean unicode = t.python3 ? !bytes : (flags & Tokens.UNICODE) != 0 || (t.unicodeLiterals && !bytes);
        if (raw && (t.python3 || !unicode)) {
            return;
        }
        int at = find('\\', text, start, end);
        while (at >= 0 && at + 1 < end) {
            if (!escapeIsSound(text, at, end, raw, unicode, t.python3)) {
                t.problem(at, Math.min(end, at + 2), "Invalid escape sequence");
                return;
            }
            at = find('\\', text, at + 2, end);
        }
    }

    /** As {@code indexOf}, but looks no further than {@code end}: the rest of the file is not searched for each literal. */
    private static int find(char wanted, String text, int start, int end) {
        for (int at = start; at < end; at++) {
            if (text.charAt(at) == wanted) {
                return at;
            }
        }
        return -1;
    }

    private static boolean escapeIsSound(String text, int at, int end, boolean raw, boolean unicode, boolean python3) {
        char letter = text.charAt(at + 1);
        if (letter == 'x' && !raw) {
            return hex(text, at + 2, 2, end) >= 0;
        }
        if ((letter == 'u' || letter == 'U') && unicode) {
            long value = hex(text, at + 2, letter == 'u' ? 4 : 8, end);
            return value >= 0
                    && value <= Character.MAX_CODE_POINT
                    && (python3 || isNoSurrogate(text, at, end, raw, value));
        }
        if (letter == 'N' && unicode && !raw) {
            int close = find('}', text, at, end);
            return at + 2 < end && text.charAt(at + 2) == '{' && close > at + 3 && close < end;
        }
        return true;
    }

    /**
     * Runtime quirk: Jython 2.7.4 rejects escapes of surrogates in {@code u''}; in {@code ur''} it takes pairs
     * ({@code PyString.decode_UnicodeEscape}, {@code codecs.PyUnicode_DecodeRawUnicodeEscape}).
     */
    private static boolean isNoSurrogate(String text, int at, int end, boolean raw, long value) {
        if (value < Character.MIN_SURROGATE || value > Character.MAX_SURROGATE) {
            return true;
        }
        boolean high = value <= Character.MAX_HIGH_SURROGATE;
        int other = high ? at + 6 : at - 6;
        if (!raw || other < 0 || !text.startsWith("\\u", other)) {
            return false;
        }
        long unit = hex(text, other + 2, 4, end);
        return unit >= 0 && (high ? Character.isLowSurrogate((char) unit) : Character.isHighSurrogate((char) unit));
    }

    /** The value of hexadecimal digits, -1 if there are not enough. */
    private static long hex(String text, int from, int count, int end) {
        if (from + count > end) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    /** The value of the literal, or of the adjacent literals, between the offsets; escapes replaced. */
    static String value(String text, int start, int end, boolean python3, boolean unicodeLiterals) {
        StringBuilder value = new StringBuilder(end - start);
        int at = start;
        while (at < end) {
            char c = text.charAt(at);
            if (c == '#') {
                while (at < end && !Lexer.isLineEnd(text.charAt(at))) {
                    at++;
                }
            } else if (c == '"' || c == '\'' || Lexer.isNamePart(c)) {
                at = one(text, at, end, python3, unicodeLiterals, value);
            } else {
                at++;
            }
        }
        return value.toString();
    }

    private static int one(
            String text, int start, int end, boolean python3, boolean unicodeLiterals, StringBuilder value) {
        int at = start;
        boolean raw = false;
        boolean bytes = false;
        boolean unicode = unicodeLiterals;
        for (; at < end && text.charAt(at) != '"' && text.charAt(at) != '\''; at++) {
            int letter = text.charAt(at) | 0x20;
            raw |= letter == 'r';
            bytes |= letter == 'b';
            unicode |= letter == 'u';
        }
        if (at >= end) {
            return end;
        }
        unicode = !bytes && (python3 || unicode);
        char quote = text.charAt(at);
        boolean triple = text.startsWith(quote == '"' ? "\"\"\"" : "'''", at);
        int width = triple ? 3 : 1;
        at += width;
        while (at < end) {
            char c = text.charAt(at);
            if (c == quote && (!triple || text.startsWith(quote == '"' ? "\"\"\"" : "'''", at))) {
                return at + width;
            }
            if (c == '\r') {
                value.append('\n');
                at += at + 1 < end && text.charAt(at + 1) == '\n' ? 2 : 1;
            } else if (c == '\\' && at + 1 < end) {
                at = escape(text, at, end, raw, unicode, python3, value);
            } else {
                value.append(c);
                at++;
            }
        }
        return end;
    }

    private static int escape(
            String text, int at, int end, boolean raw, boolean unicode, boolean python3, StringBuilder value) {
        char letter = text.charAt(at + 1);
        if (unicode && (letter == 'u' || letter == 'U') && !(raw && python3)) {
            int count = letter == 'u' ? 4 : 8;
            long code = hex(text, at + 2, count, end);
            if (code >= 0 && code <= Character.MAX_CODE_POINT) {
                value.appendCodePoint((int) code);
                return at + 2 + count;
            }
        }
        if (raw) {
            value.append('\\');
            boolean twoCharacterLineEnd = letter == '\r' && at + 2 < end && text.charAt(at + 2) == '\n';
            value.append(letter == '\r' ? '\n' : letter);
            return at + (twoCharacterLineEnd ? 3 : 2);
        }
        if (letter == 'x') {
            long code = hex(text, at + 2, 2, end);
            if (code >= 0) {
                value.append((char) code);
                return at + 4;
            }
        }
        if (letter >= '0' && letter <= '7') {
            int code = 0;
            int next = at + 1;
            while (next < end && next < at + 4 && text.charAt(next) >= '0' && text.charAt(next) <= '7') {
                code = code * 8 + text.charAt(next++) - '0';
            }
            value.append((char) code);
            return next;
        }
        if (letter == 'N' && unicode && at + 2 < end && text.charAt(at + 2) == '{') {
            int close = find('}', text, at, end);
            if (close > 0 && close < end) {
                appendNamed(text.substring(at + 3, close), value);
                return close + 1;
            }
        }
        if (letter == '\n') {
            return at + 2;
        }
        if (letter == '\r') {
            return at + 2 < end && text.charAt(at + 2) == '\n' ? at + 3 : at + 2;
        }
        int simple = "abfnrtv\\'\"".indexOf(letter);
        if (simple >= 0) {
            value.append("\u0007\b\f\n\r\t\u000b\\'\"".charAt(simple));
        } else {
            value.append('\\').append(letter);
        }
        return at + 2;
    }

    private static void appendNamed(String name, StringBuilder value) {
        try {
            value.appendCodePoint(Character.codePointOf(name));
        } catch (IllegalArgumentException unknownName) {
            value.append("\\N{").append(name).append('}');
        }
    }
}
