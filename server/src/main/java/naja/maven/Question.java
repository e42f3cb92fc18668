package naja.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import naja.base.Rows;

/**
 * What is asked: the class paths of modules.
 *
 * @param repositories local repositories of Maven; the first is the one that Maven would use
 * @param gradleCaches directories laid out {@code group/name/version/checksum/file}
 * @param settings Maven's {@code settings.xml}, which may be absent
 * @param user properties of Maven's command line
 * @param system further system properties
 * @param profiles ids that the command line activates, or with {@code !} deactivates
 * @param poms of the modules
 * @param scripts modules that name their dependencies by coordinates, as Gradle's do
 */
record Question(
        List<File> repositories,
        List<File> gradleCaches,
        List<File> settings,
        Properties user,
        Properties system,
        List<String> profiles,
        List<File> poms,
        List<Script> scripts) {

    /** Coordinates in a script; {@code isPlatform} if they only manage versions. */
    record Coordinates(
            String group,
            String name,
            String version,
            String classifier,
            String type,
            boolean isPlatform,
            boolean isTransitive) {}

    /** A build file of coordinates. */
    record Script(File file, List<Coordinates> coordinates) {}

    /** Reads the lines that {@code naja.workspace.BuildQuestion} writes. */
    static Question read(String text) {
        Question question = new Question(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new Properties(),
                new Properties(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        Rows.read(text, 9).forEach(question::add);
        return question;
    }

    private void add(List<String> row) {
        switch (row.get(0)) {
            case "repository" -> repositories.add(new File(row.get(1)));
            case "gradle" -> gradleCaches.add(new File(row.get(1)));
            case "settings" -> settings.add(new File(row.get(1)));
            case "user" -> user.setProperty(row.get(1), row.get(2));
            case "system" -> system.setProperty(row.get(1), row.get(2));
            case "profile" -> profiles.add(row.get(1));
            case "pom" -> poms.add(new File(row.get(1)));
            case "script" -> scripts.add(new Script(new File(row.get(1)), new ArrayList<>()));
            case "coordinates" ->
                scripts.get(scripts.size() - 1)
                        .coordinates
                        .add(new Coordinates(
                                row.get(1),
                                row.get(2),
                                row.get(3),
                                row.get(4),
                                row.get(5),
                                row.get(6).equals("platform"),
                                !row.get(6).equals("alone")));
            default -> throw new IllegalArgumentException(row.get(0));
        }
    }
}
