package naja.features;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import naja.syntax.Expression;
import naja.syntax.NamePart;
import naja.syntax.Node;
import naja.syntax.Parameter;
import naja.syntax.PythonFile;
import naja.syntax.Statement;
import naja.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * The name or dotted expression that a cursor stands in, up to the name under it: {@code a.b} for the {@code b} of {@code a.b.c}.
 *
 * @param parts the names, at least one
 */
record DottedExpression(List<NamePart> parts) {

    DottedExpression {
        parts = List.copyOf(parts);
    }

    /** The name under the cursor. */
    NamePart last() {
        return parts.get(parts.size() - 1);
    }

    /** The name that the expression starts from. */
    String head() {
        return parts.get(0).text();
    }

    /**
     * The expression at {@code offset}.
     *
     * @return nothing if no name of such an expression is there, or if a function around it has a parameter or variable of
     *     the name that it starts from
     */
    static Optional<DottedExpression> at(PythonFile tree, int offset) {
        List<Node> path = new ArrayList<>();
        List<Node> level = new ArrayList<>(tree.body());
        while (!level.isEmpty()) {
            Node inside = null;
            for (Node node : level) {
                // Of two neighbours that touch at the cursor it belongs to the second, but for a name's end.
                if (node.start() <= offset && offset <= node.end() && (inside == null || node.start() == offset)) {
                    inside = node;
                }
            }
            level = new ArrayList<>();
            if (inside != null) {
                path.add(inside);
                inside.forEachChild(level::add);
            }
        }
        Collections.reverse(path);
        return of(path, offset).filter(found -> path.stream().noneMatch(node -> isBoundIn(node, found.head())));
    }

    private static Optional<DottedExpression> of(List<Node> fromInside, int offset) {
        Node at = fromInside.isEmpty() ? null : fromInside.get(0);
        boolean isHead = at instanceof Expression.Name;
        boolean isAttribute = at instanceof Expression.Attribute attribute
                && nameOf(attribute).span().touches(offset);
        return isHead || isAttribute ? parts(at) : Optional.empty();
    }

    private static Optional<DottedExpression> parts(@Nullable Node expression) {
        List<NamePart> parts = new ArrayList<>();
        Node at = expression;
        while (at instanceof Expression.Attribute attribute) {
            parts.add(nameOf(attribute));
            at = attribute.value();
        }
        if (!(at instanceof Expression.Name name)) {
            return Optional.empty();
        }
        parts.add(new NamePart(name.id(), new Span(name.start(), name.end())));
        Collections.reverse(parts);
        return Optional.of(new DottedExpression(parts));
    }

    private static NamePart nameOf(Expression.Attribute attribute) {
        return new NamePart(
                attribute.attr(), new Span(attribute.end() - attribute.attr().length(), attribute.end()));
    }

    /** Says whether {@code node} is a function with a parameter or a variable of that name. */
    private static boolean isBoundIn(Node node, String name) {
        if (node instanceof Expression.Lambda lambda) {
            return hasParameter(lambda.args().parameters(), name);
        }
        return node instanceof Statement.FunctionDef function
                && (hasParameter(function.args().parameters(), name)
                        || function.body().stream().anyMatch(statement -> assigns(statement, name)));
    }

    private static boolean hasParameter(List<Parameter> parameters, String name) {
        return parameters.stream().anyMatch(parameter -> isName(parameter.target(), name));
    }

    private static boolean assigns(Node node, String name) {
        if (node instanceof Statement.FunctionDef || node instanceof Statement.ClassDef || node instanceof Expression) {
            return false;
        }
        boolean isTarget = (node instanceof Statement.Assign assign
                        && assign.targets().stream().anyMatch(target -> isName(target, name)))
                || (node instanceof Statement.For loop && isName(loop.target(), name));
        List<Node> children = new ArrayList<>();
        node.forEachChild(children::add);
        return isTarget || children.stream().anyMatch(child -> assigns(child, name));
    }

    private static boolean isName(Expression target, String name) {
        return target instanceof Expression.Name found && found.id().equals(name);
    }
}
