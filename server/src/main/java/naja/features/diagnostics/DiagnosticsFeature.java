package naja.features.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import naja.base.CancelToken;
import naja.features.ImportQuestions;
import naja.resolve.ResolvedImport;
import naja.syntax.ImportStatement;
import naja.syntax.ImportStatement.Guard;
import naja.syntax.SyntaxProblem;
import naja.text.LineIndex;
import naja.text.Span;
import naja.vfs.VPath;
import naja.workspace.DiagnosticCode;
import naja.workspace.Project;
import naja.workspace.Setting;
import naja.workspace.Severity;
import naja.workspace.Snapshot;

/**
 * The problems of one file: its syntax errors, the imports that fail in every context of the file, and what is worth knowing of
 * those that do not. What settings and comments of the file silence is left out.
 */
public final class DiagnosticsFeature {
    private final Snapshot snapshot;
    private final VPath file;
    private final ImportQuestions questions;
    private final Sentences sentences;
    private final Weighing found;
    private final CancelToken cancel;

    /** Whether it was said that imports depend on how the file is run. */
    private boolean toldModes;

    private DiagnosticsFeature(Snapshot snapshot, ImportQuestions questions, CancelToken cancel) {
        this.snapshot = snapshot;
        this.file = questions.file();
        this.questions = questions;
        Project project = snapshot.project(file);
        this.sentences = new Sentences(project.folder());
        this.found = new Weighing(project.settings().diagnostics(), file, project.folder());
        this.cancel = cancel;
    }

    /** The problems of {@code file}, in the order of their places. */
    public static List<ImportProblem> find(Snapshot snapshot, VPath file, CancelToken cancel) {
        Optional<ImportQuestions> questions = ImportQuestions.of(snapshot, file);
        return questions.isEmpty() ? List.of() : new DiagnosticsFeature(snapshot, questions.get(), cancel).find();
    }

    private List<ImportProblem> find() {
        snapshot.encodingProblem(file).ifPresent(problem -> found.add(syntaxError(problem)));
        questions.module().problems().forEach(problem -> found.add(syntaxError(problem)));
        for (ImportStatement statement : questions.module().imports()) {
            cancel.check();
            severity(statement.placement().guards()).ifPresent(severity -> check(statement, severity));
        }
        String text = snapshot.text(file).orElse("");
        habits(text);
        if (found.wants(DiagnosticCode.IMPORT_CYCLE)) {
            new ImportCycles(snapshot, questions, sentences, cancel).find().forEach(found::add);
        }
        boolean respectTypeIgnore = snapshot.project(file)
                .settings()
                .diagnostics()
                .respectTypeIgnore()
                .map(Setting::value)
                .orElse(false);
        return IgnoreComments.filter(
                found.problems(), text, questions.module(), respectTypeIgnore, () -> snapshot.parse(file));
    }

    private void habits(String text) {
        Habits habits = new Habits(
                file,
                text,
                questions.module(),
                questions.contexts(),
                () -> snapshot.parse(file),
                () -> snapshot.importUses(file));
        if (found.wants(DiagnosticCode.UNUSED_IMPORT)) {
            habits.unused().forEach(found::addAside);
        }
        if (found.wants(DiagnosticCode.DUPLICATE_IMPORT)) {
            habits.duplicates().forEach(found::addAside);
        }
    }

    private void check(ImportStatement statement, Severity severity) {
        BooleanSupplier importErrorOnly = () -> statement.placement().guards().contains(Guard.TRY_IMPORT_ERROR)
                && snapshot.parse(file)
                        .filter(tree -> Handlers.catchImportErrorOnly(
                                tree, statement.span().start()))
                        .isPresent();
        Failures failures = new Failures(
                severity,
                sentences,
                new Traps(questions, sentences),
                new JavaMisses(questions, cancel),
                new JavaHints(questions, sentences, snapshot.project(file)),
                new PythonHints(questions, sentences, found::wants),
                importErrorOnly,
                place -> new LineIndex(snapshot.text(place).orElse("")));
        List<ImportProblem> modes = new ArrayList<>();
        if (statement instanceof ImportStatement.Plain plain) {
            plain(plain, failures, modes);
        } else {
            from((ImportStatement.From) statement, failures, modes);
        }
        failures.problems().forEach(problem -> found.add(problem, statement));
        if (!modes.isEmpty() && !toldModes) {
            // One is enough: what makes it work makes the others work.
            toldModes = true;
            found.add(modes.get(0), statement);
        }
    }

    private void plain(ImportStatement.Plain plain, Failures failures, List<ImportProblem> modes) {
        for (int index = 0; index < plain.clauses().size(); index++) {
            int clause = index;
            ImportStatement.Clause written = plain.clauses().get(clause);
            if (!hasGap(written.name().text())) {
                List<ResolvedImport> answers = questions.clauseInAllModes(plain, clause, cancel);
                failures.plain(written, answers);
                new RunModes(questions, sentences)
                        .differing(
                                written.name().span(), answers, mode -> questions.clause(plain, clause, mode, cancel))
                        .ifPresent(modes::add);
            }
        }
    }

    private void from(ImportStatement.From from, Failures failures, List<ImportProblem> modes) {
        boolean unfinished =
                from.module().isPresent() ? hasGap(from.module().get().text()) : from.level() == 0;
        if (!unfinished) {
            List<ResolvedImport> answers = questions.fromInAllModes(from, cancel);
            failures.from(from, answers);
            Span dots = from.dots();
            int end = from.module().map(name -> name.span().end()).orElse(dots.end());
            new RunModes(questions, sentences)
                    .differing(new Span(dots.start(), end), answers, mode -> questions.from(from, mode, cancel))
                    .ifPresent(modes::add);
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

    private static ImportProblem syntaxError(SyntaxProblem problem) {
        String message = problem.message();
        return new ImportProblem(
                DiagnosticCode.SYNTAX_ERROR,
                Severity.ERROR,
                problem.span(),
                message.endsWith(".") ? message : message + ".");
    }
}
