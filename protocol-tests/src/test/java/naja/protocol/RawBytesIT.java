package naja.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whatever bytes come in, the server hears what comes after them. One process serves all these tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RawBytesIT {
    private ServerProcess server = ServerProcess.start("lsp");
    private int lastId;

    @BeforeAll
    void initialize() {
        server.initialize(next(), "{}");
    }

    @AfterAll
    void exitCodeIsZeroAndOnlyFramesWereWritten() {
        int shutdown = next();
        server.send(request(shutdown, "shutdown", null));
        server.response(shutdown);
        server.send("{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}");
        assertEquals(0, server.exitCode());
        server.close();
    }

    @Test
    void headerInLowerCaseIsRead() {
        int id = next();
        sendWithHeader("content-length: %d\r\n\r\n", unknown(id));
        assertEquals(-32601, server.errorCode(id));
    }

    @Test
    void headerInUpperCaseWithoutBlankIsRead() {
        int id = next();
        sendWithHeader(
                "CONTENT-LENGTH:%d\r\nCONTENT-TYPE:application/vscode-jsonrpc;charset=utf8\r\n\r\n", unknown(id));
        assertEquals(-32601, server.errorCode(id));
    }

    @Test
    void linesMayEndWithLineFeedsOnly() {
        int id = next();
        sendWithHeader("Content-Length: %d\n\n", unknown(id));
        assertEquals(-32601, server.errorCode(id));
    }

    @Test
    void unknownCharsetIsReadAsUtf8() {
        int id = next();
        sendWithHeader("Content-Length: %d\r\nContent-Type: text/plain; charset=klingon-8\r\n\r\n", unknown(id));
        assertEquals(-32601, server.errorCode(id));
    }

    @Test
    void knownCharsetIsHonoured() {
        int id = next();
        byte[] body = unknown(id).getBytes(StandardCharsets.UTF_16LE);
        server.sendRaw("Content-Length: " + body.length + "\r\nContent-Type: x; charset=\"utf-16le\"\r\n\r\n");
        server.sendBytes(body);
        assertEquals(-32601, server.errorCode(id));
    }

    @Test
    void junkLineBeforeTheHeaderIsSkipped() {
        int id = next();
        sendWithHeader("hello, server\r\nContent-Length: %d\r\n\r\n", unknown(id));
        assertEquals(-32601, server.errorCode(id));
    }

    @Test
    void frameWithoutLengthCostsOnlyItself() {
        server.sendRaw("Content-Type: x\r\n\r\n" + unknown(next()));
        server.assertHears(next());
    }

    @Test
    void lengthThatIsNoNumberCostsOnlyItsFrame() {
        server.sendRaw("Content-Length: many\r\n\r\n" + unknown(next()));
        server.assertHears(next());
    }

    @Test
    void negativeLengthCostsOnlyItsFrame() {
        server.sendRaw("Content-Length: -5\r\n\r\n" + unknown(next()));
        server.assertHears(next());
    }

    @Test
    void emptyBodyIsSkipped() {
        server.sendRaw("Content-Length: 0\r\n\r\n");
        server.assertHears(next());
    }

    @Test
    void lengthTooShortCostsOnlyItsFrame() {
        String body = unknown(next());
        server.sendRaw("Content-Length: " + (body.length() - 10) + "\r\n\r\n" + body);
        server.assertHears(next());
    }

    @Test
    void lengthTooShortByTwentyThousandCostsOnlyItsFrame() {
        String body = request(next(), "naja/unknown", "{\"filler\":\"" + "x".repeat(30_000) + "\"}");
        server.sendRaw("Content-Length: " + (body.length() - 20_000) + "\r\n\r\n" + body);
        server.assertHears(next());
    }

    @Test
    void lengthTooLongCostsTheFrameItRunsInto() {
        String body = unknown(next());
        server.sendRaw("Content-Length: " + (body.length() + 10) + "\r\n\r\n" + body);
        server.send(unknown(next()));
        server.assertHears(next());
    }

    @Test
    void brokenJsonWithMuchBehindItIsReadToItsEnd() {
        int id = next();
        server.send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"naja/x\",\"params\":{]" + "x".repeat(40_000)
                + "}}");
        assertEquals(-32700, server.errorCode(id));
        server.assertHears(next());
    }

    @Test
    void brokenJsonWithoutIdIsSkipped() {
        server.send("]]]" + "y".repeat(20_000));
        server.send("[1, 2");
        server.send("17");
        server.send("null");
        server.send("{}");
        server.assertHears(next());
    }

    @Test
    void deeplyNestedJsonIsSkipped() {
        int id = next();
        String deep = "[".repeat(5_000) + "]".repeat(5_000);
        server.send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"naja/x\",\"params\":{\"a\":" + deep + "}}");
        assertTrue(server.errorCode(id) < 0);
        server.assertHears(next());
    }

    @Test
    void messageCutIntoSingleBytesIsRead() {
        int id = next();
        String body = unknown(id);
        for (byte one : ("Content-Length: " + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8)) {
            server.sendBytes(new byte[] {one});
        }
        assertEquals(-32601, server.errorCode(id));
    }

    @Test
    void wrongParameterTypeIsInvalidParams() {
        int id = next();
        server.send(request(id, "textDocument/definition", "{\"textDocument\":7,\"position\":\"here\"}"));
        JsonObject response = server.response(id);
        assertEquals(-32602, response.getAsJsonObject("error").get("code").getAsInt());
        assertNoStackTrace(response);
    }

    @Test
    void nullParamsAreInvalidParams() {
        for (String method : new String[] {
            "textDocument/definition",
            "textDocument/hover",
            "textDocument/completion",
            "textDocument/documentSymbol",
            "textDocument/diagnostic"
        }) {
            int id = next();
            server.send(request(id, method, "null"));
            assertEquals(-32602, server.errorCode(id), method);
            int absent = next();
            server.send(request(absent, method, null));
            assertEquals(-32602, server.errorCode(absent), method);
        }
    }

    @Test
    void missingMembersAreInvalidParams() {
        int id = next();
        server.send(request(id, "textDocument/definition", "{}"));
        JsonObject response = server.response(id);
        assertEquals(-32602, response.getAsJsonObject("error").get("code").getAsInt());
        assertNoStackTrace(response);
    }

    @Test
    void notificationsWithWrongParametersAreSkipped() {
        for (String method : new String[] {
            "textDocument/didOpen",
            "textDocument/didChange",
            "textDocument/didClose",
            "textDocument/didSave",
            "workspace/didChangeWatchedFiles",
            "workspace/didChangeConfiguration",
            "workspace/didChangeWorkspaceFolders",
            "$/setTrace",
            "$/cancelRequest",
            "naja/unknown",
            "$/unknown"
        }) {
            server.send("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":null}");
            server.send("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":{}}");
            server.send("{\"jsonrpc\":\"2.0\",\"method\":\"" + method
                    + "\",\"params\":{\"textDocument\":3,\"changes\":3}}");
        }
        server.assertHears(next());
    }

    @Test
    void secondInitializeIsInvalidRequest() {
        int id = next();
        server.send(request(id, "initialize", "{\"capabilities\":{}}"));
        assertEquals(-32600, server.errorCode(id));
    }

    @Test
    void responseToNoRequestIsSkipped() {
        server.send("{\"jsonrpc\":\"2.0\",\"id\":\"no such request\",\"result\":null}");
        server.assertHears(next());
    }

    @Test
    void requestIdsMayBeStrings() {
        server.send("{\"jsonrpc\":\"2.0\",\"id\":\"a-1\",\"method\":\"naja/unknown\"}");
        JsonObject response = server.receive();
        while (!response.has("id") || !response.get("id").getAsString().equals("a-1")) {
            response = server.receive();
        }
        assertEquals(-32601, response.getAsJsonObject("error").get("code").getAsInt());
    }

    private static void assertNoStackTrace(JsonObject response) {
        assertFalse(response.toString().contains("Exception"), response::toString);
        assertFalse(response.toString().contains("\\tat "), response::toString);
    }

    private int next() {
        return ++lastId;
    }

    private static String unknown(int id) {
        return request(id, "naja/unknown", null);
    }

    private static String request(int id, String method, @org.jspecify.annotations.Nullable String parameters) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\""
                + (parameters == null ? "" : ",\"params\":" + parameters) + "}";
    }

    private void sendWithHeader(String header, String body) {
        server.sendRaw(header.replace("%d", Integer.toString(body.length())) + body);
    }
}
