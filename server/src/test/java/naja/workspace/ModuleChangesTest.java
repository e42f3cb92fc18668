package naja.workspace;

import static naja.workspace.DiskWorld.dependency;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import naja.base.CancelToken;
import naja.features.diagnostics.ImportProblem;
import naja.features.diagnostics.LiveDiagnostics;
import naja.javaindex.CompiledJava;
import naja.javaindex.JavaIndex;
import naja.lsp.Json;
import naja.vfs.DiskTree;
import naja.vfs.VPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a change of a module's pom, or of an archive, problems are found again only where they can differ. */
class ModuleChangesTest {
    private static final long PATIENCE = 120_000;
    private static final String ACME = dependency("org.acme", "acme", "<version>1</version>");

    @TempDir
    private Path temporary = Path.of("");

    private final LiveDiagnostics diagnostics = new LiveDiagnostics();
    private DiskWorld world = new DiskWorld(temporary);
    private Optional<Workspace> opened = Optional.empty();

    @BeforeEach
    void begin() throws Exception {
        world = new DiskWorld(temporary);
        world.file(
                        "pom.xml",
                        DiskWorld.pom(
                                "g",
                                "all",
                                "1",
                                "<packaging>pom</packaging>",
                                "<modules><module>one</module><module>two</module></modules>"))
                .file("one/pom.xml", DiskWorld.pom("g", "one", "1", "<dependencies>", ACME, "</dependencies>"))
                .file("two/pom.xml", DiskWorld.pom("g", "two", "1"))
                .file("one/a.py", "from org.acme import Tool as Tool")
                .file("two/b.py", "from org.base import Ground as Ground")
                .file("two/c.py", "from java.util import List as List", "import os as os")
                .installed("org.acme", "acme", "1")
                .installed("org.base", "base", "2");
        classes("org/acme/acme/1/acme-1.jar", "org.acme", "Tool");
        classes("org/base/base/2/base-2.jar", "org.base", "Ground");
        opened = Optional.of(Workspace.open(
                List.of(world.folder()),
                Settings.NONE,
                new WorkspaceOptions(
                        new DiskTree(),
                        world.machine(),
                        Settings.NONE,
                        Json::parse,
                        Path.of("target", "workspace-test-cache").toAbsolutePath(),
                        ProgressListener.NONE)));
        workspace().awaitIndexed(PATIENCE);
        for (String name : List.of("one/a.py", "two/b.py", "two/c.py")) {
            VPath file = world.folder().resolve(name);
            String text = workspace().current().text(file).orElseThrow();
            workspace().submit(new Change.DocumentOpened(file, text, 1));
        }
        workspace().awaitIndexed(PATIENCE);
    }

    @AfterEach
    void close() {
        opened.ifPresent(Workspace::close);
    }

    @Test
    void aPomAffectsWhoAsksForWhatItBrings() throws Exception {
        assertEquals(List.of(), problems("one/a.py"));
        assertEquals(List.of(DiagnosticCode.JAVA_CLASS_NOT_FOUND), problems("two/b.py"));
        assertEquals(List.of(), problems("two/c.py"));
        int found = diagnostics.foundCount();

        change(
                "two/pom.xml",
                DiskWorld.pom(
                        "g",
                        "two",
                        "1",
                        "<dependencies>",
                        dependency("org.base", "base", "<version>2</version>"),
                        "</dependencies>"));
        assertEquals(List.of(), problems("one/a.py"));
        assertEquals(List.of(), problems("two/c.py"));
        assertEquals(found, diagnostics.foundCount(), "nothing of base is in them");
        assertEquals(List.of(), problems("two/b.py"));
        assertEquals(found + 1, diagnostics.foundCount());

        change("two/pom.xml", DiskWorld.pom("g", "two", "1"));
        assertEquals(List.of(DiagnosticCode.JAVA_CLASS_NOT_FOUND), problems("two/b.py"));
    }

    @Test
    void whatOnlyTheOtherModuleHasNowIsToldToItsImporters() throws Exception {
        assertEquals(List.of(), problems("one/a.py"));
        assertEquals(List.of(), problems("two/c.py"));
        int found = diagnostics.foundCount();

        Files.writeString(
                world.folder().resolve("two/pom.xml").toPath(),
                DiskWorld.pom("g", "two", "1", "<dependencies>", ACME, "</dependencies>"));
        change("one/pom.xml", DiskWorld.pom("g", "one", "1"));
        workspace().submit(new Change.FilesChanged(Set.of(world.folder().resolve("two/pom.xml"))));
        workspace().awaitIndexed(PATIENCE);
        assertEquals(List.of(DiagnosticCode.CLASS_OF_OTHER_MODULE), problems("one/a.py"));
        assertEquals(List.of(), problems("two/c.py"));
        assertEquals(found + 1, diagnostics.foundCount());
    }

    @Test
    void anArchiveAffectsWhoAsksForItsPackages() throws Exception {
        assertEquals(List.of(), problems("one/a.py"));
        assertEquals(List.of(), problems("two/c.py"));
        int found = diagnostics.foundCount();

        classes("org/acme/acme/1/acme-1.jar", "org.acme", "Another");
        workspace().submit(new Change.FilesChanged(Set.of(world.repository().resolve("org/acme/acme/1/acme-1.jar"))));
        workspace().awaitIndexed(PATIENCE);
        assertEquals(List.of(DiagnosticCode.JAVA_CLASS_NOT_FOUND), problems("one/a.py"));
        assertEquals(List.of(), problems("two/c.py"));
        assertEquals(found + 1, diagnostics.foundCount());
    }

    @Test
    void modulesShareWhatIsKnownOfAnArchive() throws Exception {
        change("two/pom.xml", DiskWorld.pom("g", "two", "1", "<dependencies>", ACME, "</dependencies>"));
        VPath jar = world.repository().resolve("org/acme/acme/1/acme-1.jar");
        JavaIndex one = workspace().current().javaIndex(world.folder().resolve("one/a.py"));
        JavaIndex two = workspace().current().javaIndex(world.folder().resolve("two/b.py"));
        assertEquals(one.entry(jar).orElseThrow(), two.entry(jar).orElseThrow());
    }

    /** An archive of the repository with one class. */
    private void classes(String archive, String packageName, String name) throws Exception {
        String source = packageName.replace('.', '/') + "/" + name + ".java";
        Map<String, byte[]> compiled = CompiledJava.compile(
                Files.createTempDirectory(temporary, "classes"),
                Map.of(source, "package " + packageName + "; public class " + name + " {}"));
        try (ZipOutputStream zip = new ZipOutputStream(
                Files.newOutputStream(world.repository().resolve(archive).toPath()))) {
            for (Map.Entry<String, byte[]> file : compiled.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
    }

    private Workspace workspace() {
        return opened.orElseThrow();
    }

    private void change(String name, String text) throws Exception {
        VPath file = world.folder().resolve(name);
        Files.writeString(file.toPath(), text);
        workspace().submit(new Change.FilesChanged(Set.of(file)));
        workspace().awaitIndexed(PATIENCE);
    }

    private List<DiagnosticCode> problems(String name) {
        return diagnostics.of(workspace().current(), world.folder().resolve(name), CancelToken.NONE).stream()
                .map(ImportProblem::code)
                .toList();
    }
}
