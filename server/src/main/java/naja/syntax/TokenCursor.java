package naja.syntax;

import static naja.syntax.TokenKind.*;

import java.util.Arrays;
import java.util.List;
import naja.syntax.Expression.Missing;
import naja.syntax.Expression.Name;

/**
 * The place of the parsers in the tokens, and what they share: the problems, the current scope, the future statements
 * seen, and a stack on which lists of nodes grow.
 */
final class TokenCursor {
    /** As deep as CPython lets brackets nest; bounds the recursion of the parser. */
    private static final int MAX_DEPTH = 200;

    final boolean python3;
    final ProblemList problems;
    private final byte[] kinds;
    private final int[] starts;
    private final int[] ends;
    private final int[] values;
    private final Symbols symbols;
    private int index;

    /** The kind of the current token. */
    int kind;
    /** Where the token before the current one ends. */
    int lastEnd;
    /** Whether the current statement already has a problem: one is enough. */
    boolean failed;

    Scope scope = new Scope(Scope.Kind.MODULE, null);
    boolean printFunction;
    boolean unicodeLiterals;
    /** Whether only a docstring and future statements came before. */
    boolean futureAllowed = true;

    private int[] awaits = {};
    private int awaitCount;
    private int depth;
    private Object[] stack = new Object[64];
    private int top;

    TokenCursor(Tokens tokens, boolean python3, ProblemList problems) {
        this.python3 = python3;
        this.problems = problems;
        kinds = tokens.kinds;
        starts = tokens.starts;
        ends = tokens.ends;
        values = tokens.values;
        symbols = tokens.symbols;
        kind = kinds[0];
    }

    // ---------------------------------------------------------------- tokens

    void next() {
        lastEnd = Math.max(lastEnd, ends[index]);
        if (kind != EOF) {
            kind = kinds[++index];
        }
    }

    boolean at(int wanted) {
        return kind == wanted;
    }

    boolean accept(int wanted) {
        if (kind != wanted) {
            return false;
        }
        next();
        return true;
    }

    /** The kind of the token {@code ahead} places on. */
    int peek(int ahead) {
        int at = index;
        for (int i = 0; i < ahead && kinds[at] != EOF; i++) {
            at++;
        }
        return kinds[at];
    }

    int start() {
        return starts[index];
    }

    int end() {
        return ends[index];
    }

    int value() {
        return values[index];
    }

    int nextStart() {
        return kind == EOF ? starts[index] : starts[index + 1];
    }

    int nextValue() {
        return kind == EOF ? 0 : values[index + 1];
    }

    /** The word of a name or keyword token. */
    String word() {
        return symbols.text(values[index]);
    }

    /** Says whether three dots without space between them come next. */
    boolean atEllipsis() {
        return kind == DOT
                && kinds[index + 1] == DOT
                && kinds[index + 2] == DOT
                && (!python3 || starts[index + 2] == starts[index] + 2);
    }

    boolean atLineEnd() {
        return kind == NEWLINE || kind == EOF;
    }

    /** Says whether the line ends behind the current token. */
    boolean nextIsLineEnd() {
        return peek(1) == NEWLINE || peek(1) == EOF;
    }

    boolean atKeyword() {
        return kind >= FIRST_KEYWORD;
    }

    /** Says whether the current token is a name; Python 2's {@code print} is one if a future statement says so. */
    boolean atName() {
        return kind == NAME || (kind == PRINT && printFunction);
    }

    Name name() {
        Name name = new Name(start(), end(), word());
        next();
        return name;
    }

    /** The place where a name is expected and missing: behind the space that follows the last token. */
    Name missingName(String text) {
        lastEnd = missingPlace(text);
        return new Name(lastEnd, lastEnd, "");
    }

