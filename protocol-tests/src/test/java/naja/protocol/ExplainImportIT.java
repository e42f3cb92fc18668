package naja.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code naja.explainImport}. */
class ExplainImportIT {
    private static final String TEXT = "from .other import x\nimport nosuch\nif __name__ == '__main__':\n    pass\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path temporary;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private TestProject project;

    @BeforeEach
    void write() {
        project = new TestProject(temporary)
                .with("naja.json", "{}")
                .with("p/__init__.py", "")
                .with("p/other.py", "x = 1\n")
                .with("p/m.py", TEXT);
    }

    private static String command(String arguments) {
        return "{\"command\":\"naja.explainImport\",\"arguments\":" + arguments + "}";
    }

    @Test
    void theCommandIsAnnouncedAndAnswersAsTheCommandLineDoes() {
        String uri = project.uri("p/m.py");
        try (TestEditor editor = TestEditor.open(project.folder())) {
            String commands = editor.capabilities()
                    .getAsJsonObject("executeCommandProvider")
                    .get("commands")
                    .toString();
            assertTrue(commands.contains("\"naja.explainImport\""), commands);
            editor.didOpen(uri, TEXT);
            editor.awaitDiagnostics(uri, list -> !list.isEmpty());
            String place = "{\"line\":0,\"character\":7}";
            JsonObject answer = editor.request(
                            "workspace/executeCommand", command("[" + TestEditor.quoted(uri) + "," + place + "]"))
                    .getAsJsonObject();
            JsonObject one = answer.getAsJsonArray("imports").get(0).getAsJsonObject();
            assertEquals(".other", one.get("module").getAsString());
            assertEquals("p.m", one.get("runningAs").getAsString());
            assertEquals("p", one.get("package").getAsString());
            assertTrue(one.get("result").getAsString().startsWith("found: p.other, "), one::toString);
            String steps = one.getAsJsonArray("steps").toString();
            assertTrue(
                    steps.startsWith("[\"sys.modules p: found\",\"sys.modules p.other: not there\","
                            + "\"sys.meta_path for p.other: no importer has it\","
                            + "\"built-in module p.other: not there\",\"module p.other in "),
                    one::toString);
            JsonObject stage = one.getAsJsonArray("stages").get(1).getAsJsonObject();
            assertEquals("{\"heading\":\"relative to package p\",\"first\":1,\"end\":5}", stage.toString());
            JsonObject script = one.getAsJsonArray("otherwise").get(0).getAsJsonObject();
            assertEquals("when run as a script", script.get("when").getAsString());
            assertEquals(
                    "missing: ValueError: Attempted relative import in non-package",
                    script.get("result").getAsString());
            assertEquals(
                    answer,
                    editor.request(
                            "workspace/executeCommand",
                            command("[{\"textDocument\":{\"uri\":" + TestEditor.quoted(uri) + "},\"position\":" + place
                                    + "}]")));
        }
    }

    @Test
    void badArgumentsAreInvalidParamsAndSayWhy() {
        String uri = TestEditor.quoted(project.uri("p/m.py"));
        String place = ",{\"line\":0,\"character\":7}";
        try (TestEditor editor = TestEditor.open(project.folder())) {
            for (List<String> wrong : List.of(
                    List.of("[]", "there are 0 arguments"),
                    List.of("null", "there are 0 arguments"),
                    List.of("[7" + place + "]", "the first argument is no URI"),
                    List.of("[" + uri + "]", "the first argument is no URI"),
                    List.of("[" + uri + ",{\"line\":0}]", "no character"),
                    List.of("[" + uri + ",{\"line\":-1,\"character\":0}]", "no line"),
                    List.of("[" + uri + ",{\"line\":2,\"character\":0}]", "There is no import at line 3, column 1 of"),
                    List.of("[" + TestEditor.quoted(project.uri("gone.py")) + place + "]", "There is no file"))) {
                JsonObject error = editor.respond("workspace/executeCommand", command(wrong.get(0)))
                        .getAsJsonObject("error");
                assertEquals(-32602, error.get("code").getAsInt(), error::toString);
                assertTrue(error.get("message").getAsString().contains(wrong.get(1)), error::toString);
            }
            JsonObject other = editor.respond("workspace/executeCommand", "{\"command\":\"other\"}")
                    .getAsJsonObject("error");
            assertEquals(-32602, other.get("code").getAsInt());
            assertTrue(other.get("message").getAsString().contains("There is no command 'other'"), other::toString);
        }
    }
}
