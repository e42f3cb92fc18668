package naja.syntax;

import org.jspecify.annotations.Nullable;

/**
 * One parameter of a function.
 *
 * @param start the star, if there is one
 * @param target a {@link Expression.Name}, or in Python 2 a {@link Expression.Tuple} of targets
 */
public record Parameter(
        int start,
        int end,
        Kind kind,
        Expression target,
        @Nullable Expression annotation,
        @Nullable Expression defaultValue)
        implements Node {
    @Override
    public void forEachChild(NodeVisitor visitor) {
        visitor.visit(target);
        visitor.visitIf(annotation);
        visitor.visitIf(defaultValue);
    }

    /** How a parameter takes its argument. */
    public enum Kind {
        POSITIONAL_ONLY,
        POSITIONAL_OR_KEYWORD,
        /** {@code *args}. */
        VARARG,
        KEYWORD_ONLY,
        /** {@code **kwargs}. */
        KWARG
    }
}
