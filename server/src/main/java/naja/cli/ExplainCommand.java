package naja.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.base.CancelToken;
import naja.features.explain.ExplainFeature;
import naja.features.explain.ExplainedImport;
import naja.lsp.ExplanationTree;
import naja.lsp.Json;
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
            List<ExplainedImport> explained = explained(world.snapshot(), file, line, column);
            if (explained.isEmpty()) {
                throw new UsageException("there is no import at " + place);
            }
            world.progress().end();
            CommandSpec own = spec;
            if (own != null) {
                Narrative narrative =
                        new Narrative(world.snapshot().project(file).folder(), World.home());
                print(explained, narrative, own.commandLine().getOut());
            }
        }
        return 0;
    }

    private static List<ExplainedImport> explained(Snapshot snapshot, VPath file, int line, Optional<Integer> column) {
        String text = snapshot.text(file).orElseThrow(() -> new UsageException("cannot read " + file));
        if (column.isEmpty()) {
            return ExplainFeature.line(snapshot, file, line - 1, CancelToken.NONE);
        }
        LineIndex lines = new LineIndex(text);
        int offset = lines.offset(line - 1, column.get() - 1, PositionEncoding.UTF32);
        if (lines.line(offset) != line - 1) {
            return List.of();
        }
        return ExplainFeature.at(snapshot, file, offset, CancelToken.NONE);
    }

    private static int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new UsageException("too large a number: " + digits);
        }
    }

    private void print(List<ExplainedImport> explained, Narrative narrative, PrintWriter out) {
        if (format == Format.json) {
            out.println(Json.write(ExplanationTree.of(explained)));
        } else {
            explained.forEach(one -> print(one, narrative, out));
        }
        out.flush();
    }

    private static void print(ExplainedImport explained, Narrative narrative, PrintWriter out) {
        out.println("import of " + explained.module() + ", running as " + explained.runningAs()
                + explained.packageName().map(name -> " in package " + name).orElse(" in no package") + " ("
                + explained.how() + ")");
        for (ExplainedImport.Stage stage : explained.stages()) {
            out.println("  " + stage.heading() + ":");
            for (int i = stage.first(); i < stage.end(); i++) {
                out.println(String.format("  %3d. ", i + 1)
                        + narrative.shortened(explained.steps().get(i)));
            }
        }
        print("", explained.outcome(), narrative, out);
        for (ExplainedImport.Otherwise otherwise : explained.otherwise()) {
            print(otherwise.when() + " ", otherwise.outcome(), narrative, out);
        }
    }

    private static void print(String when, ExplainedImport.Outcome outcome, Narrative narrative, PrintWriter out) {
        out.println("  " + when + "=> " + narrative.shortened(outcome.result()));
        for (ExplainedImport.Name name : outcome.names()) {
            out.println("     " + name.name() + " => " + narrative.shortened(name.result()));
        }
    }
}