    int missingPlace(String text) {
        int at = lastEnd;
        while (at < text.length() && at < start() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    // ---------------------------------------------------------------- looking ahead

    /** Everything needed to return to a place. */
    record Mark(int index, int kind, int lastEnd, boolean failed, int top, int depth, int problems, int awaits) {}

    Mark mark() {
        return new Mark(index, kind, lastEnd, failed, top, depth, problems.count(), awaitCount);
    }

    void reset(Mark mark) {
        index = mark.index;
        kind = mark.kind;
        lastEnd = mark.lastEnd;
        failed = mark.failed;
        top = mark.top;
        depth = mark.depth;
        problems.truncate(mark.problems);
        awaitCount = Math.min(awaitCount, mark.awaits);
    }

    // ---------------------------------------------------------------- problems

    void beginStatement() {
        failed = false;
        reportAwaits();
    }

    /** Takes notice of an {@code await} outside an async function: legal only if a generator turns out to be around it. */
    void noteAwait(int start) {
        if (awaitCount == awaits.length) {
            awaits = Arrays.copyOf(awaits, awaitCount * 2 + 4);
        }
        awaits[awaitCount++] = start;
    }

    /** Forgets the noted awaits of a generator expression, all but those of its first iterable. */
    void forgiveAwaits(int start, int firstIterStart, int firstIterEnd) {
        int kept = 0;
        for (int i = 0; i < awaitCount; i++) {
            boolean inFirst = awaits[i] >= firstIterStart && awaits[i] < firstIterEnd;
            if (awaits[i] < start || inFirst) {
                awaits[kept++] = awaits[i];
            }
        }
        awaitCount = kept;
    }

    /** Reports the awaits noted and not forgiven. */
    void reportAwaits() {
        for (int i = 0; i < awaitCount; i++) {
            if (i == 0 || awaits[i] != awaits[i - 1]) {
                problems.add(awaits[i], awaits[i] + 5, "'await' outside async function");
            }
        }
        awaitCount = 0;
    }

    /** Reports that the current token does not fit; only the first time in a statement. */
    void fail(String message) {
        if (!failed) {
            failed = true;
            if (kind != ERROR) {
                boolean layout = kind <= DEDENT;
                problems.add(layout ? lastEnd : start(), layout ? lastEnd : end(), message);
            }
        }
    }

    /** Reports something about what has been read; reading goes on as if it were right. */
    void problem(Node node, String message) {
        problem(node.start(), node.end(), message);
    }

    void problem(int start, int end, String message) {
        if (!failed) {
            problems.add(start, end, message);
        }
    }

    void expect(int wanted, String message) {
        if (!accept(wanted)) {
            fail(message);
        }
    }

    /** The place of a missing expression: in front of the current token, which what is being read then reaches. */
    Missing missing(String message) {
        fail(message);
        lastEnd = Math.max(lastEnd, start());
        return new Missing(lastEnd, lastEnd);
    }

    /** Goes one level deeper; false, with a problem and the rest of the line skipped, where that is too deep. */
    boolean enter() {
        if (depth < MAX_DEPTH) {
            depth++;
            return true;
        }
        fail("Too deeply nested");
        skipToLineEnd();
        return false;
    }

    void leave() {
        depth--;
    }

    // ---------------------------------------------------------------- recovery

    void skipToLineEnd() {
        while (!atLineEnd()) {
            next();
        }
    }

    /** Skips to a comma or closing bracket of the current bracket, or to the end of the line. */
    void skipInBrackets() {
        int open = 0;
        while (!atLineEnd()) {
            switch (kind) {
                case LPAR, LSQB, LBRACE -> open++;
                case RPAR, RSQB, RBRACE -> {
                    if (open-- == 0) {
                        return;
                    }
                }
                case COMMA -> {
                    if (open == 0) {
                        return;
                    }
                }
                case FSTRING_END -> {
                    if (open == 0) {
                        return;
                    }
                }
                default -> {}
            }
            next();
        }
    }

    /** Takes the closing bracket, skipping what is in front of it. */
    void expectClosing(int closer, String message) {
        if (accept(closer)) {
            return;
        }
        fail(message);
        skipInBrackets();
        while (kind == COMMA) {
            next();
            skipInBrackets();
        }
        accept(closer);
    }

    // ---------------------------------------------------------------- lists

    /** The present height of the stack, to be given to {@link #pop}. */
    int stackMark() {
        return top;
    }

    void push(Object node) {
        if (top == stack.length) {
            stack = Arrays.copyOf(stack, top * 2);
        }
        stack[top++] = node;
    }

    /** The nodes pushed since the mark, as a list without spare room. */
    @SuppressWarnings("unchecked") // the caller pushed only nodes of the type it asks for
    <T> List<T> pop(int mark) {
        int count = top - mark;
        top = mark;
        return switch (count) {
            case 0 -> List.of();
            case 1 -> (List<T>) List.of(stack[mark]);
            case 2 -> (List<T>) List.of(stack[mark], stack[mark + 1]);
            default -> (List<T>) List.of(Arrays.copyOfRange(stack, mark, mark + count));
        };
    }
}
