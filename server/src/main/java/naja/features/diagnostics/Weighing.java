package naja.features.diagnostics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import naja.syntax.ImportStatement;
import naja.syntax.ImportStatement.Guard;
import naja.vfs.VPath;
import naja.workspace.DiagnosticCode;
import naja.workspace.DiagnosticSettings;
import naja.workspace.Severity;

/**
 * Collects the problems of one file with the weights that settings give them. What a program seems to expect, a failure in a
 * {@code try} that catches it, is never more than a hint.
 */
final class Weighing {
    /** No code of these says that an import fails, so what is around the statement says nothing about them. */
    private static final Set<DiagnosticCode> NO_FAILURES =
            EnumSet.of(DiagnosticCode.SYNTAX_ERROR, DiagnosticCode.NOT_AN_IMPORT_ERROR);

    private final DiagnosticSettings settings;
    private final VPath file;
    private final VPath folder;
    private final List<ImportProblem> problems = new ArrayList<>();

    /**
     * No problems yet.
     *
     * @param folder of the file's project
     */
    Weighing(DiagnosticSettings settings, VPath file, VPath folder) {
        this.settings = settings;
        this.file = file;
        this.folder = folder;
    }

    /** Says whether problems of this kind have to be looked for. */
    boolean wants(DiagnosticCode code) {
        Optional<DiagnosticSettings.Weight> set = settings.weight(code, file, folder);
        return set.map(weight -> weight.severity().isPresent()).orElse(!code.isOffUnlessSet());
    }

    /** Takes a problem that is no import's. */
    void add(ImportProblem problem) {
        weighed(problem).ifPresent(problems::add);
    }

    /** Takes a problem of {@code statement}. */
    void add(ImportProblem problem, ImportStatement statement) {
        boolean isExpected = isExpected(statement) && !NO_FAILURES.contains(problem.code());
        weighed(problem)
                .map(weighed -> isExpected ? weighed.with(weighed.severity().atMost(Severity.HINT)) : weighed)
                .ifPresent(problems::add);
    }

    /** Takes a problem if there is none yet at its place that weighs more: what fails need not be called useless, too. */
    void addAside(ImportProblem problem) {
        boolean isOther = problems.stream()
                .anyMatch(other -> other.severity().compareTo(Severity.HINT) < 0
                        && other.span().start() < problem.span().end()
                        && problem.span().start() < other.span().end());
        if (!isOther) {
            add(problem);
        }
    }

    /** Says whether the program seems to expect that the statement may fail. */
    static boolean isExpected(ImportStatement statement) {
        Set<Guard> guards = statement.placement().guards();
        return guards.contains(Guard.TRY_IMPORT_ERROR)
                || guards.contains(Guard.EXCEPT_IMPORT_ERROR)
                || guards.contains(Guard.NEVER_RUN);
    }

    private Optional<ImportProblem> weighed(ImportProblem problem) {
        return settings.weight(problem.code(), file, folder)
                .map(weight -> weight.severity().map(problem::with))
                .orElse(Optional.of(problem));
    }

    /** All problems in the order of their places. */
    List<ImportProblem> problems() {
        problems.sort(Comparator.comparingInt(problem -> problem.span().start()));
        return problems;
    }
}
