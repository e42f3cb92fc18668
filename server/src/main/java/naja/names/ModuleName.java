package naja.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A dotted module, package or class name such as {@code a.b.c}: at least one part, no part empty.
 *
 * <p>Parts need not be Python identifiers: a path can yield {@code p.odd-name}, which only a tool can import.
 */
public record ModuleName(String text) implements Comparable<ModuleName> {

    public ModuleName {
        if (text.isEmpty() || text.startsWith(".") || text.endsWith(".") || text.contains("..")) {
            throw new IllegalArgumentException("not a dotted name: '" + text + "'");
        }
    }

    /** The name, or nothing if {@code text} is not a dotted name. */
    public static Optional<ModuleName> parse(String text) {
        boolean valid = !text.isEmpty() && !text.startsWith(".") && !text.endsWith(".") && !text.contains("..");
        return valid ? Optional.of(new ModuleName(text)) : Optional.empty();
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
        return dot < 0 ? Optional.empty() : Optional.of(new ModuleName(text.substring(0, dot)));
    }

    /** The part before the first dot. */
    public String first() {
        int dot = text.indexOf('.');
        return dot < 0 ? text : text.substring(0, dot);
    }

    /** The part behind the last dot. */
    public String last() {
        return text.substring(text.lastIndexOf('.') + 1);
    }

    /** All parts in order. */
    public List<String> parts() {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', start)) {
            parts.add(text.substring(start, dot));
            start = dot + 1;
        }
        parts.add(text.substring(start));
        return List.copyOf(parts);
    }

    /** Says whether this is {@code other} or lies below it. */
    public boolean startsWith(ModuleName other) {
        return text.equals(other.text) || text.startsWith(other.text + ".");
    }

    @Override
    public int compareTo(ModuleName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
