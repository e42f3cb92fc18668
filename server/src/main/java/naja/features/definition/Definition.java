package naja.features.definition;

import java.util.List;
import naja.text.Span;

/**
 * The answer to "where is this defined?".
 *
 * @param origin the part of the import that was asked about
 * @param targets where it leads, the likeliest first; empty if it leads nowhere that can be shown
 */
public record Definition(Span origin, List<NavigationTarget> targets) {
    public Definition {
        targets = List.copyOf(targets);
    }
}
