package naja.features;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import naja.base.CancelToken;
import naja.features.diagnostics.DiagnosticsFeature;
import naja.features.diagnostics.LiveDiagnostics;
import naja.lsp.Json;
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

/** After any sequence of changes all answers are those of a server that has just started on the same files. */
class FreshStartTest {
    private static final long PATIENCE = 120_000;
    private static final int STEPS = 30;
    /** All answers are compared each time so many steps were made, and at the end. */
    private static final int BETWEEN = Integer.getInteger("naja.between", STEPS);

    /** In one of so many steps everything is asked, and not compared. */
    private static final int BETWEEN_QUESTIONS = 8;

    private static final int SEQUENCES = Integer.getInteger("naja.sequences", 100);
    private static final long SEED = Long.getLong("naja.seed", 20_261_122);

    private final Path temporary;

    FreshStartTest(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @Test
    void answersAreThoseOfAFreshStart() throws Exception {
        List<String> failures = new ArrayList<>();
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            // Each sequence has folders of its own.
            List<Callable<Optional<String>>> sequences = new ArrayList<>();
            for (long seed = SEED; seed < SEED + SEQUENCES; seed++) {
                long own = seed;
                sequences.add(() -> difference(own, STEPS));
            }
            for (Future<Optional<String>> difference : threads.invokeAll(sequences)) {
                difference.get().ifPresent(failures::add);
            }
        } finally {
            threads.shutdownNow();
        }
        if (!failures.isEmpty()) {
            fail(failures.size() + " of " + SEQUENCES + " sequences differ:\n"
                    + String.join("\n", failures.subList(0, Math.min(5, failures.size()))));
        }
    }

    /** What differs at the first of the comparisons in a sequence at which something does. */
    private Optional<String> difference(long seed, int steps) throws Exception {
        Path place = temporary.resolve(Long.toString(seed));
        SplittableRandom asks = new SplittableRandom(~seed);
        List<Workspace> used = new ArrayList<>();
        ChangingFolders folders =
                new ChangingFolders(place, seed, change -> used.get(0).submit(change));
        LiveDiagnostics diagnostics = new LiveDiagnostics();
        try (Workspace live = open(place, folders)) {
            used.add(live);
            for (int step = 1; step <= steps; step++) {
                folders.step();
                if (asks.nextInt(BETWEEN_QUESTIONS) == 0) {
                    // Only what was asked before can be out of date later; the files may be ahead of what was told.
                    answers(live, diagnostics);
                }
                if (step % BETWEEN == 0 || step == steps) {
                    if (step == steps) {
                        folders.settle();
                    } else {
                        folders.tellLate();
                    }
                    Optional<String> difference = difference(live, diagnostics, place, folders);
                    if (difference.isPresent()) {
                        return difference.map(text -> "seed " + seed + ", " + text);
                    }
                }
            }
            return Optional.empty();
        }
    }

    private Optional<String> difference(
            Workspace live, LiveDiagnostics diagnostics, Path place, ChangingFolders folders) throws Exception {
        Map<String, String> answers = answers(live, diagnostics);
        if (folders.isUntold()) {
            return Optional.empty();
        }
        Map<String, String> fresh = fresh(place, folders);
        String text = String.join("\n", folders.story()) + "\n" + compared(answers, fresh);
        return answers.equals(fresh) ? Optional.empty() : Optional.of(text.replace(place.toString(), "..."));
    }

    private static Map<String, String> answers(Workspace live, LiveDiagnostics diagnostics) throws Exception {
        return WorkspaceAnswers.of(
                live.awaitIndexed(PATIENCE), (snapshot, file) -> diagnostics.of(snapshot, file, CancelToken.NONE));
    }

    private Map<String, String> fresh(Path place, ChangingFolders folders) throws Exception {
        try (Workspace fresh = open(place, folders)) {
            folders.openings().forEach(fresh::submit);
            return WorkspaceAnswers.of(fresh.awaitIndexed(PATIENCE), FreshStartTest::problems);
        }
    }

    private static List<?> problems(Snapshot snapshot, VPath file) {
        return DiagnosticsFeature.find(snapshot, file, CancelToken.NONE);
    }

    private static String compared(Map<String, String> live, Map<String, String> fresh) {
        Map<String, String> all = new TreeMap<>(live);
        all.putAll(fresh);
        StringBuilder text = new StringBuilder();
        for (String key : all.keySet()) {
            String mine = live.getOrDefault(key, "not asked");
            String right = fresh.getOrDefault(key, "not asked");
            if (!mine.equals(right)) {
                text.append(key)
                        .append("\n  is ")
                        .append(mine)
                        .append("\n  not ")
                        .append(right)
                        .append("\n");
            }
        }
        return text.toString();
    }

    private Workspace open(Path place, ChangingFolders folders)
            throws IOException, InterruptedException, TimeoutException {
        VPath home = VPath.of(Files.createDirectories(place.resolve("home")));
        Workspace workspace = Workspace.open(
                folders.folders(),
                folders.settings(),
                new WorkspaceOptions(
                        new DiskTree(),
                        new Machine(Map.of(), home, Machine.current().runningJdk(), ":"),
                        Settings.NONE,
                        FreshStartTest::json,
                        Path.of("target", "workspace-test-cache").toAbsolutePath(),
                        ProgressListener.NONE));
        workspace.awaitIndexed(PATIENCE);
        return workspace;
    }

    static Map<String, Object> json(String text) {
        return Json.parse(text);
    }
}
