package naja.javaindex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import naja.base.CancelToken;
import naja.vfs.DiskTree;
import naja.vfs.JdkImage;
import naja.vfs.VPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The names of Java classes and of their objects, against {@code dir} in a process of a real Jython ({@link JythonNames}): of
 * 200 public classes that a seed chooses from the JDK and the archives. {@code -Dnaja.seed} chooses others, {@code
 * -Dnaja.classes} more.
 */
class JythonNamesTest {
    private static final Path CORPORA = Path.of("target", "corpora").toAbsolutePath();

    /** All archives that the index is judged on but one, which holds another Jython's classes. */
    private static final List<String> ARCHIVES = List.of(
            "sikulixapi.jar",
            "guava.jar",
            "commons-lang3.jar",
            "kotlin-stdlib.jar",
            "scala-reflect.jar",
            "groovy.jar",
            "bcprov-jdk18on.jar",
            "commons-logging.jar",
            "log4j.jar");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path temporary;

    /** What differs by class, why Jython has no names, and how many classes and objects were compared. */
    private static final class Comparison {
        final Map<String, String> differences = new TreeMap<>();
        final Map<String, Integer> without = new TreeMap<>();
        int classes;
        int objects;
        int names;
    }

    @Test
    void namesAreThoseThatJythonLists() throws Exception {
        long seed = Long.getLong("naja.seed", 2006);
        List<Path> path = new ArrayList<>(List.of(JavaIndexTest.jarOf(org.python.util.PythonInterpreter.class)));
        ARCHIVES.forEach(name -> path.add(CORPORA.resolve(name)));
        JavaIndex index = index(path);
        List<String> chosen = importable(index);
        Collections.shuffle(chosen, new Random(seed));
        chosen = chosen.subList(0, Integer.getInteger("naja.classes", 200));
        Comparison comparison = compare(chosen, index, path);
        Comparison again = new Comparison();
        for (String name : comparison.differences.keySet()) {
            // A Jython that failed to make one class, since another is not on its class path, keeps halves of others.
            Comparison alone = compare(List.of(name), index, path);
            again.differences.putAll(alone.differences);
            alone.without.forEach((reason, count) -> again.without.merge(reason, count, Integer::sum));
        }
        System.err.println("seed " + seed + ": " + comparison.classes + " classes and " + comparison.objects
                + " objects, " + comparison.names + " names, " + again.differences.size() + " differ; without: "
                + comparison.without + " " + again.without);
        assertEquals(
                "", again.differences.values().stream().limit(30).collect(Collectors.joining("\n")), "seed " + seed);
        assertTrue(comparison.classes > chosen.size() * 3 / 4, comparison.without::toString);
    }

    private static JavaIndex index(List<Path> path) {
        List<VPath> entries = path.stream().map(VPath::of).toList();
        List<IndexedEntry> known = entries.stream()
                .map(entry -> IndexedEntry.read(
                        new DiskTree(), entry, Runtime.version().feature(), CancelToken.NONE))
                .toList();
        return JavaIndex.pending(List.of(JdkIndex.of(JdkImage.running())), entries)
                .with(known);
    }

    /** The public classes of packages that are open to all, in public classes if they are nested. */
    private static List<String> importable(JavaIndex index) {
        List<String> names = new ArrayList<>();
        for (String packageName : index.packages()) {
            for (String name : index.classes(packageName)) {
                ClassRef ref = index.find(packageName, name).orElseThrow();
                if (!ClassNames.isLocal(name) && isPublic(ref, index)) {
                    names.add(ref.binaryName());
                }
            }
        }
        return names;
    }

    private static boolean isPublic(ClassRef ref, JavaIndex index) {
        ClassHeader header = index.readHeader(ref).orElseThrow();
        return header.isPublic()
                && !header.isLocal()
                && header.outerName()
                        .map(outer -> index.findInternal(outer)
                                .filter(found -> isPublic(found, index))
                                .isPresent())
                        .orElse(true);
    }

    private Comparison compare(List<String> chosen, JavaIndex index, List<Path> path) throws Exception {
        Path questions = Files.write(temporary.resolve("questions.txt"), chosen);
        Path errors = temporary.resolve("errors.txt");
        Process process = new ProcessBuilder(command(path))
                .redirectInput(questions.toFile())
                .redirectError(errors.toFile())
                .start();
        Comparison comparison = new Comparison();
        try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8)) {
            for (String name : chosen) {
                ClassMembers members = ClassMembers.of(name.replace('.', '/'), index);
                TreeSet<String> found = new TreeSet<>();
                members.all().forEach(member -> found.add(member.name()));
                for (int kind = 0; kind < 2; kind++) {
                    String answer = answers.readLine();
                    if (answer == null) {
                        throw new IOException("no answer for " + name + ": " + Files.readString(errors));
                    }
                    compare(name, members.isComplete(), found, answer, comparison);
                }
            }
        }
        assertEquals(0, process.waitFor());
        return comparison;
    }

    private static void compare(
            String name, boolean isComplete, TreeSet<String> found, String answer, Comparison comparison) {
        int space = answer.indexOf(' ');
        String kind = answer.substring(0, space);
        String names = answer.substring(space + 1);
        if (names.startsWith("! ")) {
            String reason = kind + ": " + names.substring(2).replaceFirst(":.*", "");
            comparison.without.merge(reason, 1, Integer::sum);
            return;
        }
        if (!isComplete) {
            comparison.without.merge(kind + ": one of Python's own, which says itself what it has", 1, Integer::sum);
            return;
        }
        TreeSet<String> expected = new TreeSet<>(List.of(names.split(" ")));
        comparison.names += expected.size();
        if (kind.equals("class")) {
            comparison.classes++;
        } else {
            comparison.objects++;
        }
        TreeSet<String> tooMany = new TreeSet<>(found);
        tooMany.removeAll(expected);
        TreeSet<String> tooFew = new TreeSet<>(expected);
        tooFew.removeAll(found);
        if (!tooMany.isEmpty() || !tooFew.isEmpty()) {
            comparison.differences.merge(
                    name, kind + " " + name + ": too many " + tooMany + ", too few " + tooFew, (a, b) -> a + "\n" + b);
        }
    }

    private static List<String> command(List<Path> path) {
        List<String> entries =
                new ArrayList<>(List.of(JavaIndexTest.jarOf(JythonNames.class).toString()));
        path.forEach(entry -> entries.add(entry.toString()));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Dpython.cachedir.skip=true",
                "-cp",
                String.join(File.pathSeparator, entries),
                JythonNames.class.getName());
    }
}
