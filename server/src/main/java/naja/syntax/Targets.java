package naja.syntax;

import java.util.List;
import naja.syntax.Expression.Attribute;
import naja.syntax.Expression.Dict;
import naja.syntax.Expression.ListExpr;
import naja.syntax.Expression.Missing;
import naja.syntax.Expression.Name;
import naja.syntax.Expression.SetExpr;
import naja.syntax.Expression.Starred;
import naja.syntax.Expression.Subscript;
import naja.syntax.Expression.Tuple;

/**
 * Checks what stands where only something assignable may stand.
 *
 * <p>Python 2 follows Jython's {@code GrammarActions.checkAssign}, Python 3 the targets of CPython's grammar.
 */
final class Targets {
    private final TokenCursor t;

    Targets(TokenCursor cursor) {
        this.t = cursor;
    }

    /** Checks a target of {@code =}, {@code as}, or one inside a tuple. */
    void check(Expression target) {
        if (target instanceof Name name) {
            checkName(name);
        } else if (target instanceof Tuple tuple) {
            if (!t.python3 && tuple.elts().isEmpty()) {
                t.problem(target, "Cannot assign to ()");
            }
            elements(tuple.elts());
        } else if (target instanceof ListExpr list) {
            elements(list.elts());
        } else if (target instanceof Starred) {
            t.problem(target, "A starred assignment target must be in a list or tuple");
        } else if (!isPlace(target) && !isIgnored(target)) {
            t.problem(target, "Cannot assign to this expression");
        }
    }

    /** As {@link #checkBlock}, for the statements in which Jython rejects {@code None} where it stands alone. */
    void checkHeader(Expression target) {
        checkBlock(target);
        if (!t.python3 && target instanceof Name name) {
            checkName(name);
        }
    }

    /**
     * Checks a target of {@code for}, {@code with} or {@code except}. Jython's parser checks nearly nothing here, but its
     * compiler breaks on what is no place.
     */
    void checkBlock(Expression target) {
        if (t.python3) {
            check(target);
        } else if (target instanceof Tuple || target instanceof ListExpr) {
            for (Expression element : target instanceof Tuple tuple ? tuple.elts() : ((ListExpr) target).elts()) {
                checkBlock(element);
            }
        } else if (!isPlace(target)) {
            t.problem(target, "Cannot assign to this expression");
        }
    }

    private void elements(List<Expression> elements) {
        boolean starred = false;
        for (int i = 0; i < elements.size(); i++) {
            Expression element = elements.get(i);
            if (element instanceof Starred star && t.python3) {
                if (starred) {
                    t.problem(element, "Multiple starred expressions in assignment");
                }
                starred = true;
                check(star.value());
            } else {
                check(element);
            }
        }
    }

    /** Checks the target of an augmented assignment. */
    void checkAugmented(Expression target) {
        if (target instanceof Tuple || target instanceof ListExpr || target instanceof Starred) {
            t.problem(target, "Illegal target for augmented assignment");
        } else {
            check(target);
        }
    }

    /** Checks the target of an annotation. */
    void checkAnnotated(Expression target) {
        if (target instanceof Tuple || target instanceof ListExpr || target instanceof Starred) {
            t.problem(target, "Only a single target can be annotated");
        } else if (!isPlace(target)) {
            t.problem(target, "Illegal target for annotation");
        } else {
            check(target);
        }
    }

    /** Checks a target of {@code del}. */
    void checkDeleted(Expression target) {
        if (target instanceof Tuple || target instanceof ListExpr) {
            List<Expression> elements = target instanceof Tuple tuple ? tuple.elts() : ((ListExpr) target).elts();
            if (!t.python3 && elements.isEmpty() && target instanceof Tuple) {
                t.problem(target, "Cannot delete ()");
            }
            for (Expression element : elements) {
                checkDeleted(element);
            }
        } else if (!isPlace(target) && !isIgnored(target)) {
            t.problem(target, "Cannot delete this expression");
        } else if (target instanceof Name name && t.python3) {
            checkName(name);
        }
    }

    /** Checks a name that is bound: {@code __debug__} cannot be, nor Python 2's {@code None}, a keyword in Python 3. */
    void checkName(Name name) {
        if (name.id().equals("__debug__") || (!t.python3 && name.id().equals("None"))) {
            t.problem(name, "Cannot assign to " + name.id());
        }
    }

    private boolean isPlace(Expression target) {
        if (target instanceof Name || target instanceof Attribute || target instanceof Subscript) {
            return true;
        }
        if (target instanceof Missing || target instanceof Expression.Fragment) {
            return true;
        }
        return false;
    }

    /** What Jython assigns to without complaint, and without effect. */
    private boolean isIgnored(Expression target) {
        return !t.python3 && (target instanceof Dict || target instanceof SetExpr);
    }
}
