package naja.features.diagnostics;

import java.util.Optional;
import naja.text.Span;
import naja.vfs.VPath;

/**
 * Something wrong in a file.
 *
 * @param span the place
 * @param message one clear sentence: what was looked for, and where
 * @param related another place that has to do with it
 */
public record ImportProblem(
        DiagnosticCode code, Severity severity, Span span, String message, Optional<Related> related) {

    /** A problem that has to do with its own place only. */
    public ImportProblem(DiagnosticCode code, Severity severity, Span span, String message) {
        this(code, severity, span, message, Optional.empty());
    }

    /** This problem, with another weight. */
    ImportProblem with(Severity other) {
        return new ImportProblem(code, other, span, message, related);
    }

    /** Another place, and what happens there. */
    public record Related(VPath file, Span span, String message) {}

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
