package naja.protocol;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A running server as bytes: whatever is sent to it is sent as it is, and whatever it writes must be frames to the last
 * byte.
 */
final class ServerProcess implements AutoCloseable {
    /** How long any single answer may take, in seconds; far more than it does. */
    static final int PATIENCE = 60;

    /** Stands in the queue for the end of the server's output. */
    private static final JsonObject END =
            JsonParser.parseString("{\"end of output\":true}").getAsJsonObject();

    private final Process process;
    private final OutputStream input;
    private final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
    private final StringBuilder errors = new StringBuilder();
    private final Thread reader;
    private final Thread errorReader;
    private volatile @Nullable String stray;

    private ServerProcess(Process process) {
        this.process = process;
        this.input = process.getOutputStream();
        this.reader = thread("frames", this::readFrames);
        this.errorReader = thread("errors", this::readErrors);
    }

    /** Starts {@code java -jar naja.jar} with {@code arguments}. */
    static ServerProcess start(String... arguments) {
        return start(Map.of(), arguments);
    }

    /** Starts the server with {@code variables} in its environment besides those of this process. */
    static ServerProcess start(Map<String, String> variables, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java(), "-jar", jar().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(variables);
        try {
            return new ServerProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Java launcher of the JVM the tests run in. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The packaged jar. */
    static Path jar() {
        Path jar = Path.of(System.getProperty("naja.jar", "../server/target/naja.jar"))
                .toAbsolutePath()
                .normalize();
        assertTrue(Files.isRegularFile(jar), jar + " was not built");
        return jar;
    }

    /** Sends {@code json} as one well-formed frame. */
    void send(String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        sendBytes(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        sendBytes(body);
    }

    /** Sends {@code text} in UTF-8, without a header of ours. */
    void sendRaw(String text) {
        sendBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends {@code bytes} as they are. */
    void sendBytes(byte[] bytes) {
        try {
            input.write(bytes);
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the server does not listen any more; it said: " + errors(), e);
        }
    }

    /** Ends the server's input. */
    void closeInput() {
        try {
            input.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next message of the server. */
    JsonObject receive() {
        try {
            JsonObject message = messages.poll(PATIENCE, TimeUnit.SECONDS);
            if (message == null) {
                return fail("no message in " + PATIENCE + " s; the server said: " + errors());
            }
            if (message.equals(END)) {
                messages.add(END);
                return fail("the server ended instead of answering; it said: " + errors());
            }
            return message;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The response to request {@code id}; messages before it are dropped. */
    JsonObject response(int id) {
        while (true) {
            JsonObject message = receive();
            JsonElement of = message.get("id");
            if (!message.has("method") && of != null && of.isJsonPrimitive() && of.getAsInt() == id) {
                return message;
            }
        }
    }

    /** The code of the error that answers request {@code id}. */
    int errorCode(int id) {
        JsonObject response = response(id);
        assertTrue(response.has("error"), () -> "no error: " + response);
        return response.getAsJsonObject("error").get("code").getAsInt();
    }

    /** Sends an initialize request with {@code capabilities} and awaits its result. */
    JsonObject initialize(int id, String capabilities) {
        send("{\"jsonrpc\":\"2.0\",\"id\":" + id
                + ",\"method\":\"initialize\",\"params\":{\"processId\":null,\"rootUri\":null,\"capabilities\":"
                + capabilities + "}}");
        JsonObject response = response(id);
        assertTrue(response.has("result"), () -> "not initialized: " + response);
        send("{\"jsonrpc\":\"2.0\",\"method\":\"initialized\",\"params\":{}}");
        return response.getAsJsonObject("result");
    }

    /** Asks something trivial and fails unless the answer comes: the server hears. */
    void assertHears(int id) {
        send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"naja/noSuchMethod\"}");
        assertTrue(errorCode(id) == -32601, "unexpected answer");
    }

    /** The exit code, once the server has ended by itself; fails if it wrote anything that is no frame. */
    int exitCode() {
        try {
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                return fail("the server did not end; it said: " + errors());
            }
            reader.join();
            errorReader.join();
            if (stray != null) {
                fail("the server wrote what is no frame: " + stray);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the server wrote to standard error so far. */
    String errors() {
        synchronized (errors) {
            return errors.toString();
        }
    }

    /** CPU time used so far. */
    java.time.Duration cpuTime() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    /** What its heap holds after a full collection, in bytes. */
    long heap() {
        // The histogram is made after a full collection; its last line has the number of objects and bytes.
        List<String> histogram = jcmd("GC.class_histogram");
        String[] total = histogram.stream()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(histogram))
                .split(" +");
        return Long.parseLong(total[2]);
    }

    /** The number of the process. */
    long pid() {
        return process.pid();
    }

    /** What the JDK's tool {@code jcmd} says of the server when it is asked for {@code command}. */
    List<String> jcmd(String command) {
        String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process asked = new ProcessBuilder(tool, Long.toString(pid()), command)
                    .redirectErrorStream(true)
                    .start();
            return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static Thread thread(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void note(String text) {
        synchronized (errors) {
            errors.append(text);
        }
    }

    private void readErrors() {
        try {
            InputStream stream = process.getErrorStream();
            byte[] buffer = new byte[4096];
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                note(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            note(e.toString());
        }
    }

    private void readFrames() {
        try {
            InputStream stream = process.getInputStream();
            while (readFrame(stream)) {
                // Each round is one message.
            }
        } catch (IOException | RuntimeException e) {
            stray = e.toString();
        } finally {
            messages.add(END);
        }
    }

    private boolean readFrame(InputStream stream) throws IOException {
        int length = -1;
        while (true) {
            String line = readLine(stream);
            if (line == null) {
                return false;
            }
            if (line.isEmpty()) {
                break;
            }
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring(16));
            } else if (!line.startsWith("Content-Type: ")) {
                throw new IOException("stray output: " + line);
            }
        }
        byte[] body = stream.readNBytes(length);
        messages.add(
                JsonParser.parseString(new String(body, StandardCharsets.UTF_8)).getAsJsonObject());
        return true;
    }

    private static @Nullable String readLine(InputStream stream) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = stream.read(); next != '\r'; next = stream.read()) {
            if (next < 0) {
                if (line.size() > 0) {
                    throw new IOException("stray output: " + line.toString(StandardCharsets.UTF_8));
                }
                return null;
            }
            line.write(next);
        }
        if (stream.read() != '\n') {
            throw new IOException("a header line ends without a line feed");
        }
        return line.toString(StandardCharsets.US_ASCII);
    }
}
