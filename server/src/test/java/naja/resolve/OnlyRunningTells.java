package naja.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The committed list of imports of which only running the program tells what they give, each with the reason. */
record OnlyRunningTells(List<Line> lines) {
    private static final Pattern BAR = Pattern.compile(" \\| ");

    /** One entry; {@code *} stands for any artifact or any file. */
    record Line(String artifact, String file, String statement, String reason) {

        boolean covers(String otherArtifact, String otherFile, String otherStatement) {
            return matches(artifact, otherArtifact) && matches(file, otherFile) && statement.equals(otherStatement);
        }

        private static boolean matches(String pattern, String text) {
            return pattern.equals("*") || pattern.equals(text);
        }
    }

    /** Reads the list: {@code artifact | file | statement | reason}. */
    static OnlyRunningTells read(Path file) {
        try {
            return new OnlyRunningTells(Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(OnlyRunningTells::line)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String text) {
        List<String> parts = List.of(BAR.split(text, -1));
        assertEquals(4, parts.size(), "artifact | file | statement | reason: " + text);
        return new Line(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
    }

    /** The entry that covers the import, if there is one. */
    Optional<Line> find(String artifact, String file, String statement) {
        return lines.stream()
                .filter(line -> line.covers(artifact, file, statement))
                .findFirst();
    }

    /** The statements of entries that are not among {@code used}. */
    Set<String> unused(Set<Line> used) {
        Set<String> unused = new TreeSet<>();
        lines.stream().filter(line -> !used.contains(line)).forEach(line -> unused.add(line.toString()));
        return unused;
    }
}
