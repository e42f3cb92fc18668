package naja.features.diagnostics;

import naja.text.Span;

/**
 * A change of a file after which it does not have a problem any more.
 *
 * @param problem what it mends
 * @param title what an editor calls it
 * @param span what is replaced, in UTF-16 units of the file's text
 * @param text what it is replaced by
 * @param isSure whether nobody needs to choose: an editor may do it at a key
 */
public record QuickFix(ImportProblem problem, String title, Span span, String text, boolean isSure) {}
