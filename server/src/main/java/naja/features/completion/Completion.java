package naja.features.completion;

import java.util.List;
import naja.text.Span;

/**
 * What can be typed at a place.
 *
 * @param items in the order in which they should be shown
 * @param complete whether typing on cannot bring further items
 */
public record Completion(List<Item> items, boolean complete) {
    /** Nothing, and nothing will come. */
    public static final Completion NONE = new Completion(List.of(), true);

    public Completion {
        items = List.copyOf(items);
    }

    /**
     * One thing to type.
     *
     * @param replaced the text that it takes the place of
     * @param detail what it is, for people
     */
    public record Item(String label, Kind kind, Span replaced, String detail) {}

    /** What an item is. */
    public enum Kind {
        MODULE,
        PACKAGE,
        CLASS,
        INTERFACE,
        ENUM,
        FUNCTION,
        FIELD,
        VARIABLE,
        KEYWORD
    }
}
