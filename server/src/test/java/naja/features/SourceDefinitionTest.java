package naja.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import naja.base.CancelToken;
import naja.features.definition.Definition;
import naja.features.definition.DefinitionFeature;
import naja.features.definition.NavigationTarget;
import naja.javaindex.Access;
import naja.javaindex.ClassFile;
import naja.javaindex.JavaIndex;
import naja.javaindex.JavacOutline;
import naja.text.LineIndex;
import naja.vfs.DiskTree;
import naja.vfs.VPath;
import naja.vfs.Vineflower;
import naja.workspace.Machine;
import naja.workspace.ProgressListener;
import naja.workspace.Settings;
import naja.workspace.Snapshot;
import naja.workspace.Workspace;
import naja.workspace.WorkspaceOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Definitions of Java classes and members lead to the line of a source that declares them, as javac sees it. */
class SourceDefinitionTest {
    private static final int PAIRS = 50;
    private static final long SEED = 20_261_122;
    private static final int PATIENCE = 120_000;
    private static final Path CORPORA = Path.of("target", "corpora").toAbsolutePath();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path temporary;

    /** A member, or with an empty member name a class. */
    private record Pair(String binaryName, String member) {
        String statement() {
            int dot = binaryName.lastIndexOf('.');
            return member.isEmpty()
                    ? "from " + binaryName.substring(0, dot) + " import " + binaryName.substring(dot + 1)
                    : "from " + binaryName + " import " + member;
        }

        String declared() {
            return member.isEmpty() ? binaryName.substring(binaryName.lastIndexOf('.') + 1) : member;
        }
    }

    @Test
    void archivesOfSourcesBesideTheirArchives() throws Exception {
        judge(
                List.of("com.google.common.collect", "com.google.common.base", "org.apache.commons.lang3"),
                "-sources.jar!");
    }

    @Test
    void sourcesOfTheJdkIfItHasThem() throws Exception {
        boolean hasSources = Files.exists(Path.of(System.getProperty("java.home"), "lib", "src.zip"));
        // Without them the signatures that are shown come from the class files.
        judge(
                List.of("java.util", "java.io", "java.net", "javax.swing", "java.sql"),
                hasSources ? "src.zip!" : "signatures");
    }

    @Test
    void whatADecompilerMakesOfClassesWithoutSources() throws Exception {
        // Without an archive of sources beside it.
        Path alone = Files.createDirectories(temporary.resolve("lib"));
        Files.copy(CORPORA.resolve("commons-lang3.jar"), alone.resolve("commons-lang3.jar"));
        Vineflower vineflower = new Vineflower(VPath.of(temporary.resolve("views")));
        judge(
                List.of(alone.resolve("commons-lang3.jar")),
                List.of("org.apache.commons.lang3", "org.apache.commons.lang3.time"),
                temporary.resolve("views").toString(),
                vineflower::source);
    }

    private void judge(List<String> packages, String expectedPlace) throws Exception {
        judge(
                List.of(CORPORA.resolve("guava.jar"), CORPORA.resolve("commons-lang3.jar")),
                packages,
                expectedPlace,
                Decompiler.NONE);
    }

