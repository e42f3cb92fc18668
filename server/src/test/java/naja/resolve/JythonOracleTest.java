package naja.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.base.CancelToken;
import naja.javaindex.IndexedEntry;
import naja.javaindex.JavaIndex;
import naja.javaindex.JdkIndex;
import naja.names.PackageContext;
import naja.resolve.OracleVerdict.Import;
import naja.vfs.DiskTree;
import naja.vfs.JdkImage;
import naja.vfs.VPath;
import org.junit.jupiter.api.Test;

/**
 * The resolver and a real Jython agree on every import in the Python of three artifacts.
 *
 * <p>{@code -Dnaja.oracle.jython=ARCHIVE} asks another standalone Jython, whose version the archive's name tells; {@code
 * -Dnaja.oracle.artifact=NAME} asks about one artifact only.
 */
class JythonOracleTest {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final int PROCESSES = 2;
    private static final String WANTED = System.getProperty("naja.oracle.artifact", "");

    private final AtomicInteger imports = new AtomicInteger();
    private final AtomicInteger agreed = new AtomicInteger();
    private final AtomicInteger bodiesRaise = new AtomicInteger();
    private final AtomicInteger listed = new AtomicInteger();
    private final AtomicInteger unparsable = new AtomicInteger();
    private final ConcurrentSkipListMap<String, String> differences = new ConcurrentSkipListMap<>();
    private final Set<OnlyRunningTells.Line> usedLines = ConcurrentHashMap.newKeySet();

    @Test
    void realJythonAgreesOnEveryImportOfThreeArtifacts() throws Exception {
        Path jython = jython();
        OnlyRunningTells list = OnlyRunningTells.read(resource("/jython-oracle/only-running-tells.txt"));
        for (Corpus corpus : corpora()) {
            if (isWanted(corpus)) {
                long start = System.nanoTime();
                judge(corpus, jython, list);
                System.out.println(corpus.name() + ": " + (System.nanoTime() - start) / 1_000_000_000 + " s");
                report();
            }
        }
        assertTrue(imports.get() > 0, "no imports were asked about");
        assertEquals(Set.of(), new TreeSet<>(differences.keySet()), "imports on which Jython and the resolver differ");
        if (WANTED.isEmpty()) {
            assertTrue(imports.get() > 5000, "imports asked about: " + imports);
            assertEquals(Set.of(), list.unused(usedLines), "lines of only-running-tells.txt that nothing needs");
        }
    }

    private static boolean isWanted(Corpus corpus) {
        return WANTED.isEmpty() || WANTED.equals(corpus.name());
    }

    /** What came out so far: every difference, then the counts. */
    private void report() {
        StringBuilder report = new StringBuilder();
        differences.forEach((place, text) -> report.append(place + " | " + text + "\n"));
        report.append(imports + " imports, " + agreed + " agreed (in " + bodiesRaise
                + " of them the body of the module found raises), " + listed + " listed, " + differences.size()
                + " differ; files Jython cannot parse: " + unparsable);
        System.out.println(report);
    }

    private void judge(Corpus corpus, Path jython, OnlyRunningTells list) throws Exception {
        MemoTree files = new MemoTree(new DiskTree());
        JavaIndex classPath = classPath(files, jython, corpus);
        Queue<Path> queue = new ConcurrentLinkedQueue<>(corpus.files());
        ExecutorService workers = Executors.newFixedThreadPool(PROCESSES);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                Path work = Files.createDirectories(TARGET.resolve("jython-oracle/" + corpus.name() + "-" + i));
                tasks.add(() -> work(corpus, jython, list, new Shared(files, classPath, queue, work)));
            }
            for (Future<Void> done : workers.invokeAll(tasks)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(corpus.name(), e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    /** What the workers of one corpus share, and the directory of one of them. */
    private record Shared(MemoTree files, JavaIndex classPath, Queue<Path> queue, Path work) {}

    private Void work(Corpus corpus, Path jython, OnlyRunningTells list, Shared shared)
            throws IOException, InterruptedException {
        RuntimeProfile profile = RuntimeProfile.jython(version(jython), true);
        JudgedView view = new JudgedView(
                profile,
                shared.files(),
                shared.classPath(),
                SysPath.of(List.of()),
                VPath.parse("/"),
                new ConcurrentHashMap<>());
        try (JythonOracle oracle = new JythonOracle(
                jython, corpus.classPath(), resource("/jython-oracle/import_oracle.py"), shared.work())) {
            for (Path file = shared.queue().poll();
                    file != null;
                    file = shared.queue().poll()) {
                OracleVerdict verdict = OracleVerdict.of(oracle.ask(corpus.question(file)));
                compare(corpus, file, verdict, view.withSysPath(corpus.sysPath(file, jython)), list);
            }
        }
        return null;
    }

    private void compare(Corpus corpus, Path file, OracleVerdict verdict, ResolverView view, OnlyRunningTells list) {
        List<Import> asked = verdict.imports();
        if (asked == null) {
            unparsable.incrementAndGet();
            return;
        }
        PackageContext context = corpus.context(file);
        OracleComparison comparison = new OracleComparison(VPath.of(file), context, view, new OracleComparison.Sink() {
            @Override
            public void agreed() {
                imports.incrementAndGet();
                agreed.incrementAndGet();
            }

            @Override
            public void bodyRaises() {
                agreed();
                bodiesRaise.incrementAndGet();
            }

            @Override
            public void differs(int line, String statement, String difference) {
                imports.incrementAndGet();
                String place = corpus.name() + " | " + corpus.place(file) + " | " + statement;
                list.find(corpus.name(), corpus.place(file), statement)
                        .ifPresentOrElse(
                                entry -> {
                                    usedLines.add(entry);
                                    listed.incrementAndGet();
                                },
                                () -> differences.put(place + " | line " + line, difference));
            }
        });
        asked.forEach(comparison::compare);
    }

    private static JavaIndex classPath(MemoTree files, Path jython, Corpus corpus) {
        List<VPath> entries = new ArrayList<>(List.of(VPath.of(jython)));
        corpus.classPath().forEach(entry -> entries.add(VPath.of(entry)));
        JavaIndex index = JavaIndex.pending(List.of(JdkIndex.of(JdkImage.running())), entries);
        for (VPath entry : entries) {
            index = index.with(IndexedEntry.read(files, entry, Runtime.version().feature(), CancelToken.NONE));
        }
        return index;
    }

    private static List<Corpus> corpora() {
        return List.of(
                corpus("jython-standalone", List.of()),
                corpus("sikulixapi", List.of(artifact("sikulixapi"))),
                corpus("robotframework", List.of(artifact("robotframework"))));
    }

    private static Corpus corpus(String name, List<Path> classPath) {
        return new Corpus(name, TARGET.resolve("corpora/" + name), classPath);
    }

    /** The archive of an artifact, as the build copies it. */
    private static Path artifact(String name) {
        return TARGET.resolve("corpora/" + name + ".jar");
    }

    private static Path jython() {
        String given = System.getProperty("naja.oracle.jython", "");
        return given.isEmpty()
                ? JudgedRuntime.jythonJar()
                : Path.of(System.getProperty("naja.startDirectory", "")).resolve(given);
    }

    private static String version(Path jython) {
        Matcher version = Pattern.compile("\\d+\\.\\d+\\.\\d+").matcher(String.valueOf(jython.getFileName()));
        return version.find() ? version.group() : RuntimeProfile.jython274().version();
    }

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(JythonOracleTest.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
