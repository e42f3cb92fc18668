package naja.features.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import naja.base.CancelToken;
import naja.syntax.ImportStatement;
import naja.syntax.ParsedModule;
import naja.text.LineIndex;
import naja.text.Span;
import naja.vfs.VPath;
import naja.workspace.DiagnosticCode;
import naja.workspace.Snapshot;

/** What can be done about the problems of one file: another name, no import, or a comment that silences it. */
public final class QuickFixes {
    private final String text;
    private final LineIndex lines;
    private final ParsedModule module;
    private final List<QuickFix> fixes = new ArrayList<>();

    private QuickFixes(String text, ParsedModule module) {
        this.text = text;
        this.lines = new LineIndex(text);
        this.module = module;
    }

    /**
     * The fixes for the problems of {@code file} that touch {@code marked}, those of one problem together, the best first.
     *
     * @param marked a stretch of the file's text in UTF-16 units, or an empty one for the cursor
     */
    public static List<QuickFix> find(Snapshot snapshot, VPath file, Span marked, CancelToken cancel) {
        String text = snapshot.text(file).orElse("");
        ParsedModule module = snapshot.module(file).orElse(null);
        if (module == null) {
            return List.of();
        }
        QuickFixes found = new QuickFixes(text, module);
        for (ImportProblem problem : DiagnosticsFeature.find(snapshot, file, cancel)) {
            if (problem.span().start() <= marked.end()
                    && marked.start() <= problem.span().end()) {
                found.add(problem);
            }
        }
        return found.fixes;
    }

    private void add(ImportProblem problem) {
        for (String name : problem.meant()) {
            fixes.add(new QuickFix(
                    problem,
                    "Change to '" + name + "'",
                    problem.span(),
                    name,
                    problem.meant().size() == 1));
        }
        if (problem.code() == DiagnosticCode.UNUSED_IMPORT || problem.code() == DiagnosticCode.DUPLICATE_IMPORT) {
            removal(problem).ifPresent(fixes::add);
        }
        if (problem.code() != DiagnosticCode.SYNTAX_ERROR) {
            silence(problem).ifPresent(fixes::add);
        }
    }

    private Optional<QuickFix> removal(ImportProblem problem) {
        for (ImportStatement statement : module.imports()) {
            List<Bound> names = Bound.of(statement);
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).span().equals(problem.span()) && names.size() == written(statement)) {
                    String title = "Remove the import of '" + names.get(i).name() + "'";
                    return Optional.of(
                            names.size() == 1
                                    ? withoutStatement(problem, title, statement.span())
                                    : new QuickFix(problem, title, withComma(names, i), "", true));
                }
            }
        }
        return Optional.empty();
    }

    private static int written(ImportStatement statement) {
        return statement instanceof ImportStatement.Plain plain
                ? plain.clauses().size()
                : ((ImportStatement.From) statement).names().size();
    }

    /** One of several names, and the comma between it and a neighbour. */
    private static Span withComma(List<Bound> names, int index) {
        return index < names.size() - 1
                ? new Span(
                        names.get(index).span().start(),
                        names.get(index + 1).span().start())
                : new Span(
                        names.get(index - 1).span().end(),
                        names.get(index).span().end());
    }

    /** The lines of a statement go if it has them for itself and no block can need it; else it makes way for {@code pass}. */
    private QuickFix withoutStatement(ImportProblem problem, String title, Span statement) {
        int start = lines.lineStart(lines.line(statement.start()));
        int line = lines.line(statement.end());
        boolean isAlone = start == statement.start()
                && text.substring(statement.end(), lines.lineEnd(line)).isBlank();
        if (!isAlone) {
            return new QuickFix(problem, title, statement, "pass", true);
        }
        int end = line + 1 < lines.lineCount() ? lines.lineStart(line + 1) : text.length();
        return new QuickFix(problem, title, new Span(start, end), "", true);
    }

    /** A comment at the end of the line; nothing where that line goes on in the next, or has such a comment. */
    private Optional<QuickFix> silence(ImportProblem problem) {
        int line = lines.line(problem.span().end());
        String written = text.substring(lines.lineStart(line), lines.lineEnd(line));
        String code = problem.code().text();
        if (written.endsWith("\\") || written.matches(".*#\\s*naja:\\s*ignore.*")) {
            return Optional.empty();
        }
        int end = lines.lineStart(line) + written.stripTrailing().length();
        return Optional.of(new QuickFix(
                problem,
                "Ignore " + code + " here",
                new Span(end, lines.lineStart(line) + written.length()),
                "  # naja: ignore[" + code + "]",
                false));
    }
}
