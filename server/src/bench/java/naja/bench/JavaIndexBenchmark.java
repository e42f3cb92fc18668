package naja.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the names of the JDK and of 300 archives of the local Maven repository cost, beside one scan of ClassGraph and beside
 * reading the same central directories alone. Each figure is that of a step in a JVM of its own ({@link JavaIndexStep}); the
 * steps take turns, and medians are printed.
 *
 * <p>The system property {@code naja.repository} names another repository, {@code naja.archives} another number of
 * archives, {@code naja.rounds} another number of rounds.
 */
final class JavaIndexBenchmark {
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "-Xms16m",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=30");

    private final Path place;
    private final Path cache;
    private final Path list;
    private final Path replaced;
    private final Path other;

    private JavaIndexBenchmark(Path place, List<Path> archives) throws IOException {
        this.place = place;
        this.cache = place.resolve("cache");
        this.list = place.resolve("archives");
        // One archive in the middle is a copy that can be replaced by the one after it.
        int middle = archives.size() / 2;
        this.replaced = Files.copy(archives.get(middle), place.resolve("replaced.jar"));
        this.other = archives.get(middle + 1);
        List<Path> copies = new ArrayList<>(archives);
        copies.set(middle, replaced);
        Files.write(list, copies.stream().map(Path::toString).toList());
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path repository =
                Path.of(System.getProperty("naja.repository", System.getProperty("user.home") + "/.m2/repository"));
        List<Path> archives = archives(repository, Integer.getInteger("naja.archives", 300));
        Path place = Files.createTempDirectory("naja-java");
        try {
            new JavaIndexBenchmark(place, archives).run(Integer.getInteger("naja.rounds", 9));
        } finally {
            Sources.delete(place);
        }
    }

    /** Of each artifact the archive whose path is the last, in the order of the paths. */
    private static List<Path> archives(Path repository, int count) throws IOException {
        Map<Path, Path> last = new TreeMap<>();
        try (Stream<Path> files = Files.walk(repository)) {
            files.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .filter(name -> !name.endsWith("-sources.jar") && !name.endsWith("-javadoc.jar"))
                    .sorted()
                    .map(Path::of)
                    .forEach(archive -> last.put(archive.getParent().getParent(), archive));
        }
        return last.values().stream().sorted().limit(count).toList();
    }

    private void run(int rounds) throws IOException, InterruptedException {
        Map<String, List<Map<String, Double>>> results = new LinkedHashMap<>();
        // What is unpacked once, and the files in the memory of the system.
        step("workspace");
        for (int round = 0; round < rounds; round++) {
            for (JavaIndexStep.Kind kind : JavaIndexStep.Kind.values()) {
                prepare(kind);
                results.computeIfAbsent(kind.name(), key -> new ArrayList<>()).add(step(kind.name()));
            }
        }
        results.forEach(JavaIndexBenchmark::print);
    }

    private void prepare(JavaIndexStep.Kind kind) throws IOException, InterruptedException {
        switch (kind.cache()) {
            case EMPTY -> Sources.delete(cache.resolve("naja/names"));
            case WARM -> step(kind.name());
            case CHANGED -> {
                step(kind.name());
                FileTime before = Files.getLastModifiedTime(replaced);
                Files.copy(other, replaced, StandardCopyOption.REPLACE_EXISTING);
                Files.setLastModifiedTime(replaced, FileTime.fromMillis(before.toMillis() + 5000));
            }
            case NONE -> {}
        }
    }

    private Map<String, Double> step(String kind) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), JavaIndexStep.class.getName()));
        command.addAll(List.of(kind, list.toString(), place.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        Process process = builder.start();
        List<String> lines = process.inputReader().lines().toList();
        if (process.waitFor() != 0) {
            throw new IOException(kind + " failed");
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            figures.put(line.substring(0, equals), Double.valueOf(line.substring(equals + 1)));
        }
        return figures;
    }

    private static void print(String kind, List<Map<String, Double>> rounds) {
        StringBuilder line = new StringBuilder(kind);
        for (String figure : rounds.get(0).keySet()) {
            double[] values =
                    rounds.stream().mapToDouble(round -> round.get(figure)).toArray();
            Arrays.sort(values);
            line.append("; %s %.4g (%.4g to %.4g)"
                    .formatted(figure, values[values.length / 2], values[0], values[values.length - 1]));
        }
        System.out.println(line);
    }
}
