package naja.syntax;

import static naja.syntax.TokenKind.*;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import naja.syntax.Expression.Attribute;
import naja.syntax.Expression.Constant;
import naja.syntax.Expression.JoinedStr;
import naja.syntax.Expression.Name;
import naja.syntax.Pattern.MatchAs;
import naja.syntax.Pattern.MatchClass;
import naja.syntax.Pattern.MatchMapping;
import naja.syntax.Pattern.MatchOr;
import naja.syntax.Pattern.MatchSequence;
import naja.syntax.Pattern.MatchStar;
import naja.syntax.Pattern.MatchValue;

/** Reads the patterns of a {@code case}. */
final class PatternParser {
    private final TokenCursor t;
    private final ExpressionParser expressions;
    private final String text;

    PatternParser(TokenCursor cursor, ExpressionParser expressions, String text) {
        this.t = cursor;
        this.expressions = expressions;
        this.text = text;
    }

    /** The pattern of a {@code case}: several with commas are a sequence. */
    Pattern patterns() {
        int start = t.start();
        Pattern first = maybeStar();
        if (t.kind != COMMA) {
            if (first instanceof MatchStar) {
                t.fail("A starred pattern must be in a sequence");
            }
            return first;
        }
        int mark = t.stackMark();
        t.push(first);
        rest(COLON);
        return sequence(start, mark);
    }

    private void rest(int closer) {
        while (t.accept(COMMA)) {
            if (t.kind == closer || t.kind == IF || t.atLineEnd()) {
                return;
            }
            t.push(maybeStar());
        }
    }

    private Pattern sequence(int start, int mark) {
        List<Pattern> patterns = t.pop(mark);
        boolean star = false;
        for (Pattern pattern : patterns) {
            if (pattern instanceof MatchStar) {
                if (star) {
                    t.problem(pattern, "Multiple starred expressions in sequence pattern");
                }
                star = true;
            }
        }
        return new MatchSequence(start, t.lastEnd, patterns);
    }

    private Pattern maybeStar() {
        if (t.kind != STAR) {
            return asPattern();
        }
        int start = t.start();
        t.next();
        Name name = captureName();
        return new MatchStar(start, t.lastEnd, name.id().equals("_") ? null : name);
    }

    private Name captureName() {
        if (t.kind == NAME) {
            Name name = t.name();
            expressions.targets.checkName(name);
            return name;
        }
        t.fail("Expected a name");
        return t.missingName(text);
    }

    private Pattern asPattern() {
        if (!t.enter()) {
            return missing("");
        }
        int start = t.start();
        Pattern pattern = orPattern();
        if (t.kind == AS) {
            t.next();
            Name name = captureName();
            if (name.id().equals("_")) {
                t.problem(name, "Cannot use '_' as a target");
            }
            pattern = new MatchAs(start, t.lastEnd, pattern, name);
        }
        t.leave();
        return pattern;
    }

    private Pattern orPattern() {
        int start = t.start();
        Pattern first = closed();
        if (t.kind != VBAR) {
            return first;
        }
        int mark = t.stackMark();
        t.push(first);
        while (t.accept(VBAR)) {
            t.push(closed());
        }
        List<Pattern> patterns = t.pop(mark);
        for (int i = 0; i < patterns.size() - 1; i++) {
            if (patterns.get(i) instanceof MatchAs as && as.pattern() == null) {
                t.problem(as, "This pattern makes remaining patterns unreachable");
            }
        }
        return new MatchOr(start, t.lastEnd, patterns);
    }

    private Pattern closed() {
        int start = t.start();
        return switch (t.kind) {
            case NAME -> nameOrClass(start);
            case NUMBER, MINUS, STRING, FSTRING_START, NONE, TRUE, FALSE -> literal(start);
            case LPAR -> group(start, RPAR);
            case LSQB -> group(start, RSQB);
            case LBRACE -> mapping(start);
            default -> missing("Expected a pattern");
        };
    }

    /** The place of a missing pattern. */
    private Pattern missing(String message) {
        Expression place = t.missing(message);
        return new MatchAs(place.start(), place.end(), null, null);
    }

    private Pattern nameOrClass(int start) {
        Name name = t.name();
        Expression value = name;
        while (t.kind == DOT) {
            t.next();
            String attr = t.kind == NAME ? t.word() : "";
            if (!t.accept(NAME)) {
                t.fail("Expected a name behind the dot");
            }
            value = new Attribute(start, t.lastEnd, value, attr);
        }
        if (t.kind == LPAR) {
            return classPattern(start, value);
        }
        if (value instanceof Attribute) {
            return new MatchValue(start, t.lastEnd, value);
        }
        expressions.targets.checkName(name);
        return new MatchAs(start, t.lastEnd, null, name.id().equals("_") ? null : name);
    }

    private Pattern literal(int start) {
        if (t.kind == NUMBER || t.kind == MINUS) {
            Expression value = expressions.binary(9);
            if (!isNumber(value)) {
                t.problem(value, "Patterns may only match literals and attribute lookups");
            }
            return new MatchValue(start, t.lastEnd, value);
        }
        Expression value = expressions.primary();
        if (value instanceof JoinedStr || !(value instanceof Constant)) {
            t.problem(value, "Patterns may only match literals and attribute lookups");
        }
        return new MatchValue(start, t.lastEnd, value);
    }

