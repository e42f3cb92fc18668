package naja.syntax;

import java.util.ArrayList;
import java.util.List;
import naja.syntax.Expression.Attribute;
import naja.syntax.Expression.BinOp;
import naja.syntax.Expression.Call;
import naja.syntax.Expression.Constant;
import naja.syntax.Expression.ListExpr;
import naja.syntax.Expression.Name;
import naja.syntax.Expression.Starred;
import naja.syntax.Expression.Subscript;
import naja.syntax.Expression.Tuple;
import naja.text.Span;

/** Follows what the module's statements do to {@code __all__}. */
final class ExportsScan {
    private static final String ALL = "__all__";

    private final PythonFile file;
    private final List<NamePart> names = new ArrayList<>();
    private boolean present;
    private boolean computed;

    ExportsScan(PythonFile file) {
        this.file = file;
    }

    ExportedNames result() {
        if (computed) {
            return new ExportedNames.Computed();
        }
        return present ? new ExportedNames.Known(names) : new ExportedNames.Absent();
    }

    /** Takes an assignment at module level. */
    void assign(List<Expression> targets, Expression value, boolean conditional) {
        for (Expression target : targets) {
            if (isAll(target)) {
                if (conditional && present) {
                    computed = true;
                } else {
                    names.clear();
                    computed = false;
                }
                present = true;
                add(value);
            } else if (target instanceof Tuple || target instanceof ListExpr || target instanceof Subscript) {
                notePart(target);
            }
        }
    }

    /** {@code __all__[:] = ...}, or {@code __all__} in a tuple of targets: beyond us. */
    private void notePart(Expression target) {
        boolean touches = target instanceof Subscript subscript && isAll(subscript.value());
        if (target instanceof Tuple tuple) {
            touches = tuple.elts().stream().anyMatch(ExportsScan::isAll);
        }
        if (touches) {
            present = true;
            computed = true;
        }
    }

    /** Takes {@code target += value} at module level. */
    void augmented(Expression target, Expression value) {
        if (isAll(target)) {
            present = true;
            add(value);
        }
    }

    /** Takes an expression statement at module level: {@code __all__.append("x")} and its like. */
    void call(Expression expression) {
        if (!(expression instanceof Call call && call.func() instanceof Attribute method && isAll(method.value()))) {
            return;
        }
        present = true;
        Expression argument = call.args().size() == 1 ? call.args().get(0) : null;
        switch (method.attr()) {
            case "sort", "reverse", "" -> {}
            case "append" -> {
                if (argument == null || !addName(argument)) {
                    computed = true;
                }
            }
            case "extend" -> {
                if (argument == null) {
                    computed = true;
                } else {
                    add(argument);
                }
            }
            case "remove" -> {
                if (argument instanceof Constant constant && constant.isString()) {
                    String removed = file.stringValue(constant);
                    names.removeIf(name -> name.text().equals(removed));
                } else {
                    computed = true;
                }
            }
            default -> computed = true;
        }
    }

    /** Takes an import: one that binds {@code __all__} brings names we do not see. */
    void imported(Statement.ImportFrom statement) {
        for (Alias alias : statement.names()) {
            if (alias.bound().id().equals(ALL)) {
                present = true;
                computed = true;
            }
        }
    }

    private static boolean isAll(Expression expression) {
        return expression instanceof Name name && name.id().equals(ALL);
    }

    private void add(Expression value) {
        if (value instanceof ListExpr list) {
            addNames(list.elts());
        } else if (value instanceof Tuple tuple) {
            addNames(tuple.elts());
        } else if (value instanceof BinOp sum && sum.op() == Operator.Add) {
            add(sum.left());
            add(sum.right());
        } else if (!isAll(value)) {
            computed = true;
        }
    }

    private void addNames(List<Expression> elements) {
        for (Expression element : elements) {
            if (element instanceof Starred starred) {
                add(starred.value());
            } else if (!addName(element)) {
                computed = true;
            }
        }
    }

    private boolean addName(Expression element) {
        if (!(element instanceof Constant constant && constant.isString())) {
            return false;
        }
        String name = file.stringValue(constant);
        int quote = constant.end() - 1 - name.length();
        boolean simple = quote > constant.start() - 1 && file.text().startsWith(name, quote);
        Span span = simple ? new Span(quote, constant.end() - 1) : new Span(constant.start(), constant.end());
        names.add(new NamePart(name, span));
        return true;
    }
}
