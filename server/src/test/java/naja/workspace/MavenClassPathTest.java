package naja.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import naja.base.CancelToken;
import naja.vfs.DiskTree;
import naja.vfs.VPath;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The class path of each module for each scope is what Maven says, in its order. Maven's answers are recorded in {@code
 * class-paths.md}; with {@code -Dnaja.maven=mvn} that Maven is asked anew (it fetches its plug-in), and with {@code
 * -Dnaja.update=true} besides, its answers are written down.
 */
class MavenClassPathTest {
    private static final Path CASES = Path.of("src/test/resources/maven/class-paths.md");
    private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath";
    private static final Map<String, Set<String>> SCOPES = scopes();

    @TempDir
    private Path temporary = Path.of("");

    private static Map<String, Set<String>> scopes() {
        Map<String, Set<String>> scopes = new LinkedHashMap<>();
        scopes.put("compile", Set.of("compile", "provided", "system"));
        scopes.put("runtime", Set.of("compile", "runtime"));
        scopes.put("test", Set.of("compile", "provided", "system", "runtime", "test"));
        return scopes;
    }

    @TestFactory
    Stream<DynamicTest> eachModuleHasTheClassPathThatMavenGivesIt() throws IOException {
        List<String> cases = new ArrayList<>(List.of(Files.readString(CASES).split("(?m)^(?=## )")));
        return java.util.stream.IntStream.range(1, cases.size())
                .mapToObj(i ->
                        DynamicTest.dynamicTest(cases.get(i).lines().findFirst().orElse(""), () -> check(cases, i)));
    }

    private void check(List<String> cases, int index) throws Exception {
        DiskWorld world = new DiskWorld(Files.createTempDirectory(temporary, "case"));
        Map<String, String> blocks = blocks(cases.get(index));
        for (Map.Entry<String, String> block : blocks.entrySet()) {
            if (block.getKey().equals("repository")) {
                ShortRepository.install(block.getValue(), world);
            } else if (!block.getKey().equals("maven")) {
                world.file(block.getKey(), block.getValue());
            }
        }
        String recorded = blocks.getOrDefault("maven", "");
        String maven = System.getProperty("naja.maven", "");
        if (!maven.isEmpty()) {
            String asked = asked(maven, world);
            if (Boolean.getBoolean("naja.update")) {
                cases.set(index, cases.get(index).replaceFirst("(?s)(`maven`:\\s+```\\n).*?```", "$1" + asked + "```"));
                Files.writeString(CASES, String.join("", cases));
                recorded = asked;
            }
            assertEquals(asked, recorded);
        }
        assertEquals(recorded, found(world));
        assertTrue(recorded.lines().count() > 3);
    }

    private static Map<String, String> blocks(String text) {
        Map<String, String> blocks = new LinkedHashMap<>();
        var matcher = java.util.regex.Pattern.compile("(?s)`([^`\\n]+)`:\\s+```[a-z]*\\n(.*?)```")
                .matcher(text);
        while (matcher.find()) {
            blocks.put(matcher.group(1), matcher.group(2));
        }
        return blocks;
    }

    /** What we say. */
    private static String found(DiskWorld world) {
        DiskTree tree = new DiskTree();
        BuildQuestion question = BuildQuestion.of(
                        tree,
                        world.machine(),
                        Survey.of(tree, world.folder(), CancelToken.NONE),
                        ArtifactStore.of(tree, world.machine(), world.folder()),
                        Map.of())
                .orElseThrow();
        BuildAnswers answers = world.answers();
        assertTrue(answers.begin(question) && answers.ask(question));
        BuildState state = answers.state(question);
        assertEquals(Optional.empty(), state.open());
        StringBuilder text = new StringBuilder();
        for (VPath pom : sorted(state.answer().modules().keySet())) {
            for (Map.Entry<String, Set<String>> scope : SCOPES.entrySet()) {
                List<String> names = state.answer().entries(pom).stream()
                        .filter(entry -> scope.getValue().contains(entry.scope()))
                        .map(entry -> entry.file().name())
                        .toList();
                add(text, module(world, pom.parent()), scope.getKey(), names);
            }
        }
        return text.toString();
    }

    /** What Maven says, without other modules, for which it names their directories. */
    private static String asked(String maven, DiskWorld world) throws Exception {
        for (String scope : SCOPES.keySet()) {
            Process process = new ProcessBuilder(
                            maven,
                            "-B",
                            "-q",
                            "-Dmaven.repo.local=" + world.repository().toPath(),
                            "-Dmaven.main.skip=true",
                            "-Dmaven.test.skip=true",
                            "test-compile",
                            PLUGIN,
                            "-DincludeScope=" + scope,
                            "-Dmdep.outputFile=class-path-" + scope)
                    .directory(world.folder().toPath().toFile())
                    .inheritIO()
                    .start();
            assertTrue(process.waitFor(10, TimeUnit.MINUTES));
            assertEquals(0, process.exitValue());
        }
        StringBuilder text = new StringBuilder();
        for (Path pom : poms(world)) {
            for (String scope : SCOPES.keySet()) {
                String path = Files.readString(pom.resolveSibling("class-path-" + scope));
                List<String> names = Stream.of(path.strip().split(java.io.File.pathSeparator, -1))
                        .filter(entry -> entry.endsWith(".jar"))
                        .map(entry -> Path.of(entry).getFileName().toString())
                        .toList();
                add(text, module(world, VPath.of(pom).parent()), scope, names);
            }
        }
        return text.toString();
    }

    private static List<Path> poms(DiskWorld world) throws IOException {
        try (Stream<Path> files = Files.walk(world.folder().toPath())) {
            return sorted(files.filter(file -> file.endsWith("pom.xml"))
                            .map(VPath::of)
                            .toList())
                    .stream()
                    .map(VPath::toPath)
                    .toList();
        }
    }

    private static List<VPath> sorted(java.util.Collection<VPath> poms) {
        return poms.stream().sorted(Comparator.comparing(VPath::toString)).toList();
    }

    private static String module(DiskWorld world, VPath directory) {
        return directory.equals(world.folder()) ? "." : directory.relativeTo(world.folder());
    }

    private static void add(StringBuilder text, String module, String scope, List<String> names) {
        text.append(module).append(' ').append(scope).append(':');
        names.forEach(name -> text.append(' ').append(name));
        text.append('\n');
    }
}
