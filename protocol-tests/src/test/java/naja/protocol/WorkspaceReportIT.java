package naja.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code naja.showWorkspaceReport}. */
class WorkspaceReportIT {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path temporary;

    @Test
    void tellsTheRuntimeOfEachProjectAndWhatDoctorPrints() {
        TestProject project = new TestProject(temporary)
                .with("naja.json", "{\"jython\": \"2.7.1\", \"classpath\": [\"gone.jar\"]}")
                .with("m.py", "import nosuch\n");
        String uri = project.uri("m.py");
        try (TestEditor editor = TestEditor.open(project.folder())) {
            String commands = editor.capabilities()
                    .getAsJsonObject("executeCommandProvider")
                    .get("commands")
                    .toString();
            assertTrue(commands.contains("\"naja.showWorkspaceReport\""), commands);
            editor.didOpen(uri, "import nosuch\n");
            editor.awaitDiagnostics(uri, list -> !list.isEmpty());
            JsonObject answer = editor.request(
                            "workspace/executeCommand", "{\"command\":\"naja.showWorkspaceReport\",\"arguments\":[]}")
                    .getAsJsonObject();
            assertEquals(1, answer.getAsJsonArray("projects").size(), answer::toString);
            JsonObject one = answer.getAsJsonArray("projects").get(0).getAsJsonObject();
            assertEquals("jython-2.7", one.get("dialect").getAsString());
            assertEquals("2.7.1", one.get("runtime").getAsString());
            assertTrue(one.get("jython").getAsBoolean());
            assertEquals(1, one.get("problems").getAsInt(), one::toString);
            String text = one.get("text").getAsString();
            assertTrue(text.startsWith("project    ") && text.contains("\nrules      jython-2.7 2.7.1"), text);
            assertTrue(text.contains("gone.jar"), text);
            assertTrue(answer.getAsJsonObject("indexing").get("complete").getAsBoolean(), answer::toString);
        }
    }

    @Test
    void aSettingThatBecomesWrongIsToldWhileTheServerRuns() throws IOException {
        TestProject project = new TestProject(temporary).with("naja.json", "{}").with("m.py", "import nosuch\n");
        String uri = project.uri("m.py");
        try (TestEditor editor = TestEditor.open(project.folder())) {
            editor.didOpen(uri, "import nosuch\n");
            editor.awaitDiagnostics(uri, list -> !list.isEmpty());
            // Nothing but the list of problems differs after this.
            project.with("naja.json", "{\"clashpath\": []}");
            editor.notify(
                    "workspace/didChangeWatchedFiles",
                    "{\"changes\":[{\"uri\":" + TestEditor.quoted(project.uri("naja.json")) + ",\"type\":2}]}");
            editor.awaitLogged("naja.clashpath: there is no such setting");
        }
    }
}
