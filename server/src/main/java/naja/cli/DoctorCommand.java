package naja.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import naja.resolve.PathEntry;
import naja.resolve.RuntimeProfile;
import naja.vfs.FileNames;
import naja.vfs.VPath;
import naja.workspace.ClasspathEntry;
import naja.workspace.Dialect;
import naja.workspace.MissingArtifact;
import naja.workspace.ModuleByPath;
import naja.workspace.Project;
import naja.workspace.Setting;
import naja.workspace.SettingProblem;
import naja.workspace.Snapshot;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code naja doctor}: what was found out about a project, each thing with the place it came from. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "List the roots, archives, JDK, Jython, dialect and problems of a project.")
final class DoctorCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PATH", description = "A directory of the project, or a file in it.")
    private String path = "";

    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        VPath start = ProjectOptions.path(path);
        try (World world = World.open(List.of(start), options.settings())) {
            if (!world.snapshot().files().isDirectory(start)
                    && !world.snapshot().files().isFile(start)) {
                throw new UsageException("no such file or directory: " + start);
            }
            world.progress().end();
            CommandSpec own = spec;
            if (own != null) {
                print(
                        world.snapshot(),
                        world.snapshot().project(start),
                        own.commandLine().getOut());
            }
        }
        return 0;
    }

    private static void print(Snapshot snapshot, Project project, PrintWriter out) {
        out.println("project    " + project.root());
        out.println("dialect    " + project.dialect().dialect().id() + "  ("
                + project.dialect().reason() + ")");
        out.println("rules      " + rules(project));
        if (!FileNames.localeIsUnicode()) {
            out.println("locale     " + FileNames.localeEncoding()
                    + "  (file names are read as UTF-8 all the same; arguments and environment variables with letters"
                    + " beyond it are not: LC_ALL=C.UTF-8 helps)");
        }
        out.println("jython     " + project.jython().version() + "  ("
                + project.jython().origin() + ")");
        out.println("library    " + project.jython().library());
        out.println(
                "jdk        " + project.jdk().value() + "  (" + project.jdk().place() + ")");
        list(out, "settings", project.settings().describe());
        list(out, "sys.path", project.path().stream().map(DoctorCommand::line).toList());
        list(
                out,
                "class path",
                project.classpath().stream().map(DoctorCommand::line).toList());
        list(
                out,
                "by path",
                project.modulesByPath().stream().map(DoctorCommand::line).toList());
        list(
                out,
                "missing",
                project.missingArtifacts().stream().map(MissingArtifact::text).toList());
        list(
                out,
                "problems",
                snapshot.problems(project).stream().map(SettingProblem::text).toList());
        project.incomplete().ifPresent(reason -> out.println("incomplete " + reason));
        out.flush();
    }

    /** The runtime whose rules count, and what decided its version. */
    private static String rules(Project project) {
        RuntimeProfile profile = project.profile();
        String runtime = profile.dialect() + " " + profile.version();
        if (!project.dialect().dialect().isJython() || project.dialect().dialect() == Dialect.JYTHON_NEXT) {
            return runtime + "  (" + project.dialect().reason() + ")";
        }
        String origin = project.settings()
                .jython()
                .map(Setting::place)
                .orElse(project.jython().origin());
        String nearest = RuntimeProfile.isKnownJython(profile.version())
                ? ""
                : ", in the rules of " + RuntimeProfile.nearestJython(profile.version())
                        + ", the nearest that is known";
        return runtime + nearest + "  (" + origin + ")";
    }

    private static void list(PrintWriter out, String title, List<String> lines) {
        out.println(title + (lines.isEmpty() ? "  none" : ""));
        lines.forEach(line -> out.println("  " + line));
    }

    private static String line(PathEntry entry) {
        return entry.text() + "  (" + entry.origin() + ")";
    }

    private static String line(ModuleByPath module) {
        return module.file() + " as " + module.name() + "  (" + module.origin() + ")";
    }

    private static String line(ClasspathEntry entry) {
        return entry.location() + "  (" + entry.origin() + ")";
    }
}
