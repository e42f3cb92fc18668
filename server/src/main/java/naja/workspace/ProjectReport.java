package naja.workspace;

import java.util.List;
import naja.resolve.PathEntry;
import naja.resolve.RuntimeProfile;
import naja.vfs.FileNames;

/** What was found out about a project, for people: each thing with the place it came from. */
public final class ProjectReport {
    private ProjectReport() {}

    /** The report on {@code project}, with a line end. */
    public static String text(Snapshot snapshot, Project project) {
        StringBuilder out = new StringBuilder();
        line(out, "project    " + project.root());
        line(
                out,
                "dialect    " + project.dialect().dialect().id() + "  ("
                        + project.dialect().reason() + ")");
        line(out, "rules      " + rules(project));
        if (!FileNames.localeIsUnicode()) {
            line(
                    out,
                    "locale     " + FileNames.localeEncoding()
                            + "  (file names are read as UTF-8 all the same; arguments and environment variables with letters"
                            + " beyond it are not: LC_ALL=C.UTF-8 helps)");
        }
        line(
                out,
                "jython     " + project.jython().version() + "  ("
                        + project.jython().origin() + ")");
        line(out, "library    " + project.jython().library());
        line(out, "jdk        " + project.jdk().value() + "  (" + project.jdk().place() + ")");
        list(out, "settings", project.settings().describe());
        list(out, "sys.path", project.path().stream().map(ProjectReport::line).toList());
        list(
                out,
                "class path",
                project.classpath().stream().map(ProjectReport::line).toList());
        list(
                out,
                "modules",
                project.moduleClasspaths().stream().map(ProjectReport::line).toList());
        list(
                out,
                "by path",
                project.modulesByPath().stream().map(ProjectReport::line).toList());
        list(
                out,
                "missing",
                project.missingArtifacts().stream().map(MissingArtifact::text).toList());
        list(
                out,
                "problems",
                snapshot.problems(project).stream().map(SettingProblem::text).toList());
        project.incomplete().ifPresent(reason -> line(out, "incomplete " + reason));
        return out.toString();
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

    private static void list(StringBuilder out, String title, List<String> lines) {
        line(out, title + (lines.isEmpty() ? "  none" : ""));
        lines.forEach(text -> line(out, "  " + text));
    }

    private static String line(PathEntry entry) {
        return entry.text() + "  (" + entry.origin() + ")";
    }

    private static String line(ModuleByPath module) {
        return module.file() + " as " + module.name() + "  (" + module.origin() + ")";
    }

    private static String line(ModuleClasspath module) {
        return module.buildFile() + "  (its " + module.own().size() + " entries come first, "
                + module.others().size() + " of other modules last)";
    }

    private static String line(ClasspathEntry entry) {
        return entry.location() + "  (" + entry.origin() + ")";
    }

    private static void line(StringBuilder out, String text) {
        out.append(text).append('\n');
    }
}
