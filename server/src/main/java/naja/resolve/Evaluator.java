package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import naja.syntax.Comprehension;
import naja.syntax.Expression;
import naja.syntax.Keyword;
import naja.syntax.Operator;
import naja.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** Evaluates the expressions of a rehearsal, and binds names to what they give. */
final class Evaluator {
    private final Rehearsal rehearsal;
    private final Attributes attributes;
    private final Calls calls;
    private final Exceptions exceptions;
    private final Subscripts subscripts;

    Evaluator(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
        this.attributes = new Attributes(rehearsal);
        this.exceptions = new Exceptions(this);
        this.calls = new Calls(rehearsal, this);
        this.subscripts = new Subscripts(rehearsal, this);
    }

    Calls calls() {
        return calls;
    }

    Exceptions exceptions() {
        return exceptions;
    }

    Value value(Expression expression, Frame frame) throws ImportFailure {
        if (!rehearsal.bounds().enter()) {
            return unknown("it is nested too deep to follow");
        }
        try {
            return evaluate(expression, frame);
        } finally {
            rehearsal.bounds().leave();
        }
    }

    private Value evaluate(Expression expression, Frame frame) throws ImportFailure {
        if (expression instanceof Expression.Name name) {
            return name(name.id(), frame);
        } else if (expression instanceof Expression.Constant constant) {
            return constant(constant, frame);
        } else if (expression instanceof Expression.Attribute attribute) {
            return attribute(value(attribute.value(), frame), attribute.attr()).value();
        } else if (expression instanceof Expression.Call call) {
            return call(call, frame);
        } else if (expression instanceof Expression.Subscript subscript) {
            return subscripts.get(value(subscript.value(), frame), subscript.slice(), frame);
        } else if (expression instanceof Expression.ListExpr list) {
            return new Value.Sequence(values(list.elts(), frame), false);
        } else if (expression instanceof Expression.Tuple tuple) {
            return new Value.Sequence(values(tuple.elts(), frame), true);
        } else if (expression instanceof Expression.SetExpr set) {
            return new Value.Sequence(values(set.elts(), frame), false);
        } else if (expression instanceof Expression.Dict dict) {
            return dict(dict, frame);
        }
        return operation(expression, frame);
    }

    private Value operation(Expression expression, Frame frame) throws ImportFailure {
        if (expression instanceof Expression.BinOp binary) {
            return known(Operators.binary(value(binary.left(), frame), binary.op(), value(binary.right(), frame)));
        } else if (expression instanceof Expression.BoolOp bool) {
            return bool(bool, frame);
        } else if (expression instanceof Expression.UnaryOp unary) {
            Value operand = value(unary.operand(), frame);
            if (unary.op() == Operator.Not && operand.truth() != 0) {
                return Value.truth(operand.truth() < 0);
            }
            return unary.op() == Operator.USub && operand instanceof Value.Int number
                    ? new Value.Int(-number.number())
                    : unknown("an operator");
        } else if (expression instanceof Expression.Compare compare) {
            return known(subscripts.compare(compare, frame));
        } else if (expression instanceof Expression.IfExp choice) {
            int truth = value(choice.test(), frame).truth();
            return truth == 0 ? unknown("a condition") : value(truth > 0 ? choice.body() : choice.orelse(), frame);
        } else if (expression instanceof Expression.Lambda lambda) {
            return new Value.Lambda(lambda, frame);
        } else if (expression instanceof Expression.ListComp comprehension) {
            // Its variables stay behind in Python 2.
            boolean isOpen = rehearsal.profile().python3().isEmpty();
            return comprehension(comprehension.elt(), comprehension.generators(), isOpen ? frame : frame.inside());
        } else if (expression instanceof Expression.GeneratorExp comprehension) {
            return comprehension(comprehension.elt(), comprehension.generators(), frame.inside());
        }
        return unknown("an expression that only running can tell");
    }

    /** A value that is not known counts as a step that may raise. */
    private Value known(Value value) {
        rehearsal.uncertainIf(value instanceof Value.Unknown);
        return value;
    }

    private Value unknown(String reason) {
        return known(Value.unknown(reason));
    }

    private Value name(String id, Frame frame) throws ImportFailure {
        Namespace.Entry entry = frame.find(id);
        if (entry != null) {
            return entry.value();
        }
        Value builtin = calls.builtin(id);
        if (builtin != null) {
            return builtin;
        }
        return unknown("the name " + id + " is not followed");
    }

    private Value constant(Expression.Constant constant, Frame frame) {
        if (constant.isString()) {
            return Value.text(frame.tree().stringValue(constant));
        }
        return switch (constant.kind()) {
            case TRUE -> Value.truth(true);
            case FALSE -> Value.truth(false);
            case NONE -> Value.none();
            case INT, LONG -> number(frame.tree().source(constant));
            default -> Value.unknown("a number");
        };
    }

    private static Value number(String source) {
        boolean isDecimal =
                !source.isEmpty() && source.length() < 18 && source.chars().allMatch(Character::isDigit);
        return isDecimal && (source.length() == 1 || source.charAt(0) != '0')
                ? new Value.Int(Long.parseLong(source))
                : Value.unknown("a number");
    }

    private Value call(Expression.Call call, Frame frame) throws ImportFailure {
        Value function = value(call.func(), frame);
        List<Value> arguments = values(call.args(), frame);
        Namespace keywords = new Namespace();
        for (Keyword keyword : call.keywords()) {
            Value value = value(keyword.value(), frame);
            Expression.Name name = keyword.arg();
            if (name == null) {
                keywords.open("**arguments");
            } else {
                keywords.put(name.id(), value);
            }
        }
        boolean isFollowed = function instanceof Value.Function || function instanceof Value.Method;
        if (!isFollowed && call.func() instanceof Expression.Attribute method) {
            calls.noteMethod(method, arguments, frame);
        }
        return known(calls.call(function, arguments, keywords, frame, call.start()));
    }

