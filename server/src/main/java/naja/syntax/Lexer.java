package naja.syntax;

import static naja.syntax.TokenKind.*;

import java.util.Arrays;

/**
 * Turns a text into tokens, line structure included. It never fails: what starts no token becomes an {@code ERROR}
 * token and a problem.
 *
 * <p>Three kinds of text are read a second time, because only their end shows that they are broken: a bracket that a
 * statement ends, a triple-quoted string that the text ends, and an f-string whose braces do not close. The second
 * reading takes them to end with their line. {@code budget} bounds what is read twice.
 *
 * <p>Longer than other files because its parts share the position in the text at every step.
 */
final class Lexer {
    private static final int MAX_INDENTS = 100;
    private static final int MAX_FORMATTED = 100;
    private static final byte[] CLASS = characterClasses();
    private static final int OTHER = 0;
    private static final int LETTER = 1;
    private static final int DIGIT = 2;
    private static final int SPACE = 3;
    private static final int LINE_END = 4;
    private static final int QUOTE = 5;

    private final char[] text;
    private final int length;
    private final boolean python3;
    private final Symbols symbols;
    private final Tokens tokens;
    private final ProblemList problems;
    private int position;

    private final int[] indents = new int[MAX_INDENTS + 1];
    private final int[] tabIndents = new int[MAX_INDENTS + 1];
    private int indentCount = 1;

    private char[] brackets = new char[32];
    private int bracketCount;
    /** Where the first line behind the outermost open bracket starts that may be a statement, or -1. */
    private int retreatPosition = -1;

    private int retreatTokens;
    private int retreatComments;
    private int retreatProblems;
    private int formattedDepth;
    private boolean formattedBroken;
    private long budget;

    private Lexer(String text, Grammar grammar, ProblemList problems) {
        this.length = text.length();
        this.text = new char[length + 4];
        text.getChars(0, length, this.text, 0);
        this.python3 = grammar == Grammar.PYTHON_3;
        this.symbols = Symbols.of(grammar);
        this.tokens = new Tokens(symbols, length);
        this.problems = problems;
        this.budget = 4L * length + 10_000;
    }

    /** The tokens of {@code text}; what is no token is added to {@code problems}. */
    static Tokens tokens(String text, Grammar grammar, ProblemList problems) {
        Lexer lexer = new Lexer(text, grammar, problems);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        if (length > 0 && text[0] == '\uFEFF') {
            position = 1;
        }
        lineStart();
        for (; ; ) {
            if (position >= length) {
                if (bracketCount > 0 && endBrackets()) {
                    continue;
                }
                break;
            }
            token();
        }
        finish();
    }

    private void finish() {
        if (tokens.lastKind() != NEWLINE && tokens.lastKind() != DEDENT) {
            tokens.addLayout(NEWLINE, length);
        }
        while (indentCount > 1) {
            indentCount--;
            tokens.addLayout(DEDENT, length);
        }
        tokens.addLayout(EOF, length);
    }

    /** Reads one token, or the space before it. */
    private void token() {
        char c = text[position];
        int kind = c < 128 ? CLASS[c] : OTHER;
        switch (kind) {
            case LETTER -> name();
            case SPACE -> position++;
            case LINE_END -> newline();
            case DIGIT -> number();
            case QUOTE -> string(position, position, 0);
            default -> operator(c);
        }
    }

    // ---------------------------------------------------------------- lines

    private void newline() {
        int at = position;
        position = behindLineEnd(position);
        if (bracketCount > 0) {
            bracketLine();
            return;
        }
        if (tokens.lastKind() != NEWLINE) {
            tokens.addLayout(NEWLINE, at);
        }
        lineStart();
    }

    private int behindLineEnd(int at) {
        return text[at] == '\r' && text[at + 1] == '\n' ? at + 2 : at + 1;
    }

