package naja.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import naja.base.CancelToken;
import naja.features.diagnostics.ImportProblem;
import naja.features.diagnostics.LiveDiagnostics;
import naja.lsp.Json;
import naja.vfs.DirectoryListing;
import naja.vfs.FileStamp;
import naja.vfs.FileTree;
import naja.vfs.MemoryTree;
import naja.vfs.VPath;
import naja.vfs.ZipDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is done after a change: nothing for files that it cannot affect, and no more than is needed for the others. */
class CountedWorkTest {
    private static final long PATIENCE = 120_000;
    private static final VPath FOLDER = VPath.parse("/w/Ordner eins");

    private final CountingTree tree = new CountingTree();
    private final LiveDiagnostics diagnostics = new LiveDiagnostics();
    private Optional<Workspace> opened = Optional.empty();

    @AfterEach
    void close() {
        opened.ifPresent(Workspace::close);
    }

    @Test
    void anEditListsNoDirectoryAndParsesOneFile() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            String place = "p" + i / 100 + "/";
            tree.put(place + "__init__.py", "");
            tree.put(place + "m" + i % 100 + ".py", "import p" + (i + 1) / 100 % 100 + ".m" + (i + 1) % 100 + "\n");
        }
        tree.put("start.py", "import sys\nsys.path.append('p7')\nimport m1\n");
        open();
        VPath edited = openDocument("p3/m5.py");
        VPath importer = openDocument("p3/m4.py");
        VPath failing = openDocument("p8/m8.py");
        edit(failing, "import nowhere\n", 2);
        VPath other = openDocument("p9/m9.py");
        look(edited, importer, failing, other);
        int listed = tree.listed.get();
        int found = diagnostics.foundCount();
        int parsed = workspace().current().parseCount();

        edit(edited, "import p3.m6\nx = 1\n", 3);
        look(edited, importer, failing, other);

        assertEquals(0, tree.listed.get() - listed);
        assertEquals(1, workspace().current().parseCount() - parsed);
        assertEquals(2, diagnostics.foundCount() - found, "the file and its importer");
    }

    @Test
    void aFileInALaterRootIsNothingToWhoDoesNotAskForIt() throws Exception {
        tree.put(
                "naja.json",
                "{\"pythonRoots\": [\"first\", \"second\"],"
                        + " \"diagnostics\": {\"severity\": {\"ambiguous-root\": \"off\", \"unused-import\": \"off\"}}}");
        tree.put("first/a.py", "import b\n");
        tree.put("first/b.py", "import sys\n");
        tree.put("first/c.py", "import d\n");
        tree.put("first/script.py", "import sys\nsys.path.append('third')\nimport b\n");
        tree.put("second/e.py", "");
        open();
        VPath a = openDocument("first/a.py");
        VPath c = openDocument("first/c.py");
        VPath script = openDocument("first/script.py");
        look(a, c, script);
        assertEquals(1, problems(c).size());
        int found = diagnostics.foundCount();

        change("second/unrelated.py", "import sys\n");
        look(a, c, script);
        assertEquals(found, diagnostics.foundCount());

        change("second/b.py", "");
        look(a, c, script);
        assertEquals(found, diagnostics.foundCount(), "another b hides it");

        change("second/d.py", "");
        look(a, c, script);
        assertTrue(problems(c).isEmpty());
        assertEquals(found + 1, diagnostics.foundCount(), "who asks for it");
    }

    @Test
    void aNamesakeInALaterRootIsTold() throws Exception {
        tree.put("naja.json", "{\"pythonRoots\": [\"first\", \"second\"]}");
        tree.put("first/a.py", "import b as b\n");
        tree.put("first/b.py", "");
        tree.put("second/e.py", "");
        open();
        VPath a = openDocument("first/a.py");
        look(a);
        assertTrue(problems(a).isEmpty());
        int found = diagnostics.foundCount();

        change("second/unrelated.py", "import sys\n");
        look(a);
        assertEquals(found, diagnostics.foundCount());

        change("second/b.py", "");
        look(a);
        assertEquals(
                List.of(DiagnosticCode.AMBIGUOUS_ROOT),
                problems(a).stream().map(ImportProblem::code).toList());
    }

    @Test
    void whatOthersTakeFromAFileDecidesWhatIsUnused() throws Exception {
        tree.put("a.py", "import b\nx = 1\n");
        tree.put("b.py", "");
        tree.put("c.py", "");
        open();
        VPath a = openDocument("a.py");
        look(a);
        assertEquals(
                List.of(DiagnosticCode.UNUSED_IMPORT),
                problems(a).stream().map(ImportProblem::code).toList());
        int found = diagnostics.foundCount();

        change("c.py", "import b\n");
        look(a);
        assertEquals(found, diagnostics.foundCount(), "nothing is taken from it");

        change("c.py", "from a import b\n");
        look(a);
        assertTrue(problems(a).isEmpty());
    }

    @Test
    void whatIsLookedAtAgainAfterLostEventsIsFoundAgainOnlyIfItDiffers() throws Exception {
        tree.put("a.py", "import b as b\n");
        tree.put("c.py", "import d as d\n");
        open();
        VPath a = openDocument("a.py");
        VPath c = openDocument("c.py");
        look(a, c);
        assertEquals(1, problems(a).size());
        int found = diagnostics.foundCount();

        tree.put("b.py", "");
        submit(new Change.EventsLost());
        look(a, c);
        assertTrue(problems(a).isEmpty());
        assertEquals(found + 1, diagnostics.foundCount());
    }

    private Workspace workspace() {
        return opened.orElseThrow();
    }

    private void open() throws Exception {
        WorkspaceOptions options = new WorkspaceOptions(
                tree,
                new Machine(java.util.Map.of(), World.HOME, World.JDK, ":"),
                Settings.NONE,
                Json::parse,
                Path.of("target", "workspace-test-cache").toAbsolutePath(),
                ProgressListener.NONE);
        opened = Optional.of(Workspace.open(List.of(FOLDER), Settings.NONE, options));
        workspace().awaitIndexed(PATIENCE);
    }

    private VPath openDocument(String name) throws Exception {
        VPath file = FOLDER.resolve(name);
        String text = workspace().current().text(file).orElseThrow();
        submit(new Change.DocumentOpened(file, text, 1));
        return file;
    }

    private void edit(VPath file, String text, int version) throws Exception {
        submit(new Change.DocumentEdited(file, text, version));
    }

    private void change(String name, String text) throws Exception {
        tree.put(name, text);
        submit(new Change.FilesChanged(Set.of(FOLDER.resolve(name))));
    }

    private void submit(Change change) throws Exception {
        workspace().submit(change);
        workspace().awaitIndexed(PATIENCE);
    }

    private void look(VPath... files) {
        for (VPath file : files) {
            problems(file);
        }
    }

    private List<ImportProblem> problems(VPath file) {
        return diagnostics.of(workspace().current(), file, CancelToken.NONE);
    }

    /** Files in memory that can change, and the number of directories that were listed. */
    private static final class CountingTree implements FileTree {
        private final TreeMap<String, String> texts = new TreeMap<>();
        private final AtomicInteger listed = new AtomicInteger();
        private Optional<MemoryTree> built = Optional.empty();
        private long clock;

        synchronized void put(String name, String text) {
            texts.put(name, ++clock + ":" + text);
            built = Optional.empty();
        }

        private synchronized MemoryTree now() {
            MemoryTree known = built.orElseGet(() -> {
                MemoryTree.Builder builder = new MemoryTree.Builder();
                texts.forEach((name, text) -> {
                    int colon = text.indexOf(':');
                    byte[] content = text.substring(colon + 1).getBytes(StandardCharsets.UTF_8);
                    builder.file(FOLDER.resolve(name), content, Long.parseLong(text.substring(0, colon)));
                });
                return builder.build();
            });
            built = Optional.of(known);
            return known;
        }

        @Override
        public Optional<DirectoryListing> list(VPath directory) {
            listed.incrementAndGet();
            return now().list(directory);
        }

        @Override
        public Optional<FileStamp> stamp(VPath file) {
            return now().stamp(file);
        }

        @Override
        public Optional<byte[]> read(VPath file) {
            return now().read(file);
        }

        @Override
        public Optional<ZipDirectory> archive(VPath file) {
            return now().archive(file);
        }
    }
}
