package naja.features.diagnostics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import naja.base.CancelToken;
import naja.features.ImportQuestions;
import naja.features.diagnostics.ImportProblem.Severity;
import naja.resolve.ResolvedImport;
import naja.syntax.ImportStatement;
import naja.syntax.ImportStatement.Guard;
import naja.syntax.SyntaxProblem;
import naja.text.LineIndex;
import naja.vfs.VPath;
import naja.workspace.Snapshot;

/**
 * The problems of one file: its syntax errors, and the imports that fail in every context of the file. What only running
 * the program could tell is no problem.
 */
public final class DiagnosticsFeature {

    private DiagnosticsFeature() {}

    /** The problems of {@code file}, in the order of their places. */
    public static List<ImportProblem> find(Snapshot snapshot, VPath file, CancelToken cancel) {
        Optional<ImportQuestions> asked = ImportQuestions.of(snapshot, file);
        if (asked.isEmpty()) {
            return List.of();
        }
        ImportQuestions questions = asked.get();
        Sentences sentences = new Sentences(snapshot.project(file).folder());
        List<ImportProblem> problems = new ArrayList<>();
        snapshot.encodingProblem(file)
                .ifPresent(problem -> problems.add(new ImportProblem(
                        DiagnosticCode.SYNTAX_ERROR, Severity.ERROR, problem.span(), sentence(problem.message()))));
        for (SyntaxProblem problem : questions.module().problems()) {
            problems.add(new ImportProblem(
                    DiagnosticCode.SYNTAX_ERROR, Severity.ERROR, problem.span(), sentence(problem.message())));
        }
        for (ImportStatement statement : questions.module().imports()) {
            cancel.check();
            Optional<Severity> severity = severity(statement.placement().guards());
            if (severity.isPresent()) {
                BooleanSupplier importErrorOnly =
                        () -> statement.placement().guards().contains(Guard.TRY_IMPORT_ERROR)
                                && snapshot.parse(file)
                                        .filter(tree -> Handlers.catchImportErrorOnly(
                                                tree, statement.span().start()))
                                        .isPresent();
                Failures failures = new Failures(
                        severity.get(),
                        sentences,
                        new Traps(questions, sentences),
                        new JavaMisses(questions, cancel),
                        new JavaHints(questions, sentences),
                        importErrorOnly,
                        place -> new LineIndex(snapshot.text(place).orElse("")));
                check(statement, questions, failures, cancel);
                problems.addAll(failures.problems());
            }
        }
        problems.sort(Comparator.comparingInt(problem -> problem.span().start()));
        return problems;
    }

    private static void check(
            ImportStatement statement, ImportQuestions questions, Failures failures, CancelToken cancel) {
        if (statement instanceof ImportStatement.Plain plain) {
            for (int clause = 0; clause < plain.clauses().size(); clause++) {
                if (!hasGap(plain.clauses().get(clause).name().text())) {
                    List<ResolvedImport> answers = questions.clauseInAllModes(plain, clause, cancel);
                    failures.plain(plain.clauses().get(clause), answers);
                }
            }
            return;
        }
        ImportStatement.From from = (ImportStatement.From) statement;
        boolean unfinished =
                from.module().isPresent() ? hasGap(from.module().get().text()) : from.level() == 0;
        if (!unfinished) {
            failures.from(from, questions.fromInAllModes(from, cancel));
        }
    }

    /** Says whether a part of a dotted name is still to be written; the parser reports that. */
    private static boolean hasGap(String name) {
        return name.isEmpty() || name.startsWith(".") || name.endsWith(".") || name.contains("..");
    }

    /** How bad it is that a statement under {@code guards} fails; nothing if it never runs. */
    private static Optional<Severity> severity(Set<Guard> guards) {
        if (guards.contains(Guard.NEVER_RUN)) {
            return Optional.empty();
        }
        if (guards.contains(Guard.TRY_IMPORT_ERROR) || guards.contains(Guard.EXCEPT_IMPORT_ERROR)) {
            return Optional.of(Severity.HINT);
        }
        return Optional.of(guards.contains(Guard.CONDITIONAL) ? Severity.WARNING : Severity.ERROR);
    }

    private static String sentence(String message) {
        return message.endsWith(".") ? message : message + ".";
    }
}