    /** Measures the indentation of the next line that holds a statement, and adds the tokens for a change of it. */
    private void lineStart() {
        int column = 0;
        int tabColumn = 0;
        // The column of the first line, if backslashes join several before the statement starts.
        int joined = 0;
        for (; ; ) {
            char c = text[position];
            if (c == ' ') {
                column++;
                tabColumn++;
            } else if (c == '\t') {
                column = (column | 7) + 1;
                tabColumn++;
            } else if (c == '\f') {
                if (python3) {
                    column = 0;
                    tabColumn = 0;
                } else {
                    checkFormFeed(column);
                }
            } else if (c == '#') {
                comment();
                continue;
            } else if ((c == '\n' || c == '\r') && position < length) {
                position = behindLineEnd(position) - 1;
                column = 0;
                tabColumn = 0;
                joined = 0;
            } else if (c == '\\' && isLineEnd(text[position + 1]) && position + 1 < length) {
                joined = joined == 0 ? column : joined;
                position = behindLineEnd(position + 1) - 1;
                if (position + 1 >= length) {
                    problem(position, position, "Unexpected end of the text behind a line continuation");
                }
            } else {
                break;
            }
            position++;
        }
        if (position < length) {
            indentTo(joined == 0 ? column : joined, joined == 0 ? tabColumn : joined);
        }
    }

    /**
     * Runtime quirk: Jython's lexer takes a form feed in the first column only if nothing follows it in its line; else it
     * rejects the line or drops it without a word.
     */
    private void checkFormFeed(int column) {
        int at = position;
        while (text[at] == '\f' || text[at] == ' ' || text[at] == '\t') {
            at++;
        }
        if (column == 0 && at < length && !isLineEnd(text[at])) {
            problem(position, position + 1, "Jython does not read a line that starts with a form feed");
        }
    }

    private void indentTo(int column, int tabColumn) {
        int current = indents[indentCount - 1];
        if (column == current) {
            if (python3 && tabColumn != tabIndents[indentCount - 1]) {
                problem(position, position, "Inconsistent use of tabs and spaces in indentation");
            }
        } else if (column > current) {
            if (indentCount > MAX_INDENTS) {
                problem(position, position, "Too many levels of indentation");
                return;
            }
            if (python3 && tabColumn <= tabIndents[indentCount - 1]) {
                problem(position, position, "Inconsistent use of tabs and spaces in indentation");
            }
            indents[indentCount] = column;
            tabIndents[indentCount++] = tabColumn;
            tokens.addLayout(INDENT, position);
        } else {
            while (indents[indentCount - 1] > column) {
                indentCount--;
                tokens.addLayout(DEDENT, position);
            }
            if (indents[indentCount - 1] != column) {
                problem(position, position, "Unindent does not match any outer indentation level");
            } else if (python3 && tabColumn != tabIndents[indentCount - 1]) {
                problem(position, position, "Inconsistent use of tabs and spaces in indentation");
            }
        }
    }

    private void comment() {
        int start = position;
        while (!isLineEnd(text[position]) && position < length) {
            position++;
        }
        tokens.addComment(start, position);
    }

    // ---------------------------------------------------------------- brackets

    private void open(char bracket) {
        if (bracketCount == brackets.length) {
            brackets = Arrays.copyOf(brackets, bracketCount * 2);
        }
        if (bracketCount == 0) {
            retreatPosition = -1;
        }
        brackets[bracketCount++] = bracket;
    }

    private void close(char bracket) {
        for (int i = bracketCount - 1; i >= 0; i--) {
            if (brackets[i] == bracket) {
                bracketCount = i;
                return;
            }
        }
    }

