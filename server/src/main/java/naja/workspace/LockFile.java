package naja.workspace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import naja.vfs.DirectoryListing;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/** Reads what Gradle has locked: the versions of all dependencies of a module, those of dependencies included. */
final class LockFile {
    private static final String OLD_PLACE = "gradle/dependency-locks";

    private LockFile() {}

    /** The artifacts that the lock file of {@code module} lists, or those of before Gradle 6.8, one for each configuration. */
    static List<Artifact> read(FileTree tree, VPath module) {
        Map<String, Artifact> artifacts = new LinkedHashMap<>();
        Texts.read(tree, module.child("gradle.lockfile")).ifPresent(text -> add(text, artifacts));
        VPath old = module.resolve(OLD_PLACE);
        for (String name : tree.list(old).orElse(DirectoryListing.EMPTY).files()) {
            if (name.endsWith(".lockfile") && !name.startsWith("buildscript-")) {
                Texts.read(tree, old.child(name)).ifPresent(text -> add(text, artifacts));
            }
        }
        return List.copyOf(artifacts.values());
    }

    /** Lines are {@code group:name:version=configuration,configuration}; configurations that are empty are listed too. */
    private static void add(String text, Map<String, Artifact> artifacts) {
        for (String line : text.lines().toList()) {
            int equals = line.indexOf('=');
            String[] parts =
                    (equals < 0 ? line : line.substring(0, equals)).strip().split(":", -1);
            if (!line.startsWith("#") && parts.length == 3) {
                Artifact artifact = Artifact.jar(parts[0], parts[1], parts[2]);
                artifacts.putIfAbsent(artifact.text(), artifact);
            }
        }
    }
}
