package naja.syntax;

import org.jspecify.annotations.Nullable;

/** {@code context as target} of a {@code with}. */
public record WithItem(
        int start, int end, Expression context, @Nullable Expression target) implements Node {
    @Override
    public void forEachChild(NodeVisitor visitor) {
        visitor.visit(context);
        visitor.visitIf(target);
    }
}
