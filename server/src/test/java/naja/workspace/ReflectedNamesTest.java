package naja.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import naja.javaindex.ClassHeader;
import naja.javaindex.ClassRef;
import naja.javaindex.ClassSource;
import naja.javaindex.IndexedEntry;
import naja.javaindex.JdkIndex;
import naja.vfs.DiskTree;
import naja.vfs.VPath;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Packages, classes and which of them are public, of ten archives of Maven Central and of each JDK of this machine, against
 * what reflection shows in a process of that JDK ({@link ReflectedClasses}). Equal but for what {@link #isNoName} says.
 */
class ReflectedNamesTest {
    private static final Path CORPORA = Path.of("target", "corpora").toAbsolutePath();
    private static final List<String> ARCHIVES = List.of(
            "robotframework.jar",
            "sikulixapi.jar",
            "guava.jar",
            "commons-lang3.jar",
            "kotlin-stdlib.jar",
            "scala-reflect.jar",
            "groovy.jar",
            "bcprov-jdk18on.jar",
            "commons-logging.jar");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path temporary;

    /** All archives with the JDK of the tests; with every other one the archive whose classes depend on the release. */
    @TestFactory
    List<DynamicTest> namesAreThoseOfReflection() {
        Map<Integer, Path> jdks = InstalledJdks.byVersion();
        System.err.println("JDKs judged: " + jdks + (jdks.size() == 1 ? ", the only one that was found here" : ""));
        List<DynamicTest> tests = new ArrayList<>();
        List<Path> all = new ArrayList<>(List.of(jython()));
        ARCHIVES.forEach(name -> all.add(CORPORA.resolve(name)));
        jdks.forEach((version, home) -> {
            boolean isRunning = version == Runtime.version().feature();
            List<Path> archives = isRunning ? all : List.of(CORPORA.resolve("bcprov-jdk18on.jar"));
            tests.add(DynamicTest.dynamicTest("JDK " + version, () -> compare(home, archives)));
        });
        return tests;
    }

    private void compare(Path home, List<Path> archives) throws Exception {
        Map<String, TreeMap<String, Boolean>> expected = reflected(home, archives);
        Settings settings = Settings.read(
                        Map.of(
                                "classpath",
                                archives.stream().map(Path::toString).toList(),
                                "javaHome",
                                home.toString()),
                        "test")
                .settings();
        WorkspaceOptions options = new WorkspaceOptions(
                new DiskTree(),
                Machine.current(),
                Settings.NONE,
                json -> Map.of(),
                Path.of("target", "workspace-test-cache").toAbsolutePath(),
                ProgressListener.NONE);
        try (Workspace workspace = Workspace.open(List.of(VPath.of(temporary)), settings, options)) {
            Snapshot snapshot = workspace.awaitIndexed(120_000);
            Project project = snapshot.project(VPath.of(temporary));
            JdkIndex jdk = (JdkIndex) snapshot.source(project.jdk().value()).orElseThrow();
            assertSame(expected.get("jdk"), report("JDK in " + home, names(jdk, jdk.packages())));
            for (Path archive : archives) {
                TreeMap<String, Boolean> found = new TreeMap<>();
                for (ClasspathEntry entry : entries(project, VPath.of(archive))) {
                    IndexedEntry indexed =
                            (IndexedEntry) snapshot.source(entry.location()).orElseThrow();
                    found.putAll(names(indexed, indexed.index().packages()));
                }
                String name = String.valueOf(archive.getFileName());
                assertSame(expected.get(archive.toString()), report(name, found));
            }
        }
    }

    private static void assertSame(TreeMap<String, Boolean> expected, TreeMap<String, Boolean> found) {
        TreeSet<String> different = new TreeSet<>();
        expected.forEach((name, isPublic) -> {
            if (!isPublic.equals(found.get(name))) {
                different.add(name + ": reflection says " + isPublic + ", we " + found.get(name));
            }
        });
        found.keySet().stream()
                .filter(name -> !expected.containsKey(name))
                .forEach(name -> different.add(name + ": only here"));
        assertEquals("", different.stream().limit(20).collect(Collectors.joining("\n")), different.size() + " differ");
    }

    /** The entry of the archive itself, and those that its manifest leads to. */
    private static List<ClasspathEntry> entries(Project project, VPath archive) {
        return project.classpath().stream()
                .filter(entry ->
                        entry.location().equals(archive) || entry.origin().equals("manifest of " + archive.name()))
                .toList();
    }

    /** Whether each class is public, by its binary name. */
    private static TreeMap<String, Boolean> names(ClassSource source, List<String> packages) {
        TreeMap<String, Boolean> names = new TreeMap<>();
        for (String packageName : packages) {
            for (String name : source.classes(packageName)) {
                ClassRef ref = source.find(packageName, name).orElseThrow();
                ClassHeader header = source.read(ref)
                        .flatMap(bytes -> ClassHeader.parse(bytes, problem -> {}))
                        .orElseThrow();
                names.put(packageName.isEmpty() ? name : packageName + "." + name, header.isPublic());
            }
        }
        return names;
    }

    private static TreeMap<String, Boolean> report(String what, TreeMap<String, Boolean> names) {
        TreeSet<String> packages = new TreeSet<>();
        names.keySet().forEach(name -> packages.add(name.substring(0, Math.max(0, name.lastIndexOf('.')))));
        System.err.println(what + ": " + packages.size() + " packages, " + names.size() + " classes, "
                + names.values().stream().filter(isPublic -> isPublic).count() + " of them public");
        assertTrue(names.size() > 20, what);
        return names;
    }

    /**
     * What reflection shows and no import can name: the annotations of packages, which are in classes called {@code
     * package-info}.
     */
    private static boolean isNoName(String binaryName) {
        return binaryName.endsWith(".package-info");
    }

    private Map<String, TreeMap<String, Boolean>> reflected(Path home, List<Path> archives)
            throws IOException, URISyntaxException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--add-modules",
                "ALL-SYSTEM",
                "-cp",
                place(ReflectedClasses.class).toString(),
                ReflectedClasses.class.getName(),
                "jdk"));
        archives.forEach(archive -> command.add(archive.toString()));
        Path errors = temporary.resolve("errors.txt");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        process.getOutputStream().close();
        Map<String, TreeMap<String, Boolean>> reflected = new LinkedHashMap<>();
        try (BufferedReader lines = process.inputReader(java.nio.charset.StandardCharsets.UTF_8)) {
            TreeMap<String, Boolean> names = new TreeMap<>();
            List<String> refused = new ArrayList<>();
            for (String line : lines.lines().toList()) {
                String text = line.substring(2);
                switch (line.charAt(0)) {
                    case '=' -> {
                        names = new TreeMap<>();
                        reflected.put(text, names);
                    }
                    case '?' -> refused.add(text);
                    default -> names.put(text, line.charAt(0) == '+');
                }
            }
            assertRefused(refused);
        }
        assertEquals(0, process.waitFor(), () -> read(errors));
        reflected.values().forEach(names -> names.keySet().removeIf(ReflectedNamesTest::isNoName));
        return reflected;
    }

    /** Modules of Jython's library lie in a directory that is no package, as the VM says of each of them. */
    private static void assertRefused(List<String> refused) {
        String others = refused.stream()
                .filter(line -> !line.startsWith("Lib.") || !line.contains("$py (wrong name: "))
                .limit(20)
                .collect(Collectors.joining("\n"));
        assertEquals("", others);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Path jython() {
        try {
            return place(org.python.util.PythonInterpreter.class);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
