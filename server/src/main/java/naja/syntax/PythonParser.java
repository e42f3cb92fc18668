package naja.syntax;

import java.util.Arrays;
import java.util.List;

/** The parser: text to syntax tree. */
public final class PythonParser {
    private PythonParser() {}

    /** The tree of {@code text}, and what is no Python in it; never fails, whatever the text. */
    public static PythonFile parse(String text, Grammar grammar) {
        ProblemList problems = new ProblemList();
        Tokens tokens = Lexer.tokens(text, grammar, problems);
        TokenCursor cursor = new TokenCursor(tokens, grammar == Grammar.PYTHON_3, problems);
        List<Statement> body = new StatementParser(cursor, text).file();
        return new PythonFile(
                text,
                grammar,
                body,
                Arrays.copyOf(tokens.comments, tokens.commentCount * 2),
                problems.inOrder(),
                cursor.unicodeLiterals);
    }
}
