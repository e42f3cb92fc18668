package naja.syntax;

import naja.syntax.Expression.Name;
import org.jspecify.annotations.Nullable;

/** {@code T: bound = default}, {@code *Ts} or {@code **P} of a generic function, class or type alias. */
public record TypeParameter(
        int start,
        int end,
        Kind kind,
        Name name,
        @Nullable Expression bound,
        @Nullable Expression defaultValue) implements Node {
    @Override
    public void forEachChild(NodeVisitor visitor) {
        visitor.visit(name);
        visitor.visitIf(bound);
        visitor.visitIf(defaultValue);
    }

    /** What the parameter stands for. */
    public enum Kind {
        TYPE_VAR,
        TYPE_VAR_TUPLE,
        PARAM_SPEC
    }
}
