package naja.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Edits without a pause, with requests and cancellations between them: every answer is right for the version it was asked of,
 * or says that it is not one; and nothing is left behind. {@code -Dnaja.rounds=20} makes 10,000 edits, 1,000 requests and 500
 * cancellations; the figures of each round are in {@code target/many-edits.txt}.
 */
class ManyEditsIT {
    private static final int ROUNDS = Integer.getInteger("naja.rounds", 8);
    private static final int EDITS = 500;

    /** What the heap may grow by in a round, in bytes: the log of changes is bounded, but not full in the first rounds. */
    private static final long GROWTH = 48 * EDITS;

    /** The modules m0 to m7 are there, m8 and m9 are not. */
    private static final int THERE = 8;

    private static final int CANCELLED = -32800;
    private static final int MODIFIED = -32801;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path temporary;

    private final SplittableRandom random = new SplittableRandom(20_261_122);

    /** The module that each version of the document imports; there is no version 0. */
    private final List<Integer> digits = new ArrayList<>(List.of(-1, 0));

    /** The module that the document imported when each request was sent, until it is answered. */
    private final Map<Integer, Integer> asked = new HashMap<>();

    private int lastId = 1;
    private int right;
    private int refused;
    private int published;

    private record Figures(int threads, long heap) {}

    @Test
    void everyAnswerIsRightForItsVersionAndNothingGrows() throws Exception {
        TestProject project = new TestProject(temporary.resolve("a project")).with("naja.json", "{}");
        for (int i = 0; i < THERE; i++) {
            project.with("m" + i + ".py", "v" + i + " = 1\n");
        }
        String main = project.uri("main.py");
        List<Figures> rounds = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start("lsp")) {
            open(server, project, main);
            for (int round = 0; round < ROUNDS; round++) {
                round(server, project, main);
                rounds.add(figures(server));
            }
        }
        String text = right + " answers right, " + refused + " refused, " + published + " lists published; " + rounds;
        Files.writeString(Path.of("target", "many-edits.txt"), text + "\n");
        assertEquals(ROUNDS * EDITS / 10, right + refused, text);
        assertTrue(right > refused / 10, text);
        assertTrue(
                rounds.get(ROUNDS - 1).threads() <= rounds.get(ROUNDS / 2 - 1).threads() + 1, text);
        assertTrue(usualGrowth(rounds) <= GROWTH, text);
    }

    /**
     * What the heap grew by in the middle one of the rounds of the second half, in bytes. What is left behind grows in every
     * round; what is loaded once, however late, in one.
     */
    private static long usualGrowth(List<Figures> rounds) {
        long[] growth = IntStream.range(ROUNDS / 2, ROUNDS)
                .mapToLong(round ->
                        rounds.get(round).heap() - rounds.get(round - 1).heap())
                .sorted()
                .toArray();
        return growth[(growth.length - 1) / 2];
    }

    private void open(ServerProcess server, TestProject project, String main) {
        String folder = TestEditor.quoted(project.folder().toUri().toString());
        server.send(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"processId\":null,\"rootUri\":"
                        + folder + ",\"capabilities\":{}}}");
        server.response(1);
        notify(server, "initialized", "{}");
        notify(
                server,
                "textDocument/didOpen",
                "{\"textDocument\":{\"uri\":" + TestEditor.quoted(main)
                        + ",\"languageId\":\"python\",\"version\":1,\"text\":\"import m0\\nfrom m0 import v\\n\"}}");
    }

    private void round(ServerProcess server, TestProject project, String main) {
        for (int edit = 1; edit <= EDITS; edit++) {
            edit(server, main, random.nextInt(10));
            if (edit % 10 == 0) {
                ask(server, main, random.nextBoolean());
                if (edit % 20 == 0) {
                    notify(server, "$/cancelRequest", "{\"id\":" + lastId + "}");
                } else if (edit % 40 == 10) {
                    await(server, project, 0); // Every fourth is answered before the next edit.
                }
            }
        }
        await(server, project, digits.size() - 1);
    }

    /** Takes messages until all requests are answered, and the diagnostics of {@code version} have come; 0 for none. */
    private void await(ServerProcess server, TestProject project, int version) {
        int last = 0;
        while (!asked.isEmpty() || last < version) {
            JsonObject message = server.receive();
            if (!message.has("method")) {
                answered(message, project);
            } else if (message.get("method").getAsString().equals("textDocument/publishDiagnostics")) {
                last = Math.max(last, published(message.getAsJsonObject("params")));
            } else if (message.has("id")) {
                server.send("{\"jsonrpc\":\"2.0\",\"id\":" + message.get("id") + ",\"result\":null}");
            }
        }
    }

    /** Replaces the number of the module in both lines. */
    private void edit(ServerProcess server, String main, int digit) {
        digits.add(digit);
        notify(
                server,
                "textDocument/didChange",
                "{\"textDocument\":{\"uri\":" + TestEditor.quoted(main) + ",\"version\":" + (digits.size() - 1)
                        + "},\"contentChanges\":[" + change(0, "import m".length(), digit) + ","
                        + change(1, "from m".length(), digit) + "]}");
    }

    private static String change(int line, int column, int digit) {
        return "{\"range\":{\"start\":{\"line\":" + line + ",\"character\":" + column + "},\"end\":{\"line\":" + line
                + ",\"character\":" + (column + 1) + "}},\"text\":\"" + digit + "\"}";
    }

    private void ask(ServerProcess server, String main, boolean isDefinition) {
        String method = isDefinition ? "definition" : "completion";
        String at = isDefinition
                ? TestEditor.at(main, 0, "import m".length())
                : TestEditor.at(main, 1, "from m0 import v".length());
        asked.put(++lastId, digits.get(digits.size() - 1));
        server.send("{\"jsonrpc\":\"2.0\",\"id\":" + lastId + ",\"method\":\"textDocument/" + method + "\",\"params\":"
                + at + "}");
    }

    private void answered(JsonObject message, TestProject project) {
        int digit = asked.remove(message.get("id").getAsInt());
        if (message.has("error")) {
            int code = message.getAsJsonObject("error").get("code").getAsInt();
            assertTrue(code == CANCELLED || code == MODIFIED, message::toString);
            refused++;
            return;
        }
        right++;
        boolean isDefinition = message.get("result").isJsonArray();
        for (int i = 0; i < THERE; i++) {
            String wanted = isDefinition ? '"' + project.uri("m" + i + ".py") + '"' : "\"label\":\"v" + i + "\"";
            assertEquals(i == digit, message.toString().contains(wanted), () -> "of m" + digit + ": " + message);
        }
    }

    /** Checks diagnostics against the version that they are of. */
    private int published(JsonObject parameters) {
        int version = parameters.get("version").getAsInt();
        String text = parameters.toString();
        int digit = digits.get(version);
        for (int i = 0; i < THERE; i++) {
            assertTrue(!text.contains("'m" + i + "'") || i == digit, text);
        }
        boolean isLast = version == digits.size() - 1;
        for (int i = THERE; i < 10; i++) {
            // The first lists may come before all files were looked at, when nothing is missing yet.
            assertTrue(!text.contains("'m" + i + "'") || i == digit, text);
        }
        published++;
        boolean isWhole = digit < THERE || text.contains("unresolved-import");
        return isLast && isWhole ? version : 0;
    }

    private static Figures figures(ServerProcess server) {
        int threads = (int) server.jcmd("Thread.print").stream()
                .filter(line -> line.startsWith("\""))
                .count();
        return new Figures(threads, server.heap());
    }

    private static void notify(ServerProcess server, String method, String parameters) {
        server.send("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":" + parameters + "}");
    }
}
