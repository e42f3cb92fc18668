package naja.syntax;

import java.util.List;

/** The parameters of a function or lambda, in order; the parentheses are not part of it. */
public record Arguments(int start, int end, List<Parameter> parameters) implements Node {
    @Override
    public void forEachChild(NodeVisitor visitor) {
        visitor.visitAll(parameters);
    }
}
