package naja.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import naja.base.CancelToken;
import naja.features.definition.Definition;
import naja.features.definition.DefinitionFeature;
import naja.features.definition.NavigationTarget;
import naja.features.diagnostics.DiagnosticsFeature;
import naja.features.hover.HoverFeature;
import naja.features.symbols.SymbolsFeature;
import naja.text.LineIndex;
import naja.vfs.DiskTree;
import naja.vfs.VPath;
import naja.workspace.Machine;
import naja.workspace.ProgressListener;
import naja.workspace.Settings;
import naja.workspace.Snapshot;
import naja.workspace.Workspace;
import naja.workspace.WorkspaceOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Definition inside the Java texts that a definition led to. */
class JavaTextDefinitionTest {
    private static final int PATIENCE = 120_000;
    private static final Path CORPORA = Path.of("target", "corpora").toAbsolutePath();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path temporary;

    @Test
    void importsTypesAndOwnMembersOfASourceOfTheWorkspace() throws Exception {
        Map<String, String> files = Map.of(
                "src/acme/Base.java",
                "package acme;\n\npublic class Base {\n    protected int inherited;\n    public static int COUNT;\n}\n",
                "src/acme/deep/Other.java",
                "package acme.deep;\n\npublic class Other {\n    public static class Inner {}\n    public static void help(int x) {}\n"
                        + "    public static void help(String x) {}\n}\n",
                "src/acme/Main.java",
                """
                package acme;

                import acme.deep.Other;
                import acme.deep.Other.Inner;
                import static acme.deep.Other.help;

                class Main extends Base {
                    private int field = COUNTER + Base.COUNT;
                    static final int COUNTER = 1;
                    void field(String text) { this.field = text.length(); help(field); }
                    Inner make() { field("x"); return new Other.Inner(); } // Other
                    class Nested { int other = field; }
                }
                """);
        try (Workspace workspace = open(files, Map.of())) {
            Snapshot snapshot = workspace.awaitIndexed(PATIENCE);
            VPath main = VPath.of(temporary.resolve("project/src/acme/Main.java"));
            String text = files.get("src/acme/Main.java");
            assertEquals("Other.java:3", target(snapshot, main, text, "deep.^Other;"));
            assertEquals("Other.java:4", target(snapshot, main, text, "Other.^Inner;"));
            assertEquals("Other.java:5 Other.java:6", target(snapshot, main, text, "Other.^help;"));
            assertEquals("Base.java:3", target(snapshot, main, text, "extends ^Base"));
            assertEquals("Main.java:9", target(snapshot, main, text, "= ^COUNTER"));
            assertEquals("Base.java:5", target(snapshot, main, text, "Base.^COUNT;"));
            assertEquals("Main.java:8", target(snapshot, main, text, "this.^field"));
            assertEquals("Main.java:10", target(snapshot, main, text, "{ ^field(\"x\")"));
            assertEquals("Other.java:5 Other.java:6", target(snapshot, main, text, "; ^help("));
            assertEquals("Other.java:4", target(snapshot, main, text, "    ^Inner make"));
            assertEquals("Other.java:4", target(snapshot, main, text, "new Other.^Inner()"));
            assertEquals("Main.java:8", target(snapshot, main, text, "other = ^field"));
            assertEquals("nothing", target(snapshot, main, text, "// ^Other"));
            assertEquals("", target(snapshot, main, text, "text.^length"));
            // No Python is seen in it.
            assertEquals(List.of(), DiagnosticsFeature.find(snapshot, main, CancelToken.NONE));
            assertEquals(List.of(), SymbolsFeature.find(snapshot, main, CancelToken.NONE));
            assertEquals(Optional.empty(), HoverFeature.find(snapshot, main, 20, CancelToken.NONE));
        }
    }

    @Test
    void aCopyOfASourceFromAnArchiveLeadsOn() throws Exception {
        Path view = Files.createDirectories(temporary.resolve("views/guava-sources"))
                .resolve("Joiner.java");
        String text;
        try (ZipFile zip = new ZipFile(CORPORA.resolve("guava-sources.jar").toFile())) {
            text = new String(
                    zip.getInputStream(zip.getEntry("com/google/common/base/Joiner.java"))
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        }
        Files.writeString(view, text);
        Map<String, Object> settings =
                Map.of("classpath", List.of(CORPORA.resolve("guava.jar").toString()));
        try (Workspace workspace = open(Map.of(), settings)) {
            Snapshot snapshot = workspace.awaitIndexed(PATIENCE);
            VPath file = VPath.of(view);
            assertTrue(
                    target(snapshot, file, text, "Preconditions.^checkNotNull;").startsWith("Preconditions.java:"));
            assertTrue(target(snapshot, file, text, "import com.google.common.annotations.^GwtCompatible;")
                    .startsWith("GwtCompatible.java:"));
            assertTrue(target(snapshot, file, text, "return new ^MapJoiner(").startsWith("Joiner.java:"));
            assertTrue(target(snapshot, file, text, "this.^separator").startsWith("Joiner.java:"));
        }
    }

    private Workspace open(Map<String, String> files, Map<String, Object> settings) throws Exception {
        Path project = Files.createDirectories(temporary.resolve("project"));
        Files.writeString(project.resolve("naja.json"), "{}");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = project.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        WorkspaceOptions options = new WorkspaceOptions(
                new DiskTree(),
                Machine.current(),
                Settings.NONE,
                json -> Map.of(),
                temporary.resolve("cache"),
                ProgressListener.NONE);
        return Workspace.open(
                List.of(VPath.of(project)), Settings.read(settings, "test").settings(), options);
    }

    /** The files and lines that the place at the mark leads to, of which the text around is {@code place}. */
    private static String target(Snapshot snapshot, VPath file, String text, String place) {
        int offset = text.indexOf(place.replace("^", "")) + place.indexOf('^');
        Optional<Definition> definition = DefinitionFeature.find(snapshot, file, offset, CancelToken.NONE);
        if (definition.isEmpty()) {
            return "nothing";
        }
        List<String> shown = new ArrayList<>();
        for (NavigationTarget target : definition.get().targets()) {
            if (target instanceof NavigationTarget.InFile found) {
                LineIndex lines = new LineIndex(snapshot.text(found.file()).orElse(""));
                shown.add(found.file().name() + ":"
                        + (lines.line(found.selection().start()) + 1));
            }
        }
        return String.join(" ", shown);
    }
}
