package naja.syntax;

import java.util.List;
import naja.syntax.Expression.Name;
import org.jspecify.annotations.Nullable;

/**
 * {@code a.b as c} of an import statement.
 *
 * @param parts the parts of the dotted name, at least one; the last one is empty in an unfinished name
 * @param asname the name behind {@code as}; empty if it is missing
 */
public record Alias(
        int start, int end, List<Name> parts, @Nullable Name asname) implements Node {
    @Override
    public void forEachChild(NodeVisitor visitor) {
        visitor.visitAll(parts);
        visitor.visitIf(asname);
    }

    /** The name that the alias binds: the one behind {@code as}, or the first part. */
    public Name bound() {
        return asname != null ? asname : parts.get(0);
    }
}