    private void judge(List<Path> archives, List<String> packages, String expectedPlace, Decompiler decompiler)
            throws Exception {
        Path folder = temporary.resolve("project");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("naja.json"), "{}");
        Map<String, Object> tree =
                Map.of("classpath", archives.stream().map(Path::toString).toList());
        WorkspaceOptions options = new WorkspaceOptions(
                new DiskTree(),
                Machine.current(),
                Settings.NONE,
                text -> Map.of(),
                temporary.resolve("cache"),
                ProgressListener.NONE);
        List<Pair> pairs;
        try (Workspace workspace = open(folder, tree, options)) {
            workspace.awaitIndexed(PATIENCE);
            pairs = choose(
                    workspace
                            .current()
                            .view(VPath.of(folder.resolve("main.py")))
                            .classPath(),
                    packages);
        }
        StringBuilder text = new StringBuilder();
        pairs.forEach(pair -> text.append(pair.statement()).append('\n'));
        Files.writeString(folder.resolve("main.py"), text);
        try (Workspace workspace = open(folder, tree, options)) {
            Snapshot snapshot = workspace.awaitIndexed(PATIENCE);
            List<String> wrong = new ArrayList<>();
            int offset = 0;
            for (Pair pair : pairs) {
                offset += pair.statement().length();
                String complaint = complaint(
                        snapshot, VPath.of(folder.resolve("main.py")), offset, pair, expectedPlace, decompiler);
                if (!complaint.isEmpty()) {
                    wrong.add(pair.statement() + ": " + complaint);
                }
                offset++;
            }
            assertEquals(List.of(), wrong);
        }
    }

    private static Workspace open(Path folder, Map<String, Object> settings, WorkspaceOptions options) {
        return Workspace.open(
                List.of(VPath.of(folder)), Settings.read(settings, "test").settings(), options);
    }

    /** Classes and public members of them, by a seed. */
    private static List<Pair> choose(JavaIndex index, List<String> packages) {
        List<Pair> all = new ArrayList<>();
        for (String packageName : packages) {
            for (String name : index.classes(packageName)) {
                Optional<ClassFile> file = index.find(packageName, name).flatMap(index::read);
                if (file.isPresent() && (file.get().access() & Access.PUBLIC) != 0 && !name.contains("$")) {
                    all.add(new Pair(packageName + "." + name, ""));
                    Stream.concat(file.get().fields().stream(), file.get().methods().stream())
                            .filter(member -> (member.access() & Access.PUBLIC) != 0 && !member.isSynthetic())
                            .map(ClassFile.Member::name)
                            .filter(member -> member.matches("[a-zA-Z_]\\w*"))
                            // The compiler gives these to every enumeration and record.
                            .filter(member -> !List.of("values", "valueOf").contains(member))
                            .distinct()
                            .forEach(member -> all.add(new Pair(packageName + "." + name, member)));
                }
            }
        }
        Collections.shuffle(all, new Random(SEED));
        assertTrue(all.size() > 1000, () -> all.size() + " to choose from");
        return all.subList(0, PAIRS);
    }

    private static String complaint(
            Snapshot snapshot, VPath file, int offset, Pair pair, String expectedPlace, Decompiler decompiler) {
        Optional<Definition> definition = DefinitionFeature.find(snapshot, file, offset, decompiler, CancelToken.NONE);
        if (definition.isEmpty() || definition.get().targets().isEmpty()) {
            return "leads nowhere";
        }
        for (NavigationTarget target : definition.get().targets()) {
            if (target instanceof NavigationTarget.InSignatures view) {
                String line = lineAt(view.text(), view.selection().start());
                if (!expectedPlace.equals("signatures") || !line.contains(pair.declared())) {
                    return "leads to the signature " + line;
                }
                continue;
            }
            if (!(target instanceof NavigationTarget.InFile place)) {
                return "leads to " + target;
            }
            if (!place.file().toString().contains(expectedPlace)) {
                return "leads to " + place.file();
            }
            String text = snapshot.text(place.file()).orElseThrow();
            int line = new LineIndex(text).line(place.selection().start());
            boolean isDeclared = JavacOutline.of(Map.of(place.file().name(), text)).values().stream()
                    .flatMap(List::stream)
                    .anyMatch(found -> found.line() == line && found.path().endsWith("." + pair.declared()));
            if (!isDeclared) {
                return "leads to " + place.file() + ":" + (line + 1) + ", "
                        + lineAt(text, place.selection().start());
            }
        }
        return "";
    }

    private static String lineAt(String text, int offset) {
        LineIndex lines = new LineIndex(text);
        int line = lines.line(offset);
        return text.substring(lines.lineStart(line), lines.lineEnd(line));
    }
}
