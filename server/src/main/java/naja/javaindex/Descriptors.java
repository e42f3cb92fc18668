package naja.javaindex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Descriptors of fields and methods (Java Virtual Machine Specification 4.3); malformed ones give what they can. */
final class Descriptors {
    private Descriptors() {}

    /** The descriptors of a method's parameters. */
    static List<String> parameters(String descriptor) {
        List<String> parameters = new ArrayList<>();
        int at = 1;
        while (at < descriptor.length() && descriptor.charAt(at) != ')') {
            int end = end(descriptor, at);
            parameters.add(descriptor.substring(at, end));
            at = end;
        }
        return parameters;
    }

    /** The descriptor of a method's result. */
    static String result(String descriptor) {
        return descriptor.substring(descriptor.indexOf(')') + 1);
    }

    /** The internal name of a class, if the descriptor is that of a class. */
    static Optional<String> className(String descriptor) {
        boolean isClass = descriptor.startsWith("L") && descriptor.endsWith(";");
        return isClass ? Optional.of(descriptor.substring(1, descriptor.length() - 1)) : Optional.empty();
    }

    private static int end(String descriptor, int start) {
        int at = start;
        while (at < descriptor.length() && descriptor.charAt(at) == '[') {
            at++;
        }
        if (at < descriptor.length() && descriptor.charAt(at) == 'L') {
            int semicolon = descriptor.indexOf(';', at);
            return semicolon < 0 ? descriptor.length() : semicolon + 1;
        }
        return Math.min(at + 1, descriptor.length());
    }
}
