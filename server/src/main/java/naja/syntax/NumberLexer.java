package naja.syntax;

/** Reads number literals of both grammars. */
final class NumberLexer {
    /** What a number is: the value of its token. */
    static final int INT = 0;

    static final int LONG = 1;
    static final int FLOAT = 2;
    static final int IMAGINARY = 3;

    private NumberLexer() {}

    /** The offset behind the number that starts at {@code start}; what the grammar rejects becomes a problem. */
    static int end(char[] text, int start, int length, boolean python3, ProblemList problems) {
        int at = start;
        char marker = (char) (text[start + 1] | 0x20);
        boolean based = text[start] == '0' && (marker == 'x' || marker == 'o' || marker == 'b');
        boolean good = true;
        if (based) {
            int radix = marker == 'x' ? 16 : marker == 'o' ? 8 : 2;
            at = digits(text, start + 2, radix, python3);
            good = at > start + 2;
            good &= underscoresAreSound(text, start + 2, at, true);
        } else {
            at = decimal(text, start, python3);
            good = underscoresAreSound(text, start, at, false) && leadingZeroIsSound(text, start, at, python3);
            // Runtime quirk: Jython's lexer takes the first letter of 1else for an exponent, CPython's does not.
            good &= python3 || (text[at] | 0x20) != 'e';
        }
        if (!python3 && (text[at] | 0x20) == 'l' && isInteger(text, start, at, based)) {
            at++;
        } else if (!based && (text[at] | 0x20) == 'j') {
            at++;
        }
        if (python3 && Lexer.isNamePart(text[at]) && !startsKeyword(text, at)) {
            good = false;
        } else if (!python3 && text[at] >= '0' && text[at] <= '9') {
            good = false;
        }
        if (!good) {
            while (at < length && Lexer.isNamePart(text[at])) {
                at++;
            }
            problems.add(start, at, "Invalid number literal");
        }
        return at;
    }

    /** What the number between the offsets is. */
    static int kind(char[] text, int start, int end, boolean python3) {
        char last = (char) (text[end - 1] | 0x20);
        boolean hexadecimal = text[start] == '0' && (text[start + 1] | 0x20) == 'x';
        if (last == 'l' && !python3) {
            return LONG;
        }
        if (hexadecimal) {
            return INT;
        }
        if (last == 'j') {
            return IMAGINARY;
        }
        return isInteger(text, start, end, false) ? INT : FLOAT;
    }

    private static int digits(char[] text, int from, int radix, boolean python3) {
        int at = from;
        while ((text[at] < 128 && Character.digit(text[at], radix) >= 0) || (python3 && text[at] == '_')) {
            at++;
        }
        return at;
    }

    private static int decimal(char[] text, int start, boolean python3) {
        int at = digits(text, start, 10, python3);
        if (text[at] == '.') {
            at++;
            if (text[at] != '_') {
                at = digits(text, at, 10, python3);
            }
        }
        if ((text[at] | 0x20) == 'e') {
            int exponent = at + 1;
            if (text[exponent] == '+' || text[exponent] == '-') {
                exponent++;
            }
            if (text[exponent] >= '0' && text[exponent] <= '9') {
                at = digits(text, exponent, 10, python3);
            }
        }
        return at;
    }

    private static boolean isInteger(char[] text, int start, int end, boolean based) {
        if (based) {
            return true;
        }
        for (int i = start; i < end; i++) {
            char c = text[i];
            if (c == '.' || ((c | 0x20) == 'e')) {
                return false;
            }
        }
        return true;
    }

    private static boolean underscoresAreSound(char[] text, int start, int end, boolean leadingAllowed) {
        for (int i = start; i < end; i++) {
            if (text[i] == '_') {
                boolean left = i > start ? Character.isLetterOrDigit(text[i - 1]) : leadingAllowed;
                boolean right = i + 1 < end && Character.isLetterOrDigit(text[i + 1]);
                if (!left || !right) {
                    return false;
                }
            }
        }
        return true;
    }

    /** An old octal in Python 2; in Python 3 only zeros may follow a zero. Floats and imaginary numbers are free. */
    private static boolean leadingZeroIsSound(char[] text, int start, int end, boolean python3) {
        if (text[start] != '0' || !isInteger(text, start, end, false) || (text[end] | 0x20) == 'j') {
            return true;
        }
        char highest = python3 ? '0' : '7';
        for (int i = start; i < end; i++) {
            if (text[i] > highest && text[i] != '_') {
                return false;
            }
        }
        return true;
    }

    /** CPython still accepts a keyword directly behind a number, as in {@code 1if x else 2}. */
    private static boolean startsKeyword(char[] text, int at) {
        int end = at;
        while (end < at + 5 && Lexer.isNamePart(text[end])) {
            end++;
        }
        return switch (new String(text, at, end - at)) {
            case "and", "else", "for", "if", "in", "is", "or", "not" -> true;
            default -> false;
        };
    }
}
