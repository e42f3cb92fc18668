package naja.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.base.CancelToken;
import naja.features.ImportPart;
import naja.features.ImportQuestions;
import naja.features.hover.Described;
import naja.lsp.Json;
import naja.resolve.ImportTrace;
import naja.resolve.Resolution;
import naja.resolve.ResolvedImport;
import naja.syntax.ImportStatement;
import naja.text.LineIndex;
import naja.text.PositionEncoding;
import naja.vfs.VPath;
import naja.workspace.Snapshot;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code naja explain}: how an import is resolved, step by step. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Say what was tried for an import, where, and what came of it.")
final class ExplainCommand implements Callable<Integer> {
    private static final Pattern PLACE = Pattern.compile("(.+?):(\\d+)(?::(\\d+))?");

    @Parameters(
            paramLabel = "FILE:LINE[:COL]",
            description = "The place of the import; lines and columns count from 1.")
    private String place = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Format format = Format.text;

    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Spec
    private @Nullable CommandSpec spec;

    /** How the explanation is written; the names are those of the option. */
    enum Format {
        text,
        json
    }

    @Override
    public Integer call() {
        Matcher parts = PLACE.matcher(place);
        if (!parts.matches()) {
            throw new UsageException("expected FILE:LINE or FILE:LINE:COL, not " + place);
        }
        VPath file = ProjectOptions.path(parts.group(1));
        int line = number(parts.group(2));
        Optional<Integer> column = Optional.ofNullable(parts.group(3)).map(ExplainCommand::number);
        try (World world = World.open(List.of(file), options.settings())) {
            Snapshot snapshot = world.snapshot();
            String text = snapshot.text(file).orElseThrow(() -> new UsageException("cannot read " + file));
            ImportQuestions questions =
                    ImportQuestions.of(snapshot, file).orElseThrow(() -> new UsageException("cannot read " + file));
            List<Explained> answers = answers(questions, new LineIndex(text), line, column);
            if (answers.isEmpty()) {
                throw new UsageException("there is no import at " + place);
            }
            world.progress().end();
            CommandSpec own = spec;
            if (own != null) {
                Narrative narrative = new Narrative(snapshot.project(file).folder(), World.home());
                print(answers, narrative, own.commandLine().getOut());
            }
        }
        return 0;
    }

    private static int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new UsageException("too large a number: " + digits);
        }
    }

    /**
     * One import, and its answer as members of a JSON object.
     *
     * @param resolved the import
     * @param answer what is printed of it
     */
    private record Explained(ResolvedImport resolved, Map<String, Object> answer) {}

    private static List<Explained> answers(
            ImportQuestions questions, LineIndex lines, int line, Optional<Integer> column) {
        List<Explained> answers = new ArrayList<>();
        for (ImportStatement statement : questions.module().imports()) {
            int first = lines.line(statement.span().start()) + 1;
            int last = lines.line(statement.span().end()) + 1;
            if (line < first || line > last) {
                continue;
            }
            Optional<ImportPart> part = column.flatMap(
                    wanted -> ImportPart.at(statement, lines.offset(line - 1, wanted - 1, PositionEncoding.UTF32)));
            if (column.isPresent() && part.isEmpty()) {
                continue;
            }
            for (ResolvedImport resolved : resolved(questions, statement, part)) {
                answers.add(new Explained(resolved, answer(statement, resolved)));
            }
        }
        return answers;
    }

    private static List<ResolvedImport> resolved(
            ImportQuestions questions, ImportStatement statement, Optional<ImportPart> part) {
        if (statement instanceof ImportStatement.From from) {
            return questions.from(from, CancelToken.NONE);
        }
        ImportStatement.Plain plain = (ImportStatement.Plain) statement;
        List<ResolvedImport> resolved = new ArrayList<>();
        for (int clause = 0; clause < plain.clauses().size(); clause++) {
            boolean wanted =
                    part.isEmpty() || (part.get() instanceof ImportPart.OfName name && name.clause() == clause);
            if (wanted) {
                resolved.addAll(questions.clause(plain, clause, CancelToken.NONE));
            }
        }
        return resolved;
    }

    private static Map<String, Object> answer(ImportStatement statement, ResolvedImport resolved) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "module",
                ".".repeat(Math.max(0, resolved.request().level()))
                        + resolved.request().name());
        answer.put("runningAs", resolved.request().context().moduleName());
        resolved.request().context().packageName().ifPresent(name -> answer.put("package", name.text()));
        List<Object> steps = new ArrayList<>();
        for (ImportTrace.Step step : resolved.trace().steps()) {
            steps.add(step.text());
        }
        answer.put("steps", steps);
        answer.put("result", outcome(resolved.module()));
        List<Object> names = new ArrayList<>();
        for (int index = 0; index < resolved.names().size(); index++) {
            Map<String, Object> name = new LinkedHashMap<>();
            name.put(
                    "name",
                    ((ImportStatement.From) statement).names().get(index).name().text());
            name.put("result", outcome(resolved.names().get(index)));
            names.add(name);
        }
        answer.put("names", names);
        return answer;
    }

    private static String outcome(Resolution resolution) {
        return resolution.match(
                found -> "found: " + Described.name(found.referent()) + ", " + Described.line(found.referent())
                        + (found.condition().isEmpty() ? "" : "; " + found.condition()),
                missing -> "missing: " + missing.error() + ": " + missing.message(),
                unknown -> "unknown: " + unknown.reason());
    }

    private void print(List<Explained> answers, Narrative narrative, PrintWriter out) {
        if (format == Format.json) {
            List<Map<String, Object>> imports =
                    answers.stream().map(Explained::answer).toList();
            out.println(Json.write(Map.of("imports", imports)));
        } else {
            answers.forEach(answer -> print(answer, narrative, out));
        }
        out.flush();
    }

    private static void print(Explained explained, Narrative narrative, PrintWriter out) {
        Map<String, Object> answer = explained.answer();
        Object packageName = answer.get("package");
        out.println("import of " + answer.get("module") + ", running as " + answer.get("runningAs")
                + (packageName == null ? " in no package" : " in package " + packageName));
        List<ImportTrace.Step> steps = explained.resolved().trace().steps();
        for (Narrative.Stage stage : narrative.stages(explained.resolved())) {
            out.println("  " + stage.heading() + ":");
            for (int i = stage.first(); i < stage.end(); i++) {
                out.println(String.format("  %3d. ", i + 1)
                        + narrative.shortened(steps.get(i).text()));
            }
        }
        out.println("  => " + narrative.shortened(String.valueOf(answer.get("result"))));
        for (Object name : (List<?>) answer.getOrDefault("names", List.of())) {
            Map<?, ?> members = (Map<?, ?>) name;
            out.println("     " + members.get("name") + " => "
                    + narrative.shortened(String.valueOf(members.get("result"))));
        }
    }
}