    /**
     * Looks at a new line inside brackets: a statement ends them, at or left of the block's indentation, or anywhere if
     * it starts with a keyword that no expression holds.
     */
    private void bracketLine() {
        int at = position;
        if (!python3 && text[at] == '\f') {
            checkFormFeed(0);
        }
        int column = 0;
        if (!python3 && text[at] == '\f') {
            checkFormFeed(0);
        }
        for (; ; at++) {
            char c = text[at];
            if (c == ' ') {
                column++;
            } else if (c == '\t') {
                column = (column | 7) + 1;
            } else if (c != '\f') {
                break;
            }
        }
        char first = text[at];
        boolean word = first >= 128 || CLASS[first] == LETTER;
        boolean inner = column > indents[indentCount - 1];
        int last = tokens.lastKind();
        boolean headerBefore = last == COLON && bracketCount == 1 && brackets[0] == '(';
        if (!(word || first == '@') || (inner && !headerBefore && !mayStartStatement(first))) {
            return;
        }
        if (retreatPosition < 0 && formattedDepth == 0 && (!inner || headerBefore)) {
            retreatPosition = position;
            retreatTokens = tokens.count;
            retreatComments = tokens.commentCount;
            retreatProblems = problems.count();
        }
        if (word && last != DOT && !(last == YIELD && first == 'f') && startsStatement(at, inner)) {
            endBrackets();
        }
    }

    private static boolean mayStartStatement(char first) {
        return switch (first) {
            case 'i', 'd', 'c', 'w', 't', 'r', 'g', 'p', 'e' -> true;
            default -> false;
        };
    }

    /**
     * Ends all brackets because a statement or the end of the text shows that they are broken.
     *
     * @return whether reading goes on at an earlier place
     */
    private boolean endBrackets() {
        if (formattedDepth > 0) {
            formattedBroken = true;
            return false;
        }
        bracketCount = 0;
        boolean retreat = retreatPosition >= 0 && budget > 0;
        if (retreat) {
            budget -= position - retreatPosition;
            position = retreatPosition;
            tokens.truncate(retreatTokens, retreatComments);
            problems.truncate(retreatProblems);
        }
        int lineEnd = tokens.count == 0 ? 0 : tokens.ends[tokens.count - 1];
        while (lineEnd < position && (text[lineEnd] == ' ' || text[lineEnd] == '\t')) {
            lineEnd++;
        }
        tokens.addLayout(NEWLINE, lineEnd);
        lineStart();
        return retreat;
    }

    private boolean startsStatement(int at, boolean inner) {
        int end = at;
        while (text[end] >= 'a' && text[end] <= 'z') {
            end++;
        }
        if (end - at < 3 || end - at > 6 || isNamePart(text[end])) {
            return false;
        }
        return switch (new String(text, at, end - at)) {
            case "import", "def", "class", "while", "try", "return", "global", "del", "pass", "except" -> true;
            case "from", "with" -> !inner;
            default -> false;
        };
    }

    // ---------------------------------------------------------------- names

    private void name() {
        int start = position;
        int at = start;
        int hash = 0;
        char c = text[at];
        while (c < 128 && CLASS[c] - 1 <= 1 && CLASS[c] != 0) {
            hash = hash * 31 + c;
            c = text[++at];
        }
        if (c >= 128 && python3 && isUnicodePart(at)) {
            unicodeName(start, at);
            return;
        }
        if ((c == '"' || c == '\'') && at - start <= 2) {
            int prefix = prefix(start, at);
            if (prefix >= 0) {
                string(start, at, prefix);
                return;
            }
        }
        position = at;
        int symbol = symbols.intern(text, start, at, hash);
        tokens.add(symbols.kind(symbol), start, at, symbol);
    }

    private void unicodeName(int start, int from) {
        int at = from;
        while (isUnicodePart(at) || (text[at] < 128 && isNamePart(text[at]))) {
            at += Character.charCount(codePoint(at));
        }
        position = at;
        int symbol = symbols.internNormalized(text, start, at);
        tokens.add(symbols.kind(symbol), start, at, symbol);
    }

    private int codePoint(int at) {
        return Character.codePointAt(text, at, text.length);
    }

    private boolean isUnicodePart(int at) {
        int codePoint = codePoint(at);
        return codePoint >= 128
                && Character.isUnicodeIdentifierPart(codePoint)
                && !Character.isIdentifierIgnorable(codePoint);
    }

