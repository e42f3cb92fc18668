package naja.features.hover;

import naja.text.Span;

/**
 * What a part of an import, or of a dotted expression, resolves to.
 *
 * @param span the part
 * @param name the thing's full name
 * @param line what it is, where it comes from and why, in one line
 */
public record Hover(Span span, String name, String line) {}
