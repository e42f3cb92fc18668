package naja.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients see of diagnostics: tags, severities of settings, comments, and files that nobody has opened. */
class DiagnosticsIT {
    private static final String WORKSPACE = "{\"diagnostics\": {\"scope\": \"workspace\"}}";

    private static final String PULLS =
            "{\"workspace\":{\"diagnostics\":{\"refreshSupport\":true}},\"textDocument\":{\"diagnostic\":{}}}";

    private static final String TAGS = "{\"textDocument\":{\"publishDiagnostics\":{\"relatedInformation\":true,"
            + "\"tagSupport\":{\"valueSet\":[1,2]}}}}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path temporary;

    private TestProject project(String settings) {
        return new TestProject(temporary.resolve("a project")).with("naja.json", settings);
    }

    @Test
    void aDocumentThatIsClosedAndOpenedAtOnceHasItsErrorsAgain() {
        TestProject project = project("{}");
        String main = project.uri("main.py");
        try (TestEditor editor = TestEditor.open(project.folder())) {
            for (int time = 0; time < 5; time++) {
                editor.didOpen(main, "import nosuch\n");
                editor.awaitDiagnostics(main, list -> list.toString().contains("unresolved-import"));
                editor.didClose(main);
            }
        }
    }

    @Test
    void aQuickFixIsAnEditOfTheDocument() {
        TestProject project = project("{}");
        String main = project.uri("main.py");
        String text = "from java.util import ArayList\n";
        String literals = "{\"textDocument\":{\"codeAction\":{\"codeActionLiteralSupport\":"
                + "{\"codeActionKind\":{\"valueSet\":[\"quickfix\"]}}}}}";
        String all = "{\"textDocument\":{\"uri\":" + TestEditor.quoted(main) + "},\"range\":{\"start\":{\"line\":0,"
                + "\"character\":25},\"end\":{\"line\":0,\"character\":25}},\"context\":{\"diagnostics\":[]ONLY}}";
        try (TestEditor editor = TestEditor.open(project.folder(), literals, "{}", Map.of())) {
            assertEquals(
                    "{\"codeActionKinds\":[\"quickfix\"]}",
                    editor.capabilities().get("codeActionProvider").toString());
            editor.didOpen(main, text);
            editor.awaitDiagnostics(main, list -> list.toString().contains("java-class-not-found"));
            JsonObject first = editor.request("textDocument/codeAction", all.replace("ONLY", ""))
                    .getAsJsonArray()
                    .get(0)
                    .getAsJsonObject();
            assertEquals("Change to 'ArrayList'", first.get("title").getAsString());
            assertEquals("quickfix", first.get("kind").getAsString());
            assertTrue(first.get("isPreferred").getAsBoolean());
            assertEquals(
                    "java-class-not-found",
                    first.getAsJsonArray("diagnostics")
                            .get(0)
                            .getAsJsonObject()
                            .get("code")
                            .getAsString());
            assertEquals(
                    TestEditor.json("[{\"range\":{\"start\":{\"line\":0,\"character\":22},\"end\":{\"line\":0,"
                            + "\"character\":30}},\"newText\":\"ArrayList\"}]"),
                    first.getAsJsonObject("edit").getAsJsonObject("changes").get(main));
            String refactorings = all.replace("ONLY", ",\"only\":[\"refactor\"]");
            assertEquals(
                    "[]",
                    editor.request("textDocument/codeAction", refactorings).toString());
        }
        try (TestEditor editor = TestEditor.open(project.folder(), "{}", "{}", Map.of())) {
            assertFalse(editor.capabilities().has("codeActionProvider"));
        }
    }

    @Test
    void tagsPagesAndRelatedPlacesReachTheClient() {
        TestProject project = project("{}").with("p/__init__.py", "").with("p/util.py", "x = 1\n");
        String main = project.uri("p/main.py");
        try (TestEditor editor = TestEditor.open(project.folder(), TAGS, "{}", Map.of())) {
            editor.didOpen(main, "import os\nimport util\nx = util\n");
            List<JsonObject> hints = editor.awaitDiagnostics(main, list -> list.size() == 2);
            assertEquals("unused-import", hints.get(0).get("code").getAsString());
            assertEquals("[1]", hints.get(0).get("tags").toString());
            assertEquals(4, hints.get(0).get("severity").getAsInt());
            assertEquals("implicit-relative-import", hints.get(1).get("code").getAsString());
            assertEquals("[2]", hints.get(1).get("tags").toString());
            assertTrue(hints.get(1).get("relatedInformation").toString().contains("p/util.py"), hints::toString);
            assertTrue(
                    hints.get(1).get("codeDescription").toString().contains("/implicit-relative-import.md"),
                    hints::toString);
        }
        try (TestEditor editor = TestEditor.open(project.folder())) {
            editor.didOpen(main, "import os\nx = 1\n");
            JsonObject hint =
                    editor.awaitDiagnostics(main, list -> list.size() == 1).get(0);
            assertFalse(hint.has("tags"), "a client that knows no tags gets none");
        }
    }

