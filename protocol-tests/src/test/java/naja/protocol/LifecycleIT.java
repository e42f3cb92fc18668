package naja.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a server starts and ends. Each test has its own process. */
class LifecycleIT {

    @Test
    void pipeAloneStartsTheServer() {
        try (ServerProcess server = ServerProcess.start()) {
            server.initialize(1, "{}");
            shutDown(server, 2);
            assertEquals(0, server.exitCode());
        }
    }

    @Test
    void optionsThatEditorsAddAreAccepted() {
        try (ServerProcess server = ServerProcess.start("lsp", "--stdio", "--clientProcessId=1")) {
            server.initialize(1, "{}");
            shutDown(server, 2);
            assertEquals(0, server.exitCode());
        }
    }

    @Test
    void requestsOutOfTurnAreRefused() {
        try (ServerProcess server = ServerProcess.start("lsp")) {
            server.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"textDocument/hover\",\"params\":{}}");
            assertEquals(-32002, server.errorCode(1));
            server.send("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"shutdown\"}");
            assertEquals(-32002, server.errorCode(2));
            server.send("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"initialize\",\"params\":null}");
            assertEquals(-32602, server.errorCode(3));
            server.initialize(4, "{}");
            server.send("{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"shutdown\"}");
            assertTrue(server.response(5).has("result"));
            server.send("{\"jsonrpc\":\"2.0\",\"id\":6,\"method\":\"textDocument/hover\",\"params\":{}}");
            assertEquals(-32600, server.errorCode(6));
            server.send("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"shutdown\"}");
            assertEquals(-32600, server.errorCode(7));
            server.send("{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}");
            assertEquals(0, server.exitCode());
        }
    }

    @Test
    void unknownRequestsOfTheProtocolItselfAreErrors() {
        try (ServerProcess server = ServerProcess.start("lsp")) {
            server.initialize(1, "{}");
            server.send("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"$/foo\"}");
            assertEquals(-32601, server.errorCode(2));
            server.send("{\"jsonrpc\":\"2.0\",\"method\":\"$/foo\"}");
            server.send("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"shutdown\"}");
            assertTrue(server.response(3).has("result"));
        }
    }

    @Test
    void exitWithoutShutdownIsOne() {
        try (ServerProcess server = ServerProcess.start("lsp")) {
            server.initialize(1, "{}");
            server.send("{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}");
            assertEquals(1, server.exitCode());
        }
    }

    @Test
    void exitBeforeInitializeIsOne() {
        try (ServerProcess server = ServerProcess.start("lsp")) {
            server.send("{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}");
            assertEquals(1, server.exitCode());
        }
    }

    @Test
    void endOfInputEndsTheServer() {
        try (ServerProcess server = ServerProcess.start("lsp")) {
            server.initialize(1, "{}");
            server.closeInput();
            assertEquals(1, server.exitCode());
        }
    }

    @Test
    void endOfInputAfterShutdownIsOrderly() {
        try (ServerProcess server = ServerProcess.start("lsp")) {
            server.initialize(1, "{}");
            server.send("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"shutdown\"}");
            server.response(2);
            server.closeInput();
            assertEquals(0, server.exitCode());
        }
    }

    @Test
    void endOfInputInsideABodyEndsTheServer() {
        try (ServerProcess server = ServerProcess.start("lsp")) {
            server.initialize(1, "{}");
            server.sendRaw("Content-Length: 500\r\n\r\n{\"jsonrpc\":");
            server.closeInput();
            assertEquals(1, server.exitCode());
        }
    }

    @Test
    void hugeLengthEndsTheServerWithItsOwnCode() {
        try (ServerProcess server = ServerProcess.start("lsp")) {
            server.initialize(1, "{}");
            server.sendRaw("Content-Length: 99999999999999999999\r\n\r\n{}");
            assertEquals(3, server.exitCode());
        }
    }

    @Test
    void endlessNoiseEndsTheServerWithItsOwnCode() {
        try (ServerProcess server = ServerProcess.start("lsp")) {
            server.initialize(1, "{}");
            server.sendRaw("x".repeat((1 << 20) + 1));
            assertEquals(3, server.exitCode());
        }
    }

    @Test
    void initializeReplyNamesTheServerAndItsEncoding() {
        try (ServerProcess server = ServerProcess.start("lsp")) {
            var result = server.initialize(1, "{}");
            assertEquals(
                    "naja", result.getAsJsonObject("serverInfo").get("name").getAsString());
            assertEquals(
                    "utf-16",
                    result.getAsJsonObject("capabilities")
                            .get("positionEncoding")
                            .getAsString());
        }
    }

    @Test
    void firstKnownEncodingOfTheClientIsTaken() {
        for (Map.Entry<String, String> offer : Map.of(
                        "\"utf-8\",\"utf-16\"", "utf-8",
                        "\"utf-7\",\"utf-32\",\"utf-8\"", "utf-32",
                        "\"utf-7\"", "utf-16",
                        "", "utf-16")
                .entrySet()) {
            try (ServerProcess server = ServerProcess.start("lsp")) {
                var result = server.initialize(1, "{\"general\":{\"positionEncodings\":[" + offer.getKey() + "]}}");
                assertEquals(
                        offer.getValue(),
                        result.getAsJsonObject("capabilities")
                                .get("positionEncoding")
                                .getAsString());
            }
        }
    }

    private static void shutDown(ServerProcess server, int id) {
        server.send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"shutdown\"}");
        server.response(id);
        server.send("{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}");
    }
}
