package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import naja.syntax.Expression;
import naja.syntax.Operator;
import org.jspecify.annotations.Nullable;

/** Indexing, slicing and comparing in a rehearsal. */
final class Subscripts {
    private final Rehearsal rehearsal;
    private final Evaluator evaluator;

    Subscripts(Rehearsal rehearsal, Evaluator evaluator) {
        this.rehearsal = rehearsal;
        this.evaluator = evaluator;
    }

    Value get(Value owner, Expression index, Frame frame) throws ImportFailure {
        if (index instanceof Expression.Slice slice) {
            return slice(owner, slice, frame);
        }
        Value key = evaluator.value(index, frame);
        if (owner instanceof Value.Sequence sequence
                && key instanceof Value.Int number
                && sequence.isKnown(number.number())) {
            return sequence.items().get((int) number.number());
        }
        if (owner instanceof Value.Sequence sequence && key instanceof Value.Int number && sequence.open() == null) {
            int at = position(number, sequence.items().size());
            if (at < 0 || at >= sequence.items().size()) {
                throw new ImportFailure("IndexError", "index out of range");
            }
            return sequence.items().get(at);
        }
        if (owner instanceof Value.TextStart text
                && key instanceof Value.Int number
                && number.number() >= 0
                && number.number() < text.start().length()) {
            return Value.text(text.start().substring((int) number.number(), (int) number.number() + 1));
        }
        if (key instanceof Value.Text name) {
            if (owner instanceof Value.Mapping mapping) {
                Value value = mapping.names().value(name.text());
                if (value == null && mapping.names().open() == null) {
                    throw new ImportFailure("KeyError", name.text());
                }
                return value == null ? Value.unknown("an item of a dictionary") : value;
            }
            if (owner instanceof Value.LoadedModules) {
                Referent module = rehearsal.imports().loadedModule(name.text());
                return module == null ? Value.unknown("an entry of sys.modules") : evaluator.valueOf(module);
            }
            if (owner instanceof Value.Environment) {
                return environment(name.text());
            }
        }
        return Value.unknown("an item");
    }

    private Value environment(String name) {
        String value = rehearsal.environment().get(name);
        return value == null ? Value.unknown("environment variable " + name) : Value.text(value);
    }

    private Value slice(Value owner, Expression.Slice slice, Frame frame) throws ImportFailure {
        if (slice.step() == null && owner instanceof Value.TextStart text) {
            return sliceOfStart(text.start(), slice, frame);
        }
        if (slice.step() != null || !(owner instanceof Value.Sequence sequence) || sequence.open() != null) {
            return Value.unknown("a slice");
        }
        int size = sequence.items().size();
        int low = bound(slice.lower(), 0, size, frame);
        int high = bound(slice.upper(), size, size, frame);
        if (low < 0 || high < 0) {
            return Value.unknown("a slice");
        }
        List<Value> items = low < high ? sequence.items().subList(low, high) : List.of();
        return new Value.Sequence(items, sequence.isTuple());
    }

    /** A slice of a string of which the beginning is known. */
    private Value sliceOfStart(String start, Expression.Slice slice, Frame frame) throws ImportFailure {
        Value low = slice.lower() == null ? new Value.Int(0) : evaluator.value(slice.lower(), frame);
        Value high = slice.upper() == null ? Value.none() : evaluator.value(slice.upper(), frame);
        boolean isInside = low instanceof Value.Int first
                && high instanceof Value.Int end
                && first.number() >= 0
                && first.number() <= end.number()
                && end.number() <= start.length();
        return isInside && low instanceof Value.Int first && high instanceof Value.Int end
                ? Value.text(start.substring((int) first.number(), (int) end.number()))
                : Value.unknown("the rest of a string");
    }

    /** A bound of a slice within 0 and {@code size}; -1 if only running can tell. */
    private int bound(@Nullable Expression bound, int absent, int size, Frame frame) throws ImportFailure {
        if (bound == null) {
            return absent;
        }
        if (evaluator.value(bound, frame) instanceof Value.Int number) {
            return Math.max(0, Math.min(size, position(number, size)));
        }
        return -1;
    }

