package naja.features.symbols;

import java.util.List;
import naja.text.Span;

/**
 * A definition in a file.
 *
 * @param full the whole definition
 * @param selection its name, inside {@code full}
 * @param children definitions inside it
 */
public record Symbol(String name, Kind kind, Span full, Span selection, List<Symbol> children) {
    public Symbol {
        children = List.copyOf(children);
    }

    /** What a definition defines. */
    public enum Kind {
        CLASS,
        FUNCTION,
        METHOD,
        VARIABLE,
        FIELD
    }
}
