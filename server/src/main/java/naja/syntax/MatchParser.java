package naja.syntax;

import static naja.syntax.TokenKind.*;

import java.util.List;
import naja.syntax.Expression.Starred;
import naja.syntax.Expression.Tuple;
import naja.syntax.Pattern.MatchAs;
import naja.syntax.Pattern.MatchOr;
import naja.syntax.Statement.Match;
import org.jspecify.annotations.Nullable;

/** Reads Python 3's {@code match} statement, whose keywords are names anywhere else. */
final class MatchParser {
    private final TokenCursor t;
    private final StatementParser statements;
    private final ExpressionParser expressions;
    private final PatternParser patterns;

    MatchParser(TokenCursor cursor, StatementParser statements, ExpressionParser expressions, String text) {
        this.t = cursor;
        this.statements = statements;
        this.expressions = expressions;
        this.patterns = new PatternParser(cursor, expressions, text);
    }

    /** The statement that starts at the name {@code match}; null, and nothing is read, if it is only a name. */
    @Nullable
    Statement match() {
        int start = t.start();
        TokenCursor.Mark mark = t.mark();
        t.next();
        boolean ambiguous = t.kind == LPAR || t.kind == LSQB || t.kind == MINUS || t.kind == PLUS || t.kind == STAR;
        if (!expressions.startsExpression()) {
            t.reset(mark);
            return null;
        }
        Expression subject = subject();
        boolean isMatch = !t.failed
                && t.kind == COLON
                && t.peek(1) == NEWLINE
                && (!ambiguous || t.peek(2) == INDENT)
                && (t.peek(2) != INDENT || t.peek(3) == NAME);
        if (!isMatch) {
            t.reset(mark);
            return null;
        }
        t.next();
        t.next();
        int cases = t.stackMark();
        if (!t.accept(INDENT)) {
            t.problem(t.lastEnd, t.lastEnd, "Expected an indented block");
            return new Match(start, t.lastEnd, subject, List.of());
        }
        if (t.enter()) {
            cases(cases);
            t.leave();
        }
        return new Match(start, t.lastEnd, subject, t.pop(cases));
    }

    private Expression subject() {
        int start = t.start();
        Expression first = expressions.starredOrNamed();
        if (t.kind != COMMA) {
            if (first instanceof Starred) {
                t.fail("A starred expression is not allowed here");
            }
            return first;
        }
        int mark = t.stackMark();
        t.push(first);
        while (t.accept(COMMA)) {
            if (!expressions.startsExpression()) {
                break;
            }
            t.push(expressions.starredOrNamed());
        }
        return new Tuple(start, t.lastEnd, t.pop(mark));
    }

    private void cases(int mark) {
        boolean sawIrrefutable = false;
        while (t.kind != DEDENT && t.kind != EOF) {
            t.beginStatement();
            if (t.kind == NEWLINE) {
                t.next();
                continue;
            }
            if (t.kind == INDENT) {
                t.fail("Unexpected indentation");
                statements.discardBlock();
                continue;
            }
            if (t.kind != NAME || t.value() != Symbols.CASE) {
                t.fail("Expected 'case'");
                statements.discardStatement();
                continue;
            }
            int start = t.start();
            t.next();
            Pattern pattern = patterns.patterns();
            if (sawIrrefutable) {
                t.problem(start, t.lastEnd, "The pattern before makes this one unreachable");
            }
            Expression guard = t.accept(IF) ? expressions.named() : null;
            sawIrrefutable = guard == null && isIrrefutable(pattern);
            patterns.checkNames(pattern);
            List<Statement> body = statements.block();
            t.push(new MatchCase(start, t.lastEnd, pattern, guard, body));
        }
        t.accept(DEDENT);
        if (t.stackMark() == mark) {
            t.problem(t.lastEnd, t.lastEnd, "Expected a case");
        }
    }

    private static boolean isIrrefutable(Pattern pattern) {
        if (pattern instanceof MatchAs as) {
            return as.pattern() == null || isIrrefutable(as.pattern());
        }
        if (pattern instanceof MatchOr or) {
            return isIrrefutable(or.patterns().get(or.patterns().size() - 1));
        }
        return false;
    }
}
