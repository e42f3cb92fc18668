package naja.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code case pattern if guard: body}. */
public record MatchCase(
        int start, int end, Pattern pattern, @Nullable Expression guard, List<Statement> body) implements Node {
    @Override
    public void forEachChild(NodeVisitor visitor) {
        visitor.visit(pattern);
        visitor.visitIf(guard);
        visitor.visitAll(body);
    }
}
