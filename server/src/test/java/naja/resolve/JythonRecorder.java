package naja.resolve;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import naja.resolve.ImportCases.Case;

/** A real Jython in a process of its own that runs cases and tells what their probes came to. */
final class JythonRecorder implements AutoCloseable {
    private final List<String> command;
    private Running running;
    private final Path errors;
    private final Gson gson = new Gson();

    /**
     * Starts the process.
     *
     * @param jython the standalone archive
     * @param packageCache whether Jython indexes Java packages
     * @param work a directory for this process alone: layouts, package cache, and what it writes to standard error
     */
    JythonRecorder(Path jython, boolean packageCache, Path work) {
        this.errors = work.resolve("errors.txt");
        try {
            // The package cache knows archives by path and time, and those of another run have the same.
            if (Files.exists(work)) {
                RecorderProcess.delete(work);
            }
            Files.createDirectories(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.command = command(jython, packageCache, work);
        this.running = start();
    }

    private static List<String> command(Path jython, boolean packageCache, Path work) {
        String classPath = String.join(
                File.pathSeparator,
                List.of(
                        place(RecorderProcess.class).toString(),
                        place(Gson.class).toString(),
                        jython.toString()));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Dfile.encoding=UTF-8",
                "-Dpython.cachedir.skip=" + !packageCache,
                "-Dpython.cachedir=" + work.resolve("cache"),
                "-cp",
                classPath,
                RecorderProcess.class.getName(),
                jython.toString(),
                work.resolve("worlds").toString());
    }

    private Running start() {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().remove("JYTHONPATH");
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            return new Running(
                    process,
                    new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8),
                    process.inputReader(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process, what it is asked and what it answers. */
    private record Running(Process process, PrintStream questions, BufferedReader answers) {}

    /**
     * Runs {@code asked}.
     *
     * @return {@code outcomes}: a list by probe, one outcome for each time the probe ran; {@code sysPathAtEnd}; and
     *     {@code stoppedBy} if the program did not come to its end, alone if the process had to be ended with it
     */
    JsonObject run(Case asked) {
        running.questions().println(gson.toJson(asked));
        try {
            String line = running.answers().readLine();
            if (line != null) {
                return gson.fromJson(line, JsonObject.class);
            }
            if (!Files.readString(errors).contains(RecorderProcess.TOO_LONG)) {
                throw new IOException("no answer for " + asked.id() + "; see " + errors);
            }
            running = start();
            JsonObject unfinished = new JsonObject();
            unfinished.addProperty("stoppedBy", RecorderProcess.TOO_LONG);
            return unfinished;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@code asked} with what came out as expected of {@code runtime}. A probe that ran several times in different ways is left
     * out; so is all of a program that does not come to an end, or only when it has used up the VM's stack, for how much of it
     * there is no two runs agree on.
     */
    Case record(Case asked, String runtime) {
        JsonObject answer = run(asked);
        JsonObject recorded = gson.toJsonTree(asked).getAsJsonObject();
        boolean isEndless = answer.toString().contains("StackOverflowError") || !answer.has("outcomes");
        recorded.add("expected", isEndless ? new JsonObject() : expected(asked, runtime, answer));
        recorded.add("sysPathAtEnd", answer.get("sysPathAtEnd"));
        return gson.fromJson(recorded, Case.class);
    }

    private JsonObject expected(Case asked, String runtime, JsonObject answer) {
        JsonObject outcomes = answer.getAsJsonObject("outcomes");
        JsonObject expected = new JsonObject();
        for (ImportCases.Probe probe : asked.probes()) {
            JsonElement seen = outcomes.get(probe.id());
            JsonElement result =
                    seen == null ? notReached() : seen.getAsJsonArray().get(0);
            boolean isOne =
                    seen == null || seen.getAsJsonArray().asList().stream().allMatch(other -> other.equals(result));
            if (isOne) {
                JsonObject group = new JsonObject();
                group.add("runtimes", gson.toJsonTree(List.of(runtime)));
                group.add("result", result);
                expected.add(probe.id(), gson.toJsonTree(List.of(group)));
            }
        }
        return expected;
    }

    private static JsonObject notReached() {
        return new Gson().toJsonTree(Map.of("outcome", "not reached")).getAsJsonObject();
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        running.process().destroyForcibly();
    }
}
