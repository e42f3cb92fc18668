package naja.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression. Parentheses around an expression are not part of it, but those of a tuple are. */
public sealed interface Expression extends Node {

    /** {@code a or b or c}: one node for a chain of the same operator. */
    record BoolOp(int start, int end, Operator op, List<Expression> values) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitAll(values);
        }
    }

    /** {@code name := value}. */
    record NamedExpr(int start, int end, Expression target, Expression value) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(target);
            visitor.visit(value);
        }
    }

    /** A binary operator between two operands. */
    record BinOp(int start, int end, Expression left, Operator op, Expression right) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(left);
            visitor.visit(right);
        }
    }

    /** {@code -a}, {@code +a}, {@code ~a} or {@code not a}. */
    record UnaryOp(int start, int end, Operator op, Expression operand) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(operand);
        }
    }

    /** {@code lambda args: body}. */
    record Lambda(int start, int end, Arguments args, Expression body) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(args);
            visitor.visit(body);
        }
    }

    /** {@code body if test else orelse}. */
    record IfExp(int start, int end, Expression test, Expression body, Expression orelse) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(body);
            visitor.visit(test);
            visitor.visit(orelse);
        }
    }

    /**
     * {@code {a: b, **c}}.
     *
     * @param keys as many as values; {@code **c} has a {@link DoubleStar} as its key
     */
    record Dict(int start, int end, List<Expression> keys, List<Expression> values) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            for (int i = 0; i < keys.size(); i++) {
                visitor.visit(keys.get(i));
                visitor.visit(values.get(i));
            }
        }
    }

    /** The two stars of {@code {**c}}, in the place of a key. */
    record DoubleStar(int start, int end) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {}
    }

    /** {@code {a, b}}. */
    record SetExpr(int start, int end, List<Expression> elts) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitAll(elts);
        }
    }

    /** {@code [elt for ...]}. */
    record ListComp(int start, int end, Expression elt, List<Comprehension> generators) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(elt);
            visitor.visitAll(generators);
        }
    }

    /** {@code {elt for ...}}. */
    record SetComp(int start, int end, Expression elt, List<Comprehension> generators) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(elt);
            visitor.visitAll(generators);
        }
    }

    /** {@code {key: value for ...}}. */
    record DictComp(int start, int end, Expression key, Expression value, List<Comprehension> generators)
            implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(key);
            visitor.visit(value);
            visitor.visitAll(generators);
        }
    }

    /** {@code (elt for ...)}, parentheses included; the parentheses of a call whose only argument it is. */
    record GeneratorExp(int start, int end, Expression elt, List<Comprehension> generators) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(elt);
            visitor.visitAll(generators);
        }
    }

    /** {@code await value}. */
    record Await(int start, int end, Expression value) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(value);
        }
    }

    /** {@code yield} or {@code yield value}. */
    record Yield(int start, int end, @Nullable Expression value) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitIf(value);
        }
    }

    /** {@code yield from value}. */
    record YieldFrom(int start, int end, Expression value) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(value);
        }
    }

    /**
     * {@code left < b <= c}.
     *
     * @param ops the operators, as many as comparators
     */
    record Compare(int start, int end, Expression left, List<Operator> ops, List<Expression> comparators)
            implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(left);
            visitor.visitAll(comparators);
        }
    }

    /**
     * {@code func(a, *b, c=d, **e)}, in both grammars.
     *
     * @param args positional arguments, {@code *b} as {@link Starred}
     * @param keywords keyword arguments, {@code **e} as a keyword without a name
     */
    record Call(int start, int end, Expression func, List<Expression> args, List<Keyword> keywords)
            implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(func);
            visitor.visitMerged(args, keywords);
        }
    }

    /** Python 2's {@code `value`}. */
    record Repr(int start, int end, Expression value) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(value);
        }
    }

    /** A literal; adjacent string literals are one. {@link PythonFile#stringValue} reads a string's value. */
    record Constant(int start, int end, Kind kind) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {}

        /** Says whether it is a string of any kind. */
        public boolean isString() {
            return kind == Kind.STR || kind == Kind.BYTES || kind == Kind.UNICODE;
        }

        /** What a literal is. */
        public enum Kind {
            INT,
            /** Python 2's {@code 1L}. */
            LONG,
            FLOAT,
            IMAGINARY,
            /** The runtime's {@code str}: bytes in Python 2, text in Python 3. */
            STR,
            /** Python 3's {@code bytes}. */
            BYTES,
            /** Python 2's {@code unicode}. */
            UNICODE,
            /** Python 3's keyword; a name in Python 2. */
            TRUE,
            FALSE,
            NONE,
            ELLIPSIS
        }
    }

    /**
     * An f-string, or a t-string, with what it is concatenated to.
     *
     * @param template whether it is a t-string
     * @param values its replacement fields and the plain literals concatenated to it; its own text is what lies between
     */
    record JoinedStr(int start, int end, boolean template, List<Expression> values) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitAll(values);
        }
    }

    /**
     * {@code {value!r:spec}} of an f-string, braces included.
     *
     * @param conversion {@code 's'}, {@code 'r'}, {@code 'a'}, or 0
     * @param formatSpec the replacement fields of the format specification; absent without a colon
     */
    record FormattedValue(
            int start,
            int end,
            Expression value,
            char conversion,
            @Nullable JoinedStr formatSpec) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(value);
            visitor.visitIf(formatSpec);
        }
    }

    /** {@code value.attr}; an empty {@code attr} where the name behind the dot is missing. */
    record Attribute(int start, int end, Expression value, String attr) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(value);
        }

        /** Offset at which the name behind the dot starts. */
        public int attrStart() {
            return Math.max(value.end(), end - attr.length());
        }
    }

    /** {@code value[slice]}; several indexes are a {@link Tuple}. */
    record Subscript(int start, int end, Expression value, Expression slice) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(value);
            visitor.visit(slice);
        }
    }

    /** {@code *value}. */
    record Starred(int start, int end, Expression value) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(value);
        }
    }

    /** An identifier; an empty one where it is expected and missing. */
    record Name(int start, int end, String id) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {}
    }

    /** {@code [a, b]}. */
    record ListExpr(int start, int end, List<Expression> elts) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitAll(elts);
        }
    }

    /** {@code a, b} or {@code (a, b)}. */
    record Tuple(int start, int end, List<Expression> elts) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitAll(elts);
        }
    }

    /** {@code lower:upper:step} in an index. */
    record Slice(
            int start,
            int end,
            @Nullable Expression lower,
            @Nullable Expression upper,
            @Nullable Expression step) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitIf(lower);
            visitor.visitIf(upper);
            visitor.visitIf(step);
        }
    }

    /** The place of an expression that is expected and missing: an empty range. */
    record Missing(int start, int end) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {}
    }

    /** Expressions whose structure is not kept: the parser stops nesting where a tree would grow too deep. */
    record Fragment(int start, int end, List<Expression> parts) implements Expression {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitAll(parts);
        }
    }
}
