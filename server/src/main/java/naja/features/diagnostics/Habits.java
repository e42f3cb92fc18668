package naja.features.diagnostics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import naja.names.PackageContext;
import naja.syntax.Binding;
import naja.syntax.ExportedNames;
import naja.syntax.ImportStatement;
import naja.syntax.ParsedModule;
import naja.syntax.PythonFile;
import naja.text.LineIndex;
import naja.text.Span;
import naja.vfs.VPath;
import naja.workspace.DiagnosticCode;
import naja.workspace.ImportUses;
import naja.workspace.Severity;

/**
 * Imports that a file does without: what they bind is not used, or was bound by the same import before. An import may be there
 * for what it does, so these are hints, and where anybody else may use the name, or only running can tell, there is none.
 */
final class Habits {
    /** Files that bind names for others to find. */
    private static final Set<String> FOR_OTHERS = Set.of("__init__.py", "conftest.py", "sitecustomize.py");

    /** Comments by which people and their other tools keep an import. */
    private static final Pattern KEPT =
            Pattern.compile("(?i)#.*\\b(?:noqa|noinspection|nopep8|unused-import|pyflakes:|side[- ]effects?)");

    private static final Pattern FILE_KEPT = Pattern.compile(
            "(?im)^[ \\t]*#.*\\b(?:(?:flake8|ruff):[ \\t]*noqa\\b|pylint:[^\\n]*\\b(?:unused-import|W0611)\\b)");

    /** What reads names that no text shows. */
    private static final Set<String> READERS =
            Set.of("exec", "eval", "execfile", "globals", "locals", "vars", "dir", "compile", "runpy");

    private final VPath file;
    private final String text;
    private final ParsedModule module;
    private final List<PackageContext> contexts;
    private final Supplier<Optional<PythonFile>> tree;
    private final Supplier<ImportUses> others;

    /**
     * The imports of one file.
     *
     * @param contexts the ways in which it can be running
     * @param tree of the text, asked for only if a name may be unused
     * @param others what the project's files take from each other, asked for only if a name is unused here
     */
    Habits(
            VPath file,
            String text,
            ParsedModule module,
            List<PackageContext> contexts,
            Supplier<Optional<PythonFile>> tree,
            Supplier<ImportUses> others) {
        this.file = file;
        this.text = text;
        this.module = module;
        this.contexts = contexts;
        this.tree = tree;
        this.others = others;
    }

    /** What is imported and not used. */
    List<ImportProblem> unused() {
        if (FOR_OTHERS.contains(file.name())
                || isFacade()
                || module.hasProblems()
                || module.exports() instanceof ExportedNames.Computed
                || FILE_KEPT.matcher(text).find()) {
            return List.of();
        }
        List<Bound> candidates = new ArrayList<>();
        for (ImportStatement statement : module.imports()) {
            if (!Weighing.isExpected(statement) && !isForOthers(statement) && !isKept(statement)) {
                Bound.of(statement).stream().filter(bound -> !bound.again()).forEach(candidates::add);
            }
        }
        Set<String> alternatives = new HashSet<>();
        module.imports().stream().filter(Weighing::isExpected).forEach(statement -> Bound.of(statement)
                .forEach(bound -> alternatives.add(bound.name())));
        candidates.removeIf(bound -> alternatives.contains(bound.name()));
        Optional<PythonFile> parsed = candidates.isEmpty() ? Optional.empty() : tree.get();
        if (parsed.isEmpty()) {
            return List.of();
        }
        Set<String> used = UsedNames.of(parsed.get());
        candidates.removeIf(bound -> used.contains(bound.name()));
        if (candidates.isEmpty() || READERS.stream().anyMatch(used::contains)) {
            return List.of();
        }
        return candidates.stream()
                .filter(bound -> !mayBeUsedElsewhere(bound))
                .map(bound -> hint(
                        DiagnosticCode.UNUSED_IMPORT,
                        bound.span(),
                        "'" + bound.name() + "' is imported and not used in this file.",
                        List.of()))
                .toList();
    }

