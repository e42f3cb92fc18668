package naja.syntax;

import java.util.List;
import java.util.stream.Collectors;
import naja.text.Span;

/**
 * A dotted name as written in an import statement, with the place of each part.
 *
 * @param parts at least one; the last one's text is empty in an unfinished name
 */
public record DottedName(List<NamePart> parts) {

    public DottedName {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a dotted name has at least one part");
        }
    }

    /** The parts joined with dots. */
    public String text() {
        return parts.size() == 1
                ? parts.get(0).text()
                : parts.stream().map(NamePart::text).collect(Collectors.joining("."));
    }

    /** From the first part to the last. */
    public Span span() {
        return new Span(
                parts.get(0).span().start(), parts.get(parts.size() - 1).span().end());
    }
}
