package naja.features.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import naja.features.ImportQuestions;
import naja.features.RunMode;
import naja.names.PackageContext;
import naja.resolve.Resolution;
import naja.resolve.ResolvedImport;
import naja.text.Span;
import naja.workspace.DiagnosticCode;
import naja.workspace.Severity;

/** Imports that some of the ways to run a file go through, and others do not. */
final class RunModes {
    private final ImportQuestions questions;
    private final Sentences sentences;

    RunModes(ImportQuestions questions, Sentences sentences) {
        this.questions = questions;
        this.sentences = sentences;
    }

    /**
     * The import at {@code span}, if it is one of these.
     *
     * @param answers one for each context, and, if none of them goes through, for each run mode behind them
     * @param inMode asks for the answer in a run mode
     */
    Optional<ImportProblem> differing(
            Span span, List<ResolvedImport> answers, Function<RunMode, ResolvedImport> inMode) {
        if (questions.file().name().equals("__main__.py")) {
            return Optional.empty(); // It is there to be run with -m.
        }
        List<String> works = new ArrayList<>();
        List<String> fails = new ArrayList<>();
        List<Resolution.Missing> failures = new ArrayList<>();
        int contexts = questions.contexts().size();
        for (int index = 0; index < contexts + questions.runModes().size(); index++) {
            String how = index < contexts
                    ? "when " + way(questions.contexts().get(index))
                    : questions.runModes().get(index - contexts).when();
            ResolvedImport answer = index < answers.size()
                    ? answers.get(index)
                    : inMode.apply(questions.runModes().get(index - contexts));
            Optional<Resolution.Missing> failure = failure(answer);
            if (failure.isPresent()) {
                fails.add(how);
                failures.add(failure.get());
            } else if (goesThrough(answer)) {
                works.add(how);
            }
        }
        return works.isEmpty() || fails.isEmpty()
                ? Optional.empty()
                : Optional.of(new ImportProblem(
                        DiagnosticCode.SOME_RUN_MODES,
                        Severity.HINT,
                        span,
                        sentences.someRunModes(works.get(0), fails.get(0), failures.get(0))));
    }

    private static String way(PackageContext context) {
        return context instanceof PackageContext.Script ? "run as a script" : "imported as " + context.moduleName();
    }

    private static Optional<Resolution.Missing> failure(ResolvedImport answer) {
        if (answer.module() instanceof Resolution.Missing missing) {
            return Optional.of(missing);
        }
        return answer.names().stream()
                .filter(Resolution.Missing.class::isInstance)
                .map(Resolution.Missing.class::cast)
                .findFirst();
    }

    private static boolean goesThrough(ResolvedImport answer) {
        return answer.module() instanceof Resolution.Found
                && answer.names().stream().allMatch(Resolution.Found.class::isInstance);
    }
}