    private static int position(Value.Int number, int size) {
        long at = number.number() < 0 ? number.number() + size : number.number();
        return (int) Math.max(-1, Math.min(at, Integer.MAX_VALUE));
    }

    void set(Expression.Subscript target, Value value, Frame frame) throws ImportFailure {
        Value owner = evaluator.value(target.value(), frame);
        String at = rehearsal.at(frame, target);
        if (owner instanceof Value.Sequence sequence) {
            setItem(sequence, target.slice(), value, frame, at);
            rehearsal.changed(sequence, at);
            return;
        }
        Value key = target.slice() instanceof Expression.Slice ? Value.none() : evaluator.value(target.slice(), frame);
        if (owner instanceof Value.LoadedModules) {
            rehearsal.enterModule(key, value, at);
        } else if (owner instanceof Value.Mapping mapping) {
            if (key instanceof Value.Text name) {
                mapping.names().put(name.text(), value);
            } else {
                mapping.names().open(at + " sets names that only running can tell");
            }
        }
    }

    private void setItem(Value.Sequence sequence, Expression index, Value value, Frame frame, String at)
            throws ImportFailure {
        List<Value> items = sequence.items();
        if (index instanceof Expression.Slice slice) {
            int low = bound(slice.lower(), 0, items.size(), frame);
            int high = bound(slice.upper(), items.size(), items.size(), frame);
            List<Value> given = evaluator.items(value);
            if (low < 0 || high < 0 || given == null || slice.step() != null) {
                sequence.open(at + " sets items that only running can tell");
            } else {
                List<Value> part = items.subList(low, Math.max(low, high));
                part.clear();
                part.addAll(given);
            }
            return;
        }
        if (evaluator.value(index, frame) instanceof Value.Int number) {
            int position = position(number, items.size());
            if (position >= 0 && position < items.size()) {
                items.set(position, value);
                return;
            }
        }
        sequence.open(at + " sets an item that only running can tell");
    }

    void delete(Expression.Subscript target, Frame frame) throws ImportFailure {
        Value owner = evaluator.value(target.value(), frame);
        String at = rehearsal.at(frame, target);
        if (owner instanceof Value.Sequence sequence) {
            if (target.slice() instanceof Expression.Slice) {
                setItem(sequence, target.slice(), new Value.Sequence(List.of(), false), frame, at);
            } else if (evaluator.value(target.slice(), frame) instanceof Value.Int number
                    && position(number, sequence.items().size()) >= 0
                    && position(number, sequence.items().size())
                            < sequence.items().size()) {
                sequence.items().remove(position(number, sequence.items().size()));
            } else {
                sequence.open(at + " deletes an item that only running can tell");
            }
            rehearsal.changed(sequence, at);
        } else if (evaluator.value(target.slice(), frame) instanceof Value.Text name) {
            if (owner instanceof Value.LoadedModules) {
                rehearsal.state().removeModule(name.text());
            } else if (owner instanceof Value.Mapping mapping) {
                mapping.names().remove(name.text());
            }
        }
    }

    Value compare(Expression.Compare compare, Frame frame) throws ImportFailure {
        Value left = evaluator.value(compare.left(), frame);
        if (compare.ops().size() != 1) {
            return Value.unknown("a comparison");
        }
        Value right = evaluator.value(compare.comparators().get(0), frame);
        return switch (compare.ops().get(0)) {
            case In -> contains(right, left, true);
            case NotIn -> contains(right, left, false);
            case Eq -> equal(left, right, true);
            case NotEq -> equal(left, right, false);
            case Is -> same(left, right, true);
            case IsNot -> same(left, right, false);
            default -> order(left, compare.ops().get(0), right);
        };
    }

