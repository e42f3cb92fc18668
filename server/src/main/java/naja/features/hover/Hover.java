package naja.features.hover;

import java.util.Optional;
import naja.text.Span;

/**
 * What a part of an import, or of a dotted expression, resolves to.
 *
 * @param span the part
 * @param name the thing's full name
 * @param line what it is, where it comes from and why, in one line
 * @param java the description of what Java names it; nothing for what is none of Java's
 */
public record Hover(Span span, String name, String line, Optional<JavaDescription> java) {

    /** The text that is shown. */
    public String text(HoverFormat format) {
        DocWriter writer = new DocWriter(format, Integer.MAX_VALUE);
        java.ifPresent(description -> writer.raw(description.text(format)));
        writer.paragraph();
        writer.words(name.isEmpty() ? line : name + ": " + line);
        return writer.result();
    }
}
