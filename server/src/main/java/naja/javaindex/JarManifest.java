package naja.javaindex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
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
            if (line.regionMatches(true, 0, "Multi-Release:", 0, 14)) {
                isMultiRelease = line.substring(14).trim().equalsIgnoreCase("true");
            } else if (line.regionMatches(true, 0, "Class-Path:", 0, 11)) {
                StringTokenizer urls = new StringTokenizer(line.substring(11), " ");
                while (urls.hasMoreTokens()) {
                    classPath.add(urls.nextToken());
                }
            }
        }
        return new JarManifest(isMultiRelease, classPath);
    }

    /** The lines up to the first empty one, those that begin with a space joined to the one before. */
    static List<String> mainSection(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = start;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            if (end == start) {
                return lines;
            }
            String line = text.substring(start, end);
            if (line.charAt(0) == ' ' && !lines.isEmpty()) {
                lines.set(lines.size() - 1, lines.get(lines.size() - 1) + line.substring(1));
            } else {
                lines.add(line);
            }
            start = text.startsWith("\r\n", end) ? end + 2 : end + 1;
        }
        return lines;
    }
}