    /** The prefix bits of a string, -1 if the letters are none; 256 marks an f-string. */
    private int prefix(int start, int end) {
        int bits = 0;
        for (int i = start; i < end; i++) {
            int bit =
                    switch (text[i] | 0x20) {
                        case 'r' -> Tokens.RAW;
                        case 'b' -> Tokens.BYTES;
                        case 'u' -> Tokens.UNICODE;
                        case 'f' -> 256;
                        case 't' -> 256 | Tokens.TEMPLATE;
                        default -> -1;
                    };
            if (bit < 0 || (bits & bit) != 0) {
                return -1;
            }
            bits |= bit;
        }
        if (end - start == 2) {
            boolean legal = python3
                    ? (bits & Tokens.RAW) != 0 && (bits & Tokens.UNICODE) == 0
                    : (text[start] | 0x20) != 'r' && (bits & Tokens.RAW) != 0;
            if (!legal) {
                return -1;
            }
        }
        return !python3 && (bits & 256) != 0 ? -1 : bits;
    }

    // ---------------------------------------------------------------- strings

    private void string(int start, int quoteAt, int bits) {
        char quote = text[quoteAt];
        boolean triple = text[quoteAt + 1] == quote && text[quoteAt + 2] == quote;
        if ((bits & 256) != 0 && budget > 0 && formattedDepth < MAX_FORMATTED) {
            if (formatted(start, quoteAt, quote, triple, bits)) {
                return;
            }
            problem(start, quoteAt + 1, "f-string: the braces do not match, or the string does not end");
        }
        int flags = (bits & 255) | (triple ? Tokens.TRIPLE : 0);
        int end = triple ? tripleEnd(start, quoteAt + 3, quote) : singleEnd(start, quoteAt + 1, quote);
        position = end;
        tokens.add(STRING, start, end, flags);
    }

    private int singleEnd(int start, int from, char quote) {
        int at = from;
        for (; ; ) {
            char c = text[at];
            if (c == quote) {
                return at + 1;
            }
            if (c == '\\' && at + 1 < length) {
                at = behindLineEnd(at + 1);
            } else if ((isLineEnd(c) || c == 0) && (c != 0 || at >= length)) {
                at = Math.min(at, length);
                problem(start, at, "Unterminated string literal");
                if (formattedDepth > 0) {
                    formattedBroken = true;
                }
                return at;
            } else {
                at++;
            }
        }
    }

    private int tripleEnd(int start, int from, char quote) {
        int at = from;
        if (budget > 0) {
            while (at < length) {
                char c = text[at];
                if (c == quote && text[at + 1] == quote && text[at + 2] == quote) {
                    return at + 3;
                }
                at += c == '\\' ? 2 : 1;
            }
            budget -= length - from;
        }
        at = Math.min(from, length);
        while (at < length && !isLineEnd(text[at])) {
            at++;
        }
        problem(start, at, "Unterminated triple-quoted string literal");
        if (formattedDepth > 0) {
            formattedBroken = true;
        }
        return at;
    }

    /**
     * Reads an f-string with the tokens of its replacement fields.
     *
     * @return false if it is broken; then nothing has been read
     */
    private boolean formatted(int start, int quoteAt, char quote, boolean triple, int bits) {
        int tokenCount = tokens.count;
        int commentCount = tokens.commentCount;
        int problemCount = problems.count();
        int outerBrackets = bracketCount;
        boolean outerBroken = formattedBroken;
        int outerRetreat = retreatPosition;
        formattedBroken = false;
        formattedDepth++;
        position = quoteAt + (triple ? 3 : 1);
        tokens.add(FSTRING_START, start, position, bits & 255);
        boolean whole = formattedText(quote, triple, (bits & Tokens.RAW) != 0, false) && !formattedBroken;
        formattedDepth--;
        formattedBroken = outerBroken;
        bracketCount = outerBrackets;
        retreatPosition = outerRetreat;
        if (!whole) {
            budget -= position - start + 1;
            tokens.truncate(tokenCount, commentCount);
            problems.truncate(problemCount);
            position = start;
        }
        return whole;
    }

