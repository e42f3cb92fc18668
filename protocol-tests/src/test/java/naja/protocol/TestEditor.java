package naja.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A small editor: it keeps the texts it has open, sends their edits, and remembers the diagnostics it was told. */
final class TestEditor implements AutoCloseable {
    /** A client that shows links and progress and watches files, and is pushed diagnostics. */
    static final String CAPABILITIES = """
            {"workspace":{"configuration":false,
              "didChangeWatchedFiles":{"dynamicRegistration":true},
              "didChangeConfiguration":{"dynamicRegistration":true}},
             "textDocument":{"definition":{"linkSupport":true},
              "documentSymbol":{"hierarchicalDocumentSymbolSupport":true},
              "publishDiagnostics":{"versionSupport":true,"codeDescriptionSupport":true,
               "relatedInformation":true}},
             "window":{"workDoneProgress":true}}
            """;

    private final ServerProcess server;
    private final JsonObject capabilities;
    private final Map<String, List<JsonObject>> diagnostics = new HashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private final Deque<JsonObject> serverRequests = new ArrayDeque<>();
    private final List<JsonObject> notifications = new ArrayList<>();
    private int lastId;

    private TestEditor(ServerProcess server, JsonObject capabilities) {
        this.server = server;
        this.capabilities = capabilities;
    }

    /** Opens {@code folder} in a new server. */
    static TestEditor open(Path folder) {
        return open(folder, CAPABILITIES, "{}", Map.of());
    }

