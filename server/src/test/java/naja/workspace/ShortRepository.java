package naja.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A local repository in short form: lines of coordinates, and indented below each what its pom says. */
final class ShortRepository {

    private ShortRepository() {}

    /** Installs all artifacts of {@code text}. */
    static void install(String text, DiskWorld world) {
        List<String> block = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (!line.startsWith(" ") && !block.isEmpty()) {
                install(block, world);
                block.clear();
            }
            block.add(line.strip());
        }
        install(block, world);
        writeVersions(text, world);
    }

    /** What {@code mvn install} notes of the versions; Maven chooses from it, we from what lies there. */
    private static void writeVersions(String text, DiskWorld world) {
        Map<String, StringBuilder> versions = new LinkedHashMap<>();
        for (String line : text.lines().filter(one -> !one.startsWith(" ")).toList()) {
            int colon = line.lastIndexOf(':');
            versions.computeIfAbsent(line.substring(0, colon), key -> new StringBuilder())
                    .append("<version>" + line.substring(colon + 1) + "</version>");
        }
        versions.forEach((key, list) -> {
            String[] parts = key.split(":", -1);
            world.file(
                    "~/.m2/repository/" + parts[0].replace('.', '/') + "/" + parts[1] + "/maven-metadata-local.xml",
                    "<metadata><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1]
                            + "</artifactId><versioning><versions>" + list + "</versions></versioning></metadata>");
        });
    }

    private static void install(List<String> block, DiskWorld world) {
        String[] coordinates = block.get(0).split(":", -1);
        StringBuilder properties = new StringBuilder();
        StringBuilder managed = new StringBuilder();
        StringBuilder dependencies = new StringBuilder();
        StringBuilder relocation = new StringBuilder();
        for (String line : block.subList(1, block.size())) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "property" -> properties.append("<" + words[1] + ">" + words[3] + "</" + words[1] + ">");
                case "managed" -> managed.append(dependency(words, 1, ""));
                case "import" -> managed.append(dependency(words, 1, "<type>pom</type><scope>import</scope>"));
                case "relocated" -> relocation.append(relocation(words[1].split(":", -1)));
                default -> dependencies.append(dependency(words, 0, ""));
            }
        }
        boolean isOnlyPom = !managed.isEmpty();
        world.installed(
                coordinates[0],
                coordinates[1],
                coordinates[2],
                isOnlyPom ? "<packaging>pom</packaging>" : "",
                relocation.toString(),
                "<properties>" + properties + "</properties>",
                "<dependencyManagement><dependencies>" + managed + "</dependencies></dependencyManagement>",
                "<dependencies>" + dependencies + "</dependencies>");
    }

    private static String dependency(String[] words, int first, String more) {
        String[] coordinates = words[first].split(":", -1);
        StringBuilder rest = new StringBuilder("<version>" + coordinates[2] + "</version>" + more);
        for (int i = first + 1; i < words.length; i++) {
            String[] option = words[i].split("=", -1);
            switch (option[0]) {
                case "scope" -> rest.append("<scope>" + option[1] + "</scope>");
                case "optional" -> rest.append("<optional>true</optional>");
                case "excludes" -> {
                    String[] excluded = option[1].split(":", -1);
                    rest.append("<exclusions><exclusion><groupId>" + excluded[0] + "</groupId><artifactId>"
                            + excluded[1] + "</artifactId></exclusion></exclusions>");
                }
                default -> throw new IllegalArgumentException(words[i]);
            }
        }
        return DiskWorld.dependency(coordinates[0], coordinates[1], rest.toString());
    }

    private static String relocation(String[] coordinates) {
        return "<distributionManagement><relocation><groupId>" + coordinates[0] + "</groupId><artifactId>"
                + coordinates[1] + "</artifactId><version>" + coordinates[2]
                + "</version></relocation></distributionManagement>";
    }
}
