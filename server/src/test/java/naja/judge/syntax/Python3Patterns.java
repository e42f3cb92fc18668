package naja.judge.syntax;

import java.util.List;
import naja.syntax.Expression.Name;
import naja.syntax.Pattern;
import naja.syntax.Pattern.MatchAs;
import naja.syntax.Pattern.MatchClass;
import naja.syntax.Pattern.MatchMapping;
import naja.syntax.Pattern.MatchOr;
import naja.syntax.Pattern.MatchSequence;
import naja.syntax.Pattern.MatchStar;
import naja.syntax.Pattern.MatchValue;
import org.jspecify.annotations.Nullable;

/** Writes the patterns of our {@code match} statements. */
final class Python3Patterns {
    private final TreeText text;
    private final Python3Expressions expressions;

    Python3Patterns(TreeText text, Python3Expressions expressions) {
        this.text = text;
        this.expressions = expressions;
    }

    void one(String field, Pattern pattern) {
        String head = pattern.getClass().getSimpleName() + " @" + pattern.start() + "-" + pattern.end();
        text.node(field, head, () -> children(pattern));
    }

    private void all(String field, List<Pattern> patterns) {
        patterns.forEach(pattern -> one(field, pattern));
    }

    private void children(Pattern pattern) {
        if (pattern instanceof MatchValue value) {
            expressions.one("value", value.value());
        } else if (pattern instanceof MatchSequence sequence) {
            all("patterns", sequence.patterns());
        } else if (pattern instanceof MatchMapping mapping) {
            expressions.all("keys", mapping.keys());
            all("patterns", mapping.patterns());
            name("rest", mapping.rest());
        } else if (pattern instanceof MatchClass type) {
            expressions.one("cls", type.cls());
            all("patterns", type.patterns());
            type.keywordNames().forEach(name -> name("kwd_attrs", name));
            all("kwd_patterns", type.keywordPatterns());
        } else if (pattern instanceof MatchStar star) {
            name("name", star.name());
        } else if (pattern instanceof MatchAs as) {
            Pattern inner = as.pattern();
            if (inner != null) {
                one("pattern", inner);
            }
            name("name", as.name());
        } else if (pattern instanceof MatchOr or) {
            all("patterns", or.patterns());
        }
    }

    private void name(String field, @Nullable Name name) {
        if (name != null) {
            text.leaf(field, name.id());
        }
    }
}
