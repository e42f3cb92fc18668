package naja.vfs;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import naja.base.CancelToken;

/**
 * Runs {@code naja.maven.Main} with Maven's libraries, which lie in our archive as resources, in a child process. Nothing of
 * them is loaded here.
 *
 * @param directory where the libraries are unpacked, and answers are kept
 */
public record MavenProgram(VPath directory) {
    private static final String LIBRARIES = "/naja/maven/lib/";
    private static final ChildJvm CHILD = new ChildJvm(256, 120_000);
    private static final int MAX_LOG = 300;

    /** The names of the libraries, as {@code server/pom.xml} copies them; the tests fail if one is not there. */
    private static final List<String> NAMES = List.of(
            "javax.inject",
            "maven-artifact",
            "maven-builder-support",
            "maven-model",
            "maven-model-builder",
            "maven-repository-metadata",
            "maven-resolver-api",
            "maven-resolver-impl",
            "maven-resolver-named-locks",
            "maven-resolver-provider",
            "maven-resolver-spi",
            "maven-resolver-util",
            "maven-settings",
            "plexus-interpolation",
            "plexus-utils",
            "slf4j-api");

    /**
     * What the program answers.
     *
     * @param question as {@code naja.maven.Question} reads it
     * @param environment the variables that poms can ask for
     * @return the answer
     * @throws IOException if there is none, with the reason
     * @throws java.util.concurrent.CancellationException if {@code cancel} says so
     */
    public String ask(String question, Map<String, String> environment, CancelToken cancel) throws IOException {
        List<String> classPath = new ArrayList<>();
        for (String name : NAMES) {
            classPath.add(unpacked(name).toString());
        }
        classPath.add(ourselves());
        Path work = Files.createTempDirectory("naja-maven");
        try {
            Path in = Files.writeString(work.resolve("question"), question);
            Path out = work.resolve("answer");
            Path log = work.resolve("log");
            List<String> arguments = List.of(
                    "-cp",
                    String.join(System.getProperty("path.separator"), classPath),
                    "naja.maven.Main",
                    in.toString(),
                    out.toString());
            return switch (CHILD.run(arguments, environment, log, cancel)) {
                case WELL -> Files.readString(out);
                case TOO_LATE -> throw new IOException("it took more than " + CHILD.milliseconds() / 1000 + " s");
                case BADLY -> throw new IOException(beginning(log));
            };
        } finally {
            delete(work);
        }
    }

    /** What was kept under {@code name} the last time. */
    public Optional<String> kept(String name) {
        try {
            Path file = directory.child(name).toPath();
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            // A damaged file is as good as none.
            return Optional.empty();
        }
    }

    /** Keeps {@code text} for later runs, if it can be written. */
    public void keep(String name, String text) {
        var unused = new ViewFiles(directory).write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the file is there with this size and time on the disk just now, which a snapshot may not know. */
    public static boolean isUnchanged(VPath file, long size, long millis) {
        try {
            Path path = file.toPath();
            boolean isDirectory = Files.isDirectory(path);
            return Files.getLastModifiedTime(path).toMillis() == millis && (isDirectory || Files.size(path) == size);
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    /** Whether there is such a file on the disk just now. */
    public static boolean isThere(VPath file) {
        return Files.exists(file.toPath());
    }

    private Path unpacked(String name) throws IOException {
        try (InputStream input = MavenProgram.class.getResourceAsStream(LIBRARIES + name + ".jar")) {
            if (input == null) {
                throw new IOException(name + " is not in the archive of Naja");
            }
            byte[] bytes = input.readAllBytes();
            return new ViewFiles(directory)
                    .write("lib/" + name + "-" + bytes.length + ".jar", bytes)
                    .orElseThrow(() -> new IOException("nothing can be written to " + directory))
                    .toPath();
        }
    }

    private static String ourselves() throws IOException {
        try {
            return Path.of(MavenProgram.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static String beginning(Path log) throws IOException {
        String text = Files.readString(log)
                .lines()
                .filter(line -> !line.startsWith("SLF4J"))
                .findFirst()
                .orElse("it ended without an answer");
        return text.substring(0, Math.min(text.length(), MAX_LOG));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
