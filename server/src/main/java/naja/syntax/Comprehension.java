package naja.syntax;

import java.util.List;

/** {@code async for target in iter if a if b} of a comprehension. */
public record Comprehension(int start, int end, boolean async, Expression target, Expression iter, List<Expression> ifs)
        implements Node {
    @Override
    public void forEachChild(NodeVisitor visitor) {
        visitor.visit(target);
        visitor.visit(iter);
        visitor.visitAll(ifs);
    }
}
