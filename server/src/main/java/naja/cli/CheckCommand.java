package naja.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import naja.base.CancelToken;
import naja.features.diagnostics.DiagnosticsFeature;
import naja.features.diagnostics.ImportProblem;
import naja.text.LineIndex;
import naja.vfs.VPath;
import naja.workspace.SettingProblem;
import naja.workspace.Severity;
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
        footer = "Exit code 0: no errors; 1: errors, or files that cannot be read; 2: wrong usage, or a naja.json that"
                + " cannot be read.")
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
        Report report;
        boolean isUnset;
        try (World world = World.open(starts, options.settings())) {
            report = report(world, world.pythonFiles(starts));
            world.progress().end();
            isUnset = tellProblems(world.snapshot(), report.unread());
        }
        CommandSpec own = spec;
        if (own != null) {
            own.commandLine().getOut().print(report.text(format));
            own.commandLine().getOut().flush();
        }
        boolean failed =
                report.findings().stream().anyMatch(finding -> finding.problem().severity() == Severity.ERROR);
        return isUnset
                ? CommandLineInterface.WRONG_USAGE
                : failed || !report.unread().isEmpty() ? 1 : 0;
    }

    private static Report report(World world, PythonFiles found) {
        List<Finding> findings = new ArrayList<>();
        List<VPath> unread = new ArrayList<>(found.unread());
        int read = 0;
        int done = 0;
        for (VPath file : found.files()) {
            Optional<String> text = world.snapshot().text(file);
            if (text.isPresent()) {
                findings.addAll(findings(world.snapshot(), file, text.get()));
                read++;
            } else {
                unread.add(file);
            }
            world.progress().step("checking", ++done, found.files().size());
        }
        return new Report(findings, read, unread);
    }

    /**
     * Says on standard error which files were not looked at, and what is wrong with the settings, which may make imports look
     * wrong.
     *
     * @return whether a file of settings could not be read, so that the report is one without them
     */
    private boolean tellProblems(Snapshot snapshot, List<VPath> unread) {
        List<SettingProblem> problems = snapshot.projects().stream()
                .flatMap(project -> snapshot.problems(project).stream())
                .distinct()
                .toList();
        CommandSpec own = spec;
        if (own != null) {
            problems.forEach(problem -> own.commandLine().getErr().println("naja: " + problem.text()));
            unread.forEach(file -> own.commandLine().getErr().println("naja: cannot read " + file));
            own.commandLine().getErr().flush();
        }
        return problems.stream().anyMatch(SettingProblem::isUnread);
    }

    private static List<Finding> findings(Snapshot snapshot, VPath file, String text) {
        List<Finding> findings = new ArrayList<>();
        LineIndex lines = new LineIndex(text);
        for (ImportProblem problem : DiagnosticsFeature.find(snapshot, file, CancelToken.NONE)) {
            findings.add(new Finding(file, lines, problem));
        }
        return findings;
    }
}
