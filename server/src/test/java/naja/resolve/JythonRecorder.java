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
    private final Process process;
    private final PrintStream questions;
    private final BufferedReader answers;
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
        String classPath = String.join(
                File.pathSeparator,
                List.of(
                        place(RecorderProcess.class).toString(),
                        place(Gson.class).toString(),
                        jython.toString()));
        List<String> command = List.of(
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
        try {
            // The package cache knows archives by path and time, and those of another run have the same.
            if (Files.exists(work)) {
                RecorderProcess.delete(work);
            }
            Files.createDirectories(work);
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().remove("JYTHONPATH");
            builder.environment().put("LC_ALL", "C.UTF-8");
            this.process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Runs {@code asked}.
     *
     * @return {@code outcomes}: a list by probe, one outcome for each time the probe ran; {@code sysPathAtEnd}; and
     *     {@code stoppedBy} if the program did not come to its end
     */
    JsonObject run(Case asked) {
        questions.println(gson.toJson(asked));
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IOException("no answer for " + asked.id() + "; see " + errors);
            }
            return gson.fromJson(line, JsonObject.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@code asked} with what came out as expected of {@code runtime}. A probe that ran several times in different ways is left
     * out; so is all of a program that has used up the VM's stack, for how much of it there is no two runs agree on.
     */
    Case record(Case asked, String runtime) {
        JsonObject answer = run(asked);
        JsonObject recorded = gson.toJsonTree(asked).getAsJsonObject();
        boolean isDecidedByStack = answer.toString().contains("StackOverflowError");
        recorded.add("expected", isDecidedByStack ? new JsonObject() : expected(asked, runtime, answer));
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
        process.destroyForcibly();
    }
}
