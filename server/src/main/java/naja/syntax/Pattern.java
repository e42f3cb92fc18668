package naja.syntax;

import java.util.List;
import naja.syntax.Expression.Name;
import org.jspecify.annotations.Nullable;

/** A pattern of a {@code case}. */
public sealed interface Pattern extends Node {

    /** A literal or a dotted name; {@code True}, {@code False} and {@code None} too. */
    record MatchValue(int start, int end, Expression value) implements Pattern {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(value);
        }
    }

    /** {@code [a, *b]}, {@code (a, b)} or {@code a, b}. */
    record MatchSequence(int start, int end, List<Pattern> patterns) implements Pattern {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitAll(patterns);
        }
    }

    /** <code>{key: pattern, **rest}</code>. */
    record MatchMapping(
            int start,
            int end,
            List<Expression> keys,
            List<Pattern> patterns,
            @Nullable Name rest) implements Pattern {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            for (int i = 0; i < keys.size(); i++) {
                visitor.visit(keys.get(i));
                visitor.visit(patterns.get(i));
            }
            visitor.visitIf(rest);
        }
    }

    /** {@code cls(pattern, name=pattern)}; the keyword names are as many as the keyword patterns. */
    record MatchClass(
            int start,
            int end,
            Expression cls,
            List<Pattern> patterns,
            List<Name> keywordNames,
            List<Pattern> keywordPatterns)
            implements Pattern {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(cls);
            visitor.visitAll(patterns);
            for (int i = 0; i < keywordNames.size(); i++) {
                visitor.visit(keywordNames.get(i));
                visitor.visit(keywordPatterns.get(i));
            }
        }
    }

    /** {@code *name}; the name is absent in {@code *_}. */
    record MatchStar(int start, int end, @Nullable Name name) implements Pattern {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitIf(name);
        }
    }

    /** {@code pattern as name}, a capture (no pattern), or {@code _} (neither). */
    record MatchAs(
            int start,
            int end,
            @Nullable Pattern pattern,
            @Nullable Name name) implements Pattern {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitIf(pattern);
            visitor.visitIf(name);
        }
    }

    /** {@code a | b}. */
    record MatchOr(int start, int end, List<Pattern> patterns) implements Pattern {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitAll(patterns);
        }
    }
}