    private Value contains(Value container, Value item, boolean wanted) {
        if (item instanceof Value.Text name) {
            if (container instanceof Value.LoadedModules) {
                return Value.truth((rehearsal.imports().loadedModule(name.text()) != null) == wanted);
            }
            if (container instanceof Value.Mapping mapping) {
                boolean has = mapping.names().get(name.text()) != null;
                return has || mapping.names().open() == null
                        ? Value.truth(has == wanted)
                        : Value.unknown("a dictionary's names");
            }
            if (container instanceof Value.TextStart text) {
                Value contains = text.contains(name.text());
                return contains.truth() == 0 ? contains : Value.truth(wanted);
            }
            if (container instanceof Value.Text text) {
                return Value.truth(text.text().contains(name.text()) == wanted);
            }
            if (container instanceof Value.Environment) {
                Map<String, String> environment = rehearsal.environment();
                return environment.containsKey(name.text())
                        ? Value.truth(wanted)
                        : Value.unknown("environment variable " + name.text());
            }
        }
        if (container instanceof Value.Sequence sequence && item instanceof Value.TextStart) {
            boolean isNone = sequence.open() == null
                    && sequence.items().stream()
                            .allMatch(one -> equal(item, one, true).truth() < 0);
            return isNone ? Value.truth(!wanted) : Value.unknown("the rest of a string");
        }
        if (container instanceof Value.Sequence sequence && !(item instanceof Value.Unknown)) {
            if (sequence.items().contains(item)) {
                return Value.truth(wanted);
            }
            boolean allKnown =
                    sequence.open() == null && sequence.items().stream().noneMatch(Value.Unknown.class::isInstance);
            return allKnown ? Value.truth(!wanted) : Value.unknown("an item of a list");
        }
        return Value.unknown("a membership");
    }

    private static boolean isConstant(Value value) {
        return value instanceof Value.Text
                || value instanceof Value.Int
                || value instanceof Value.Truth
                || value instanceof Value.None;
    }

    private static Value equal(Value left, Value right, boolean wanted) {
        if (left instanceof Value.TextStart start && isConstant(right)) {
            Value equal = right instanceof Value.Text text ? start.isEqual(text.text()) : Value.truth(false);
            return equal.truth() == 0 ? equal : Value.truth(!wanted);
        }
        if (right instanceof Value.TextStart && isConstant(left)) {
            return equal(right, left, wanted);
        }
        if (isConstant(left) && isConstant(right)) {
            return Value.truth(left.equals(right) == wanted);
        }
        return same(left, right, wanted);
    }

    private static Value same(Value left, Value right, boolean wanted) {
        boolean known = (isConstant(left) || left instanceof Value.Imported)
                && (isConstant(right) || right instanceof Value.Imported);
        return known ? Value.truth(left.equals(right) == wanted) : Value.unknown("a comparison");
    }

    private static Value order(Value left, Operator op, Value right) {
        Integer order = order(left, right);
        if (order == null) {
            return Value.unknown("a comparison");
        }
        return switch (op) {
            case Lt -> Value.truth(order < 0);
            case LtE -> Value.truth(order <= 0);
            case Gt -> Value.truth(order > 0);
            case GtE -> Value.truth(order >= 0);
            default -> Value.unknown("a comparison");
        };
    }

    private static @Nullable Integer order(Value left, Value right) {
        if (left instanceof Value.Int a && right instanceof Value.Int b) {
            return Long.compare(a.number(), b.number());
        }
        if (left instanceof Value.Text a && right instanceof Value.Text b) {
            return a.text().compareTo(b.text());
        }
        if (left instanceof Value.Sequence a && right instanceof Value.Sequence b) {
            List<Value> first = new ArrayList<>(a.items());
            for (int i = 0; i < Math.min(first.size(), b.items().size()); i++) {
                Integer order = order(first.get(i), b.items().get(i));
                if (order == null || order != 0) {
                    return order;
                }
            }
            return Integer.compare(a.items().size(), b.items().size());
        }
        return null;
    }
}
