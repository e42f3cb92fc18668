package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import naja.resolve.ImportTrace.Stage;
import naja.resolve.ImportTrace.Step;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * The trace of one import while it grows; or nothing at all, for an import of which nobody wants to know the steps.
 *
 * <p>Texts that are made for a step alone are made behind a look at {@link #listens}: most imports are asked for their answer.
 */
final class TraceRecorder {
    /** Nothing if nobody listens. */
    private final @Nullable List<Step> steps;

    private final List<Stage> stages = new ArrayList<>(0);
    private boolean isPaused;

    private TraceRecorder(@Nullable List<Step> steps) {
        this.steps = steps;
    }

    /** A recorder that keeps nothing. */
    static TraceRecorder silent() {
        return new TraceRecorder(null);
    }

    /** A recorder that keeps every step. */
    static TraceRecorder listening() {
        return new TraceRecorder(new ArrayList<>());
    }

    /** Says whether somebody wants to know the steps. */
    boolean listens() {
        return steps != null && !isPaused;
    }

    /** Notes that another attempt begins: the steps that follow are its. */
    void begin(Stage.Kind kind, String name) {
        if (steps != null) {
            stages.add(new Stage(kind, name, steps.size()));
        }
    }

    /** Notes a look into a directory. */
    void looked(String what, String name, VPath directory, String outcome) {
        if (listens()) {
            add(new Step.Looked(what, name, directory, outcome));
        }
    }

    /** Notes a step that looks at no directory. */
    void tried(String what, String name, String outcome) {
        if (listens()) {
            add(new Step.Tried(what, name, outcome));
        }
    }

    /** Notes the reading of attribute {@code name} of a module or class called {@code owner}. */
    void read(String what, String owner, String name, String outcome) {
        if (listens()) {
            add(new Step.Tried(what, owner + "." + name, outcome));
        }
    }

    /** Notes a look into {@code sys.modules}. */
    void askedModules(String name, @Nullable Referent entry) {
        if (listens()) {
            String found = entry instanceof Referent.Nothing ? "None" : "found";
            add(new Step.Tried("sys.modules", name, entry == null ? "not there" : found));
        }
    }

    /** Does what the runtime has done before the statement, which is no step of it. */
    void pause() {
        isPaused = true;
    }

    /** Ends {@link #pause}. */
    void resume() {
        isPaused = false;
    }

    /** The runtime asks some questions twice in a row, and is told the same. */
    private void add(Step step) {
        if (steps != null && (steps.isEmpty() || !steps.get(steps.size() - 1).equals(step))) {
            steps.add(step);
        }
    }

    ImportTrace trace() {
        return steps == null ? ImportTrace.EMPTY : ImportTrace.of(steps, stages);
    }
}
