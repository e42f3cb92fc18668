package naja.syntax;

import java.util.List;
import java.util.Optional;
import naja.syntax.Expression.Constant;
import naja.text.Span;

/** The syntax tree of one text. */
public final class PythonFile {
    private final String text;
    private final Grammar grammar;
    private final List<Statement> body;
    private final int[] comments;
    private final List<SyntaxProblem> problems;
    private final boolean unicodeLiterals;

    PythonFile(
            String text,
            Grammar grammar,
            List<Statement> body,
            int[] comments,
            List<SyntaxProblem> problems,
            boolean unicodeLiterals) {
        this.text = text;
        this.grammar = grammar;
        this.body = body;
        this.comments = comments;
        this.problems = problems;
        this.unicodeLiterals = unicodeLiterals;
    }

    /** The text that was parsed; every offset of the tree counts its UTF-16 code units. */
    public String text() {
        return text;
    }

    /** The grammar that was used. */
    public Grammar grammar() {
        return grammar;
    }

    /** The module's statements. */
    public List<Statement> body() {
        return body;
    }

    /** What is no Python, in the order of the text. */
    public List<SyntaxProblem> problems() {
        return problems;
    }

    /** Number of comments. */
    public int commentCount() {
        return comments.length / 2;
    }

    /** The place of a comment, from its {@code #} to the line's end; comments are in the order of the text. */
    public Span comment(int index) {
        return new Span(comments[2 * index], comments[2 * index + 1]);
    }

    /** The docstring of the module. */
    public Optional<Constant> docstring() {
        return docstring(body);
    }

    /** The docstring of a module, class or function with this body. */
    public Optional<Constant> docstring(List<Statement> statements) {
        boolean found = !statements.isEmpty()
                && statements.get(0) instanceof Statement.Expr expression
                && expression.value() instanceof Constant constant
                && constant.isString()
                && constant.kind() != Constant.Kind.BYTES;
        return found ? Optional.of((Constant) ((Statement.Expr) statements.get(0)).value()) : Optional.empty();
    }

    /**
     * The value of a string literal: adjacent literals joined, escapes replaced. The bytes of a byte string are the
     * characters of its source.
     */
    public String stringValue(Constant constant) {
        return StringLiteral.value(
                text, constant.start(), constant.end(), grammar == Grammar.PYTHON_3, unicodeLiterals);
    }

    /** The source of a node. */
    public String source(Node node) {
        return text.substring(node.start(), node.end());
    }
}
