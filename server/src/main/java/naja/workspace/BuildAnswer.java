package naja.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.base.Rows;
import naja.vfs.MavenProgram;
import naja.vfs.VPath;

/**
 * What Maven's own libraries say of a project: the lines that {@code naja.maven.Answer} writes, by module.
 *
 * @param modules the lines of each module by its build file
 * @param footing the files that the answer stands on
 */
record BuildAnswer(Map<VPath, List<List<String>>> modules, List<List<String>> footing) {
    static final BuildAnswer NOTHING = new BuildAnswer(Map.of(), List.of());
    private static final int FIELDS = 8;

    /**
     * An artifact on a class path.
     *
     * @param scope Maven's word for when it is there: {@code compile}, {@code test}
     * @param file the archive
     */
    record Entry(String scope, Artifact artifact, VPath file) {}

    /** Sources of a module; {@code kind} is the name of the element in the pom. */
    record Sources(String kind, VPath directory) {}

    /** Reads the lines; nothing if they do not end as they should. */
    static Optional<BuildAnswer> read(String text) {
        Map<VPath, List<List<String>>> modules = new LinkedHashMap<>();
        List<List<String>> footing = new ArrayList<>();
        List<List<String>> module = new ArrayList<>();
        for (List<String> row : Rows.read(text, FIELDS)) {
            switch (row.get(0)) {
                case "module" -> {
                    module = new ArrayList<>();
                    modules.put(path(row.get(1)), module);
                }
                case "used", "gone" -> footing.add(row);
                case "end" -> {
                    return Optional.of(new BuildAnswer(modules, footing));
                }
                default -> module.add(row);
            }
        }
        return Optional.empty();
    }

    /** The same answer, in which modules with broken build files are what they were {@code before}. */
    BuildAnswer over(BuildAnswer before) {
        Map<VPath, List<List<String>>> merged = new LinkedHashMap<>();
        modules.forEach((file, rows) -> {
            List<List<String>> earlier = before.modules.get(file);
            boolean isBroken = rows.stream().anyMatch(row -> row.get(0).equals("broken"));
            merged.put(file, isBroken && earlier != null ? brokenNow(earlier, rows) : rows);
        });
        return new BuildAnswer(merged, footing);
    }

    private static List<List<String>> brokenNow(List<List<String>> earlier, List<List<String>> now) {
        List<List<String>> rows = new ArrayList<>(now);
        earlier.stream()
                .filter(row -> !row.get(0).equals("problem") && !row.get(0).equals("broken"))
                .forEach(rows::add);
        return rows;
    }

    /** The lines again. */
    String text() {
        Rows rows = new Rows();
        modules.forEach((file, lines) -> {
            rows.add("module", BuildQuestion.nativePath(file));
            lines.forEach(line -> rows.add(line.toArray(String[]::new)));
        });
        footing.forEach(line -> rows.add(line.toArray(String[]::new)));
        return rows.add("end").text();
    }

    /** Whether every file is on the disk, or absent, as it was when the answer was given. */
    boolean isCurrent() {
        for (List<String> row : footing) {
            VPath file = path(row.get(1));
            boolean holds = row.get(0).equals("gone")
                    ? !MavenProgram.isThere(file)
                    : MavenProgram.isUnchanged(file, Long.parseLong(row.get(2)), Long.parseLong(row.get(3)));
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    /** The class path of a module, dependencies of dependencies and all scopes included. */
    List<Entry> entries(VPath buildFile) {
        return rows(buildFile, "jar")
                .map(row -> new Entry(row.get(6), artifact(row), path(row.get(7))))
                .toList();
    }

    /** The build files of the other modules that the module needs, those that they need included. */
    List<VPath> needed(VPath buildFile) {
        return rows(buildFile, "reactor").map(row -> path(row.get(7))).toList();
    }

    /** Whether all that the module needs is known. */
    boolean isWhole(VPath buildFile) {
        return rows(buildFile, "missing").findAny().isEmpty()
                && rows(buildFile, "broken").findAny().isEmpty()
                && rows(buildFile, "problem").findAny().isEmpty();
    }

    /** What the module needs and this machine does not have. */
    List<MissingArtifact> missing(VPath buildFile) {
        return rows(buildFile, "missing")
                .map(row -> new MissingArtifact(artifact(row), buildFile, row.get(6)))
                .toList();
    }

    /** Where the module's sources lie. */
    List<Sources> sources(VPath buildFile) {
        return rows(buildFile, "sources")
                .map(row -> new Sources(row.get(1), path(row.get(2))))
                .toList();
    }

    /** What is wrong with the module's build file, or with one that it inherits from. */
    List<SettingProblem> problems(VPath buildFile) {
        return rows(buildFile, "problem").map(BuildAnswer::problem).toList();
    }

    private java.util.stream.Stream<List<String>> rows(VPath buildFile, String kind) {
        return modules.getOrDefault(buildFile, List.of()).stream()
                .filter(row -> row.get(0).equals(kind));
    }

    private static SettingProblem problem(List<String> row) {
        String line = row.get(2).equals("0") ? "" : ":" + row.get(2) + ":" + row.get(3);
        return new SettingProblem(path(row.get(1)) + line, row.get(4));
    }

    private static Artifact artifact(List<String> row) {
        return new Artifact(row.get(1), row.get(2), row.get(3), row.get(4), row.get(5));
    }

    private static VPath path(String text) {
        return VPath.parse(text.replace('\\', '/'));
    }
}
