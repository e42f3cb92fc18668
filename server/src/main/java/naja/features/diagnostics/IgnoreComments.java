package naja.features.diagnostics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.syntax.ImportStatement;
import naja.syntax.ParsedModule;
import naja.syntax.PythonFile;
import naja.text.LineIndex;
import naja.text.Span;
import naja.workspace.DiagnosticCode;

/**
 * The comments that silence diagnostics: {@code # naja: ignore} and {@code # naja: ignore[code, code]}, on the line of the
 * problem or at the start or end of the import that it belongs to, and {@code # type: ignore} where a setting says so.
 */
final class IgnoreComments {
    private static final Pattern OWN = Pattern.compile("#\\s*naja:\\s*ignore(?![\\w-])(?:\\s*\\[([^\\]]*)\\])?");
    private static final Pattern TYPE = Pattern.compile("#\\s*type:\\s*ignore(?![\\w-])");

    private final LineIndex lines;

    /** By line the codes that are silenced; empty for all. */
    private final Map<Integer, Set<String>> silenced = new HashMap<>();

    private IgnoreComments(LineIndex lines) {
        this.lines = lines;
    }

    /**
     * {@code problems} without those that comments silence.
     *
     * @param tree of the text; asked for only if the text looks as if it had such a comment
     */
    static List<ImportProblem> filter(
            List<ImportProblem> problems,
            String text,
            ParsedModule module,
            boolean respectTypeIgnore,
            Supplier<Optional<PythonFile>> tree) {
        boolean mayHaveSome = OWN.matcher(text).find()
                || (respectTypeIgnore && TYPE.matcher(text).find());
        Optional<PythonFile> parsed = problems.isEmpty() || !mayHaveSome ? Optional.empty() : tree.get();
        if (parsed.isEmpty()) {
            return problems;
        }
        IgnoreComments comments = new IgnoreComments(new LineIndex(text));
        for (int index = 0; index < parsed.get().commentCount(); index++) {
            comments.add(text, parsed.get().comment(index), respectTypeIgnore);
        }
        return problems.stream()
                .filter(problem -> !comments.silence(problem, module))
                .toList();
    }

    private void add(String text, Span comment, boolean respectTypeIgnore) {
        String words = text.substring(comment.start(), comment.end());
        int line = lines.line(comment.start());
        Matcher own = OWN.matcher(words);
        if (own.find()) {
            silence(line, own.group(1));
        } else if (respectTypeIgnore && TYPE.matcher(words).find()) {
            silence(line, null);
        }
    }

    private void silence(int line, @org.jspecify.annotations.Nullable String codes) {
        Set<String> named = new HashSet<>();
        if (codes != null) {
            for (String code : codes.split(",", -1)) {
                named.add(code.strip());
            }
        }
        silenced.put(line, named);
    }

    private boolean silence(ImportProblem problem, ParsedModule module) {
        if (isSilent(problem.span().start(), problem.code())
                || isSilent(problem.span().end(), problem.code())) {
            return true;
        }
        return module.imports().stream()
                .map(ImportStatement::span)
                .filter(span ->
                        span.start() <= problem.span().start() && problem.span().end() <= span.end())
                .anyMatch(span -> isSilent(span.start(), problem.code()) || isSilent(span.end(), problem.code()));
    }

    private boolean isSilent(int offset, DiagnosticCode code) {
        Set<String> codes = silenced.get(lines.line(offset));
        return codes != null && (codes.isEmpty() || codes.contains(code.text()));
    }
}