    /** Says whether the module defines nothing of its own, so that what it imports is what it is for. */
    private boolean isFacade() {
        return !module.hasMainBlock()
                && module.imports().stream()
                        .anyMatch(statement -> statement.placement().moduleLevel())
                && module.bindings().stream()
                        .allMatch(binding -> binding.kind() == Binding.Kind.IMPORT
                                || binding.name().startsWith("__"));
    }

    /**
     * Says whether an import of the module looks as if it were meant for those who import the module: one of the names that a
     * private module has, or one of several ways to get at a name.
     */
    private static boolean isForOthers(ImportStatement statement) {
        if (!statement.placement().moduleLevel()) {
            return false;
        }
        boolean isPrivate = statement instanceof ImportStatement.From from
                && from.module()
                        .filter(name ->
                                name.parts().get(name.parts().size() - 1).text().startsWith("_"))
                        .isPresent();
        return isPrivate || statement.placement().guards().contains(ImportStatement.Guard.CONDITIONAL);
    }

    /** Says whether another file may take the name from this one. */
    private boolean mayBeUsedElsewhere(Bound bound) {
        if (!bound.statement().placement().moduleLevel()) {
            return false;
        }
        ImportUses uses = others.get();
        String stem = file.name().endsWith(".py")
                ? file.name().substring(0, file.name().length() - 3)
                : file.name();
        boolean isInPackage = contexts.stream().anyMatch(PackageContext.InPackage.class::isInstance);
        return uses.starred().contains(stem)
                || uses.names().contains(stem + "." + bound.name())
                || (uses.executes() && !isInPackage);
    }

    /** What the module has imported before, in the same words. */
    List<ImportProblem> duplicates() {
        LineIndex lines = new LineIndex(text);
        Map<String, Bound> before = new HashMap<>();
        List<ImportProblem> problems = new ArrayList<>();
        for (ImportStatement statement : module.imports()) {
            if (!statement.placement().moduleLevel()
                    || !statement.placement().guards().isEmpty()) {
                continue;
            }
            for (Bound bound : Bound.of(statement)) {
                Bound first = before.putIfAbsent(bound.name() + " " + bound.target(), bound);
                if (first != null
                        && first.statement() != statement
                        && !isKept(statement)
                        && !changesBetween(first, bound)) {
                    problems.add(hint(
                            DiagnosticCode.DUPLICATE_IMPORT,
                            bound.span(),
                            "The import in line " + (lines.line(first.span().start()) + 1) + " has bound '"
                                    + bound.name() + "' to the same.",
                            List.of(new ImportProblem.Related(file, first.span(), "The first import."))));
                }
            }
        }
        return problems;
    }

    /** Says whether something between two imports may bind the name, delete it, or make the second one find something else. */
    private boolean changesBetween(Bound first, Bound second) {
        String between = text.substring(
                first.statement().span().end(), second.statement().span().start());
        String name = Pattern.quote(second.name());
        return Pattern.compile(
                        "\\bsys\\s*\\.|\\breload\\b|\\b__path__\\b|import\\s*\\*|\\bexec|\\bdel\\b[^\\n]*\\b" + name
                                + "\\b|\\b(?:as|def|class|for|global)\\s+[^\\n]*\\b" + name
                                + "\\b|\\bimport\\b[^\\n]*\\b" + name
                                + "\\b|\\b" + name + "\\b[^\\n=(]*=(?!=)")
                .matcher(between)
                .find();
    }

    /** Says whether a comment on a line of the statement keeps the import. */
    private boolean isKept(ImportStatement statement) {
        LineIndex lines = new LineIndex(text);
        int start = lines.lineStart(lines.line(statement.span().start()));
        int end = lines.lineEnd(lines.line(statement.span().end()));
        return KEPT.matcher(text.substring(start, Math.max(start, end))).find();
    }

    private static ImportProblem hint(
            DiagnosticCode code, Span span, String message, List<ImportProblem.Related> related) {
        return new ImportProblem(code, Severity.HINT, span, message, related, Set.of(ImportProblem.Tag.UNNECESSARY));
    }
}
