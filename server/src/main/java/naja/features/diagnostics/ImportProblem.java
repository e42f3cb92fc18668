package naja.features.diagnostics;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import naja.text.Span;
import naja.vfs.VPath;
import naja.workspace.DiagnosticCode;
import naja.workspace.Severity;

/**
 * Something wrong in a file.
 *
 * @param span the place
 * @param message one clear sentence: what was looked for, and where
 * @param related other places that have to do with it
 * @param tags how editors may show the place
 * @param meant what may have been meant by the text of the place, the most probable first
 */
public record ImportProblem(
        DiagnosticCode code,
        Severity severity,
        Span span,
        String message,
        List<Related> related,
        Set<Tag> tags,
        List<String> meant) {

    public ImportProblem {
        related = List.copyOf(related);
        tags = Set.copyOf(tags);
        meant = List.copyOf(meant);
    }

    /** A problem of which nothing tells what was meant. */
    public ImportProblem(
            DiagnosticCode code, Severity severity, Span span, String message, List<Related> related, Set<Tag> tags) {
        this(code, severity, span, message, related, tags, List.of());
    }

    /** A problem that has to do with its own place only. */
    public ImportProblem(DiagnosticCode code, Severity severity, Span span, String message) {
        this(code, severity, span, message, List.of(), Set.of());
    }

    /** A problem that another place has to do with, if that is known. */
    ImportProblem(DiagnosticCode code, Severity severity, Span span, String message, Optional<Related> related) {
        this(code, severity, span, message, related.stream().toList(), Set.of());
    }

    /** This problem, with another weight. */
    ImportProblem with(Severity other) {
        return new ImportProblem(code, other, span, message, related, tags, meant);
    }

    /** This problem, and what may have been meant. */
    ImportProblem meaning(List<String> names) {
        return new ImportProblem(code, severity, span, message, related, tags, names);
    }

    /** Another place, and what happens there. */
    public record Related(VPath file, Span span, String message) {

        /** A whole file. */
        static Related file(VPath file, String message) {
            return new Related(file, new Span(0, 0), message);
        }
    }

    /** How editors may show a place. */
    public enum Tag {
        /** Faded: the program does not need it. */
        UNNECESSARY,
        /** Struck through: it goes away. */
        DEPRECATED
    }
}