    /** Opens {@code folder} with other capabilities, initialization options, and variables of the environment. */
    static TestEditor open(Path folder, String capabilities, String options, Map<String, String> variables) {
        ServerProcess server = ServerProcess.start(variables, "lsp");
        String uri = folder.toUri().toString();
        server.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"processId\":null,"
                + "\"rootUri\":" + quoted(uri) + ",\"workspaceFolders\":[{\"uri\":" + quoted(uri)
                + ",\"name\":\"test\"}],\"initializationOptions\":" + options + ",\"capabilities\":" + capabilities
                + "}}");
        TestEditor editor = new TestEditor(
                server, server.response(1).getAsJsonObject("result").getAsJsonObject("capabilities"));
        editor.lastId = 1;
        editor.notify("initialized", "{}");
        return editor;
    }

    /** What the server announced. */
    JsonObject capabilities() {
        return capabilities;
    }

    /** The process that is spoken to. */
    ServerProcess server() {
        return server;
    }

    /** Opens a document. */
    void didOpen(String uri, String text) {
        versions.put(uri, 1);
        notify(
                "textDocument/didOpen",
                "{\"textDocument\":{\"uri\":" + quoted(uri) + ",\"languageId\":\"python\",\"version\":1,\"text\":"
                        + quoted(text) + "}}");
    }

    /** Replaces a stretch of one line of an open document, and forgets its diagnostics, which were of another version. */
    void edit(String uri, int line, int start, int end, String text) {
        edit(uri, line, start, line, end, text);
    }

    /** As {@link #edit(String, int, int, int, String)}, over several lines. */
    void edit(String uri, int line, int start, int endLine, int end, String text) {
        diagnostics.remove(uri);
        int version = versions.merge(uri, 1, Integer::sum);
        notify(
                "textDocument/didChange",
                "{\"textDocument\":{\"uri\":" + quoted(uri) + ",\"version\":" + version + "},\"contentChanges\":[{"
                        + "\"range\":{\"start\":{\"line\":" + line + ",\"character\":" + start
                        + "},\"end\":{\"line\":" + endLine + ",\"character\":" + end + "}},\"text\":" + quoted(text)
                        + "}]}");
    }

    /** Closes a document, and forgets its diagnostics. */
    void didClose(String uri) {
        diagnostics.remove(uri);
        notify("textDocument/didClose", "{\"textDocument\":{\"uri\":" + quoted(uri) + "}}");
    }

    /** Waits until the diagnostics of {@code uri}, spelt exactly so, are as wanted. */
    List<JsonObject> awaitDiagnostics(String uri, Predicate<List<JsonObject>> wanted) {
        while (true) {
            List<JsonObject> now = diagnostics.get(uri);
            if (now != null && wanted.test(now)) {
                return now;
            }
            try {
                take(server.receive());
            } catch (AssertionError e) {
                return fail("diagnostics so far: " + diagnostics, e);
            }
        }
    }

    /** Waits for the first notification or request of the server called {@code method}. */
    JsonObject await(String method) {
        while (true) {
            for (JsonObject seen : notifications) {
                if (seen.get("method").getAsString().equals(method)) {
                    notifications.remove(seen);
                    return seen;
                }
            }
            take(server.receive());
        }
    }

    /** Waits for a line of the log that holds {@code text}. */
    void awaitLogged(String text) {
        while (notifications.stream()
                .noneMatch(seen -> seen.get("method").getAsString().equals("window/logMessage")
                        && seen.toString().contains(text))) {
            take(server.receive());
        }
    }

    /** Number of notifications called {@code method} that were taken and not awaited. */
    long count(String method) {
        return notifications.stream()
                .filter(seen -> seen.get("method").getAsString().equals(method))
                .count();
    }

    /** All URIs that diagnostics were published for. */
    java.util.Set<String> publishedUris() {
        return diagnostics.keySet();
    }

    /** Sends a request and awaits its result; fails on an error. */
    JsonElement request(String method, String parameters) {
        JsonObject response = respond(method, parameters);
        assertTrue(response.has("result"), () -> method + " failed: " + response);
        return response.get("result");
    }

    /** Sends a request and awaits its response. */
    JsonObject respond(String method, String parameters) {
        int id = ++lastId;
        server.send(
                "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}");
        while (true) {
            JsonObject message = server.receive();
            if (!message.has("method") && message.get("id").getAsInt() == id) {
                return message;
            }
            take(message);
        }
    }

    /** The targets of a definition request, as links. */
    List<JsonObject> definition(String uri, int line, int character) {
        return objects(
                request("textDocument/definition", at(uri, line, character)).getAsJsonArray());
    }

    /** The labels of a completion request. */
    List<String> completion(String uri, int line, int character) {
        JsonObject list =
                request("textDocument/completion", at(uri, line, character)).getAsJsonObject();
        List<String> labels = new ArrayList<>();
        for (JsonObject item : objects(list.getAsJsonArray("items"))) {
            labels.add(item.get("label").getAsString());
        }
        return labels;
    }

    /** Sends a notification. */
    void notify(String method, String parameters) {
        server.send("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":" + parameters + "}");
    }

    /** Ends the server as the protocol says, and checks that it ends so. */
    @Override
    public void close() {
        try {
            request("shutdown", "null");
            server.send("{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}");
            assertEquals(0, server.exitCode(), server::errors);
            assertTrue(!server.errors().contains("bug of Naja"), server::errors);
        } finally {
            server.close();
        }
    }

    /** Parameters that name a position. */
    static String at(String uri, int line, int character) {
        return "{\"textDocument\":{\"uri\":" + quoted(uri) + "},\"position\":{\"line\":" + line + ",\"character\":"
                + character + "}}";
    }

    /** A JSON string. */
    static String quoted(String text) {
        return new com.google.gson.JsonPrimitive(text).toString();
    }

    private void take(JsonObject message) {
        if (!message.has("method")) {
            fail("a response to no request: " + message);
        }
        String method = message.get("method").getAsString();
        if (message.has("id")) {
            serverRequests.add(message);
            server.send("{\"jsonrpc\":\"2.0\",\"id\":" + message.get("id") + ",\"result\":null}");
        }
        if (method.equals("textDocument/publishDiagnostics")) {
            JsonObject parameters = message.getAsJsonObject("params");
            String uri = parameters.get("uri").getAsString();
            JsonElement version = parameters.get("version");
            if (version == null || version.getAsInt() == versions.getOrDefault(uri, 0)) {
                diagnostics.put(uri, objects(parameters.getAsJsonArray("diagnostics")));
            }
        } else {
            notifications.add(message);
        }
    }

    private static List<JsonObject> objects(JsonArray array) {
        List<JsonObject> objects = new ArrayList<>();
        array.forEach(element -> objects.add(element.getAsJsonObject()));
        return objects;
    }

    /** The JSON value that {@code text} is. */
    static JsonElement json(String text) {
        return JsonParser.parseString(text);
    }
}
