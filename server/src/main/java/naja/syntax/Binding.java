package naja.syntax;

import naja.text.Span;

/**
 * A name of the finished module's namespace and the place that binds it.
 *
 * @param name the identifier
 * @param kind what binds it
 * @param span the place of the identifier in the binding statement
 * @param statement for {@link Kind#IMPORT}, the index of the statement in {@link ParsedModule#imports()}; otherwise -1
 */
public record Binding(String name, Kind kind, Span span, int statement) {

    /** What binds a name. */
    public enum Kind {
        CLASS,
        FUNCTION,
        VARIABLE,
        IMPORT
    }
}
