package naja.javaindex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import naja.vfs.ZipDirectory;
import naja.vfs.ZipNames;

/**
 * What the main section of an archive's manifest says about classes (JAR File Specification).
 *
 * @param isMultiRelease whether {@code META-INF/versions} counts
 * @param classPath the relative URLs of {@code Class-Path}, as they are written
 */
public record JarManifest(boolean isMultiRelease, List<String> classPath) {
    private static final String MULTI_RELEASE = "Multi-Release:";
    private static final String CLASS_PATH = "Class-Path:";
    private static final JarManifest NONE = new JarManifest(false, List.of());
    private static final String NAME = "META-INF/MANIFEST.MF";

    public JarManifest {
        classPath = List.copyOf(classPath);
    }

    /** The manifest of {@code archive}; one that says nothing if there is none. */
    public static JarManifest of(ZipDirectory archive) {
        return of(archive.stamp(NAME)
                .filter(stamp -> stamp.size() <= ZipNames.MAX_MANIFEST)
                .flatMap(stamp -> archive.read(NAME)));
    }

    /** The manifest in {@code content}; one that says nothing if there is none. */
    static JarManifest of(Optional<byte[]> content) {
        return content.isEmpty() ? NONE : parse(new String(content.get(), StandardCharsets.UTF_8));
    }

    private static JarManifest parse(String text) {
        boolean isMultiRelease = false;
        List<String> classPath = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = endOfLine(text, start);
            if (end == start) {
                break;
            }
            if (text.regionMatches(true, start, MULTI_RELEASE, 0, MULTI_RELEASE.length())) {
                isMultiRelease = value(text, start, MULTI_RELEASE).equalsIgnoreCase("true");
            } else if (text.regionMatches(true, start, CLASS_PATH, 0, CLASS_PATH.length())) {
                StringTokenizer urls = new StringTokenizer(value(text, start, CLASS_PATH), " ");
                while (urls.hasMoreTokens()) {
                    classPath.add(urls.nextToken());
                }
            }
            start = nextLine(text, end);
        }
        return new JarManifest(isMultiRelease, classPath);
    }

    /** The value of a header, with the lines after it that begin with a space joined to it. */
    private static String value(String text, int start, String header) {
        int end = endOfLine(text, start);
        StringBuilder value = new StringBuilder(text.substring(start + header.length(), end));
        int next = nextLine(text, end);
        while (next < text.length() && text.charAt(next) == ' ') {
            end = endOfLine(text, next);
            value.append(text, next + 1, end);
            next = nextLine(text, end);
        }
        return value.toString().trim();
    }

    private static int endOfLine(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static int nextLine(String text, int end) {
        return text.startsWith("\r\n", end) ? end + 2 : end + 1;
    }

    /** The lines up to the first empty one, those that begin with a space joined to the one before. */
    static List<String> mainSection(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int start = 0;
        while (start < text.length()) {
            int end = endOfLine(text, start);
            if (end == start) {
                break;
            }
            boolean isContinued = text.charAt(start) == ' ' && line.length() > 0;
            if (!isContinued && line.length() > 0) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(text, isContinued ? start + 1 : start, end);
            start = nextLine(text, end);
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }
}
