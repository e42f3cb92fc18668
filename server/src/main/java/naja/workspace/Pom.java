package naja.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/**
 * What one {@code pom.xml} says by itself, without its parents and with its variables as they are written. Profiles that
 * are active by default count as part of it.
 *
 * @param file the pom
 * @param parent the parent's coordinates
 * @param relativePath where the parent is said to be, from the directory of this pom; {@code ""} for only in a repository
 */
record Pom(
        VPath file,
        Artifact own,
        String packaging,
        Optional<Artifact> parent,
        String relativePath,
        Map<String, String> properties,
        List<Dependency> managed,
        List<Dependency> dependencies,
        List<String> modules,
        Map<String, String> directories) {

    /**
     * One {@code <dependency>}.
     *
     * @param scope {@code ""} where none is written
     * @param exclusions {@code group:artifact}, each part maybe {@code *}
     */
    record Dependency(Artifact artifact, String scope, boolean optional, Set<String> exclusions, String systemPath) {
        Dependency {
            exclusions = Set.copyOf(exclusions);
        }
    }

    /** Reads {@code file}, if it is there and a pom. */
    static Optional<Pom> read(FileTree tree, VPath file) {
        return Texts.read(tree, file)
                .flatMap(XmlElement::parse)
                .filter(element -> element.name().equals("project"))
                .map(element -> of(file, element));
    }

    private static Pom of(VPath file, XmlElement project) {
        List<XmlElement> sections = new ArrayList<>();
        sections.add(project);
        Set<String> modules = new TreeSet<>();
        for (XmlElement profile : project.all("profiles", "profile")) {
            profile.all("modules", "module").forEach(module -> modules.add(module.text()));
            if (profile.all("activation", "activeByDefault").stream()
                    .anyMatch(active -> active.text().equals("true"))) {
                sections.add(profile);
            }
        }
        Map<String, String> properties = new LinkedHashMap<>();
        List<Dependency> managed = new ArrayList<>();
        List<Dependency> dependencies = new ArrayList<>();
        for (XmlElement section : sections) {
            section.all("modules", "module").forEach(module -> modules.add(module.text()));
            section.child("properties")
                    .map(XmlElement::children)
                    .orElse(List.of())
                    .forEach(property -> properties.put(property.name(), property.text()));
            section.all("dependencyManagement", "dependencies", "dependency")
                    .forEach(element -> managed.add(dependency(element)));
            section.all("dependencies", "dependency").forEach(element -> dependencies.add(dependency(element)));
        }
        Optional<XmlElement> parent = project.child("parent");
        Artifact own = Artifact.jar(project.textOf("groupId"), project.textOf("artifactId"), project.textOf("version"));
        return new Pom(
                file,
                own,
                project.child("packaging").map(XmlElement::text).orElse("jar"),
                parent.map(element -> Artifact.jar(
                                element.textOf("groupId"), element.textOf("artifactId"), element.textOf("version"))
                        .ofType("pom")),
                parent.flatMap(element -> element.child("relativePath"))
                        .map(XmlElement::text)
                        .orElse("../pom.xml"),
                properties,
                managed,
                dependencies,
                List.copyOf(modules),
                directories(project));
    }

    private static Map<String, String> directories(XmlElement project) {
        Map<String, String> directories = new LinkedHashMap<>();
        project.child("build").ifPresent(build -> {
            for (String name :
                    List.of("sourceDirectory", "testSourceDirectory", "outputDirectory", "testOutputDirectory")) {
                build.child(name).ifPresent(element -> directories.put(name, element.text()));
            }
        });
        return directories;
    }

    private static Dependency dependency(XmlElement element) {
        String type = element.child("type").map(XmlElement::text).orElse("jar");
        String classifier = element.textOf("classifier");
        if (type.equals("test-jar")) {
            type = "jar";
            classifier = classifier.isEmpty() ? "tests" : classifier;
        } else if (Set.of("bundle", "ejb", "maven-plugin").contains(type)) {
            type = "jar";
        }
        Set<String> exclusions = new TreeSet<>();
        for (XmlElement exclusion : element.all("exclusions", "exclusion")) {
            exclusions.add(exclusion.textOf("groupId") + ":" + exclusion.textOf("artifactId"));
        }
        return new Dependency(
                new Artifact(
                        element.textOf("groupId"),
                        element.textOf("artifactId"),
                        element.textOf("version"),
                        classifier,
                        type),
                element.textOf("scope"),
                element.textOf("optional").equals("true"),
                exclusions,
                element.textOf("systemPath"));
    }
}
