package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import naja.syntax.Operator;

/** The binary operators by which programs put paths and lists together. */
final class Operators {
    private Operators() {}

    /** The value of {@code left op right}; unknown for the operators that do not matter for imports. */
    static Value binary(Value left, Operator op, Value right) {
        if (left instanceof Value.Text a && right instanceof Value.Text b && op == Operator.Add) {
            return Value.text(a.text() + b.text());
        }
        if (left instanceof Value.Int a && right instanceof Value.Int b) {
            boolean divides = op == Operator.Div || op == Operator.FloorDiv || op == Operator.Mod;
            if (divides && b.number() == 0) {
                throw new ImportFailure("ZeroDivisionError", "division by zero");
            }
            return switch (op) {
                case Add -> new Value.Int(a.number() + b.number());
                case Sub -> new Value.Int(a.number() - b.number());
                case Mult -> new Value.Int(a.number() * b.number());
                default -> Value.unknown("arithmetic");
            };
        }
        if (left instanceof Value.Sequence a && right instanceof Value.Sequence b && op == Operator.Add) {
            List<Value> items = new ArrayList<>(a.items());
            items.addAll(b.items());
            Value.Sequence sum = new Value.Sequence(items, a.isTuple());
            String open = a.open() == null ? b.open() : a.open();
            if (open != null) {
                sum.open(open);
            }
            return sum;
        }
        if (left instanceof Value.Text format && op == Operator.Mod) {
            return Formatting.format(format.text(), right);
        }
        return Value.unknown("an operator");
    }
}