    @Test
    void settingsOfTheEditorGiveSeveritiesAndThoseOfTheProjectCountOver() {
        TestProject project = project("{\"diagnostics\": {\"severity\": {\"unused-import\": \"off\"}}}");
        String main = project.uri("main.py");
        String options = "{\"naja\": {\"diagnostics\": {\"severity\": {\"unused-import\": \"error\","
                + " \"unresolved-import\": \"information\"}}}}";
        try (TestEditor editor = TestEditor.open(project.folder(), TestEditor.CAPABILITIES, options, Map.of())) {
            editor.didOpen(main, "import os\nimport nosuch\nimport other  # naja: ignore\nx = 1\n");
            List<JsonObject> problems = editor.awaitDiagnostics(main, list -> list.size() == 1);
            assertEquals("unresolved-import", problems.get(0).get("code").getAsString());
            assertEquals(3, problems.get(0).get("severity").getAsInt());
            String report = editor.request(
                            "workspace/executeCommand", "{\"command\":\"naja.showWorkspaceReport\",\"arguments\":[]}")
                    .getAsJsonObject()
                    .getAsJsonArray("projects")
                    .get(0)
                    .getAsJsonObject()
                    .get("text")
                    .getAsString();
            assertTrue(report.contains("naja.json: naja.diagnostics.severity.unused-import = off"), report);
            assertTrue(
                    report.contains("initializationOptions: naja.diagnostics.severity.unresolved-import = information"),
                    report);
        }
    }

    @Test
    void filesThatNobodyHasOpenedHaveDiagnosticsThatGoWithThem() throws IOException {
        TestProject project = project(WORKSPACE)
                .with("a.py", "import nosuch\n")
                .with("p/__init__.py", "")
                .with("p/b.py", "from a import missing\n")
                .with("good.py", "x = 1\n")
                .with("node_modules/c.py", "import nosuch\n");
        String first = project.uri("a.py");
        String second = project.uri("p/b.py");
        try (TestEditor editor = TestEditor.open(project.folder())) {
            editor.awaitDiagnostics(first, list -> list.size() == 1);
            editor.awaitDiagnostics(second, list -> list.size() == 1);
            assertEquals(java.util.Set.of(first, second), editor.publishedUris());

            project.with("nosuch.py", "");
            changed(editor, project.uri("nosuch.py"), 1);
            editor.awaitDiagnostics(first, List::isEmpty);

            editor.didOpen(first, "missing = 1\n");
            editor.awaitDiagnostics(second, List::isEmpty);
            editor.didClose(first);
            editor.awaitDiagnostics(second, list -> list.size() == 1);

            Files.delete(project.folder().resolve("p/b.py"));
            changed(editor, second, 3);
            editor.awaitDiagnostics(second, List::isEmpty);

            project.with("good.py", "import nowhere\n");
            changed(editor, project.uri("good.py"), 2);
            editor.awaitDiagnostics(project.uri("good.py"), list -> list.size() == 1);
            project.with("naja.json", "{}");
            changed(editor, project.uri("naja.json"), 2);
            editor.awaitDiagnostics(project.uri("good.py"), List::isEmpty);
        }
    }

    @Test
    void anOpenedAndClosedFileKeepsTheDiagnosticsOfTheDisk() {
        TestProject project = project(WORKSPACE).with("a.py", "import nosuch\n");
        String file = project.uri("a.py");
        try (TestEditor editor = TestEditor.open(project.folder())) {
            editor.awaitDiagnostics(file, list -> list.size() == 1);
            editor.didOpen(file, "import nosuch\nimport neither\n");
            editor.awaitDiagnostics(file, list -> list.size() == 2);
            editor.didClose(file);
            editor.awaitDiagnostics(file, list -> list.size() == 1);
        }
    }

    @Test
    void aClientThatPullsHasNoProblemTwice() throws IOException {
        TestProject project = project(WORKSPACE).with("a.py", "import nosuch\n").with("b.py", "import a, nosuch\n");
        String file = project.uri("a.py");
        String other = project.uri("b.py");
        try (TestEditor editor = TestEditor.open(project.folder(), PULLS, "{}", Map.of())) {
            JsonObject provider = editor.capabilities().getAsJsonObject("diagnosticProvider");
            assertFalse(provider.get("workspaceDiagnostics").getAsBoolean());
            assertEquals(
                    -32601,
                    editor.respond("workspace/diagnostic", "{\"previousResultIds\":[]}")
                            .getAsJsonObject("error")
                            .get("code")
                            .getAsInt());
            editor.awaitDiagnostics(file, list -> list.size() == 1);

            editor.didOpen(file, "import nosuch\nimport neither\n");
            editor.awaitDiagnostics(file, List::isEmpty);
            String report = editor.request(
                            "textDocument/diagnostic", "{\"textDocument\":{\"uri\":" + TestEditor.quoted(file) + "}}")
                    .toString();
            assertTrue(report.contains("'nosuch'") && report.contains("'neither'"), report);
            project.with("nosuch.py", "");
            changed(editor, project.uri("nosuch.py"), 1);
            editor.await("workspace/diagnostic/refresh");
            editor.awaitDiagnostics(other, list -> list.isEmpty());
            assertEquals(List.of(), editor.awaitDiagnostics(file, list -> true), "what is open is asked for");

            Files.delete(project.folder().resolve("nosuch.py"));
            changed(editor, project.uri("nosuch.py"), 3);
            editor.didClose(file);
            editor.awaitDiagnostics(file, list -> list.size() == 1);
        }
    }

    @Test
    void openFilesOnlyIsTheDefault() {
        TestProject project = project("{}").with("a.py", "import nosuch\n");
        String main = project.uri("main.py");
        try (TestEditor editor = TestEditor.open(project.folder())) {
            editor.didOpen(main, "import neither\n");
            editor.awaitDiagnostics(main, list -> list.size() == 1);
            assertEquals(java.util.Set.of(main), editor.publishedUris());
        }
    }

    private static void changed(TestEditor editor, String uri, int type) {
        editor.notify(
                "workspace/didChangeWatchedFiles",
                "{\"changes\":[{\"uri\":" + TestEditor.quoted(uri) + ",\"type\":" + type + "}]}");
    }
}
