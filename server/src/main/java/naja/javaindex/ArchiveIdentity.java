package naja.javaindex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.vfs.DirectoryListing;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/**
 * Which release an archive or a JDK is: by what Maven wrote into it, by its manifest, by where it lies in a local repository, or
 * by its name.
 *
 * @param coordinates {@code group:artifact}; nothing if nobody says
 * @param version nothing if nobody says
 */
public record ArchiveIdentity(Optional<String> coordinates, Optional<String> version) {
    private static final Pattern NAME_AND_VERSION = Pattern.compile("(.+?)-(\\d[\\w.+-]*)\\.\\w+");
    private static final List<String> VERSIONS =
            List.of("Implementation-Version:", "Bundle-Version:", "Specification-Version:");
    private static final int LARGEST = 1 << 20;

    /** The identity of an archive. */
    public static ArchiveIdentity of(VPath archive, FileTree files) {
        Optional<ArchiveIdentity> maven = properties(archive, files).or(() -> repository(archive));
        Matcher named = NAME_AND_VERSION.matcher(archive.name());
        Optional<String> byName = named.matches() ? Optional.of(named.group(2)) : Optional.empty();
        Optional<String> version =
                maven.flatMap(ArchiveIdentity::version).or(() -> byName).or(() -> manifestVersion(archive, files));
        return new ArchiveIdentity(maven.flatMap(ArchiveIdentity::coordinates), version);
    }

    /** The version of the JDK at {@code home}, by its file {@code release}. */
    public static Optional<String> jdkVersion(VPath home, FileTree files) {
        return Optional.ofNullable(entries(text(home.child("release"), files)).get("JAVA_VERSION"))
                .map(version -> version.replace("\"", ""));
    }

    /** What {@code pom.properties} says: the only one, or in an archive of several artifacts that of the archive's name. */
    private static Optional<ArchiveIdentity> properties(VPath archive, FileTree files) {
        VPath folder = archive.archiveRoot().resolve("META-INF/maven");
        List<ArchiveIdentity> found = new ArrayList<>();
        List<ArchiveIdentity> named = new ArrayList<>();
        for (String group : directories(folder, files)) {
            for (String artifact : directories(folder.child(group), files)) {
                Map<String, String> entries =
                        entries(text(folder.child(group).child(artifact).child("pom.properties"), files));
                ArchiveIdentity identity = new ArchiveIdentity(
                        Optional.of(group + ":" + artifact), Optional.ofNullable(entries.get("version")));
                found.add(identity);
                if (archive.name().startsWith(artifact + "-") || archive.name().startsWith(artifact + ".")) {
                    named.add(identity);
                }
            }
        }
        List<ArchiveIdentity> candidates = found.size() == 1 ? found : named;
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    /** The coordinates of an archive that lies as it does in Maven's local repository: {@code g/r/o/u/p/a/v/a-v.jar}. */
    private static Optional<ArchiveIdentity> repository(VPath archive) {
        VPath version = archive.parent();
        VPath artifact = version.parent();
        boolean isThere =
                !artifact.name().isEmpty() && archive.name().startsWith(artifact.name() + "-" + version.name());
        StringBuilder group = new StringBuilder();
        VPath folder = artifact.parent();
        while (isThere && !folder.name().isEmpty() && !folder.name().equals("repository")) {
            group.insert(0, group.isEmpty() ? folder.name() : folder.name() + ".");
            folder = folder.parent();
        }
        // Without the folder's usual name nothing tells where the group begins.
        boolean hasGroup = isThere && folder.name().equals("repository") && !group.isEmpty();
        return isThere
                ? Optional.of(new ArchiveIdentity(
                        hasGroup ? Optional.of(group + ":" + artifact.name()) : Optional.empty(),
                        Optional.of(version.name())))
                : Optional.empty();
    }

    private static Optional<String> manifestVersion(VPath archive, FileTree files) {
        List<String> lines =
                JarManifest.mainSection(text(archive.archiveRoot().resolve("META-INF/MANIFEST.MF"), files));
        for (String header : VERSIONS) {
            for (String line : lines) {
                if (line.regionMatches(true, 0, header, 0, header.length())
                        && !line.substring(header.length()).isBlank()) {
                    return Optional.of(line.substring(header.length()).strip());
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> directories(VPath folder, FileTree files) {
        return List.copyOf(files.list(folder).orElse(DirectoryListing.EMPTY).directories());
    }

    private static String text(VPath file, FileTree files) {
        return files.stamp(file)
                .filter(stamp -> stamp.size() <= LARGEST)
                .flatMap(stamp -> files.read(file))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    }

    private static Map<String, String> entries(String text) {
        Map<String, String> entries = new HashMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                entries.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        });
        return entries;
    }
}