    private List<Value> values(List<Expression> expressions, Frame frame) throws ImportFailure {
        List<Value> values = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            if (expression instanceof Expression.Starred starred) {
                List<Value> items = items(value(starred.value(), frame));
                if (items == null) {
                    values.add(unknown("*arguments"));
                } else {
                    values.addAll(items);
                }
            } else {
                values.add(value(expression, frame));
            }
        }
        return values;
    }

    private Value dict(Expression.Dict dict, Frame frame) throws ImportFailure {
        Namespace names = new Namespace();
        for (int i = 0; i < dict.keys().size(); i++) {
            Value key = dict.keys().get(i) instanceof Expression.DoubleStar
                    ? Value.unknown("**")
                    : value(dict.keys().get(i), frame);
            Value item = value(dict.values().get(i), frame);
            if (key instanceof Value.Text text) {
                names.put(text.text(), item);
            } else {
                names.open("a key that is no string");
            }
        }
        return new Value.Mapping(names);
    }

    private Value bool(Expression.BoolOp bool, Frame frame) throws ImportFailure {
        boolean stopsAtTrue = bool.op() == Operator.Or;
        Value last = Value.none();
        for (Expression operand : bool.values()) {
            last = value(operand, frame);
            int truth = last.truth();
            if (truth == 0) {
                return unknown("a condition");
            }
            if (truth > 0 == stopsAtTrue) {
                return last;
            }
        }
        return last;
    }

    private Value comprehension(Expression element, List<Comprehension> generators, Frame frame) throws ImportFailure {
        Comprehension generator = generators.get(0);
        List<Value> items = items(value(generator.iter(), frame));
        if (items == null || generators.size() > 1) {
            return unknown("a comprehension");
        }
        List<Value> results = new ArrayList<>();
        Value.Sequence result = new Value.Sequence(List.of(), false);
        for (Value item : items) {
            assign(generator.target(), item, frame);
            int keep = 1;
            for (Expression test : generator.ifs()) {
                keep = Math.min(keep, value(test, frame).truth());
            }
            if (keep == 0) {
                result.open("a condition");
            } else if (keep > 0) {
                results.add(value(element, frame));
            }
        }
        result.items().addAll(results);
        return result;
    }

    /** The items of a list or tuple; nothing if only running can tell them. */
    @Nullable
    List<Value> items(Value value) {
        if (value instanceof Value.Sequence sequence && sequence.open() == null) {
            return List.copyOf(sequence.items());
        }
        return null;
    }

    Value valueOf(Referent referent) {
        return attributes.valueOf(referent);
    }

    Namespace.Entry attribute(Value owner, String name) throws ImportFailure {
        Namespace.Entry entry = attributes.get(owner, name);
        if (entry.referent() == null) {
            // Of what has a place it is known that it is there, though not what it is.
            known(entry.value());
        }
        return entry;
    }

    Attributes attributes() {
        return attributes;
    }

    void bind(String name, Value value, Frame frame) {
        bind(name, value, null, frame);
    }

    void bind(String name, Value value, @Nullable Referent referent, Frame frame) {
        Namespace names = frame.target(name);
        if (rehearsal.isMaybe()) {
            names.putMaybe(name, value, referent);
        } else {
            names.put(name, value, referent);
        }
    }

    void assign(Expression target, Value value, Frame frame) throws ImportFailure {
        if (target instanceof Expression.Name name) {
            bind(name.id(), value, frame);
        } else if (target instanceof Expression.Attribute attribute) {
            attributes.set(value(attribute.value(), frame), attribute.attr(), value, rehearsal.at(frame, target));
        } else if (target instanceof Expression.Subscript subscript) {
            subscripts.set(subscript, value, frame);
        } else if (target instanceof Expression.Tuple tuple) {
            unpack(tuple.elts(), value, frame);
        } else if (target instanceof Expression.ListExpr list) {
            unpack(list.elts(), value, frame);
        }
    }

    private void unpack(List<Expression> targets, Value value, Frame frame) throws ImportFailure {
        List<Value> items = items(value);
        boolean fits = items != null && items.size() == targets.size();
        for (int i = 0; i < targets.size(); i++) {
            assign(targets.get(i), fits && items != null ? items.get(i) : Value.unknown("unpacked"), frame);
        }
    }

    void augment(Statement.AugAssign assign, Frame frame) throws ImportFailure {
        Value before = value(assign.target(), frame);
        Value operand = value(assign.value(), frame);
        if (before instanceof Value.Sequence list && !list.isTuple() && assign.op() == Operator.Add) {
            calls.lists().extend(list, operand, rehearsal.at(frame, assign));
            return;
        }
        assign(assign.target(), known(Operators.binary(before, assign.op(), operand)), frame);
    }

    void delete(Expression target, Frame frame) throws ImportFailure {
        if (rehearsal.isMaybe()) {
            return;
        }
        if (target instanceof Expression.Name name) {
            frame.target(name.id()).remove(name.id());
        } else if (target instanceof Expression.Attribute attribute) {
            attributes.delete(value(attribute.value(), frame), attribute.attr());
        } else if (target instanceof Expression.Subscript subscript) {
            subscripts.delete(subscript, frame);
        } else if (target instanceof Expression.Tuple tuple) {
            for (Expression element : tuple.elts()) {
                delete(element, frame);
            }
        }
    }
}