    /** Reads the text of an f-string up to its closing quote, or of a format specification up to its brace. */
    private boolean formattedText(char quote, boolean triple, boolean raw, boolean spec) {
        for (; ; ) {
            if (position >= length) {
                return false;
            }
            char c = text[position];
            if (c == quote && (!triple || (text[position + 1] == quote && text[position + 2] == quote))) {
                if (spec) {
                    return false;
                }
                tokens.add(FSTRING_END, position, position + (triple ? 3 : 1), 0);
                position += triple ? 3 : 1;
                return true;
            }
            if (c == '{') {
                if (text[position + 1] == '{' && !spec) {
                    position += 2;
                } else if (!field(quote, triple, raw)) {
                    return false;
                }
            } else if (c == '}') {
                if (spec) {
                    return true;
                }
                if (text[position + 1] != '}') {
                    return false;
                }
                position += 2;
            } else if (c == '\\' && !raw && text[position + 1] == 'N' && text[position + 2] == '{') {
                while (position < length && text[position] != '}' && text[position] != quote) {
                    position++;
                }
                position += text[position] == '}' ? 1 : 0;
            } else if (c == '\\' && position + 1 < length) {
                boolean brace = text[position + 1] == '{' || text[position + 1] == '}';
                position = brace ? position + 1 : behindLineEnd(position + 1);
            } else if (isLineEnd(c) && !triple) {
                return false;
            } else {
                position++;
            }
        }
    }

    private boolean field(char quote, boolean triple, boolean raw) {
        int depth = bracketCount;
        open('{');
        tokens.add(LBRACE, position, position + 1, 0);
        position++;
        while (!formattedBroken && position < length) {
            char c = text[position];
            if (bracketCount == depth + 1) {
                if (c == ':') {
                    tokens.add(SPEC, position, position + 1, 0);
                    position++;
                    if (++formattedDepth > MAX_FORMATTED || !formattedText(quote, triple, raw, true)) {
                        formattedDepth--;
                        return false;
                    }
                    formattedDepth--;
                    continue;
                }
                if (c == '!' && text[position + 1] != '=') {
                    tokens.add(CONVERSION, position, position + 1, 0);
                    position++;
                    continue;
                }
            }
            token();
            if (bracketCount <= depth) {
                return bracketCount == depth && tokens.lastKind() == RBRACE;
            }
        }
        return false;
    }

    // ---------------------------------------------------------------- numbers

    private void number() {
        int start = position;
        position = NumberLexer.end(text, start, length, python3, problems);
        tokens.add(NUMBER, start, position, NumberLexer.kind(text, start, position, python3));
    }

    // ---------------------------------------------------------------- operators

    private void operator(char c) {
        switch (c) {
            case '(' -> bracket(LPAR, '(');
            case '[' -> bracket(LSQB, '[');
            case '{' -> bracket(LBRACE, '{');
            case ')' -> closing(RPAR, '(');
            case ']' -> closing(RSQB, '[');
            case '}' -> closing(RBRACE, '{');
            case ',' -> add(COMMA, 1);
            case ';' -> add(SEMI, 1);
            case '~' -> add(TILDE, 1);
            case '.' -> dot();
            case ':' -> {
                if (python3 && text[position + 1] == '=') {
                    add(COLON_EQUAL, 2);
                } else {
                    add(COLON, 1);
                }
            }
            case '=' -> equalable(ASSIGN, EQUAL);
            case '+' -> equalable(PLUS, augmented(PLUS));
            case '-' -> {
                if (python3 && text[position + 1] == '>') {
                    add(ARROW, 2);
                } else {
                    equalable(MINUS, augmented(MINUS));
                }
            }
            case '%' -> equalable(PERCENT, augmented(PERCENT));
            case '|' -> equalable(VBAR, augmented(VBAR));
            case '&' -> equalable(AMPER, augmented(AMPER));
            case '^' -> equalable(CIRCUMFLEX, augmented(CIRCUMFLEX));
            case '*' -> doubled('*', STAR, DOUBLE_STAR);
            case '/' -> doubled('/', SLASH, DOUBLE_SLASH);
            case '<' -> less();
            case '>' -> {
                if (text[position + 1] == '>') {
                    position++;
                    equalable(RIGHT_SHIFT, augmented(RIGHT_SHIFT), 1);
                } else {
                    equalable(GREATER, GREATER_EQUAL);
                }
            }
            case '@' -> {
                if (python3) {
                    equalable(AT, AT_EQUAL);
                } else {
                    add(AT, 1);
                }
            }
            case '#' -> comment();
            case '\\' -> backslash();
            default -> unusual(c);
        }
    }

