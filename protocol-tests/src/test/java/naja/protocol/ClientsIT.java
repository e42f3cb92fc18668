package naja.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The server as real clients meet it: started with what each of them announces, it counts in their units and sends nothing that
 * they have not said they understand. Where the capabilities come from is told beside them.
 */
class ClientsIT {
    /** An astral character, and one of two bytes, before what is looked at. */
    private static final String MAIN = """
            x = '\ud83d\udc0d\u00e9'; import missing_module
            x = '\ud83d\udc0d\u00e9'; from package import thing
            from java.util import Arr
            """;

    /** What stands before the word {@code import} in the first line, in each unit. */
    private static final Map<String, Integer> BEFORE = Map.of("utf-8", 14, "utf-16", 11, "utf-32", 10);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"vscode", "neovim-0.7", "neovim-0.10", "neovim-0.12", "emacs", "helix"})
    void eachClientGetsWhatItUnderstands(String client) {
        JsonObject abilities = abilities(client);
        TestProject project = new TestProject(temporary.resolve("a project"))
                .with("naja.json", "{}")
                .with("package/__init__.py", "\n\nthing = 1\n")
                .with("main.py", MAIN);
        String main = project.uri("main.py");
        try (TestEditor editor = TestEditor.open(project.folder(), abilities.toString(), "{}", Map.of())) {
            int before = BEFORE.get(encoding(abilities));
            assertEquals(
                    encoding(abilities),
                    editor.capabilities().get("positionEncoding").getAsString());
            if (isTrue(abilities, "workspace", "didChangeWatchedFiles", "dynamicRegistration")) {
                assertTrue(editor.await("client/registerCapability").toString().contains("didChangeWatchedFiles"));
            }
            editor.didOpen(main, MAIN);
            diagnostics(editor, abilities, main, before);
            definition(editor, abilities, project, before);
            completion(editor, abilities, main);
            hover(editor, abilities, main, before);
        }
    }

    private static void diagnostics(TestEditor editor, JsonObject abilities, String main, int before) {
        boolean pulls = at(abilities, "textDocument", "diagnostic") != null
                && isTrue(abilities, "workspace", "diagnostics", "refreshSupport");
        assertEquals(pulls, editor.capabilities().has("diagnosticProvider"));
        // Neovim 0.12 would ask for those of files that are not open alone when it is told to ask again.
        assertFalse(isTrue(editor.capabilities(), "diagnosticProvider", "workspaceDiagnostics"));
        JsonObject missing = pulls ? pulled(editor, main) : problem(published(editor, main), "unresolved-import");
        JsonObject range = missing.getAsJsonObject("range");
        assertEquals(before + "import ".length(), column(range.get("start")));
        assertEquals(before + "import missing_module".length(), column(range.get("end")));
        if (!pulls) {
            JsonObject unused = problem(published(editor, main), "unused-import");
            boolean knowsTags = at(abilities, "textDocument", "publishDiagnostics", "tagSupport") != null;
            assertEquals(knowsTags, unused.has("tags"), unused::toString);
        }
    }

    private static List<JsonObject> published(TestEditor editor, String main) {
        return editor.awaitDiagnostics(main, list -> list.toString().contains("\"unresolved-import\""));
    }

    /** Asks until it is there, each time the server says that it is worth asking. */
    private static JsonObject pulled(TestEditor editor, String main) {
        String ask = "{\"textDocument\":{\"uri\":" + TestEditor.quoted(main) + "}}";
        JsonElement report = editor.request("textDocument/diagnostic", ask);
        while (!report.toString().contains("\"unresolved-import\"")) {
            editor.await("workspace/diagnostic/refresh");
            report = editor.request("textDocument/diagnostic", ask);
        }
        assertFalse(editor.publishedUris().contains(main), "a client that pulls is not pushed to");
        return problem(objects(report.getAsJsonObject().getAsJsonArray("items")), "unresolved-import");
    }

    private static void definition(TestEditor editor, JsonObject abilities, TestProject project, int before) {
        int thing = before + "from package import ".length();
        List<JsonObject> targets = editor.definition(project.uri("main.py"), 1, thing + 1);
        assertEquals(1, targets.size(), targets::toString);
        JsonObject target = targets.get(0);
        boolean links = isTrue(abilities, "textDocument", "definition", "linkSupport");
        assertEquals(
                project.uri("package/__init__.py"),
                target.get(links ? "targetUri" : "uri").getAsString());
        JsonObject range = target.getAsJsonObject(links ? "targetSelectionRange" : "range");
        assertEquals(2, range.getAsJsonObject("start").get("line").getAsInt());
        if (links) {
            assertEquals(
                    thing, column(target.getAsJsonObject("originSelectionRange").get("start")));
        }
    }

    private static void completion(TestEditor editor, JsonObject abilities, String main) {
        JsonObject list = editor.request(
                        "textDocument/completion", TestEditor.at(main, 2, "from java.util import Arr".length()))
                .getAsJsonObject();
        JsonObject item = objects(list.getAsJsonArray("items")).stream()
                .filter(one -> one.get("label").getAsString().equals("ArrayList"))
                .findAny()
                .orElseThrow();
        boolean snippets = isTrue(abilities, "textDocument", "completion", "completionItem", "snippetSupport");
        boolean isSnippet =
                item.has("insertTextFormat") && item.get("insertTextFormat").getAsInt() == 2;
        assertTrue(snippets || !isSnippet, item::toString);
        JsonObject edit = item.getAsJsonObject("textEdit");
        boolean twoRanges = isTrue(abilities, "textDocument", "completion", "completionItem", "insertReplaceSupport");
        assertTrue(twoRanges || edit.has("range"), item::toString);
        if (item.has("documentation") && item.get("documentation").isJsonObject()) {
            understands(abilities, item.get("documentation"), "completion", "completionItem", "documentationFormat");
        }
    }

    private static void hover(TestEditor editor, JsonObject abilities, String main, int before) {
        int thing = before + "from package import ".length();
        JsonObject hover = editor.request("textDocument/hover", TestEditor.at(main, 1, thing + 1))
                .getAsJsonObject();
        understands(abilities, hover.get("contents"), "hover", "contentFormat");
        assertEquals(thing, column(hover.getAsJsonObject("range").get("start")));
    }

    /** The kind of a text is one of those that the client lists, or plain text, which all know. */
    private static void understands(JsonObject abilities, JsonElement markup, String... list) {
        @Nullable JsonElement kinds = at(abilities.getAsJsonObject("textDocument"), list);
        JsonElement kind = markup.getAsJsonObject().get("kind");
        assertTrue(
                kind.getAsString().equals("plaintext")
                        || kinds != null && kinds.getAsJsonArray().contains(kind),
                markup::toString);
    }

    /** The first unit that the client offers, or UTF-16. */
    private static String encoding(JsonObject abilities) {
        @Nullable JsonElement offered = at(abilities, "general", "positionEncodings");
        return offered == null ? "utf-16" : offered.getAsJsonArray().get(0).getAsString();
    }

    private static JsonObject problem(List<JsonObject> problems, String code) {
        return problems.stream()
                .filter(one -> one.get("code").getAsString().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + code + ": " + problems));
    }

    private static int column(JsonElement position) {
        return position.getAsJsonObject().get("character").getAsInt();
    }

    private static boolean isTrue(JsonObject tree, String... path) {
        @Nullable JsonElement value = at(tree, path);
        return value != null && value.getAsBoolean();
    }

    private static @Nullable JsonElement at(JsonObject tree, String... path) {
        JsonElement now = tree;
        for (String name : path) {
            @Nullable
            JsonElement next = now.isJsonObject() ? now.getAsJsonObject().get(name) : null;
            if (next == null || next.isJsonNull()) {
                return null;
            }
            now = next;
        }
        return now;
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.asList().stream().map(JsonElement::getAsJsonObject).toList();
    }

    private static JsonObject abilities(String client) {
        String name = "clients/" + client + ".json";
        try (InputStream file = Objects.requireNonNull(ClientsIT.class.getResourceAsStream(name), name)) {
            return TestEditor.json(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
