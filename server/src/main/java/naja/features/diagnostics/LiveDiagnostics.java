package naja.features.diagnostics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import naja.base.CancelToken;
import naja.vfs.VPath;
import naja.workspace.Reads;
import naja.workspace.Snapshot;

/**
 * The problems of files through all revisions: those of a file are found again only if something differs that they were made
 * from. They are always those that {@link DiagnosticsFeature} finds.
 */
public final class LiveDiagnostics {
    private final Map<VPath, Known> known = new ConcurrentHashMap<>();
    private final AtomicInteger found = new AtomicInteger();

    /**
     * Problems that were found.
     *
     * @param revision up to which they are known to be those that would be found
     */
    private record Known(long revision, Reads reads, List<ImportProblem> problems) {
        Known newer(Known other) {
            return other.revision > revision ? other : this;
        }
    }

    /** The problems of {@code file}; the same object as the last time if they were not found again. */
    public List<ImportProblem> of(Snapshot snapshot, VPath file, CancelToken cancel) {
        Known last = known.get(file);
        if (last != null && snapshot.readsAs(last.revision(), last.reads())) {
            known.merge(file, new Known(snapshot.revision(), last.reads(), last.problems()), Known::newer);
            return last.problems();
        }
        Reads reads = new Reads();
        found.incrementAndGet();
        List<ImportProblem> problems = List.copyOf(DiagnosticsFeature.find(snapshot.recording(reads), file, cancel));
        known.merge(file, new Known(snapshot.revision(), reads, problems), Known::newer);
        return problems;
    }

    /** Forgets what was found of {@code file}. */
    public void forget(VPath file) {
        known.remove(file);
    }

    /** How often problems of a file were found, for tests that count work. */
    public int foundCount() {
        return found.get();
    }
}
