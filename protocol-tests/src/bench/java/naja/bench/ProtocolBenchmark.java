package naja.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Start, first answers, memory and latency of the packaged jar, beside those of a server that can nothing. */
final class ProtocolBenchmark {
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "-Xms16m",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=30");
    private static final int ROUNDS = 20;
    private static final int OPEN_FILES = 10;
    private static final String CAPABILITIES = "{\"workspace\":{\"configuration\":false},"
            + "\"textDocument\":{\"publishDiagnostics\":{},\"definition\":{\"linkSupport\":true},"
            + "\"completion\":{\"completionItem\":{\"snippetSupport\":false}}}}";
    private static final Pattern IMPORTED = Pattern.compile("(?m)^(?:from|import)[ ]+(\\w+)");

    private final Path naja;
    private final Path scratch;
    private final Path minimal;

    private ProtocolBenchmark(Path naja, Path scratch) throws IOException {
        this.naja = naja;
        this.scratch = scratch;
        this.minimal = scratch.resolve("minimal.jar");
        MinimalJar.write(naja, minimal);
    }

    /**
     * Runs all of it.
     *
     * @param arguments Naja's jar, and a directory with Jython's {@code Lib}
     */
    public static void main(String[] arguments) throws Exception {
        Path scratch = Files.createTempDirectory("naja-bench");
        try {
            ProtocolBenchmark benchmark =
                    new ProtocolBenchmark(Path.of(arguments[0]).toAbsolutePath(), scratch);
            benchmark.start();
            benchmark.library(Path.of(arguments[1]));
        } finally {
            delete(scratch);
        }
    }

