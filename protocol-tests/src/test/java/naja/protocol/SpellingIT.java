package naja.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which clients spell URIs and count columns. */
class SpellingIT {
    private static final String NAME = "a b/\u00e9/c:d$e.py";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path temporary;

    @Test
    void diagnosticsComeBackInTheClientsSpelling() {
        TestProject project = new TestProject(temporary).with("naja.json", "{}").with(NAME, "");
        String folder = temporary.toUri().toString();
        for (String spelling : List.of("a%20b/%C3%A9/c%3Ad%24e.py", "a%20b/%c3%a9/c:d$e.py", "a%20b/%C3%A9/c:d$e.py")) {
            String uri = folder + spelling;
            try (TestEditor editor = TestEditor.open(project.folder())) {
                editor.didOpen(uri, "import missing_module\n");
                editor.awaitDiagnostics(uri, list -> !list.isEmpty());
                // The request spells the document otherwise, and the edit again.
                String other = folder + "a%20b/%c3%a9/c%3ad%24e.py";
                assertTrue(editor.request("textDocument/hover", TestEditor.at(other, 0, 9))
                        .isJsonObject());
                editor.edit(uri, 0, 7, 21, "os");
                editor.awaitDiagnostics(uri, List::isEmpty);
                assertEquals(Set.of(uri), editor.publishedUris());
            }
        }
    }

    @Test
    void unknownSchemesAndUntitledDocumentsAreServed() {
        TestProject project = new TestProject(temporary).with("naja.json", "{}").with("here.py", "");
        try (TestEditor editor = TestEditor.open(project.folder())) {
            for (String uri : List.of("untitled:Untitled-1", "git:/x/y.py?ref=HEAD", "vscode-notebook-cell://a/b#c")) {
                editor.didOpen(uri, "import missing_module\n");
                editor.awaitDiagnostics(uri, list -> list.size() == 1);
                editor.didClose(uri);
                editor.awaitDiagnostics(uri, List::isEmpty);
            }
            for (String uri : List.of(
                    "", "%", "file:", "file:///", "file:///%zz", "file:///c%3A/x.py", "::::", "file://host/x.py")) {
                editor.didOpen(uri, "import os\n");
                editor.respond("textDocument/definition", TestEditor.at(uri, 0, 8));
                editor.didClose(uri);
            }
        }
    }

    @Test
    void columnsAreCountedInTheUnitAgreedOn() {
        // An astral character, and one of two bytes, before the import.
        String text = "x = '\ud83d\udc0d\u00e9'; import missing_module\n";
        TestProject project = new TestProject(temporary)
                .with("naja.json", "{\"diagnostics\": {\"severity\": {\"unused-import\": \"off\"}}}")
                .with("main.py", text);
        for (Map.Entry<String, Integer> unit :
                Map.of("utf-8", 21, "utf-16", 18, "utf-32", 17).entrySet()) {
            String capabilities = "{\"general\":{\"positionEncodings\":[\"" + unit.getKey() + "\"]}}";
            try (TestEditor editor = TestEditor.open(project.folder(), capabilities, "{}", Map.of())) {
                String uri = project.uri("main.py");
                editor.didOpen(uri, text);
                JsonObject problem =
                        editor.awaitDiagnostics(uri, list -> list.size() == 1).get(0);
                int start = problem.getAsJsonObject("range")
                        .getAsJsonObject("start")
                        .get("character")
                        .getAsInt();
                assertEquals(unit.getValue(), start, unit.getKey());
                editor.edit(uri, 0, start, start + "missing_module".length(), "os");
                editor.awaitDiagnostics(uri, List::isEmpty);
            }
        }
    }

    @Test
    void positionsBehindTheEndCountAsTheEnd() {
        TestProject project = new TestProject(temporary).with("naja.json", "{}").with("main.py", "");
        try (TestEditor editor = TestEditor.open(project.folder())) {
            String uri = project.uri("main.py");
            editor.didOpen(uri, "import missing_module\n");
            editor.awaitDiagnostics(uri, list -> list.size() == 1);
            int most = Integer.MAX_VALUE;
            for (String method : List.of("textDocument/definition", "textDocument/completion", "textDocument/hover")) {
                editor.request(method, TestEditor.at(uri, most, most));
            }
            // The whole document, as some clients say it.
            editor.edit(uri, 0, 0, most, most, "import os\n");
            editor.awaitDiagnostics(uri, List::isEmpty);
        }
    }

    @Test
    void requestThatIsNotOfferedIsAnUnknownMethod() {
        TestProject project = new TestProject(temporary).with("naja.json", "{}").with("main.py", "");
        try (TestEditor editor = TestEditor.open(project.folder())) {
            for (String method : List.of("textDocument/references", "workspace/symbol", "no/such")) {
                JsonObject response = editor.respond(method, TestEditor.at(project.uri("main.py"), 0, 0));
                assertEquals(
                        -32601, response.getAsJsonObject("error").get("code").getAsInt(), response::toString);
            }
        }
    }

    @Test
    void localeCLeavesTheServerAlive() {
        TestProject project = new TestProject(temporary).with("naja.json", "{}").with("main.py", "");
        Map<String, String> locale = Map.of("LC_ALL", "C", "LANG", "C");
        try (TestEditor editor = TestEditor.open(project.folder(), TestEditor.CAPABILITIES, "{}", locale)) {
            String strange = temporary.toUri() + "%C3%A9/m.py";
            editor.didOpen(strange, "import missing_module\n");
            editor.respond("textDocument/definition", TestEditor.at(strange, 0, 9));
            String plain = project.uri("main.py");
            editor.didOpen(plain, "import missing_module\n");
            editor.awaitDiagnostics(plain, list -> list.size() == 1);
        }
    }
}
