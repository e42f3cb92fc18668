package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import naja.syntax.Expression;
import naja.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** What an expression of a rehearsed program comes to, as far as imports can depend on it. */
sealed interface Value {

    /** A string. */
    record Text(String text) implements Value {}

    /** A string of which only the beginning is known, such as {@code sys.platform}. */
    record TextStart(String start) implements Value {

        /** The value of {@code == other}. */
        Value isEqual(String other) {
            return other.startsWith(start) ? Value.unknown("the rest of a string") : Value.truth(false);
        }

        /** The value of {@code .startswith(prefix)}. */
        Value startsWith(String prefix) {
            return start.startsWith(prefix)
                    ? Value.truth(true)
                    : prefix.startsWith(start) ? Value.unknown("the rest of a string") : Value.truth(false);
        }

        /** The value of {@code part in} this string. */
        Value contains(String part) {
            return start.contains(part) ? Value.truth(true) : Value.unknown("the rest of a string");
        }
    }

    /** An integer. */
    record Int(long number) implements Value {}

    /** {@code True} or {@code False}. */
    record Truth(boolean holds) implements Value {}

    /** {@code None}. */
    record None() implements Value {}

    /** What an import gives, or an attribute of it. */
    record Imported(Referent referent) implements Value {}

    /** A function of the runtime's that the rehearsal knows, by its full name: {@code posixpath.join}. */
    record Native(String name) implements Value {}

    /** A method of a value that the rehearsal knows. */
    record Method(Value self, String name) implements Value {}

    /** A value that only running the program can tell. */
    record Unknown(String reason) implements Value {}

    /** {@code sys.modules}. */
    record LoadedModules() implements Value {}

    /** {@code os.environ}. */
    record Environment() implements Value {}

    /**
     * A function of the program.
     *
     * @param self the instance it is bound to, if it is a method
     */
    record Function(
            Statement.FunctionDef definition,
            Frame frame,
            @Nullable Value self) implements Value {}

    /** A lambda expression. */
    record Lambda(Expression.Lambda definition, Frame frame) implements Value {}

    /** A class of the program. */
    record PythonClass(String name, List<Value> bases, Namespace names) implements Value {
        public PythonClass {
            bases = List.copyOf(bases);
        }
    }

    /** An instance of a class of the program, or an exception of a built-in type. */
    record Instance(Value type, Namespace names) implements Value {}

    /** A type of exception that the runtime has. */
    record ExceptionType(String name) implements Value {}

    /** A dictionary whose keys are strings, or the dictionary of a module. */
    record Mapping(Namespace names) implements Value {}

    /** A list, tuple or set; the only value that changes. */
    final class Sequence implements Value {
        private final List<Value> items;
        private final boolean tuple;
        private @Nullable String open;
        private boolean opensAtEnd;

        Sequence(List<Value> items, boolean tuple) {
            this.items = new ArrayList<>(items);
            this.tuple = tuple;
        }

        List<Value> items() {
            return items;
        }

        boolean isTuple() {
            return tuple;
        }

        /** Why it may hold more than is seen; nothing if it does not. */
        @Nullable
        String open() {
            return open;
        }

        void open(String reason) {
            if (open == null) {
                open = reason;
            } else if (!open.equals(reason)) {
                opensAtEnd = false;
            }
        }

        /** Notes that more items may follow those that are seen, which stay where they are. */
        void openAtEnd(String reason) {
            opensAtEnd = open == null;
            open(reason);
        }

        /** Says whether {@code index}, from 0, has the item that is seen there. */
        boolean isKnown(long index) {
            return index >= 0 && index < items.size() && (open == null || opensAtEnd);
        }

        /** The strings in it; nothing if something else is, or may be. */
        @Nullable
        List<String> texts() {
            List<String> texts = new ArrayList<>(items.size());
            for (Value item : items) {
                if (!(item instanceof Text text)) {
                    return null;
                }
                texts.add(text.text());
            }
            return open == null ? texts : null;
        }
    }

    static Value none() {
        return new None();
    }

    static Value text(String text) {
        return new Text(text);
    }

    static Value truth(boolean holds) {
        return new Truth(holds);
    }

    static Value unknown(String reason) {
        return new Unknown(reason);
    }

    /** 1 if the value counts as true, -1 if as false, 0 if only running can tell. */
    default int truth() {
        if (this instanceof Truth truth) {
            return truth.holds() ? 1 : -1;
        }
        if (this instanceof None) {
            return -1;
        }
        if (this instanceof Text text) {
            return text.text().isEmpty() ? -1 : 1;
        }
        if (this instanceof TextStart known) {
            return known.start().isEmpty() ? 0 : 1;
        }
        if (this instanceof Int number) {
            return number.number() == 0 ? -1 : 1;
        }
        if (this instanceof Sequence sequence) {
            return !sequence.items().isEmpty() ? 1 : sequence.open() == null ? -1 : 0;
        }
        return this instanceof Imported || this instanceof Function || this instanceof PythonClass ? 1 : 0;
    }
}