    /** Both servers in turn: CPU and wall until initialize is answered; then Naja's first answers. */
    private void start() throws Exception {
        Path folder = Files.createDirectories(scratch.resolve("project"));
        Path file = folder.resolve("main.py");
        Files.writeString(file, "from java.util import A\nimport no_such_module\n");
        List<Double> minimalCpu = new ArrayList<>();
        List<Double> minimalWall = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        List<Double> wall = new ArrayList<>();
        List<Double> completion = new ArrayList<>();
        List<Double> diagnostics = new ArrayList<>();
        List<Double> cpuThen = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            boolean counts = round > 0;
            try (TimedServer server = TimedServer.start(minimal, FLAGS, scratch)) {
                long answered = initialize(server, folder);
                long spent = server.cpuMillis();
                if (counts) {
                    minimalCpu.add((double) spent);
                    minimalWall.add(millis(answered - server.started()));
                }
            }
            try (TimedServer server = TimedServer.start(naja, FLAGS, scratch)) {
                long answered = initialize(server, folder);
                long spent = server.cpuMillis();
                double started = millis(answered - server.started());
                server.tell("initialized", "{}");
                open(server, file);
                double completed = millis(firstCompletion(server, file) - answered);
                double diagnosed =
                        millis(server.await(ProtocolBenchmark::isRightDiagnosis).nanos() - answered);
                double all = server.cpuMillis();
                if (counts) {
                    cpu.add((double) spent);
                    wall.add(started);
                    completion.add(completed);
                    diagnostics.add(diagnosed);
                    cpuThen.add(all);
                } else {
                    print(
                            "nothing cached: completion of java.util",
                            List.of(completed),
                            "ms after the initialize reply");
                    print("nothing cached: diagnostics", List.of(diagnosed), "ms after the initialize reply");
                }
            }
        }
        print("minimal LSP4J server: CPU to the initialize reply", minimalCpu, "ms");
        print("Naja: CPU to the initialize reply", cpu, "ms");
        System.out.printf("ratio of the means of CPU: %.2f%n", mean(cpu) / mean(minimalCpu));
        print("minimal LSP4J server: wall to the initialize reply", minimalWall, "ms");
        print("Naja: wall to the initialize reply", wall, "ms");
        System.out.printf("ratio of the medians of wall: %.2f%n", at(wall, 50) / at(minimalWall, 50));
        print("Naja: first right completion of java.util", completion, "ms after the initialize reply");
        print("Naja: first right diagnostics", diagnostics, "ms after the initialize reply");
        print("Naja: CPU until both are there", cpuThen, "ms since the process began");
    }

    /** Naja on Jython's library: memory, and the time of definitions. */
    private void library(Path lib) throws Exception {
        Path folder = scratch.resolve("library");
        copy(lib, folder.resolve("Lib"));
        List<Path> files;
        try (Stream<Path> found = Files.list(folder.resolve("Lib"))) {
            files = found.filter(path -> path.toString().endsWith(".py"))
                    .sorted((one, other) -> Long.compare(size(other), size(one)))
                    .limit(OPEN_FILES)
                    .toList();
        }
        try (TimedServer server = TimedServer.start(naja, FLAGS, scratch)) {
            initialize(server, folder);
            server.tell("initialized", "{}");
            long before = System.nanoTime();
            for (Path file : files) {
                open(server, file);
            }
            for (Path file : files) {
                server.ask("textDocument/documentSymbol", "{\"textDocument\":{\"uri\":\"" + file.toUri() + "\"}}");
            }
            System.out.printf(
                    "library: %d files open and their symbols there after %.0f ms%n",
                    files.size(), millis(System.nanoTime() - before));
            List<Double> first = definitions(server, files);
            List<Double> definitions = new ArrayList<>();
            for (int round = 0; round < 5; round++) {
                definitions.addAll(definitions(server, files));
            }
            for (Path file : files) {
                server.ask(
                        "textDocument/completion",
                        "{\"textDocument\":{\"uri\":\"" + file.toUri()
                                + "\"},\"position\":{\"line\":0,\"character\":0}}");
            }
            print("library: definition, first of each", first, "ms");
            print("library: definition, again", definitions, "ms");
            System.out.printf(
                    "library: resident memory %d MB, at most %d MB; CPU %d ms%n",
                    server.status("VmRSS") / 1024, server.status("VmHWM") / 1024, server.cpuMillis());
        }
    }

    /** Asks for the definition of the first name of every import at a line's start; how long each took, in milliseconds. */
    private static List<Double> definitions(TimedServer server, List<Path> files) throws Exception {
        List<Double> times = new ArrayList<>();
        for (Path file : files) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            Matcher matcher = IMPORTED.matcher(text);
            while (matcher.find()) {
                String before = text.substring(0, matcher.start(1));
                int line = (int) before.chars().filter(c -> c == '\n').count();
                int column = matcher.start(1) - before.lastIndexOf('\n') - 1;
                long asked = System.nanoTime();
                TimedServer.Arrival answer = server.ask("textDocument/definition", at(file, line, column));
                if (!answer.message().has("result")) {
                    throw new IllegalStateException(answer.message().toString());
                }
                times.add(millis(answer.nanos() - asked));
            }
        }
        return times;
    }

    private static long initialize(TimedServer server, Path folder) throws Exception {
        TimedServer.Arrival reply = server.ask(
                "initialize",
                "{\"processId\":null,\"rootUri\":\"" + folder.toUri() + "\",\"capabilities\":" + CAPABILITIES + "}");
        if (!reply.message().has("result")) {
            throw new IllegalStateException(reply.message().toString());
        }
        return reply.nanos();
    }

    private static void open(TimedServer server, Path file) throws IOException {
        JsonObject document = new JsonObject();
        document.addProperty("uri", file.toUri().toString());
        document.addProperty("languageId", "python");
        document.addProperty("version", 1);
        document.addProperty("text", Files.readString(file, StandardCharsets.ISO_8859_1));
        server.tell("textDocument/didOpen", "{\"textDocument\":" + document + "}");
    }

    /** Asks until the list is right: the JDK is indexed in the background. */
    private static long firstCompletion(TimedServer server, Path file) throws Exception {
        while (true) {
            TimedServer.Arrival answer = server.ask("textDocument/completion", at(file, 0, 23));
            if (answer.message().toString().contains("\"ArrayList\"")) {
                return answer.nanos();
            }
            Thread.sleep(2);
        }
    }

    private static boolean isRightDiagnosis(JsonObject message) {
        JsonElement method = message.get("method");
        return method != null
                && method.getAsString().equals("textDocument/publishDiagnostics")
                && message.toString().contains("no_such_module");
    }

    private static String at(Path file, int line, int column) {
        return "{\"textDocument\":{\"uri\":\"" + file.toUri() + "\"},\"position\":{\"line\":" + line + ",\"character\":"
                + column + "}}";
    }

    private static void print(String what, List<Double> values, String unit) {
        System.out.printf(
                "%s: mean %.1f, p50 %.1f, p95 %.1f, least %.1f %s (%d)%n",
                what, mean(values), at(values, 50), at(values, 95), at(values, 0), unit, values.size());
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(value -> value).average().orElseThrow();
    }

    private static double at(List<Double> values, int percent) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> found = Files.walk(from)) {
            for (Path path : found.toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> found = Files.walk(directory)) {
            for (Path path : found.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
