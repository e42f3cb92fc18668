package naja.syntax;

import java.util.ArrayList;
import java.util.List;
import naja.syntax.Expression.Attribute;
import naja.syntax.Expression.Compare;
import naja.syntax.Expression.Constant;
import naja.syntax.Expression.Subscript;
import naja.syntax.Expression.Tuple;

/** Tests of the version of Python, as far as they tell Python 2 from Python 3: {@code sys.version_info[0] >= 3}, {@code six.PY3}. */
final class VersionTests {
    private final PythonFile file;
    private final int major;

    VersionTests(PythonFile file) {
        this.file = file;
        this.major = file.grammar() == Grammar.PYTHON_3 ? 3 : 2;
    }

    /** 1 if the test holds in the file's language, -1 if it does not, 0 if it is no such test. */
    int truth(Expression test) {
        String name = ModuleScan.lastName(test);
        if (name.equals("PY3") || name.equals("PY2")) {
            return name.equals("PY" + major) ? 1 : -1;
        }
        if (!(test instanceof Compare compare) || compare.ops().size() != 1 || !isVersion(compare.left())) {
            return 0;
        }
        List<Integer> bound = numbers(compare.comparators().get(0));
        // Only the major version is known here, so a bound within it says nothing.
        if (bound.isEmpty() || (bound.get(0) == major && bound.size() > 1)) {
            return 0;
        }
        return holds(
                compare.ops().get(0),
                Integer.compare(major, bound.get(0)),
                bound.size() == 1 && isMajor(compare.left()));
    }

    private static int holds(Operator op, int order, boolean exact) {
        if (order == 0 && !exact) {
            return 0;
        }
        boolean holds =
                switch (op) {
                    case Lt -> order < 0;
                    case LtE -> order <= 0;
                    case Gt -> order > 0;
                    case GtE -> order >= 0;
                    case Eq -> order == 0;
                    case NotEq -> order != 0;
                    default -> false;
                };
        boolean isOrder = op == Operator.Lt
                || op == Operator.LtE
                || op == Operator.Gt
                || op == Operator.GtE
                || op == Operator.Eq
                || op == Operator.NotEq;
        return isOrder ? (holds ? 1 : -1) : 0;
    }

    private boolean isVersion(Expression expression) {
        return ModuleScan.lastName(expression).equals("version_info")
                || isMajor(expression)
                || (expression instanceof Subscript slice
                        && ModuleScan.lastName(slice.value()).equals("version_info")
                        && slice.slice() instanceof Expression.Slice part
                        && part.lower() == null);
    }

    private boolean isMajor(Expression expression) {
        if (expression instanceof Attribute attribute) {
            return attribute.attr().equals("major")
                    && ModuleScan.lastName(attribute.value()).equals("version_info");
        }
        return expression instanceof Subscript subscript
                && ModuleScan.lastName(subscript.value()).equals("version_info")
                && subscript.slice() instanceof Constant index
                && file.source(index).equals("0");
    }

    private List<Integer> numbers(Expression bound) {
        List<Integer> numbers = new ArrayList<>();
        for (Expression element : bound instanceof Tuple tuple ? tuple.elts() : List.of(bound)) {
            boolean isDigit = element instanceof Constant
                    && element.end() - element.start() == 1
                    && Character.isDigit(file.text().charAt(element.start()));
            if (!isDigit) {
                return List.of();
            }
            numbers.add(file.text().charAt(element.start()) - '0');
        }
        return numbers;
    }
}
