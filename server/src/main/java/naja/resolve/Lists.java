package naja.resolve;

import java.util.ArrayList;
import java.util.List;

/** The methods of lists that a rehearsal knows. */
final class Lists {
    private final Rehearsal rehearsal;
    private final Evaluator evaluator;

    Lists(Rehearsal rehearsal, Evaluator evaluator) {
        this.rehearsal = rehearsal;
        this.evaluator = evaluator;
    }

    Value call(Value.Sequence list, String method, List<Value> arguments, String at) throws ImportFailure {
        List<Value> items = list.items();
        Value first = arguments.isEmpty() ? Value.none() : arguments.get(0);
        switch (method) {
            case "append" -> {
                items.add(first);
                return changed(list, at);
            }
            case "insert" -> {
                insert(list, first, arguments.size() > 1 ? arguments.get(1) : Value.none(), at);
                return changed(list, at);
            }
            case "extend" -> {
                extend(list, first, at);
                return Value.none();
            }
            case "remove" -> {
                if (!items.remove(first)) {
                    if (list.open() == null && !items.contains(first) && !(first instanceof Value.Unknown)) {
                        throw new ImportFailure("ValueError", "list.remove(x): x not in list");
                    }
                    list.open(at + " removes an item that only running can tell");
                }
                return changed(list, at);
            }
            case "pop" -> {
                return pop(list, first, arguments.isEmpty(), at);
            }
            case "reverse" -> {
                java.util.Collections.reverse(items);
                return changed(list, at);
            }
            case "sort", "__setitem__", "__delitem__" -> {
                list.open(at + " changes the list");
                return changed(list, at);
            }
            default -> {
                return Value.unknown("a method of a list");
            }
        }
    }

    private void insert(Value.Sequence list, Value index, Value item, String at) {
        List<Value> items = list.items();
        if (index instanceof Value.Int number) {
            long position = number.number() < 0 ? number.number() + items.size() : number.number();
            items.add((int) Math.max(0, Math.min(position, items.size())), item);
        } else {
            items.add(0, item);
            list.open(at + " inserts at a place that only running can tell");
        }
    }

    /** {@code list += items} and {@code list.extend(items)}. */
    void extend(Value.Sequence list, Value more, String at) {
        List<Value> items = evaluator.items(more);
        if (items != null) {
            list.items().addAll(items);
        } else {
            list.open(at + " adds items that only running can tell");
        }
        changed(list, at);
    }

    private Value pop(Value.Sequence list, Value index, boolean last, String at) {
        List<Value> items = list.items();
        int position = last ? items.size() - 1 : index instanceof Value.Int number ? (int) number.number() : -1;
        if (position < 0 || position >= items.size()) {
            list.open(at + " removes an item that only running can tell");
            changed(list, at);
            return Value.unknown("an item of a list");
        }
        Value removed = items.remove(position);
        changed(list, at);
        return removed;
    }

    /** {@code sorted}, {@code reversed} and {@code enumerate} of the items of {@code value}. */
    Value arranged(String function, Value value) {
        List<Value> items = evaluator.items(value);
        if (items == null) {
            return Value.unknown("items in some order");
        }
        List<Value> arranged = new ArrayList<>(items);
        if (function.equals("reversed")) {
            java.util.Collections.reverse(arranged);
        } else if (function.equals("sorted")) {
            if (!items.stream().allMatch(Value.Text.class::isInstance)) {
                return Value.unknown("items in some order");
            }
            arranged.sort(java.util.Comparator.comparing(item -> ((Value.Text) item).text()));
        } else {
            for (int i = 0; i < arranged.size(); i++) {
                arranged.set(i, new Value.Sequence(List.of(new Value.Int(i), items.get(i)), true));
            }
        }
        return new Value.Sequence(arranged, false);
    }

    private Value changed(Value.Sequence list, String at) {
        rehearsal.changed(list, at);
        return Value.none();
    }
}
