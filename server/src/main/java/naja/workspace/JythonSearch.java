package naja.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/**
 * Looks for the Jython a project runs on: what is set, the project's own JAR, {@code JYTHON_HOME}, the command on the
 * {@code PATH}, and at last the one that travels with this server.
 */
final class JythonSearch {
    private final FileTree tree;
    private final Machine machine;
    private final Jython embedded;
    private final List<SettingProblem> problems = new ArrayList<>();

    JythonSearch(FileTree tree, Machine machine, Jython embedded) {
        this.tree = tree;
        this.machine = machine;
        this.embedded = embedded;
    }

    List<SettingProblem> problems() {
        return List.copyOf(problems);
    }

    /**
     * The Jython of a project.
     *
     * @param set the setting {@code jythonHome}
     * @param paths makes paths of it
     * @param classpath the project's class path, which may hold a Jython
     */
    Jython find(Optional<Setting<String>> set, PathText paths, List<ClasspathEntry> classpath) {
        if (set.isPresent()) {
            Setting<String> setting = set.get();
            VPath place = paths.resolve(setting.value()).onDisk();
            Optional<Jython> found = at(place, setting.place());
            if (found.isPresent()) {
                return found.get();
            }
            problems.add(
                    new SettingProblem(
                            setting.place(),
                            place
                                    + " is no Jython: neither a directory with Lib and jython.jar nor a standalone archive; another one is used"));
        }
        for (ClasspathEntry entry : classpath) {
            if (entry.kind() == ClasspathEntry.Kind.ARCHIVE
                    && entry.location().name().startsWith("jython")) {
                Optional<Jython> found = archive(entry.location(), Optional.empty(), entry.origin());
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        return machine.variable("JYTHON_HOME")
                .flatMap(home -> at(machine.path(home), "JYTHON_HOME"))
                .or(this::onPath)
                .orElse(embedded);
    }

    private Optional<Jython> onPath() {
        for (String entry : machine.entries("PATH")) {
            VPath directory = machine.path(entry);
            for (String command : List.of("jython", "jython.exe", "jython.bat", "jython.py")) {
                VPath file = directory.child(command);
                if (tree.isFile(file)) {
                    // Debian's command is a script that leads to share/jython.
                    Optional<Jython> found = at(directory.parent(), "PATH: " + file)
                            .or(() -> at(directory, "PATH: " + file))
                            .or(() -> at(directory.parent().resolve("share/jython"), "PATH: " + file));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The Jython whose home or standalone archive {@code place} is. */
    private Optional<Jython> at(VPath place, String origin) {
        if (tree.isFile(place)) {
            return archive(place, Optional.empty(), origin);
        }
        for (String name : List.of("jython.jar", "jython-dev.jar", "dist/jython-dev.jar")) {
            VPath jar = place.resolve(name);
            if (tree.isFile(jar)) {
                return archive(jar, Optional.of(jar.parent()), origin);
            }
        }
        return tree.list(place).stream()
                .flatMap(listing -> listing.files().stream())
                .filter(name -> name.startsWith("jython") && name.endsWith(".jar"))
                .flatMap(name -> archive(place.child(name), Optional.of(place), origin).stream())
                .findFirst();
    }

    private Optional<Jython> archive(VPath jar, Optional<VPath> home, String origin) {
        VPath inside = jar.archiveRoot();
        if (!tree.isDirectory(inside.resolve("org/python/core"))) {
            return Optional.empty();
        }
        String version = version(jar);
        Optional<VPath> installed =
                home.map(directory -> directory.child("Lib")).filter(tree::isDirectory);
        if (installed.isPresent()) {
            return Optional.of(new Jython(version, installed.get(), Optional.of(jar), home, false, origin));
        }
        VPath packed = inside.child("Lib");
        // A slim archive has no library of its own; that of the same language version is the best there is.
        VPath library = tree.isDirectory(packed) ? packed : embedded.library();
        return Optional.of(new Jython(version, library, Optional.of(jar), Optional.empty(), false, origin));
    }

    private String version(VPath jar) {
        Optional<String> properties = Texts.read(tree, jar.archiveRoot().resolve("org/python/version.properties"));
        return properties.stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("jython.version="))
                .map(line -> line.substring("jython.version=".length()).strip())
                .findFirst()
                .orElseGet(() -> versionInName(jar.name()).orElse(embedded.version()));
    }

    private static Optional<String> versionInName(String name) {
        java.util.regex.Matcher version =
                java.util.regex.Pattern.compile("-(\\d+\\.\\d+[\\w.]*?)\\.jar$").matcher(name);
        return version.find() ? Optional.of(version.group(1)) : Optional.empty();
    }
}
