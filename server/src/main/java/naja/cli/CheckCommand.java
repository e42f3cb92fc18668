package naja.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import naja.base.CancelToken;
import naja.features.diagnostics.DiagnosticsFeature;
import naja.features.diagnostics.ImportProblem;
import naja.features.diagnostics.ImportProblem.Severity;
import naja.text.LineIndex;
import naja.vfs.VPath;
import naja.workspace.Snapshot;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code naja check}: the diagnostics of files and directories. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Report what is wrong with the imports of Python files.",
        footer = "Exit code 0: no errors; 1: errors; 2: wrong usage.")
final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files, or directories with all files below them.")
    private List<String> paths = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Format format = Format.text;

    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Spec
    private @Nullable CommandSpec spec;

    /** How the report is written; the names are those of the option. */
    enum Format {
        text,
        json,
        sarif,
        github
    }

    @Override
    public Integer call() {
        List<VPath> starts = new ArrayList<>();
        paths.forEach(path -> starts.add(ProjectOptions.path(path)));
        List<Finding> findings = new ArrayList<>();
        int files = 0;
        try (World world = World.open(starts, options.settings())) {
            List<VPath> found = world.pythonFiles(starts);
            for (VPath file : found) {
                findings.addAll(findings(world.snapshot(), file));
                world.progress().step("checking", ++files, found.size());
            }
            world.progress().end();
            tellProblems(world.snapshot());
        }
        CommandSpec own = spec;
        if (own != null) {
            own.commandLine().getOut().print(new Report(findings, files).text(format));
            own.commandLine().getOut().flush();
        }
        boolean failed = findings.stream().anyMatch(finding -> finding.problem().severity() == Severity.ERROR);
        return failed ? 1 : 0;
    }

    /** Says on standard error what is wrong with the settings, without which imports may look wrong that are not. */
    private void tellProblems(Snapshot snapshot) {
        CommandSpec own = spec;
        if (own != null) {
            snapshot.projects().stream()
                    .flatMap(project -> snapshot.problems(project).stream())
                    .distinct()
                    .forEach(problem -> own.commandLine().getErr().println("naja: " + problem.text()));
            own.commandLine().getErr().flush();
        }
    }

    private static List<Finding> findings(Snapshot snapshot, VPath file) {
        List<Finding> findings = new ArrayList<>();
        LineIndex lines = new LineIndex(snapshot.text(file).orElse(""));
        for (ImportProblem problem : DiagnosticsFeature.find(snapshot, file, CancelToken.NONE)) {
            findings.add(new Finding(file, lines, problem));
        }
        return findings;
    }
}
