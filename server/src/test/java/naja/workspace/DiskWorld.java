package naja.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import naja.base.CancelToken;
import naja.javaindex.KnownArchives;
import naja.vfs.DiskTree;
import naja.vfs.MavenProgram;
import naja.vfs.VPath;

/** A machine on the disk, for what another process has to see: a project in a folder with a space, and a home. */
final class DiskWorld {
    private final Path place;
    private final VPath folder;
    private final BuildAnswers builds;
    private final Map<String, String> variables = new HashMap<>();

    DiskWorld(Path place) {
        this.place = place;
        this.folder = VPath.of(place.resolve("un \u00e9t\u00e9"));
        this.builds = answers();
    }

    /** The answers of a process that was just started. */
    BuildAnswers answers() {
        // Unpacking the libraries is done once for all tests; each project has a name of its own.
        return new BuildAnswers(
                new MavenProgram(VPath.of(Path.of("target", "maven-test-cache").toAbsolutePath())));
    }

    VPath folder() {
        return folder;
    }

    VPath home() {
        return VPath.of(place.resolve("home"));
    }

    VPath repository() {
        return home().resolve(".m2/repository");
    }

    /** A file with these lines; a path that begins with {@code ~/} lies in the home, others in the project. */
    DiskWorld file(String path, String... lines) {
        write(path, String.join("\n", lines).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return this;
    }

    /** An environment variable. */
    DiskWorld variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** An archive with these entries. */
    DiskWorld archive(String path, String... entries) {
        write(path, World.zip(entries));
        return this;
    }

    /** An artifact in the local repository: an archive, and a pom with this inside. */
    DiskWorld installed(String group, String name, String version, String... pom) {
        String start =
                "~/.m2/repository/" + group.replace('.', '/') + "/" + name + "/" + version + "/" + name + "-" + version;
        archive(start + ".jar", "x/X.class");
        return file(start + ".pom", pom(group, name, version, pom));
    }

    /** A pom of these coordinates. */
    static String pom(String group, String name, String version, String... inside) {
        return "<project><modelVersion>4.0.0</modelVersion><groupId>" + group + "</groupId><artifactId>" + name
                + "</artifactId><version>" + version + "</version>" + String.join("", inside) + "</project>";
    }

    static String dependency(String group, String name, String rest) {
        return "<dependency><groupId>" + group + "</groupId><artifactId>" + name + "</artifactId>" + rest
                + "</dependency>";
    }

    Machine machine() {
        return new Machine(Map.copyOf(variables), home(), Machine.current().runningJdk(), ":");
    }

    /** The project after its questions were answered. */
    Project discover() {
        discover(builds);
        return discover(builds);
    }

    private Project discover(BuildAnswers answers) {
        return Discovery.discover(
                folder,
                Settings.NONE,
                new DiskTree(),
                machine(),
                World.embedded(),
                question -> {
                    if (answers.state(question).isUnanswered() && answers.begin(question)) {
                        answers.ask(question);
                    }
                    return answers.state(question);
                },
                KnownArchives.unkept(),
                CancelToken.NONE);
    }

    /** The class path without Jython; places in the project and in the repository without the way to them. */
    List<String> classpath(Project project) {
        return project.classpath().stream()
                .map(ClasspathEntry::location)
                .filter(location -> !location.equals(World.CLASSES))
                .map(this::shown)
                .toList();
    }

    private String shown(VPath location) {
        return Stream.of(folder, repository(), home())
                .filter(location::startsWith)
                .map(location::relativeTo)
                .findFirst()
                .orElse(location.toString());
    }

    private void write(String path, byte[] bytes) {
        VPath file = path.startsWith("~/") ? home().resolve(path.substring(2)) : folder.resolve(path);
        try {
            Files.createDirectories(file.toPath().getParent());
            Files.write(file.toPath(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
