package naja.javaindex;

import java.util.List;
import naja.javaindex.ClassBytes.MemberRef;

/** The calls of the platform whose result a constant argument decides. */
final class KnownCalls {
    private KnownCalls() {}

    /** An exception that the call throws. */
    record Thrown(String type) {}

    /** The result of a static method: a value, what it {@link Thrown throws}, or that it is not known. */
    static Object result(MemberRef method, List<Object> arguments) {
        Object first = arguments.isEmpty() ? CodeState.Kind.UNKNOWN : arguments.get(0);
        boolean isNumber = method.name().equals("parseInt")
                || method.name().equals("parseLong")
                || (method.name().equals("valueOf") && method.descriptor().startsWith("(Ljava/lang/String;)"));
        boolean isInteger =
                method.owner().equals("java/lang/Integer") || method.owner().equals("java/lang/Long");
        if (!isInteger || !isNumber || arguments.size() != 1) {
            return CodeState.Kind.UNKNOWN;
        }
        if (first == CodeState.Kind.NULL) {
            return new Thrown("java/lang/NumberFormatException");
        }
        if (!(first instanceof String text)) {
            return CodeState.Kind.UNKNOWN;
        }
        try {
            boolean isLong = method.owner().equals("java/lang/Long");
            Object value = isLong ? (Object) Long.parseLong(text) : (Object) Integer.parseInt(text);
            return method.name().equals("valueOf") ? CodeState.Kind.UNKNOWN : value;
        } catch (NumberFormatException e) {
            return new Thrown("java/lang/NumberFormatException");
        }
    }
}
