package naja.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import naja.names.ModuleName;
import naja.names.PackageContext;
import naja.resolve.ResolverView;
import naja.syntax.Grammar;
import naja.vfs.DiskTree;
import naja.vfs.TreeReads;
import naja.vfs.VPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    private static final long PATIENCE = 60_000;

    private final Path temporary;
    private final Path folder;
    private final List<Workspace> opened = new ArrayList<>();

    WorkspaceTest(@TempDir Path temporary) throws IOException {
        this.temporary = temporary;
        this.folder = Files.createDirectories(temporary.resolve("Mes projets").resolve("été"));
    }

    @AfterEach
    void close() {
        opened.forEach(Workspace::close);
    }

    private Workspace workspace() {
        return opened.get(opened.size() - 1);
    }

    private VPath write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return VPath.of(file);
    }

    private Snapshot open() throws InterruptedException, TimeoutException {
        return open(List.of(VPath.of(folder)), Settings.NONE);
    }

    private Snapshot open(List<VPath> folders, Settings settings) throws InterruptedException, TimeoutException {
        VPath home = VPath.of(temporary.resolve("home"));
        Machine machine = new Machine(Map.of(), home, Machine.current().runningJdk(), ":");
        opened.add(Workspace.open(
                folders,
                settings,
                new WorkspaceOptions(
                        new DiskTree(),
                        machine,
                        Settings.NONE,
                        text -> {
                            if (text.startsWith("{")) {
                                return Map.of("sysPath", List.of("extra"));
                            }
                            throw new IllegalArgumentException("expected { at line 1");
                        },
                        // Unpacking the library takes longer than all of a test.
                        Path.of("target", "workspace-test-cache").toAbsolutePath(),
                        ProgressListener.NONE)));
        return workspace().awaitIndexed(PATIENCE);
    }

    private Snapshot submit(Change change) throws InterruptedException, TimeoutException {
        workspace().submit(change);
        return workspace().awaitIndexed(PATIENCE);
    }

    @Test
    void untilAProjectWasLookedAtNothingIsMissing() throws Exception {
        write("a.py", "import b\n");
        CompletableFuture<Snapshot> first = new CompletableFuture<>();
        Snapshot last = open();
        workspace().whenCurrent(first::complete);
        assertSame(last, first.get(60, TimeUnit.SECONDS));
        assertTrue(last.indexing().isComplete());
        assertTrue(last.view(VPath.of(folder.resolve("a.py")))
                .sysPath()
                .incomplete()
                .isEmpty());
        assertTrue(last.javaIndex(VPath.of(folder.resolve("a.py"))).isComplete());
        Project pending = Discovery.pending(VPath.of(folder), Settings.NONE, Machine.current(), World.embedded());
        assertTrue(pending.incomplete().isPresent());
        assertFalse(JavaWorld.unknown(pending).isComplete());
    }

    @Test
    void whatADamagedArchiveMayHoldIsUnknownUntilItIsMended() throws Exception {
        VPath file = write("a.py", "import com.foo.Bar\n");
        VPath archive = write("lib/damaged.jar", "version https://git-lfs.github.com/spec/v1\n");
        Snapshot damaged = open();
        assertTrue(damaged.javaIndex(file).isComplete());
        String reason = damaged.view(file).javaIncomplete("com.foo").orElse("");
        assertTrue(reason.contains(archive.toString()), reason);
        assertTrue(damaged.view(file).javaIncomplete("foo").isPresent());
        assertTrue(damaged.view(file).javaIncomplete("java.util").isEmpty());
        assertEquals(1, damaged.problems(damaged.project(file)).size());
        Files.write(archive.toPath(), World.zip("org/acme/A.class"));
        Snapshot mended = submit(new Change.FilesChanged(Set.of(archive)));
        assertTrue(mended.view(file).javaIncomplete("com.foo").isEmpty());
        assertEquals(List.of(), mended.problems(mended.project(file)));
    }

    @Test
    void theJdkAndTheProjectsOwnSourcesAreIndexed() throws Exception {
        VPath file = write("src/main/python/a.py", "import b\n");
        write("src/main/java/org/acme/A.java", "package org.acme;\npublic class A { static class B {} }\n");
        Snapshot snapshot = open();
        assertTrue(snapshot.javaIndex(file).find("java.util", "ArrayList").isPresent());
        assertEquals(List.of("A", "A$B"), snapshot.javaIndex(file).classes("org.acme"));
    }

    @Test
    void anOpenDocumentWinsOverTheDiskUntilItIsClosed() throws Exception {
        VPath file = write("a.py", "x = 1\n");
        open();
        Snapshot edited = submit(new Change.DocumentOpened(file, "y = 1\n", 1));
        assertEquals("y = 1\n", edited.text(file).orElseThrow());
        assertTrue(edited.module(file).orElseThrow().binding("y").isPresent());
        Snapshot closed = submit(new Change.DocumentClosed(file));
        assertEquals("x = 1\n", closed.text(file).orElseThrow());
        assertTrue(closed.module(file).orElseThrow().binding("x").isPresent());
    }

    @Test
    void aSnapshotNeverChanges() throws Exception {
        VPath file = write("p/__init__.py", "");
        VPath directory = file.parent();
        Snapshot before = open();
        assertFalse(before.files().list(directory).orElseThrow().hasFile("late.py"));
        VPath late = write("p/late.py", "z = 1\n");
        Snapshot after = submit(new Change.FilesChanged(Set.of(late)));
        assertFalse(before.files().list(directory).orElseThrow().hasFile("late.py"));
        assertTrue(after.files().list(directory).orElseThrow().hasFile("late.py"));
        Snapshot edited = submit(new Change.DocumentOpened(late, "w = 1\n", 1));
        assertEquals("z = 1\n", after.text(late).orElseThrow());
        assertEquals("w = 1\n", edited.text(late).orElseThrow());
        assertTrue(edited.revision() > after.revision());
    }

    @Test
    void anEditListsNoDirectoryAndParsesOneText() throws Exception {
        VPath file = write("p/a.py", "import os\n");
        open();
        Snapshot before = submit(new Change.DocumentOpened(file, "import os\n", 1));
        before.module(file);
        before.view(file).list(file.parent());
        int listed = before.disk().listedCount();
        int parsed = before.parseCount();
        Snapshot edited = submit(new Change.DocumentEdited(file, "import sys\n", 2));
        edited.module(file);
        edited.parse(file);
        edited.view(file).list(file.parent());
        assertEquals(listed, edited.disk().listedCount());
        assertEquals(parsed + 1, edited.parseCount());
        assertSame(edited.parse(file).orElseThrow(), edited.parse(file).orElseThrow());
        assertEquals(Set.of(file), edited.touched().paths());
        assertFalse(edited.touched().everything());
    }

    @Test
    void aChangedFileIsParsedAgainAndOthersAreNot() throws Exception {
        VPath one = write("one.py", "x = 1\n");
        VPath two = write("two.py", "y = 1\n");
        Snapshot before = open();
        before.module(one);
        before.module(two);
        int parsed = before.parseCount();
        write("one.py", "longer = 1\n");
        Snapshot after = submit(new Change.FilesChanged(Set.of(one)));
        assertTrue(after.module(one).orElseThrow().binding("longer").isPresent());
        assertTrue(after.module(two).orElseThrow().binding("y").isPresent());
        assertEquals(parsed + 1, after.parseCount());
    }

    @Test
    void aDirectoryThatGoesWithItsOnlyFileIsSeenToGo() throws Exception {
        VPath file = write("lib/p/q/__init__.py", "");
        Snapshot before = open();
        VPath library = VPath.of(folder.resolve("lib"));
        assertTrue(before.files().list(library).orElseThrow().hasDirectory("p"));
        for (String name : List.of("lib/p/q/__init__.py", "lib/p/q", "lib/p")) {
            Files.delete(folder.resolve(name));
        }
        Snapshot after = submit(new Change.FilesChanged(Set.of(file)));
        assertFalse(after.files().list(library).orElseThrow().hasDirectory("p"));
    }

    @Test
    void aTextInAnArchiveIsReadAnewThoughItsSizeAndTimeAreTheSame() throws Exception {
        write("naja.json", "{}");
        VPath archive = write("extra/lib.jar", "");
        FileTime time = FileTime.fromMillis(1_700_000_000_000L);
        Files.write(archive.toPath(), zipAt(time, "m.py", "v = 1\n"));
        VPath module = archive.archiveRoot().child("m.py");
        Snapshot before = open();
        assertTrue(before.module(module).orElseThrow().binding("v").isPresent());
        Files.write(archive.toPath(), zipAt(time, "m.py", "w = 1\n"));
        Files.setLastModifiedTime(archive.toPath(), FileTime.fromMillis(1_700_000_001_000L));
        Snapshot after = submit(new Change.FilesChanged(Set.of(archive)));
        assertTrue(after.module(module).orElseThrow().binding("w").isPresent());
    }

    @Test
    void anArchiveGoesWithADirectoryAboveIt() throws Exception {
        VPath file = write("a.py", "import com.foo.Bar\n");
        VPath archive = write("lib/foo.jar", "");
        Files.write(archive.toPath(), World.zip("com/foo/Bar.class"));
        Snapshot before = open();
        assertTrue(before.javaIndex(file).hasPackage("com.foo"));
        assertTrue(before.files().isDirectory(archive.archiveRoot()));
        Files.move(folder.resolve("lib"), folder.resolve("elsewhere"));
        Snapshot after = submit(new Change.FilesChanged(Set.of(VPath.of(folder.resolve("lib")))));
        assertFalse(after.files().isDirectory(archive.archiveRoot()));
        assertFalse(after.javaIndex(file).hasPackage("com.foo"));
    }

    private static byte[] zipAt(FileTime time, String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry(name);
            entry.setLastModifiedTime(time);
            zip.putNextEntry(entry);
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    @Test
    void pollingFindsWhatNobodyTold() throws Exception {
        VPath file = write("a.py", "import b\n");
        VPath known = write("known.py", "x = 1\n");
        VPath gone = write("gone.py", "");
        open();
        Snapshot before = submit(new Change.DocumentOpened(file, "import b\n", 1));
        assertTrue(before.files().isFile(gone));
        assertEquals(1, before.module(known).orElseThrow().bindings().size());
        workspace().poll();
        assertSame(before, workspace().awaitIndexed(PATIENCE), "nothing happened");

        VPath made = write("b.py", "");
        write("known.py", "x = 1\nyes = 2\n");
        Files.delete(gone.toPath());
        workspace().poll();
        Snapshot after = workspace().awaitIndexed(PATIENCE);
        assertTrue(after.files().isFile(made));
        assertFalse(after.files().isFile(gone));
        assertEquals(2, after.module(known).orElseThrow().bindings().size());
    }

    @Test
    void aNewRootIsDiscoveredWhenItsFirstFileComes() throws Exception {
        write("a.py", "");
        assertEquals(1, open().projects().get(0).roots().size());
        VPath file = write("src/main/python/b.py", "");
        Snapshot after = submit(new Change.FilesChanged(Set.of(file)));
        assertEquals(file.parent(), after.projects().get(0).roots().get(0).location());
        assertTrue(after.indexing().isComplete());
    }

    @Test
    void aNewJarIsIndexedAndAChangedOneIsIndexedAgain() throws Exception {
        VPath script = write("a.py", "");
        open();
        VPath jar = VPath.of(folder.resolve("lib/x.jar"));
        Files.createDirectories(folder.resolve("lib"));
        Files.write(jar.toPath(), World.zip("org/one/A.class"));
        Snapshot added = submit(new Change.FilesChanged(Set.of(jar)));
        assertTrue(added.javaIndex(script).hasPackage("org.one"));
        Files.write(jar.toPath(), World.zip("org/two/Longer.class"));
        Snapshot changed = submit(new Change.FilesChanged(Set.of(jar)));
        assertFalse(changed.javaIndex(script).hasPackage("org.one"));
        assertTrue(changed.javaIndex(script).hasPackage("org.two"));
        assertTrue(added.javaIndex(script).hasPackage("org.one"));
    }

    @Test
    void aNewJavaSourceCounts() throws Exception {
        VPath script = write("a.py", "");
        write("src/main/java/p/A.java", "package p; class A {}");
        open();
        VPath source = write("src/main/java/p/B.java", "package p; class B {} enum C {}");
        Snapshot after = submit(new Change.FilesChanged(Set.of(source)));
        assertEquals(List.of("A", "B", "C"), after.javaIndex(script).classes("p"));
    }

    @Test
    void whileAJarIsReadAgainItsNamesAreUnknown() throws Exception {
        VPath script = write("a.py", "");
        Files.createDirectories(folder.resolve("lib"));
        VPath jar = VPath.of(folder.resolve("lib/x.jar"));
        Files.write(jar.toPath(), World.zip("org/one/A.class"));
        open();
        List<Boolean> complete = new ArrayList<>();
        workspace()
                .addListener(
                        (before, after) -> complete.add(after.javaIndex(script).isComplete()));
        submit(new Change.FilesChanged(Set.of(jar)));
        assertEquals(false, complete.get(0));
        assertEquals(true, complete.get(complete.size() - 1));
    }

    @Test
    void najaJsonIsReadAndABrokenOneIsAProblem() throws Exception {
        VPath file = write("naja.json", "{}");
        Snapshot snapshot = open();
        assertEquals(
                VPath.of(folder.resolve("extra")),
                snapshot.projects().get(0).path().get(0).location().orElseThrow());
        write("naja.json", "oops, broken");
        Snapshot broken = submit(new Change.FilesChanged(Set.of(file)));
        assertEquals(
                List.of(new SettingProblem(file.toString(), "not read: expected { at line 1", /* isUnread= */ true)),
                broken.projects().get(0).problems());
    }

    /** Both moves are told after both were made, and in between something else has the settings read. */
    @Test
    void najaJsonThatIsAwayForAMomentIsReadAgain() throws Exception {
        VPath file = write("naja.json", "{}");
        open();
        Path away = folder.resolve("naja.json.away");
        Files.move(file.toPath(), away);
        Snapshot without = submit(new Change.SettingsChanged(
                Settings.read(Map.of("sysPath", List.of("lib")), "the editor").settings()));
        assertEquals(List.of(VPath.of(folder.resolve("lib"))), sysPath(without));
        Files.move(away, file.toPath());
        Snapshot back = submit(new Change.FilesChanged(Set.of(file)));
        assertTrue(back.projects().get(0).problems().stream().noneMatch(SettingProblem::isUnread));
        assertEquals(List.of(VPath.of(folder.resolve("extra"))), sysPath(back));
    }

    @Test
    void anArchiveThatIsAwayForAMomentIsReadAgain() throws Exception {
        VPath jar = VPath.of(folder.resolve("lib.jar"));
        Files.write(jar.toPath(), zipAt(FileTime.fromMillis(0), "p/C.class", "no class"));
        MemoTree known = new MemoTree(new DiskTree());
        assertTrue(known.stamp(jar).isPresent());
        Path away = folder.resolve("lib.jar.away");
        Files.move(jar.toPath(), away);
        TreeReads reads = new TreeReads();
        assertTrue(reads.recording(known).names(jar).isEmpty());
        assertTrue(reads.hold(known, any -> true));
        Files.move(away, jar.toPath());
        assertFalse(reads.hold(known.dropping(Set.of(jar)), any -> true));
    }

    /** Whether a file changes where imports look is asked again, too. */
    @Test
    void aFileThatIsAwayForAMomentIsReadAgain() throws Exception {
        VPath file = write("setup_path.py", "import sys\nsys.path.append('more')\n");
        open();
        Path away = folder.resolve("setup_path.py.away");
        Files.move(file.toPath(), away);
        assertFalse(workspace().current().mentions(file, bytes -> bytes.length > 0));
        Files.move(away, file.toPath());
        Snapshot back = submit(new Change.FilesChanged(Set.of(file)));
        assertTrue(back.mentions(file, bytes -> bytes.length > 0));
    }

    private static List<VPath> sysPath(Snapshot snapshot) {
        return snapshot.projects().get(0).path().stream()
                .limit(1)
                .map(entry -> entry.location().orElseThrow())
                .toList();
    }

    @Test
    void settingsAreTakenWhileRunning() throws Exception {
        VPath file = write("a.py", "");
        Snapshot before = open();
        assertEquals(Grammar.JYTHON_2_7, before.profile(file).grammar());
        Snapshot after = submit(new Change.SettingsChanged(
                Settings.read(Map.of("dialect", "cpython-3"), "client").settings()));
        assertEquals(Grammar.PYTHON_3, after.profile(file).grammar());
        assertTrue(after.projects().get(0).dialect().reason().contains("client"));
    }

    @Test
    void foldersComeAndGo() throws Exception {
        write("a.py", "");
        open();
        Path other = Files.createDirectories(temporary.resolve("other"));
        Snapshot both = submit(new Change.FoldersChanged(List.of(VPath.of(folder), VPath.of(other))));
        assertEquals(
                VPath.of(other), both.project(VPath.of(other.resolve("x.py"))).folder());
        Snapshot none = submit(new Change.FoldersChanged(List.of()));
        assertEquals(List.of(), none.projects());
        assertTrue(none.indexing().isComplete());
    }

    @Test
    void aChangedYamlFileChangesWhatIsLoadedByPath() throws Exception {
        VPath module = write("deep/single/x.py", "");
        VPath yaml = write("deep/config.yml", "jtype: A\npy_modules: single/x.py\n");
        PackageContext loaded = new PackageContext.LoadedByPath(new ModuleName("x"), false);
        assertEquals(List.of(loaded), open().contexts(module));
        write("deep/config.yml", "jtype: A\npy_modules: [single/x.py\n");
        Snapshot broken = submit(new Change.FilesChanged(Set.of(yaml)));
        assertEquals(List.of(new PackageContext.Script()), broken.contexts(module));
        assertTrue(broken.problems(broken.project(module)).stream()
                .anyMatch(problem -> problem.text().contains("config.yml:3: no valid YAML")));
    }

    @Test
    void onlyAFileWithAMainBlockIsMeantToBeRun() throws Exception {
        write("p/__init__.py", "");
        VPath run = write("p/run.py", "if __name__ == '__main__' and True:\n    pass\n");
        VPath imported = write("p/imported.py", "def f():\n    if __name__ == '__main__':\n        pass\n");
        VPath start = write("p/__main__.py", "");
        Snapshot snapshot = open();
        assertEquals(2, snapshot.mainContexts(run).size());
        assertEquals(List.of(), snapshot.mainContexts(imported));
        assertEquals(2, snapshot.mainContexts(start).size());
    }

    @Test
    void aFileWithoutAFolderHasItsOwnDirectoryAndJython() throws Exception {
        VPath file = write("script.py", "import helper\n");
        Snapshot snapshot = open(List.of(), Settings.NONE);
        ResolverView view = snapshot.view(file);
        assertEquals(file.parent(), view.sysPath().entries().get(0).location().orElseThrow());
        assertEquals(List.of(new PackageContext.Script()), snapshot.contexts(file));
        assertTrue(snapshot.javaIndex(file).find("java.util", "List").isPresent());
        assertTrue(snapshot.javaIndex(file).isComplete());
    }

    @Test
    void aFirstLineOfPython3IsReadAsPython3InAJythonProject() throws Exception {
        VPath file = write("tool.py", "#!/usr/bin/env python3\nprint(f'{1}', file=x)\n");
        VPath other = write("main.py", "print 'x'\n");
        Snapshot snapshot = open();
        assertEquals(Grammar.PYTHON_3, snapshot.parse(file).orElseThrow().grammar());
        assertEquals(List.of(), snapshot.module(file).orElseThrow().problems());
        assertEquals("cpython-3", snapshot.view(file).profile().dialect());
        assertEquals(Grammar.JYTHON_2_7, snapshot.parse(other).orElseThrow().grammar());
        assertEquals("jython-2.7", snapshot.view(other).profile().dialect());
    }

    @Test
    void aQuestionSeesEveryEarlierChangeAndNoLaterOne() throws Exception {
        VPath file = write("a.py", "");
        open();
        CompletableFuture<String> asked = new CompletableFuture<>();
        workspace().submit(new Change.DocumentOpened(file, "1", 1));
        workspace().submit(new Change.DocumentEdited(file, "2", 2));
        workspace().whenCurrent(snapshot -> asked.complete(snapshot.text(file).orElseThrow()));
        workspace().submit(new Change.DocumentEdited(file, "3", 3));
        assertEquals("2", asked.get(60, TimeUnit.SECONDS));
        assertEquals("3", workspace().awaitIndexed(PATIENCE).text(file).orElseThrow());
    }

    @Test
    void theEncodingOfAFileIsTheOneItNames() throws Exception {
        open();
        Path file = folder.resolve("l.py");
        Files.write(
                file, "# -*- coding: latin-1 -*-\nx = 'é'\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        Snapshot snapshot = submit(new Change.FilesChanged(Set.of(VPath.of(file))));
        assertTrue(snapshot.text(VPath.of(file)).orElseThrow().contains("'é'"));
    }

    @Test
    void everyChangeMakesAnotherSnapshot() throws Exception {
        VPath file = write("a.py", "");
        Snapshot first = open();
        Snapshot second = submit(new Change.DocumentOpened(file, "x", 1));
        assertNotSame(first, second);
        assertTrue(first.document(file).isEmpty());
        assertEquals(1, second.openDocuments().size());
    }

    @Test
    void aDirectoryWithImportedPackagesBecomesARoot() throws Exception {
        VPath run = write("bin/run.py", "import tool.main\n");
        VPath tool = write("parts/one/tool/__init__.py", "");
        Snapshot snapshot = open();
        assertTrue(snapshot.view(run).sysPath().entries().stream().anyMatch(entry -> entry.location()
                .equals(java.util.Optional.of(tool.parent().parent()))));
        assertEquals(List.of(new PackageContext.InPackage(new ModuleName("tool"), true)), snapshot.contexts(tool));
    }

    @Test
    void aPomIsAskedInTheBackgroundAndUntilThenJavaNamesAreUnknown() throws Exception {
        DiskWorld world = new DiskWorld(temporary).installed("org.a", "a", "1").installed("org.b", "b", "2");
        write(".mvn/maven.config", "-Dmaven.repo.local=" + world.repository().toPath());
        VPath pom = write("pom.xml", app("org.a", "a", "1"));
        VPath file = write("a.py", "import x.Y\n");
        Snapshot first = open();
        Project asked = first.project(file);
        assertEquals(Optional.empty(), asked.classpathOpen());
        assertEquals("a-1.jar", asked.classpath().get(0).location().name());
        List<Snapshot> seen = new CopyOnWriteArrayList<>();
        workspace().addListener((before, after) -> seen.add(after));
        write("pom.xml", app("org.b", "b", "2"));
        Snapshot edited = submit(new Change.FilesChanged(Set.of(pom)));
        assertEquals(
                "b-2.jar", edited.project(file).classpath().get(0).location().name());
        assertTrue(seen.stream().anyMatch(snapshot -> snapshot.javaIncomplete(file, "com.any.thing")
                .isPresent()));
        assertTrue(seen.stream()
                .noneMatch(snapshot -> snapshot.javaIncomplete(file, "java.any").isPresent()));
        assertEquals(Optional.empty(), edited.javaIncomplete(file, "com.any.thing"));
    }

    private static String app(String group, String name, String version) {
        return DiskWorld.pom(
                "g",
                "app",
                "1",
                "<dependencies>",
                DiskWorld.dependency(group, name, "<version>" + version + "</version>"),
                "</dependencies>");
    }
}