    private void unusual(char c) {
        if (c == '!' && text[position + 1] == '=') {
            add(NOT_EQUAL, 2);
        } else if (c == '`' && !python3) {
            add(BACKQUOTE, 1);
        } else if (python3 && c >= 128 && startsUnicodeName()) {
            unicodeName(position, position);
        } else {
            int start = position;
            position += Character.charCount(codePoint(position));
            problem(start, position, c == 0 ? "Source code cannot contain null characters" : "Invalid character");
            tokens.add(ERROR, start, position, 0);
        }
    }

    private boolean startsUnicodeName() {
        int codePoint = codePoint(position);
        return Character.isUnicodeIdentifierStart(codePoint) && !Character.isIdentifierIgnorable(codePoint);
    }

    private void dot() {
        if (text[position + 1] >= '0' && text[position + 1] <= '9') {
            number();
        } else {
            add(DOT, 1);
        }
    }

    private void less() {
        char next = text[position + 1];
        if (next == '<') {
            position++;
            equalable(LEFT_SHIFT, augmented(LEFT_SHIFT), 1);
        } else if (next == '>' && !python3) {
            add(NOT_EQUAL, 2);
        } else {
            equalable(LESS, LESS_EQUAL);
        }
    }

    private void backslash() {
        if (isLineEnd(text[position + 1]) && position + 1 < length) {
            int start = position;
            position = behindLineEnd(position + 1);
            if (position >= length) {
                problem(start, start + 1, "Unexpected end of the text behind a line continuation");
            }
            return;
        }
        problem(position, position + 1, "Unexpected character behind the line continuation character");
        add(ERROR, 1);
    }

    private void bracket(int kind, char bracket) {
        open(bracket);
        add(kind, 1);
    }

    private void closing(int kind, char bracket) {
        close(bracket);
        add(kind, 1);
    }

    private void doubled(char c, int kind, int doubleKind) {
        if (text[position + 1] == c) {
            position++;
            equalable(doubleKind, augmented(doubleKind), 1);
        } else {
            equalable(kind, augmented(kind));
        }
    }

    private void equalable(int kind, int equalKind) {
        equalable(kind, equalKind, 0);
    }

    private void equalable(int kind, int equalKind, int already) {
        boolean equal = text[position + 1] == '=';
        int start = position - already;
        position += equal ? 2 : 1;
        tokens.add(equal ? equalKind : kind, start, position, 0);
    }

    private void add(int kind, int width) {
        tokens.add(kind, position, position + width, 0);
        position += width;
    }

    private static int augmented(int kind) {
        return FIRST_AUGMENTED + kind - PLUS;
    }

    private void problem(int start, int end, String message) {
        problems.add(Math.min(start, length), Math.min(end, length), message);
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    static boolean isNamePart(char c) {
        return c < 128 ? CLASS[c] == LETTER || CLASS[c] == DIGIT : Character.isUnicodeIdentifierPart(c);
    }

    private static byte[] characterClasses() {
        byte[] classes = new byte[128];
        for (char c = 0; c < 128; c++) {
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_') {
                classes[c] = LETTER;
            } else if (c >= '0' && c <= '9') {
                classes[c] = DIGIT;
            }
        }
        classes[' '] = SPACE;
        classes['\t'] = SPACE;
        classes['\f'] = SPACE;
        classes['\n'] = LINE_END;
        classes['\r'] = LINE_END;
        classes['"'] = QUOTE;
        classes['\''] = QUOTE;
        return classes;
    }
}
