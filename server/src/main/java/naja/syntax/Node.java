package naja.syntax;

/**
 * A node of the syntax tree. The types are named after those of CPython's {@code ast} module.
 *
 * <p>An absent child is {@code null}, checked by the compiler: trees are the largest thing the server keeps, and an
 * {@code Optional} for each absent annotation or default would cost more than the node.
 */
public sealed interface Node
        permits Expression,
                Statement,
                Pattern,
                Alias,
                Arguments,
                Comprehension,
                ExceptHandler,
                Keyword,
                MatchCase,
                Parameter,
                TypeParameter,
                WithItem {

    /** Offset of the first character, in UTF-16 code units. */
    int start();

    /** Offset behind the last character. */
    int end();

    /** Shows the children to {@code visitor} in the order of the text. */
    void forEachChild(NodeVisitor visitor);
}
