package naja.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import naja.base.CancelToken;
import naja.javaindex.IndexedEntry;
import naja.javaindex.JavaIndex;
import naja.javaindex.JdkIndex;
import naja.resolve.ImportCases.Case;
import naja.syntax.ParsedModule;
import naja.vfs.DiskTree;
import naja.vfs.JdkImage;
import naja.vfs.VPath;
import org.junit.jupiter.api.Test;

/**
 * The resolver and a real Jython agree on random small worlds.
 *
 * <p>{@code -Dnaja.worlds=20000} makes so many of them, {@code -Dnaja.seed=7} makes others, {@link AskedJython} tells
 * how to ask another version. {@code -Dnaja.world=SEED} takes worlds by the ids that failures printed,
 * with commas between them.
 * {@code -Dnaja.shrink=3} says how many worlds of each sort of disagreement are made small and printed.
 *
 * <p>Left out are, in every version, programs that do not end or use up the VM's stack, for where that ends no two runs agree
 * ({@link JythonRecorder#record}); in 2.7.0 {@code from . import *}, which is the import of a module without a name there
 * ({@link WorldGenerator.Limits}), and modules called {@code org}, which the library would import; and before 2.7.3
 * compiled files, which the newer version that makes them numbers otherwise.
 * An expression that fails may be unknown to the resolver: no import answers it.
 */
class JythonDifferentialTest {
    private static final int PROCESSES = 2;
    private static final int WORLDS = Integer.getInteger("naja.worlds", 2000);
    private static final long SEED = Long.getLong("naja.seed", 1);
    private static final int SHRINK = Integer.getInteger("naja.shrink", 1);
    private static final AskedJython JYTHON = AskedJython.fromProperties();

    private final DiskTree disk = new DiskTree();
    private final Disagreements disagreements = new Disagreements();
    private final AtomicInteger next = new AtomicInteger();

    @Test
    void realJythonAgreesOnRandomWorlds() throws Exception {
        long start = System.nanoTime();
        ExecutorService workers = Executors.newFixedThreadPool(PROCESSES);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                String process = Integer.toString(i);
                tasks.add(() -> work(process));
            }
            for (Future<Void> done : workers.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            workers.shutdownNow();
        }
        System.out.println("seed " + SEED + ", Jython " + JYTHON.name() + ", "
                + (System.nanoTime() - start) / 1_000_000_000 + " s: " + disagreements.summary());
        Map<String, List<Case>> found = disagreements.byKind();
        printSmall(found);
        assertTrue(next.get() > 0, "no worlds");
        assertEquals(Map.of(), counts(found), "sorts of disagreement, with the number of worlds");
    }

    private static Map<String, Integer> counts(Map<String, List<Case>> found) {
        Map<String, Integer> counts = new HashMap<>();
        found.forEach((kind, cases) -> counts.put(kind, cases.size()));
        return counts;
    }

    private Void work(String process) {
        try (JythonRecorder recorder = JYTHON.recorder(process)) {
            Judge judge = new Judge(recorder, process);
            String single = System.getProperty("naja.world", "");
            if (!single.isEmpty()) {
                String[] asked = single.split(",", -1);
                for (int i = next.getAndIncrement(); i < asked.length; i = next.getAndIncrement()) {
                    judge.add(Long.parseLong(asked[i]));
                }
                return null;
            }
            for (int i = next.getAndIncrement(); i < WORLDS; i = next.getAndIncrement()) {
                judge.add(SEED * 1_000_000_007L + i);
            }
        }
        return null;
    }

    private void printSmall(Map<String, List<Case>> found) {
        if (found.isEmpty() || SHRINK == 0) {
            return;
        }
        try (JythonRecorder recorder = JYTHON.recorder("0")) {
            Judge judge = new Judge(recorder, "0");
            found.forEach((kind, cases) -> cases.stream().limit(SHRINK).forEach(recorded -> {
                Case small = judge.recorded(new WorldShrinker(asked -> judge.fails(asked, kind)).shrink(recorded));
                System.out.println(kind + "\n" + WorldText.readable(small) + "  wrong: " + judge.complaints(small)
                        + "\n" + WorldText.line(small) + "\n");
            }));
        }
    }

    /** Asks a Jython, then the resolver. */
    private final class Judge {
        private final JythonRecorder recorder;
        private final String process;
        private final List<JudgedRuntime> runtimes = List.of(JudgedRuntime.of(JYTHON.name()));
        private final Map<VPath, Optional<ParsedModule>> modules = new HashMap<>();
        private final JavaIndex classes;

        Judge(JythonRecorder recorder, String process) {
            this.recorder = recorder;
            this.process = process;
            VPath jython = VPath.of(JYTHON.archive());
            this.classes = JavaIndex.pending(List.of(JdkIndex.of(JdkImage.running())), List.of(jython))
                    .with(IndexedEntry.read(disk, jython, Runtime.version().feature(), CancelToken.NONE));
        }

        void add(long seed) {
            Case recorded = recorded(WorldGenerator.world(seed, WorldGenerator.Limits.of(JYTHON.version())));
            disagreements.add(recorded, complaints(recorded));
        }

        /** A case with a class path has a process to itself: the Jython that it needs never leaves the one it was loaded in. */
        Case recorded(Case asked) {
            if (asked.classPath().isEmpty()) {
                return recorder.record(asked, JYTHON.name());
            }
            try (JythonRecorder own = JYTHON.recorder(process + "-own")) {
                return own.record(asked, JYTHON.name());
            }
        }

        List<String> complaints(Case recorded) {
            try {
                return new CaseJudge(
                                recorded,
                                disk,
                                classes,
                                modules,
                                Runtime.version().feature())
                        .complaints(runtimes);
            } catch (RuntimeException e) {
                return List.of("the judge fails: " + e);
            }
        }

        boolean fails(Case asked, String kind) {
            return complaints(recorded(asked)).stream()
                    .anyMatch(text -> Disagreements.kind(text).equals(kind));
        }
    }
}
