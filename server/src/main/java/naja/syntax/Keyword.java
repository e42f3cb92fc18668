package naja.syntax;

import naja.syntax.Expression.Name;
import org.jspecify.annotations.Nullable;

/** {@code arg=value} of a call; {@code **value} has no name. */
public record Keyword(int start, int end, @Nullable Name arg, Expression value) implements Node {
    @Override
    public void forEachChild(NodeVisitor visitor) {
        visitor.visitIf(arg);
        visitor.visit(value);
    }
}
