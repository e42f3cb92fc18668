package naja.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a user through the server, from opening a file to leaving the editor. */
class MainScenarioIT {
    private static final String MAIN = """
            import pakage
            import package.module
            from package import thing
            from java.util import ArrayList
            from demo import Cart
            from java.util import\s
            from package import\s
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path temporary;

    @Test
    void diagnosticsDefinitionsAndCompletionsWorkTogether() throws IOException {
        TestProject project = project();
        String main = project.uri("main.py");
        try (TestEditor editor = TestEditor.open(project.folder())) {
            editor.didOpen(main, MAIN);
            List<JsonObject> problems = editor.awaitDiagnostics(main, list -> has(list, "unresolved-import"));
            JsonObject problem = problems.get(0);
            assertEquals("naja", problem.get("source").getAsString());
            assertEquals(1, problem.get("severity").getAsInt());
            assertTrue(problem.get("message").getAsString().contains("pakage"), problem::toString);
            assertTrue(problem.getAsJsonObject("codeDescription")
                    .get("href")
                    .getAsString()
                    .endsWith("/unresolved-import.md"));
            assertEquals(
                    "{\"start\":{\"line\":0,\"character\":7},\"end\":{\"line\":0,\"character\":13}}",
                    problem.get("range").toString());

            editor.edit(main, 0, 13, 13, " ");
            List<JsonObject> again = editor.awaitDiagnostics(main, list -> has(list, "unresolved-import"));
            assertEquals(problems, again, "the new version has diagnostics of its own, the same ones");

            editor.edit(main, 0, 9, 9, "c");
            editor.awaitDiagnostics(main, list -> !has(list, "unresolved-import"));

            JsonObject module = only(editor.definition(main, 1, 18));
            assertEquals(
                    project.uri("package/module.py"), module.get("targetUri").getAsString());
            assertEquals(15, start(module.getAsJsonObject("originSelectionRange")));
            JsonObject init = only(editor.definition(main, 1, 8));
            assertEquals(
                    project.uri("package/__init__.py"), init.get("targetUri").getAsString());
            JsonObject name = only(editor.definition(main, 2, 21));
            assertEquals(project.uri("package/module.py"), name.get("targetUri").getAsString());
            assertEquals(2, line(name));
            JsonObject own = only(editor.definition(main, 4, 19));
            assertEquals(
                    project.uri("src/main/java/demo/Cart.java"),
                    own.get("targetUri").getAsString());
            assertEquals(3, line(own));
            JsonObject jdk = only(editor.definition(main, 3, 24));
            assertSignatureView(jdk);

            List<String> classes = editor.completion(main, 5, 22);
            assertTrue(classes.contains("ArrayList"), classes::toString);
            assertTrue(classes.contains("Map"), classes::toString);
            assertTrue(classes.contains("concurrent"), classes::toString);
            List<String> names = editor.completion(main, 6, 20);
            assertTrue(names.containsAll(List.of("thing", "module")), names::toString);
            assertEquals(List.of(), editor.completion(main, 7, 0));
        }
    }

    @Test
    void classWithoutSourcesIsShownDecompiled() throws Exception {
        TestProject project = new TestProject(temporary)
                .with("naja.json", "{\"classpath\": [\"lib/*.jar\"]}")
                .with("main.py", "");
        Path archive = Path.of(com.google.gson.JsonPrimitive.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Files.createDirectories(project.folder().resolve("lib"));
        Files.copy(archive, project.folder().resolve("lib/gson.jar"));
        String main = project.uri("main.py");
        try (TestEditor editor = TestEditor.open(project.folder())) {
            editor.didOpen(main, "from com.google.gson import JsonPrimitive, JsonMissing\n");
            editor.awaitDiagnostics(main, list -> list.size() == 1);
            JsonObject link = only(editor.definition(main, 0, 30));
            Path file = Path.of(URI.create(link.get("targetUri").getAsString()));
            assertTrue(Files.readAllLines(file).get(line(link)).contains("class JsonPrimitive"), file::toString);
            assertTrue(Files.readString(file).contains("return "), "bodies are shown");
        }
    }

    @Test
    void whatIsWrongWithTheSettingsIsLoggedOnce() {
        TestProject project = new TestProject(temporary)
                .with("naja.json", "{\"classpath\": [\"lib/damaged.jar\"]}")
                .with("lib/damaged.jar", "junk")
                .with("main.py", "");
        String main = project.uri("main.py");
        try (TestEditor editor = TestEditor.open(project.folder())) {
            JsonObject message = editor.await("window/logMessage").getAsJsonObject("params");
            assertTrue(message.get("message").getAsString().endsWith("damaged.jar: no archive"), message::toString);
            assertEquals(2, message.get("type").getAsInt());
            editor.didOpen(main, "import java.util.Nothing\n");
            editor.awaitDiagnostics(main, list -> has(list, "java-class-not-found"));
            assertEquals(0, editor.count("window/logMessage"));
        }
    }

    @Test
    void anImportThatRaisesInAnotherFileNamesThePlace() {
        TestProject project = new TestProject(temporary)
                .with("naja.json", "{\"dialect\": \"cpython-3\"}")
                .with("app/__init__.py", "x = 1\nfrom .. import above\n");
        String main = project.uri("main.py");
        try (TestEditor editor = TestEditor.open(project.folder())) {
            editor.didOpen(main, "import app.nosuch\n");
            JsonObject problem = editor.awaitDiagnostics(main, list -> has(list, "import-raises"))
                    .get(0);
            JsonObject related =
                    problem.getAsJsonArray("relatedInformation").get(0).getAsJsonObject();
            JsonObject location = related.getAsJsonObject("location");
            assertEquals(project.uri("app/__init__.py"), location.get("uri").getAsString());
            assertEquals(
                    "{\"start\":{\"line\":1,\"character\":0},\"end\":{\"line\":1,\"character\":20}}",
                    location.get("range").toString());
        }
    }

    @Test
    void hoverAndSymbolsAnswer() {
        TestProject project = project();
        String main = project.uri("main.py");
        try (TestEditor editor = TestEditor.open(project.folder())) {
            editor.didOpen(main, MAIN);
            editor.awaitDiagnostics(main, list -> has(list, "unresolved-import"));
            String hover = editor.request("textDocument/hover", TestEditor.at(main, 1, 18))
                    .toString();
            assertTrue(hover.contains("package.module") && hover.contains("module.py"), hover);
            assertTrue(editor.request("textDocument/hover", TestEditor.at(main, 6, 0))
                    .isJsonNull());
            String module = project.uri("package/module.py");
            editor.didOpen(
                    module, "class Thing(object):\n    size = 1\n    def grow(self):\n        pass\nthing = Thing()\n");
            String symbols = editor.request(
                            "textDocument/documentSymbol",
                            "{\"textDocument\":{\"uri\":" + TestEditor.quoted(module) + "}}")
                    .toString();
            assertTrue(
                    symbols.contains("\"Thing\"") && symbols.contains("\"grow\"") && symbols.contains("\"children\""),
                    symbols);
        }
    }

    @Test
    void hoversOnJavaAreMarkdownForClientsThatShowItAndDefinitionGoesOnInJava() {
        TestProject project = project();
        String main = project.uri("main.py");
        String markdown = "{\"textDocument\":{\"hover\":{\"contentFormat\":[\"markdown\",\"plaintext\"]}}}";
        String text = "from demo import Cart\nfrom demo import Gone\n";
        for (boolean isMarkdown : new boolean[] {true, false}) {
            try (TestEditor editor = TestEditor.open(project.folder(), isMarkdown ? markdown : "{}", "{}", Map.of())) {
                editor.didOpen(main, text);
                editor.awaitDiagnostics(main, list -> !list.isEmpty());
                JsonObject contents = editor.request("textDocument/hover", TestEditor.at(main, 0, 18))
                        .getAsJsonObject()
                        .getAsJsonObject("contents");
                assertEquals(
                        isMarkdown ? "markdown" : "plaintext",
                        contents.get("kind").getAsString());
                String value = contents.get("value").getAsString();
                assertEquals(isMarkdown, value.startsWith("```java\npublic class Cart\n```\n"), value);
                assertTrue(value.contains("public class Cart") && value.contains("A cart."), value);
                String java = project.uri("src/main/java/demo/Cart.java");
                String place = editor.request("textDocument/definition", TestEditor.at(java, 3, 14))
                        .toString();
                assertTrue(place.contains("Cart.java"), place);
            }
        }
    }

    @Test
    void indexingShowsProgressAndFilesAreWatchedOnce() {
        TestProject project = project();
        try (TestEditor editor = TestEditor.open(project.folder())) {
            editor.await("window/workDoneProgress/create");
            assertTrue(editor.await("$/progress").toString().contains("\"begin\""));
            String registration = editor.await("client/registerCapability").toString();
            assertTrue(registration.contains("workspace/didChangeWatchedFiles"), registration);
            editor.didOpen(project.uri("main.py"), MAIN);
            editor.awaitDiagnostics(project.uri("main.py"), list -> has(list, "unresolved-import"));
        }
    }

    @Test
    void fileThatAppearsRepairsTheImportEvenIfItIsReportedTwice() {
        TestProject project = project();
        String main = project.uri("main.py");
        try (TestEditor editor = TestEditor.open(project.folder())) {
            editor.didOpen(main, MAIN);
            editor.awaitDiagnostics(main, list -> has(list, "unresolved-import"));
            project.with("pakage.py", "");
            String event = "{\"uri\":" + TestEditor.quoted(project.uri("pakage.py")) + ",\"type\":1}";
            editor.notify("workspace/didChangeWatchedFiles", "{\"changes\":[" + event + "," + event + "]}");
            editor.awaitDiagnostics(main, list -> !has(list, "unresolved-import"));
        }
    }

    @Test
    void clientWithoutWatchingIsServedOnSave() {
        TestProject project = project();
        String main = project.uri("main.py");
        try (TestEditor editor = TestEditor.open(project.folder(), "{}", "{}", java.util.Map.of())) {
            editor.didOpen(main, MAIN);
            editor.awaitDiagnostics(main, list -> has(list, "unresolved-import"));
            project.with("pakage.py", "");
            editor.notify("textDocument/didSave", "{\"textDocument\":{\"uri\":" + TestEditor.quoted(main) + "}}");
            editor.awaitDiagnostics(main, list -> !has(list, "unresolved-import"));
            JsonObject location = only(editor.definition(main, 1, 18));
            assertEquals(project.uri("package/module.py"), location.get("uri").getAsString());
        }
    }

    @Test
    void pullingClientIsAskedToPullAndNotPushedTo() {
        TestProject project = project();
        String main = project.uri("main.py");
        String capabilities =
                "{\"workspace\":{\"diagnostics\":{\"refreshSupport\":true}},\"textDocument\":{\"diagnostic\":{}}}";
        try (TestEditor editor = TestEditor.open(project.folder(), capabilities, "{}", java.util.Map.of())) {
            assertTrue(editor.capabilities().has("diagnosticProvider"));
            editor.didOpen(main, MAIN);
            String ask = "{\"textDocument\":{\"uri\":" + TestEditor.quoted(main) + "}}";
            String report = editor.request("textDocument/diagnostic", ask).toString();
            while (!report.contains("unresolved-import")) {
                editor.await("workspace/diagnostic/refresh");
                report = editor.request("textDocument/diagnostic", ask).toString();
            }
            String result =
                    TestEditor.json(report).getAsJsonObject().get("resultId").getAsString();
            String again = editor.request(
                            "textDocument/diagnostic",
                            "{\"textDocument\":{\"uri\":" + TestEditor.quoted(main) + "},\"previousResultId\":\""
                                    + result + "\"}")
                    .toString();
            assertTrue(again.contains("\"unchanged\""), again);
            assertFalse(editor.publishedUris().contains(main));
        }
    }

    @Test
    void closedDocumentLosesItsDiagnostics() {
        TestProject project = project();
        String main = project.uri("main.py");
        try (TestEditor editor = TestEditor.open(project.folder())) {
            editor.didOpen(main, MAIN);
            editor.awaitDiagnostics(main, list -> !list.isEmpty());
            editor.didClose(main);
            editor.awaitDiagnostics(main, List::isEmpty);
        }
    }

    private TestProject project() {
        return new TestProject(temporary.resolve("a project \u00e9"))
                .with("naja.json", "{}")
                .with("main.py", MAIN)
                .with("package/__init__.py", "from package.module import thing\n")
                .with("package/module.py", "# The thing.\n\nthing = 1\n")
                .with("src/main/java/demo/Cart.java", "package demo;\n\n/** A cart. */\npublic class Cart {\n}\n");
    }

    private static void assertSignatureView(JsonObject link) throws IOException {
        Path view = Path.of(URI.create(link.get("targetUri").getAsString()));
        List<String> lines = Files.readAllLines(view);
        assertTrue(lines.get(line(link)).contains("class ArrayList"), lines.get(line(link)));
        assertFalse(view.toFile().canWrite() && !System.getProperty("user.name").equals("root"), "writable view");
    }

    private static boolean has(List<JsonObject> diagnostics, String code) {
        return diagnostics.stream()
                .anyMatch(one -> one.get("code").getAsString().equals(code));
    }

    private static JsonObject only(List<JsonObject> targets) {
        assertEquals(1, targets.size(), targets::toString);
        return targets.get(0);
    }

    private static int line(JsonObject link) {
        JsonObject range = link.getAsJsonObject(link.has("targetSelectionRange") ? "targetSelectionRange" : "range");
        return range.getAsJsonObject("start").get("line").getAsInt();
    }

    private static int start(JsonObject range) {
        return range.getAsJsonObject("start").get("character").getAsInt();
    }
}
