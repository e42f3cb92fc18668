package naja.syntax;

import java.util.List;

/** Tells which statements expect that an import may fail. */
final class ImportErrors {
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

    /** Says whether the context manager is {@code suppress(ImportError)}. */
    static boolean suppressedBy(Expression context) {
        return context instanceof Expression.Call call
                && ModuleScan.lastName(call.func()).equals("suppress")
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

    private static boolean catches(Expression type) {
        if (type instanceof Expression.Tuple tuple) {
            return anyCatches(tuple.elts());
        }
        return switch (ModuleScan.lastName(type)) {
            case "ImportError", "ModuleNotFoundError", "Exception", "StandardError", "BaseException" -> true;
            default -> false;
        };
    }
}
