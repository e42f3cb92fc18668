package naja.resolve;

import java.util.List;
import java.util.Map;
import java.util.Set;
import naja.syntax.ExceptHandler;
import naja.syntax.Expression;
import naja.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** The exceptions of a rehearsal: which types there are, and which handler catches what. */
final class Exceptions {
    /** The base of each built-in type of exception that programs catch around imports. */
    private static final Map<String, String> BASES = Map.ofEntries(
            Map.entry("Exception", "BaseException"),
            Map.entry("SystemExit", "BaseException"),
            Map.entry("KeyboardInterrupt", "BaseException"),
            Map.entry("StandardError", "Exception"),
            Map.entry("ImportError", "StandardError"),
            Map.entry("ModuleNotFoundError", "ImportError"),
            Map.entry("SyntaxError", "StandardError"),
            Map.entry("AttributeError", "StandardError"),
            Map.entry("NameError", "StandardError"),
            Map.entry("UnboundLocalError", "NameError"),
            Map.entry("LookupError", "StandardError"),
            Map.entry("KeyError", "LookupError"),
            Map.entry("IndexError", "LookupError"),
            Map.entry("ValueError", "StandardError"),
            Map.entry("UnicodeError", "ValueError"),
            Map.entry("TypeError", "StandardError"),
            Map.entry("AssertionError", "StandardError"),
            Map.entry("RuntimeError", "StandardError"),
            Map.entry("NotImplementedError", "RuntimeError"),
            Map.entry("SystemError", "StandardError"),
            Map.entry("EnvironmentError", "StandardError"),
            Map.entry("IOError", "EnvironmentError"),
            Map.entry("OSError", "EnvironmentError"),
            Map.entry("ArithmeticError", "StandardError"),
            Map.entry("ZeroDivisionError", "ArithmeticError"),
            Map.entry("Warning", "Exception"));

    /** Java's, which no Python type catches. */
    private static final Set<String> JAVA = Set.of(
            "NoClassDefFoundError",
            "ExceptionInInitializerError",
            "UnsupportedClassVersionError",
            "ClassFormatError",
            "ClassCircularityError",
            "IncompatibleClassChangeError",
            "VerifyError",
            "ClassCastException",
            "SecurityException",
            "IllegalArgumentException",
            "NullPointerException");

    private final Evaluator evaluator;

    Exceptions(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    static boolean isType(String name) {
        return name.equals("BaseException") || BASES.containsKey(name);
    }

    /** What {@code raise exception, argument} raises. */
    ImportFailure raised(Value exception, @Nullable Value argument) {
        if (exception instanceof Value.ExceptionType type) {
            return new ImportFailure(type.name(), argument == null ? "" : message(List.of(argument)));
        }
        if (exception instanceof Value.Instance instance) {
            return new ImportFailure(name(instance.type()), message(List.of()));
        }
        return exception instanceof Value.PythonClass type
                ? new ImportFailure(builtinBase(type), type.name())
                : new ImportFailure("Exception", "an exception that only running can tell");
    }

    private static String message(List<Value> arguments) {
        return !arguments.isEmpty() && arguments.get(0) instanceof Value.Text text ? text.text() : "";
    }

    private static String name(Value type) {
        if (type instanceof Value.ExceptionType builtin) {
            return builtin.name();
        }
        return type instanceof Value.PythonClass own ? builtinBase(own) : "Exception";
    }

    /** The built-in type that a class of the program extends: what it is caught as. */
    private static String builtinBase(Value.PythonClass type) {
        for (Value base : type.bases()) {
            if (base instanceof Value.ExceptionType builtin) {
                return builtin.name();
            }
            if (base instanceof Value.PythonClass own) {
                return builtinBase(own);
            }
        }
        return "Exception";
    }

    /** Says whether some handler of a {@code try} catches the failure, or may. */
    boolean mayCatch(Statement.Try attempt, ImportFailure failure, Frame frame) {
        for (ExceptHandler handler : attempt.handlers()) {
            if (handler.type() == null || catches(handler.type(), failure, frame) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Says whether one of these types is that of the failure, or may be. */
    boolean mayCatch(List<Expression> types, ImportFailure failure, Frame frame) {
        for (Expression type : types) {
            if (catches(type, failure, frame) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** 1 if a handler of this type catches the failure, -1 if it does not, 0 if only running can tell. */
    int catches(Expression type, ImportFailure failure, Frame frame) throws ImportFailure {
        Value value = evaluator.value(type, frame);
        if (!(value instanceof Value.Sequence types)) {
            return catches(value, failure);
        }
        int best = -1;
        for (Value one : types.items()) {
            best = Math.max(best, catches(one, failure));
        }
        return best;
    }

    private static int catches(Value type, ImportFailure failure) {
        String error = failure.error();
        if (type instanceof Value.ExceptionType builtin) {
            for (String at = error; at != null; at = BASES.get(at)) {
                if (at.equals(builtin.name())) {
                    return 1;
                }
            }
            return BASES.containsKey(error) || JAVA.contains(error) ? -1 : 0;
        }
        if (type instanceof Value.Imported imported && imported.referent() instanceof ModuleSpec.JavaClass javaClass) {
            return JAVA.contains(error) ? 0 : javaClass.name().equals("java.lang.Throwable") ? 0 : -1;
        }
        return type instanceof Value.PythonClass ? -1 : 0;
    }
}
