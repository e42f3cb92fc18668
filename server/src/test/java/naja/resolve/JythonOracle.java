package naja.resolve;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A real Jython in a process of its own that is asked what the imports of files give. A statement that does not come to an
 * end, or ends the process, costs a new process and is left out then.
 */
final class JythonOracle implements AutoCloseable {
    private static final int SECONDS_PER_STATEMENT = 30;

    /** Before the first statement of a file stands the start, which on a busy machine indexes archives for longer. */
    private static final int SECONDS_TO_START = 180;

    private final List<String> command;
    private final Path errors;
    private final ExecutorService reader = Executors.newSingleThreadExecutor();
    private Process process;
    private PrintStream questions;
    private BufferedReader answers;

    /**
     * @param jython the standalone archive
     * @param classPath further entries of the JVM class path
     * @param driver the script that answers
     * @param work a directory for this process alone: the package cache and what it writes to standard error
     */
    JythonOracle(Path jython, List<Path> classPath, Path driver, Path work) throws IOException {
        List<String> path = new ArrayList<>(List.of(jython.toString()));
        classPath.forEach(entry -> path.add(entry.toString()));
        this.command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx768m",
                "-Djava.awt.headless=true",
                "-Dpython.cachedir.skip=false",
                "-Dpython.cachedir=" + work.resolve("cache"),
                "-cp",
                String.join(File.pathSeparator, path),
                "org.python.util.jython",
                driver.toString());
        this.errors = work.resolve("errors.txt");
        start();
    }

    private void start() throws IOException {
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start();
        questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** The answer to {@code request}, as the driver script describes both. */
    JsonObject ask(JsonObject request) throws IOException, InterruptedException {
        List<Integer> skip = new ArrayList<>();
        while (true) {
            request.add("skip", new Gson().toJsonTree(skip));
            questions.println(request);
            int asking = -1;
            JsonObject answer = next(SECONDS_TO_START);
            while (answer != null && answer.has("asking")) {
                asking = answer.get("asking").getAsInt();
                answer = next(SECONDS_PER_STATEMENT);
            }
            if (answer != null) {
                return answer;
            }
            process.destroyForcibly().waitFor();
            if (asking < 0) {
                throw new IOException("no answer for " + request.get("path") + "; see " + errors);
            }
            skip.add(asking);
            start();
        }
    }

    /** The next line, or null if the process ended or took too long. */
    @org.jspecify.annotations.Nullable
    private JsonObject next(int seconds) throws IOException, InterruptedException {
        Future<String> line = reader.submit(() -> answers.readLine());
        try {
            String text = line.get(seconds, TimeUnit.SECONDS);
            return text == null ? null : new Gson().fromJson(text, JsonObject.class);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            return null;
        } catch (ExecutionException e) {
            throw new IOException(Arrays.toString(e.getStackTrace()), e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        reader.shutdownNow();
    }
}
