package naja.javaindex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import naja.vfs.ZipDirectory;

/**
 * What the main section of an archive's manifest says about classes (JAR File Specification).
 *
 * @param isMultiRelease whether {@code META-INF/versions} counts
 * @param classPath the relative URLs of {@code Class-Path}, as they are written
 */
public record JarManifest(boolean isMultiRelease, List<String> classPath) {
    private static final JarManifest NONE = new JarManifest(false, List.of());

    public JarManifest {
        classPath = List.copyOf(classPath);
    }

    /** The manifest of {@code archive}; one that says nothing if there is none. */
    public static JarManifest of(ZipDirectory archive) {
        Optional<byte[]> content = archive.read("META-INF/MANIFEST.MF");
        return content.map(bytes -> parse(new String(bytes, StandardCharsets.UTF_8)))
                .orElse(NONE);
    }

    private static JarManifest parse(String text) {
        boolean isMultiRelease = false;
        List<String> classPath = new ArrayList<>();
        for (String line : mainSection(text)) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                continue;
            }
            String value = line.substring(colon + 1).trim();
            switch (line.substring(0, colon).trim().toLowerCase(Locale.ROOT)) {
                case "multi-release" -> isMultiRelease = value.equalsIgnoreCase("true");
                case "class-path" -> {
                    for (String url : value.split(" +", -1)) {
                        if (!url.isEmpty()) {
                            classPath.add(url);
                        }
                    }
                }
                default -> {}
            }
        }
        return new JarManifest(isMultiRelease, classPath);
    }

    /** The lines up to the first empty one, those that begin with a space joined to the one before. */
    private static List<String> mainSection(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\r\n|\n|\r", -1)) {
            if (line.isEmpty()) {
                break;
            }
            if (line.startsWith(" ") && !lines.isEmpty()) {
                lines.set(lines.size() - 1, lines.get(lines.size() - 1) + line.substring(1));
            } else {
                lines.add(line);
            }
        }
        return lines;
    }
}
