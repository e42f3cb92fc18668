package naja.syntax;

import naja.text.Span;

/**
 * One identifier in its place.
 *
 * @param text the identifier; empty where one is expected and missing, as behind the dot of an unfinished {@code import
 *     java.}
 * @param span its place; an empty span at the place where a missing identifier would stand
 */
public record NamePart(String text, Span span) {}
