package naja.features.diagnostics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import naja.base.CancelToken;
import naja.features.ImportQuestions;
import naja.features.diagnostics.ImportProblem.Related;
import naja.resolve.ModuleSpec;
import naja.resolve.Referent;
import naja.resolve.ResolvedImport;
import naja.syntax.Binding;
import naja.syntax.ImportStatement;
import naja.syntax.NamePart;
import naja.syntax.ParsedModule;
import naja.text.LineIndex;
import naja.text.Span;
import naja.vfs.VPath;
import naja.workspace.DiagnosticCode;
import naja.workspace.Severity;
import naja.workspace.Snapshot;

/**
 * From-imports of a module that may still be running: if it is imported first, and comes to this file before it has bound the
 * name, the import fails. Whether it is ever imported first nobody looks.
 */
final class ImportCycles {
    /** More files of a cycle are not followed. */
    private static final int FILES = 500;

    private final Snapshot snapshot;
    private final ImportQuestions questions;
    private final Sentences sentences;
    private final CancelToken cancel;
    private final Map<VPath, List<Set<VPath>>> imported = new HashMap<>();

    ImportCycles(Snapshot snapshot, ImportQuestions questions, Sentences sentences, CancelToken cancel) {
        this.snapshot = snapshot;
        this.questions = questions;
        this.sentences = sentences;
        this.cancel = cancel;
    }

    /** The imports of the file that fail if the module that they name is imported first. */
    List<ImportProblem> find() {
        List<ImportProblem> problems = new ArrayList<>();
        for (ImportStatement statement : questions.module().imports()) {
            if (statement instanceof ImportStatement.From from
                    && isCertain(statement)
                    && from.star().isEmpty()) {
                List<ResolvedImport> answers = questions.from(from, cancel);
                Optional<VPath> module = answers.isEmpty()
                        ? Optional.empty()
                        : source(answers.get(0).module().found());
                module.filter(source -> !source.equals(questions.file())).ifPresent(source -> from.names()
                        .forEach(name -> check(name.name(), source).ifPresent(problems::add)));
            }
        }
        return problems;
    }

    private Optional<ImportProblem> check(NamePart name, VPath module) {
        ParsedModule text = snapshot.module(module).orElse(null);
        Optional<Binding> binding = text == null ? Optional.empty() : text.binding(name.text());
        if (text == null || binding.isEmpty()) {
            return Optional.empty();
        }
        List<Set<VPath>> targets = imports(module);
        List<ImportStatement> statements = text.imports();
        for (int index = 0; index < statements.size(); index++) {
            Span place = statements.get(index).span();
            boolean isBefore = place.end() <= binding.get().span().start();
            if (isBefore && reaches(targets.get(index), module)) {
                int line = new LineIndex(snapshot.text(module).orElse("")).line(place.start()) + 1;
                return Optional.of(new ImportProblem(
                        DiagnosticCode.IMPORT_CYCLE,
                        Severity.WARNING,
                        name.span(),
                        sentences.cycle(module, name.text(), line),
                        List.of(
                                new Related(module, place, "From here this file is imported."),
                                new Related(module, binding.get().span(), "Only here the name is bound.")),
                        Set.of()));
            }
        }
        return Optional.empty();
    }

    /** Says whether a fresh import of one of {@code from} runs this file while {@code first} is running. */
    private boolean reaches(Set<VPath> from, VPath first) {
        Set<VPath> seen = new TreeSet<>(Set.of(first));
        List<VPath> queue = new ArrayList<>(from);
        for (int index = 0; index < queue.size() && index < FILES; index++) {
            VPath next = queue.get(index);
            if (next.equals(questions.file())) {
                return true;
            }
            if (seen.add(next)) {
                imports(next).forEach(queue::addAll);
            }
        }
        return false;
    }

    /** For each import of a file the files that it runs for certain. */
    private List<Set<VPath>> imports(VPath file) {
        List<Set<VPath>> known = imported.get(file);
        if (known == null) {
            known = ImportQuestions.of(snapshot, file)
                    .filter(asked -> !asked.view().isRuntimes(file))
                    .map(this::targets)
                    .orElse(List.of());
            imported.put(file, known);
        }
        return known;
    }

    private List<Set<VPath>> targets(ImportQuestions asked) {
        List<Set<VPath>> targets = new ArrayList<>();
        for (ImportStatement statement : asked.module().imports()) {
            cancel.check();
            Set<VPath> files = new TreeSet<>();
            if (isCertain(statement)) {
                answers(statement, asked).forEach(answer -> {
                    answer.parts().forEach(part -> source(part.found()).ifPresent(files::add));
                    source(answer.module().found()).ifPresent(files::add);
                    answer.names().forEach(name -> source(name.found()).ifPresent(files::add));
                });
            }
            targets.add(files);
        }
        return targets;
    }

    private List<ResolvedImport> answers(ImportStatement statement, ImportQuestions asked) {
        List<ResolvedImport> answers = new ArrayList<>();
        if (statement instanceof ImportStatement.Plain plain) {
            for (int clause = 0; clause < plain.clauses().size(); clause++) {
                asked.clause(plain, clause, cancel).stream().limit(1).forEach(answers::add);
            }
        } else {
            asked.from((ImportStatement.From) statement, cancel).stream()
                    .limit(1)
                    .forEach(answers::add);
        }
        return answers;
    }

    /** Whether a statement runs whenever its module does. */
    private static boolean isCertain(ImportStatement statement) {
        return statement.placement().moduleLevel()
                && statement.placement().guards().isEmpty();
    }

    private static Optional<VPath> source(Optional<Referent> referent) {
        return referent.orElse(null) instanceof ModuleSpec spec ? spec.source() : Optional.empty();
    }
}
