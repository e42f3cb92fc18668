package naja.javaindex;

import java.util.Map;

/**
 * An annotation in a class file, visible at run time or not.
 *
 * @param name internal name of its type
 * @param values those that are numbers (a boolean is 0 or 1) and texts, by the names of the elements; other values are left out
 */
public record JavaAnnotation(String name, Map<String, Object> values) {
    public JavaAnnotation {
        values = Map.copyOf(values);
    }
}
