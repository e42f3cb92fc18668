package naja.syntax;

import java.util.List;
import java.util.Set;

/** Tells which statements expect that an import may fail. */
final class ImportErrors {
    private static final Set<String> NAMES = Set.of("suppress", "raises", "assertRaises");

    private ImportErrors() {}

    /** Says whether a handler of the statement catches ImportError. */
    static boolean caughtBy(Statement.Try statement) {
        for (ExceptHandler handler : statement.handlers()) {
            if (handler.type() == null || catches(handler.type())) {
                return true;
            }
        }
        return false;
    }

    /** Says whether the context manager is {@code suppress(ImportError)}, or a test's {@code raises(ImportError)}. */
    static boolean suppressedBy(Expression context) {
        return context instanceof Expression.Call call
                && NAMES.contains(ModuleScan.lastName(call.func()))
                && anyCatches(call.args());
    }

    private static boolean anyCatches(List<Expression> types) {
        for (Expression type : types) {
            if (catches(type)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isConstant(String name) {
        return name.length() > 1 && name.equals(name.toUpperCase(java.util.Locale.ROOT));
    }

    private static boolean catches(Expression type) {
        if (type instanceof Expression.Tuple tuple) {
            return anyCatches(tuple.elts());
        }
        return switch (ModuleScan.lastName(type)) {
            case "ImportError", "ModuleNotFoundError", "Exception", "StandardError", "BaseException" -> true;
            // A constant of the program may hold it, mostly in a tuple.
            default -> type instanceof Expression.Name name && isConstant(name.id());
        };
    }
}
