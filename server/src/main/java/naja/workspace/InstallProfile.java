package naja.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/**
 * Where a program that runs Python scripts of its users keeps its archives, so that its directory is all that one has to name.
 *
 * @param program its name, for people
 * @param signs patterns below its directory; one of them is enough to know it by
 * @param archives patterns below its directory
 */
record InstallProfile(String program, List<String> signs, List<String> archives) {
    private static final int MAX_PARENTS = 10;

    /** A table: the layouts that the programs' distributions have. */
    private static final List<InstallProfile> ALL = List.of(
            new InstallProfile(
                    "Ghidra",
                    List.of("Ghidra/application.properties"),
                    List.of("Ghidra/patch/*.jar", "Ghidra/*/*/lib/*.jar", "Extensions/*/*/lib/*.jar")),
            new InstallProfile(
                    "Fiji",
                    List.of("jars/fiji-*.jar", "jars/ij-*.jar", "jars/imagej-*.jar"),
                    List.of("jars/**/*.jar", "plugins/**/*.jar")),
            new InstallProfile("Burp Suite", List.of("burpsuite*.jar"), List.of("burpsuite*.jar")),
            new InstallProfile(
                    "WebLogic",
                    List.of("wlserver/server/lib/weblogic.jar"),
                    List.of(
                            "wlserver/server/lib/weblogic.jar",
                            "wlserver/server/lib/*.jar",
                            "wlserver/modules/*.jar",
                            "wlserver/common/wlst/**/*.jar",
                            "oracle_common/modules/**/*.jar")),
            new InstallProfile(
                    "WebLogic",
                    List.of("server/lib/weblogic.jar"),
                    List.of("server/lib/weblogic.jar", "server/lib/*.jar", "modules/*.jar", "common/wlst/**/*.jar")),
            new InstallProfile(
                    "SikuliX",
                    List.of("sikulix*.jar", "oculix*.jar"),
                    List.of("sikulix*.jar", "oculix*.jar", "Extensions/*.jar", "Downloads/*.jar")),
            new InstallProfile("JMRI", List.of("jmri.jar"), List.of("jmri.jar", "*.jar", "lib/*.jar")),
            new InstallProfile(
                    "openHAB",
                    List.of("runtime/system/org/openhab"),
                    List.of("runtime/system/**/*.jar", "addons/*.jar")),
            new InstallProfile(
                    "Ignition", List.of("lib/core/gateway"), List.of("lib/core/*/*.jar", "user-lib/**/*.jar")));

    /** The program that lies in {@code directory}. */
    static Optional<InstallProfile> of(FileTree tree, VPath directory) {
        return ALL.stream().filter(profile -> profile.isIn(tree, directory)).findFirst();
    }

    /** The directory at or above {@code start} in which one of the programs lies. */
    static Optional<VPath> around(FileTree tree, VPath start) {
        VPath directory = start;
        for (int i = 0; i < MAX_PARENTS && !directory.parent().equals(directory); i++) {
            if (of(tree, directory).isPresent()) {
                return Optional.of(directory);
            }
            directory = directory.parent();
        }
        return Optional.empty();
    }

    /** The archives of the program in {@code directory}, in the order of the patterns. */
    List<VPath> archives(FileTree tree, VPath directory) {
        List<VPath> found = new ArrayList<>();
        for (String pattern : archives) {
            for (VPath archive : expand(tree, directory, pattern)) {
                if (tree.isFile(archive) && !found.contains(archive)) {
                    found.add(archive);
                }
            }
        }
        return List.copyOf(found);
    }

    private boolean isIn(FileTree tree, VPath directory) {
        return signs.stream().anyMatch(sign -> !expand(tree, directory, sign).isEmpty());
    }

    private static List<VPath> expand(FileTree tree, VPath directory, String pattern) {
        if (!Glob.isGlob(pattern)) {
            VPath place = directory.resolve(pattern);
            return tree.isFile(place) || tree.isDirectory(place) ? List.of(place) : List.of();
        }
        Glob glob = Glob.parse(pattern);
        return glob.expand(tree, directory.resolve(glob.fixedPart()));
    }
}