    /** A number with a sign, or a real number plus or minus an imaginary one. */
    private boolean isNumber(Expression value) {
        if (value instanceof Expression.BinOp sum) {
            return (sum.op() == Operator.Add || sum.op() == Operator.Sub)
                    && isSigned(sum.left(), false)
                    && sum.right() instanceof Constant right
                    && right.kind() == Constant.Kind.IMAGINARY;
        }
        return isSigned(value, true);
    }

    private boolean isSigned(Expression value, boolean imaginaryAllowed) {
        Expression number =
                value instanceof Expression.UnaryOp sign && sign.op() == Operator.USub ? sign.operand() : value;
        return number instanceof Constant constant
                && (constant.kind() == Constant.Kind.INT
                        || constant.kind() == Constant.Kind.FLOAT
                        || (imaginaryAllowed && constant.kind() == Constant.Kind.IMAGINARY));
    }

    private Pattern group(int start, int closer) {
        t.next();
        int mark = t.stackMark();
        boolean comma = false;
        if (t.kind != closer) {
            t.push(maybeStar());
            comma = t.kind == COMMA;
            rest(closer);
        }
        if (closer == RPAR && !comma && t.stackMark() == mark + 1) {
            List<Pattern> only = t.pop(mark);
            t.expectClosing(closer, "Expected ')'");
            if (only.get(0) instanceof MatchStar star) {
                t.problem(star, "A starred pattern must be in a sequence");
            }
            return only.get(0);
        }
        t.expectClosing(closer, closer == RPAR ? "Expected ')'" : "Expected ']'");
        return sequence(start, mark);
    }

    private Pattern mapping(int start) {
        t.next();
        List<Expression> keys = new ArrayList<>();
        List<Pattern> values = new ArrayList<>();
        Name rest = null;
        while (t.kind != RBRACE && !t.atLineEnd()) {
            if (rest != null) {
                t.fail("Nothing may follow '**' in a mapping pattern");
            }
            if (t.accept(DOUBLE_STAR)) {
                rest = captureName();
                if (rest.id().equals("_")) {
                    t.problem(rest, "'**_' is not allowed");
                }
            } else {
                keys.add(expressions.binary(9));
                t.expect(COLON, "Expected ':'");
                values.add(t.failed ? missing("") : asPattern());
            }
            if (t.kind != COMMA && t.kind != RBRACE) {
                t.fail("Expected ',' or '}'");
                t.skipInBrackets();
            }
            if (!t.accept(COMMA)) {
                break;
            }
        }
        t.expectClosing(RBRACE, "Expected '}'");
        for (Expression key : keys) {
            if (!(key instanceof Constant) && !(key instanceof Attribute) && !isNumber(key)) {
                t.problem(key, "A key of a mapping pattern must be a literal or an attribute");
            }
        }
        return new MatchMapping(start, t.lastEnd, List.copyOf(keys), List.copyOf(values), rest);
    }

    private Pattern classPattern(int start, Expression cls) {
        t.next();
        List<Pattern> positional = new ArrayList<>();
        List<Name> names = new ArrayList<>();
        List<Pattern> named = new ArrayList<>();
        while (t.kind != RPAR && !t.atLineEnd()) {
            if (t.kind == NAME && t.peek(1) == ASSIGN) {
                names.add(t.name());
                t.next();
                named.add(asPattern());
            } else {
                Pattern pattern = asPattern();
                if (names.isEmpty()) {
                    positional.add(pattern);
                } else {
                    t.fail("Positional patterns follow keyword patterns");
                    names.add(new Name(pattern.start(), pattern.start(), ""));
                    named.add(pattern);
                }
            }
            if (t.kind != COMMA && t.kind != RPAR) {
                t.fail("Expected ',' or ')'");
                t.skipInBrackets();
            }
            if (!t.accept(COMMA)) {
                break;
            }
        }
        t.expectClosing(RPAR, "Expected ')'");
        for (int i = 0; i < names.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (names.get(i).id().equals(names.get(j).id())) {
                    t.problem(names.get(i), "Attribute name repeated in class pattern");
                }
            }
        }
        return new MatchClass(start, t.lastEnd, cls, List.copyOf(positional), List.copyOf(names), List.copyOf(named));
    }

    // ---------------------------------------------------------------- names

    /** Checks that a pattern binds no name twice and that alternatives bind the same names. */
    void checkNames(Pattern pattern) {
        bound(pattern);
    }

    private Set<String> bound(Pattern pattern) {
        if (pattern instanceof MatchOr or) {
            Set<String> first = bound(or.patterns().get(0));
            for (int i = 1; i < or.patterns().size(); i++) {
                if (!bound(or.patterns().get(i)).equals(first)) {
                    t.problem(pattern, "Alternative patterns bind different names");
                    break;
                }
            }
            return first;
        }
        Set<String> names = new HashSet<>();
        pattern.forEachChild(child -> {
            if (child instanceof Pattern inner) {
                for (String name : bound(inner)) {
                    add(names, name, inner);
                }
            }
        });
        Name own = pattern instanceof MatchAs as
                ? as.name()
                : pattern instanceof MatchStar star
                        ? star.name()
                        : pattern instanceof MatchMapping mapping ? mapping.rest() : null;
        if (own != null) {
            add(names, own.id(), own);
        }
        return names;
    }

    private void add(Set<String> names, String name, Node place) {
        if (!names.add(name) && !name.isEmpty()) {
            t.problem(place, "Multiple assignments to name '" + name + "' in pattern");
        }
    }
}
