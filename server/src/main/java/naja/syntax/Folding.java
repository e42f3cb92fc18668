package naja.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import naja.syntax.Expression.Attribute;
import naja.syntax.Expression.BinOp;
import naja.syntax.Expression.Call;
import naja.syntax.Expression.Fragment;
import naja.syntax.Expression.Subscript;

/** Makes a deep chain of operators or calls flat, so that no visitor's recursion is deep. */
final class Folding {
    private Folding() {}

    /** The operands, arguments and indexes of a chain that grew to the left, in order. */
    static Fragment fold(Expression chain) {
        List<Expression> parts = new ArrayList<>();
        Expression node = chain;
        for (; ; ) {
            if (node instanceof BinOp operation) {
                parts.add(operation.right());
                node = operation.left();
            } else if (node instanceof Attribute attribute) {
                node = attribute.value();
            } else if (node instanceof Subscript subscript) {
                parts.add(subscript.slice());
                node = subscript.value();
            } else if (node instanceof Call call) {
                addArguments(call, parts);
                node = call.func();
            } else {
                break;
            }
        }
        if (node instanceof Fragment fragment) {
            List<Expression> earlier = new ArrayList<>(fragment.parts());
            Collections.reverse(parts);
            earlier.addAll(parts);
            parts = earlier;
        } else {
            parts.add(node);
            Collections.reverse(parts);
        }
        return new Fragment(chain.start(), chain.end(), List.copyOf(parts));
    }

    private static void addArguments(Call call, List<Expression> reversed) {
        List<Expression> arguments = new ArrayList<>();
        NodeVisitor collect = node -> {
            if (node instanceof Keyword keyword) {
                arguments.add(keyword.value());
            } else if (node instanceof Expression expression) {
                arguments.add(expression);
            }
        };
        collect.visitMerged(call.args(), call.keywords());
        Collections.reverse(arguments);
        reversed.addAll(arguments);
    }
}
