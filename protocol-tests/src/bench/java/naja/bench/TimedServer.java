package naja.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;

/** A server process whose answers are timed when they arrive; Linux only, for it reads {@code /proc}. */
final class TimedServer implements AutoCloseable {
    /** Ticks of a processor's time in a second, as {@code /proc} counts on every common Linux. */
    private static final long TICKS = 100;

    private final Process process;
    private final OutputStream input;
    private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final List<Arrival> kept = new ArrayList<>();
    private final long started;
    private int lastId;

    /**
     * A message of the server.
     *
     * @param nanos when its last byte was there
     */
    record Arrival(JsonObject message, long nanos) {}

    private TimedServer(Process process, long started) {
        this.process = process;
        this.started = started;
        this.input = process.getOutputStream();
        Thread reader = new Thread(this::read, "frames");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts {@code java} with {@code flags} on an executable jar. */
    static TimedServer start(Path jar, List<String> flags, Path cache) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(Map.of("XDG_CACHE_HOME", cache.toString()));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        long started = System.nanoTime();
        return new TimedServer(builder.start(), started);
    }

    /** When the process was started. */
    long started() {
        return started;
    }

    /** Sends a request and returns the arrival of its response. */
    Arrival ask(String method, String parameters) throws IOException, InterruptedException {
        int id = ++lastId;
        send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}");
        return await(message -> !message.has("method")
                && message.has("id")
                && message.get("id").isJsonPrimitive()
                && message.get("id").getAsString().equals(String.valueOf(id)));
    }

    void tell(String method, String parameters) throws IOException {
        send("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":" + parameters + "}");
    }

    /** The first message, arrived already or to come, that is {@code wanted}; others are kept. */
    Arrival await(Predicate<JsonObject> wanted) throws InterruptedException {
        for (int i = 0; i < kept.size(); i++) {
            if (wanted.test(kept.get(i).message())) {
                return kept.remove(i);
            }
        }
        while (true) {
            Arrival arrival = arrivals.take();
            if (!process.isAlive() && arrivals.isEmpty()) {
                throw new IllegalStateException("the server ended");
            }
            if (wanted.test(arrival.message())) {
                return arrival;
            }
            kept.add(arrival);
        }
    }

    /** Processor time of the process so far, user and system, in milliseconds; counted in ticks of 10. */
    long cpuMillis() throws IOException {
        String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 1000 / TICKS;
    }

    /** A value of {@code /proc/<pid>/status} in kilobytes, such as {@code VmRSS}. */
    long status(String name) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            if (line.startsWith(name + ":")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("no " + name);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void send(String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        input.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        input.write(body);
        input.flush();
    }

    private void read() {
        try (InputStream stream = new BufferedInputStream(process.getInputStream())) {
            while (true) {
                int length = -1;
                for (String line = line(stream); !line.isEmpty(); line = line(stream)) {
                    if (line.startsWith("Content-Length: ")) {
                        length = Integer.parseInt(line.substring(16));
                    }
                }
                String body = new String(stream.readNBytes(length), StandardCharsets.UTF_8);
                long now = System.nanoTime();
                JsonObject message = JsonParser.parseString(body).getAsJsonObject();
                JsonElement id = message.get("id");
                if (message.has("method") && id != null) {
                    // A request of the server's own: settings are not changed, whatever else is granted.
                    boolean asksSettings = message.get("method").getAsString().equals("workspace/configuration");
                    send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + (asksSettings ? "[null]" : "null")
                            + "}");
                }
                arrivals.add(new Arrival(message, now));
            }
        } catch (IOException | RuntimeException e) {
            arrivals.add(new Arrival(new JsonObject(), System.nanoTime()));
        }
    }

    private static String line(InputStream stream) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = stream.read(); next != '\n'; next = stream.read()) {
            if (next < 0) {
                throw new IOException("end");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
