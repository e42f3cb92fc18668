package naja.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receives the nodes of a tree, one call for each. */
@FunctionalInterface
public interface NodeVisitor {

    /** Takes one node; a visitor that wants its descendants asks it for its children. */
    void visit(Node node);

    /** Takes a child that may be absent. */
    default void visitIf(@Nullable Node node) {
        if (node != null) {
            visit(node);
        }
    }

    /** Takes the nodes of a list, in order. */
    default void visitAll(List<? extends Node> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            visit(nodes.get(i));
        }
    }

    /** Takes the nodes of two lists that are each in order, in the order of the text. */
    default void visitMerged(List<? extends Node> first, List<? extends Node> second) {
        int i = 0;
        int j = 0;
        while (i < first.size() || j < second.size()) {
            boolean fromFirst = j >= second.size()
                    || (i < first.size()
                            && first.get(i).start() <= second.get(j).start());
            visit(fromFirst ? first.get(i++) : second.get(j++));
        }
    }
}
