package naja.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import naja.base.Rows;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/**
 * The options that Maven would be started with in a project: those of {@code .mvn/maven.config} and {@code MAVEN_ARGS}, and
 * those of its JVM in {@code .mvn/jvm.config} and {@code MAVEN_OPTS}.
 *
 * @param options of the command line, as {@code -Dname=value}, {@code -P} and so on
 * @param jvm options of the JVM
 * @param root the project
 */
record MavenOptions(List<String> options, List<String> jvm, VPath root) {
    private static final String LOCAL = "maven.repo.local";

    MavenOptions {
        options = List.copyOf(options);
        jvm = List.copyOf(jvm);
    }

    static MavenOptions of(FileTree tree, Machine machine, VPath root) {
        List<String> options = new ArrayList<>(words(machine.variable("MAVEN_ARGS")));
        options.addAll(words(Texts.read(tree, root.resolve(".mvn/maven.config"))));
        List<String> jvm = new ArrayList<>(words(machine.variable("MAVEN_OPTS")));
        jvm.addAll(words(Texts.read(tree, root.resolve(".mvn/jvm.config"))));
        return new MavenOptions(options, jvm, root);
    }

    /** Where the local repository is said to be; a relative path is meant from the project. */
    Optional<VPath> localRepository(Machine machine) {
        return property(options).or(() -> property(jvm)).map(text -> new PathText(root, machine).resolve(text));
    }

    private static Optional<String> property(List<String> options) {
        String start = "-D" + LOCAL + "=";
        return options.stream()
                .filter(option -> option.startsWith(start))
                .map(option -> option.substring(start.length()))
                .reduce((first, last) -> last);
    }

    /** Writes them as the lines of a question. */
    void write(Rows rows, Machine machine) {
        VPath settings = machine.home().resolve(".m2/settings.xml");
        rows.add("system", "user.home", BuildQuestion.nativePath(machine.home()));
        rows.add("system", "maven.multiModuleProjectDirectory", BuildQuestion.nativePath(root));
        jvm.stream().filter(option -> option.startsWith("-D")).forEach(option -> writeProperty(rows, "system", option));
        for (int i = 0; i < options.size(); i++) {
            String option = options.get(i);
            String next = i + 1 < options.size() ? options.get(i + 1) : "";
            if (option.startsWith("-D")) {
                writeProperty(rows, "user", option);
            } else if (option.equals("-P") || option.equals("--activate-profiles")) {
                writeProfiles(rows, next);
            } else if (option.startsWith("-P")) {
                writeProfiles(rows, option.substring(2));
            } else if (option.equals("-s") || option.equals("--settings")) {
                settings = new PathText(root, machine).resolve(next);
            }
        }
        rows.add("settings", BuildQuestion.nativePath(settings));
    }

    private static void writeProfiles(Rows rows, String profiles) {
        for (String profile : profiles.split(",", -1)) {
            if (!profile.isBlank()) {
                rows.add("profile", profile.strip());
            }
        }
    }

    /** A property without a value is true. */
    private static void writeProperty(Rows rows, String kind, String option) {
        int equals = option.indexOf('=');
        if (equals < 0) {
            rows.add(kind, option.substring(2), "true");
        } else if (equals > 2) {
            rows.add(kind, option.substring(2, equals), option.substring(equals + 1));
        }
    }

    private static List<String> words(Optional<String> text) {
        return text.stream()
                .flatMap(String::lines)
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> List.of(line.trim().split("\\s+", -1)).stream())
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
