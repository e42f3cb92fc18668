package naja.features.diagnostics;

import naja.text.Span;

/**
 * Something wrong in a file.
 *
 * @param span the place
 * @param message one clear sentence: what was looked for, and where
 */
public record ImportProblem(DiagnosticCode code, Severity severity, Span span, String message) {

    /** How sure we are that it matters. */
    public enum Severity {
        /** The program fails when it gets here. */
        ERROR,
        /** It fails if it gets here, which a condition decides. */
        WARNING,
        INFORMATION,
        /** It fails here, and the program seems to expect that. */
        HINT
    }
}
