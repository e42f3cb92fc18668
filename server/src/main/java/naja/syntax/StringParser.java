package naja.syntax;

import static naja.syntax.TokenKind.*;

import java.util.List;
import naja.syntax.Expression.Constant;
import naja.syntax.Expression.FormattedValue;
import naja.syntax.Expression.JoinedStr;

/** Reads adjacent string literals as one expression, f-strings with their replacement fields. */
final class StringParser {
    private final TokenCursor t;
    private final ExpressionParser expressions;
    private final String text;

    StringParser(TokenCursor cursor, ExpressionParser expressions, String text) {
        this.t = cursor;
        this.expressions = expressions;
        this.text = text;
    }

    Expression strings() {
        int start = t.start();
        int mark = t.stackMark();
        boolean formatted = false;
        int anyFlags = 0;
        boolean template = false;
        boolean plain = false;
        boolean otherThanBytes = false;
        while (t.kind == STRING || t.kind == FSTRING_START) {
            if (t.kind == FSTRING_START) {
                formatted = true;
                otherThanBytes = true;
                boolean isTemplate = (t.value() & Tokens.TEMPLATE) != 0;
                template |= isTemplate;
                plain |= !isTemplate;
                t.next();
                fields(FSTRING_END);
                t.expect(FSTRING_END, "Unterminated f-string");
            } else {
                int flags = t.value();
                anyFlags |= flags;
                plain = true;
                otherThanBytes |= (flags & Tokens.BYTES) == 0;
                StringLiteral.check(t, text, t.start(), t.end(), flags);
                if (formatted || t.peek(1) == FSTRING_START || t.peek(1) == STRING) {
                    t.push(new Constant(t.start(), t.end(), kind(flags, (flags & Tokens.BYTES) == 0)));
                }
                t.next();
            }
        }
        List<Expression> values = t.pop(mark);
        if (t.python3 && (anyFlags & Tokens.BYTES) != 0 && otherThanBytes) {
            t.problem(start, t.lastEnd, "Cannot mix bytes and nonbytes literals");
        }
        if (template && plain) {
            t.problem(start, t.lastEnd, "Cannot mix t-string literals with other string literals");
        }
        return formatted
                ? new JoinedStr(start, t.lastEnd, template, values)
                : new Constant(start, t.lastEnd, kind(anyFlags, otherThanBytes));
    }

    private Constant.Kind kind(int flags, boolean otherThanBytes) {
        if (t.python3) {
            return (flags & Tokens.BYTES) != 0 ? Constant.Kind.BYTES : Constant.Kind.STR;
        }
        boolean unicode = (flags & Tokens.UNICODE) != 0 || (t.unicodeLiterals && otherThanBytes);
        return unicode ? Constant.Kind.UNICODE : Constant.Kind.STR;
    }

    /** Pushes the replacement fields up to the end of the string, or of a format specification. */
    private void fields(int end) {
        while (t.kind != end && !t.atLineEnd()) {
            if (t.kind != LBRACE) {
                t.fail("Unexpected text in an f-string");
                t.next();
                continue;
            }
            t.push(field());
        }
    }

    private FormattedValue field() {
        int start = t.start();
        t.next();
        Expression value = t.kind == RBRACE || t.kind == SPEC || t.kind == CONVERSION || t.kind == ASSIGN
                ? t.missing("Expected an expression in the braces of an f-string")
                : expressions.expressionsOrYield();
        boolean debug = t.accept(ASSIGN);
        char conversion = 0;
        if (t.accept(CONVERSION)) {
            conversion = conversion();
        }
        JoinedStr spec = null;
        if (t.kind == SPEC) {
            t.next();
            int specStart = t.lastEnd;
            int mark = t.stackMark();
            fields(RBRACE);
            spec = new JoinedStr(specStart, Math.max(specStart, t.start()), false, t.pop(mark));
        }
        if (debug && conversion == 0 && spec == null) {
            conversion = 'r';
        }
        t.expectClosing(RBRACE, "Expected '}' in an f-string");
        return new FormattedValue(start, t.lastEnd, value, conversion, spec);
    }

    private char conversion() {
        if (t.kind != NAME || t.start() != t.lastEnd) {
            t.fail("Expected 's', 'r' or 'a' behind '!'");
            return 0;
        }
        String word = t.word();
        char letter = word.charAt(0);
        if (word.length() != 1 || (letter != 's' && letter != 'r' && letter != 'a')) {
            t.fail("Expected 's', 'r' or 'a' behind '!'");
        }
        t.next();
        return letter;
    }
}
