package naja.protocol;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody works in Jython's own library, without the pauses for thought, on a server with 256 MB: each minute four lines are
 * typed, two names looked up, a file is opened, one saved, one made or deleted. {@code -Dnaja.minutes=60} makes it an hour; the
 * heap after the first minute and after each tenth of the time is in {@code target/editing-hour.txt}.
 */
class EditingHourIT {
    private static final int MINUTES = Integer.getInteger("naja.minutes", 3);
    private static final int OPEN = 6;
    private static final String LIBRARY = "naja/jython/2.7.4/Lib.zip";
    private static final List<String> TYPED = List.of(
            "from java.util import ArrayList, HashMap",
            "import os.path, javax.swing",
            "from xml.dom import minidom",
            "from json.decoder import JSONDecoder");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path temporary;

    private final SplittableRandom random = new SplittableRandom(20_261_123);
    private final List<String> files = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();
    private int made;

    @Test
    void theHeapIsTheSameAtTheEnd() throws Exception {
        TestProject project = new TestProject(temporary.resolve("library"));
        unpack(project);
        // All files are looked at in the first minute, so that what is remembered of them counts from then on.
        project.with("naja.json", "{\"diagnostics\":{\"scope\":\"workspace\"}}");
        List<Long> heap = new ArrayList<>();
        Map<String, String> memory = Map.of("JAVA_TOOL_OPTIONS", "-Xmx256m");
        String text;
        try (TestEditor editor = TestEditor.open(project.folder(), TestEditor.CAPABILITIES, "{}", memory)) {
            for (int minute = 1; minute <= MINUTES; minute++) {
                minute(editor, project);
                if (minute == 1) {
                    awaitCheck(editor);
                }
                if (minute == 1 || minute % Math.max(1, MINUTES / 10) == 0) {
                    heap.add(editor.server().heap());
                }
            }
            heap.add(quietHeap(editor));
            text = MINUTES + " minutes: " + heap + ", CPU "
                    + editor.server().cpuTime().toMillis() + " ms\n";
        }
        Files.writeString(Path.of("target", "editing-hour.txt"), text);
        assertTrue(heap.get(heap.size() - 1) <= heap.get(0) * 11 / 10, text);
    }

    /** The heap when nothing is under way: the least of some seconds. */
    private static long quietHeap(TestEditor editor) throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int second = 0; second < 5; second++) {
            Thread.sleep(1000);
            least = Math.min(least, editor.server().heap());
        }
        return least;
    }

    /** Waits until all files were looked at. */
    private static void awaitCheck(TestEditor editor) {
        JsonObject progress = editor.await("$/progress").getAsJsonObject("params");
        while (!progress.get("token").getAsString().startsWith("naja-check")
                || !progress.toString().contains("\"kind\":\"end\"")) {
            progress = editor.await("$/progress").getAsJsonObject("params");
        }
    }

    private void minute(TestEditor editor, TestProject project) throws IOException {
        String opened = files.get(random.nextInt(files.size()));
        if (!open.contains(opened)) {
            editor.didOpen(project.uri(opened), project.text(opened));
            open.addLast(opened);
        }
        for (String line : TYPED) {
            String file = List.copyOf(open).get(random.nextInt(open.size()));
            type(editor, project.uri(file), line);
        }
        String saved = open.getFirst();
        project.with(saved, project.text(saved) + "# saved\n");
        editor.edit(project.uri(saved), 0, 0, 0, 0, "");
        changed(editor, project, saved, 2);
        editor.notify(
                "textDocument/didSave", "{\"textDocument\":{\"uri\":" + TestEditor.quoted(project.uri(saved)) + "}}");
        if (open.size() > OPEN) {
            editor.didClose(project.uri(open.removeFirst()));
        }
        String name = "made" + made / 2 + ".py";
        if (made++ % 2 == 0) {
            project.with(name, "import os\n");
            changed(editor, project, name, 1);
        } else {
            Files.delete(project.folder().resolve(name));
            changed(editor, project, name, 3);
        }
        String last = project.uri(open.getLast());
        editor.edit(last, 0, 0, 0, 0, "");
        editor.awaitDiagnostics(last, problems -> true);
    }

    /** Types a first line, asks for what could follow and what it means, and takes it away. */
    private void type(TestEditor editor, String uri, String line) {
        editor.edit(uri, 0, 0, 0, 0, "\n");
        for (int i = 0; i < line.length(); i++) {
            editor.edit(uri, 0, i, 0, i, line.substring(i, i + 1));
            if (i == line.length() / 2 || i == line.length() - 1) {
                editor.completion(uri, 0, i + 1);
            }
        }
        editor.definition(uri, 0, line.length() - 1);
        editor.request("textDocument/hover", TestEditor.at(uri, 0, line.length() - 1));
        editor.edit(uri, 0, 0, 1, 0, "");
    }

    private static void changed(TestEditor editor, TestProject project, String file, int type) {
        editor.notify(
                "workspace/didChangeWatchedFiles",
                "{\"changes\":[{\"uri\":" + TestEditor.quoted(project.uri(file)) + ",\"type\":" + type + "}]}");
    }

    /** Writes the modules of the library that comes with the server. */
    private void unpack(TestProject project) throws IOException {
        files.clear();
        try (ZipFile jar = new ZipFile(ServerProcess.jar().toFile());
                InputStream library = jar.getInputStream(jar.getEntry(LIBRARY));
                ZipInputStream modules = new ZipInputStream(library)) {
            for (ZipEntry entry = modules.getNextEntry(); entry != null; entry = modules.getNextEntry()) {
                Path file = project.folder().resolve(entry.getName());
                if (entry.getName().endsWith(".py")) {
                    Files.createDirectories(file.getParent());
                    byte[] text = modules.readAllBytes();
                    Files.write(file, text);
                    // An editor sends text, so the few that are no UTF-8 are not opened.
                    if (java.util.Arrays.equals(
                            new String(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), text)) {
                        files.add(entry.getName());
                    }
                }
            }
        }
        assertTrue(files.size() > 500, () -> files.size() + " modules");
    }
}
