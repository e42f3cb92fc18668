package naja.names;

import java.util.List;
import java.util.Optional;

/**
 * A dotted module, package or class name such as {@code a.b.c}: at least one part, no part empty.
 *
 * <p>Parts need not be Python identifiers: a path can yield {@code p.odd-name}, which only a tool can import.
 */
public record ModuleName(String text) {

    public ModuleName {
        if (!isDotted(text)) {
            throw new IllegalArgumentException("not a dotted name: '" + text + "'");
        }
    }

    /** The name, or nothing if {@code text} is not a dotted name. */
    public static Optional<ModuleName> parse(String text) {
        return isDotted(text) ? Optional.of(new ModuleName(text)) : Optional.empty();
    }

    /** The name made of {@code parts}, which are not empty. */
    public static ModuleName of(List<String> parts) {
        return new ModuleName(String.join(".", parts));
    }

    /** This name with {@code part} behind it. */
    public ModuleName child(String part) {
        return new ModuleName(text + "." + part);
    }

    /** The name without its last part, or nothing for a top-level name. */
    public Optional<ModuleName> parent() {
        int dot = text.lastIndexOf('.');
        return dot == -1 ? Optional.empty() : Optional.of(new ModuleName(text.substring(0, dot)));
    }

    /** All parts in order. */
    public List<String> parts() {
        return List.of(text.split("\\."));
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean isDotted(String text) {
        return !text.isEmpty() && !text.startsWith(".") && !text.endsWith(".") && !text.contains("..");
    }
}
