package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import naja.vfs.VPath;

/** The trace of one import while it grows. */
final class TraceRecorder {
    private final List<ImportTrace.Step> steps = new ArrayList<>();

    /** Notes a look into a directory. */
    void looked(String what, String name, VPath directory, String outcome) {
        steps.add(new ImportTrace.Step.Looked(what, name, directory, outcome));
    }

    /** Notes a step that looks at no directory. */
    void tried(String what, String name, String outcome) {
        steps.add(new ImportTrace.Step.Tried(what, name, outcome));
    }

    ImportTrace trace() {
        return new ImportTrace(steps);
    }
}
