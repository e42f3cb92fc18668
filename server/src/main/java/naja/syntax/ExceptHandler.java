package naja.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code except type as target: body}, Python 2's {@code except type, target: body} too.
 *
 * @param type absent in a bare {@code except:}; a tuple without parentheses in Python 3.14
 * @param target a name; in Python 2 any assignment target
 */
public record ExceptHandler(
        int start,
        int end,
        @Nullable Expression type,
        @Nullable Expression target,
        List<Statement> body) implements Node {
    @Override
    public void forEachChild(NodeVisitor visitor) {
        visitor.visitIf(type);
        visitor.visitIf(target);
        visitor.visitAll(body);
    }
}
