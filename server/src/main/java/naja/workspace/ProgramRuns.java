package naja.workspace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.base.CancelToken;
import naja.resolve.FileRun;
import naja.vfs.VPath;

/**
 * Runs of the programs of a project that change where imports look.
 *
 * @param revision at which they are what a run would come to
 * @param runs by the file that each begins with
 * @param reads what was read for them
 */
record ProgramRuns(long revision, Map<VPath, FileRun> runs, Reads reads) {

    /** The runs in {@code snapshot}: those of before if they would come to the same, for running programs is what takes longest. */
    static ProgramRuns of(Snapshot snapshot, Project project, Optional<ProgramRuns> before, CancelToken cancel) {
        Optional<ProgramRuns> same = before.filter(runs -> snapshot.readsAs(runs.revision, runs.reads));
        if (same.isPresent()) {
            return same.get().in(snapshot);
        }
        Reads reads = new Reads();
        List<VPath> editors = snapshot.editors(project.folder());
        reads.editors(project.folder(), editors);
        return new ProgramRuns(snapshot.revision(), Programs.of(snapshot.recording(reads), editors, cancel), reads);
    }

    private ProgramRuns in(Snapshot snapshot) {
        Snapshot recording = snapshot.recording(reads);
        Map<VPath, FileRun> moved = new LinkedHashMap<>();
        runs.forEach((file, run) -> moved.put(file, run.in(recording.view(file))));
        return new ProgramRuns(snapshot.revision(), moved, reads);
    }

    ProgramRuns newer(ProgramRuns other) {
        return other.revision > revision ? other : this;
    }
}
