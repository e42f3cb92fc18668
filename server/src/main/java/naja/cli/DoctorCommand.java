package naja.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import naja.vfs.VPath;
import naja.workspace.ProjectReport;
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
                PrintWriter out = own.commandLine().getOut();
                out.print(ProjectReport.text(world.snapshot(), world.snapshot().project(start)));
                out.flush();
            }
        }
        return 0;
    }
}
