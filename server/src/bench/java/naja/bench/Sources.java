package naja.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The Python sources that the build unpacks into {@code target/corpora}. */
final class Sources {
    private Sources() {}

    /** The unpacked {@code Lib} of an artifact; benchmarks run in the directory of the server's module. */
    static Path lib(String artifact) {
        return Path.of("target", "corpora", artifact, "Lib").toAbsolutePath();
    }

    /** The Python files below {@code directory}, in order. */
    static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> found = Files.walk(directory)) {
            return found.filter(file -> file.toString().endsWith(".py"))
                    .sorted()
                    .toList();
        }
    }

    /** The texts of the Python files below {@code directory}; each byte is a character, so that lengths are sizes. */
    static List<String> texts(Path directory) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path file : files(directory)) {
            texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        return texts;
    }

    /** Number of bytes of the first {@code count} texts. */
    static long size(List<String> texts, int count) {
        return texts.stream().limit(count).mapToLong(String::length).sum();
    }

    /** Copies a directory out of the build's own project, so that what is found around it is not the build's. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> found = Files.walk(from)) {
            for (Path file : found.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    // The times too: they decide between a source and its compiled file.
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** Removes what {@link #copy} made. */
    static void delete(Path directory) throws IOException {
        try (Stream<Path> found = Files.walk(directory)) {
            for (Path file : found.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
