package naja.syntax;

import naja.text.Span;

/**
 * A place where the text is not Python.
 *
 * @param span the place
 * @param message what is wrong, one sentence without a full stop
 */
public record SyntaxProblem(Span span, String message) {}
