package naja.javaindex;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns generic signatures (Java Virtual Machine Specification 4.7.9.1), of which descriptors are a part, into Java.
 * Classes of {@code java.lang} and of the package at hand are written without their package.
 */
final class SignatureReader {
    private final String text;
    private final String packageName;
    private int at;

    /**
     * A reader of one signature.
     *
     * @param packageName with dots; classes in it are written short
     */
    SignatureReader(String text, String packageName) {
        this.text = text;
        this.packageName = packageName;
    }

    /** {@code <T extends A & B>}, or nothing if the signature does not begin with type parameters. */
    String typeParameters() throws Malformed {
        if (!accept('<')) {
            return "";
        }
        List<String> parameters = new ArrayList<>();
        while (!accept('>')) {
            int colon = text.indexOf(':', at);
            if (colon < 0) {
                throw new Malformed();
            }
            StringBuilder parameter = new StringBuilder(text.substring(at, colon));
            at = colon;
            List<String> bounds = new ArrayList<>();
            while (accept(':')) {
                if (peek() != ':') {
                    String bound = type();
                    if (!bound.equals("Object")) {
                        bounds.add(bound);
                    }
                }
            }
            if (!bounds.isEmpty()) {
                parameter.append(" extends ").append(String.join(" & ", bounds));
            }
            parameters.add(parameter.toString());
        }
        return "<" + String.join(", ", parameters) + ">";
    }

    /** The types between parentheses. */
    List<String> parameters() throws Malformed {
        List<String> types = new ArrayList<>();
        if (!accept('(')) {
            throw new Malformed();
        }
        while (!accept(')')) {
            types.add(type());
        }
        return types;
    }

    /** All types up to the end: the superclass and interfaces of a class. */
    List<String> types() throws Malformed {
        List<String> types = new ArrayList<>();
        while (at < text.length()) {
            types.add(type());
        }
        return types;
    }

    /** The types a method throws, at the end of its signature. */
    List<String> exceptions() throws Malformed {
        List<String> types = new ArrayList<>();
        while (accept('^')) {
            types.add(type());
        }
        return types;
    }

    /** One type, {@code void} included. */
    String type() throws Malformed {
        char kind = next();
        return switch (kind) {
            case 'B' -> "byte";
            case 'C' -> "char";
            case 'D' -> "double";
            case 'F' -> "float";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'S' -> "short";
            case 'Z' -> "boolean";
            case 'V' -> "void";
            case '[' -> type() + "[]";
            case 'T' -> until(';');
            case 'L' -> classType();
            default -> throw new Malformed();
        };
    }

    /** The class {@code internalName} as Java writes it. */
    static String className(String internalName, String packageName) {
        int slash = internalName.lastIndexOf('/');
        String in = slash < 0 ? "" : internalName.substring(0, slash).replace('/', '.');
        boolean isShort = in.equals("java.lang") || in.equals(packageName);
        String name = internalName.substring(slash + 1);
        int dollar = name.indexOf('$', 1);
        String simple = dollar > 0 && dollar < name.length() - 1 ? name.replace('$', '.') : name;
        return isShort || in.isEmpty() ? simple : in + "." + simple;
    }

    private String classType() throws Malformed {
        int start = at;
        while (peek() != ';' && peek() != '<') {
            at++;
        }
        StringBuilder type = new StringBuilder(className(text.substring(start, at), packageName));
        while (true) {
            if (accept('<')) {
                type.append(arguments());
            }
            if (accept('.')) {
                start = at;
                while (peek() != ';' && peek() != '<' && peek() != '.') {
                    at++;
                }
                type.append('.').append(text, start, at);
            } else if (accept(';')) {
                return type.toString();
            } else {
                throw new Malformed();
            }
        }
    }

    private String arguments() throws Malformed {
        List<String> arguments = new ArrayList<>();
        while (!accept('>')) {
            if (accept('*')) {
                arguments.add("?");
            } else if (accept('+')) {
                arguments.add("? extends " + type());
            } else if (accept('-')) {
                arguments.add("? super " + type());
            } else {
                arguments.add(type());
            }
        }
        return "<" + String.join(", ", arguments) + ">";
    }

    private String until(char end) throws Malformed {
        int index = text.indexOf(end, at);
        if (index < 0) {
            throw new Malformed();
        }
        String part = text.substring(at, index);
        at = index + 1;
        return part;
    }

    private char peek() throws Malformed {
        if (at >= text.length()) {
            throw new Malformed();
        }
        return text.charAt(at);
    }

    private char next() throws Malformed {
        char character = peek();
        at++;
        return character;
    }

    private boolean accept(char character) {
        if (at < text.length() && text.charAt(at) == character) {
            at++;
            return true;
        }
        return false;
    }

    /** A signature that is none. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed() {
            super("malformed signature", null, false, false);
        }
    }
}
