package naja.resolve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * The ordered attempts of one import: the explanation of its answer and the list of what the answer depends on.
 *
 * <p>Most answers are never explained. The trace of an import in a fresh interpreter, which the request and the view decide, is
 * therefore made when it is first asked for, by running the import once more.
 */
public final class ImportTrace {

    /** A trace of nothing. */
    static final ImportTrace EMPTY = of(List.of(), List.of());

    private final Supplier<ImportTrace> later;
    private @Nullable List<Step> steps;
    private List<Stage> stages = List.of();

    private ImportTrace(Supplier<ImportTrace> later) {
        this.later = later;
    }

    /** The trace of an import that has run. */
    static ImportTrace of(List<Step> steps, List<Stage> stages) {
        ImportTrace trace = new ImportTrace(() -> EMPTY);
        trace.steps = List.copyOf(steps);
        List<Stage> kept = new ArrayList<>(stages);
        for (int i = stages.size() - 1; i >= 0; i--) {
            int end = i + 1 < stages.size() ? stages.get(i + 1).first() : steps.size();
            if (stages.get(i).first() == end) {
                kept.remove(i);
            }
        }
        trace.stages = List.copyOf(kept);
        return trace;
    }

    /** The trace that {@code run} makes, which gives the same each time. */
    static ImportTrace of(Supplier<ImportTrace> run) {
        return new ImportTrace(run);
    }

    /** The attempts, in the runtime's order. */
    public List<Step> steps() {
        List<Step> known = steps;
        if (known == null) {
            ImportTrace made = later.get();
            known = made.steps();
            stages = made.stages;
            steps = known;
        }
        return known;
    }

    /** The parts of the import that the steps belong to, in order, each with at least one step. */
    public List<Stage> stages() {
        steps();
        return stages;
    }

    /** The directories that were looked at, in the order of the first look; an archive's folders count as directories. */
    public Set<VPath> consulted() {
        Set<VPath> directories = new LinkedHashSet<>();
        for (Step step : steps()) {
            if (step instanceof Step.Looked looked) {
                directories.add(looked.directory());
            }
        }
        return directories;
    }

    /**
     * The part of an import that steps belong to.
     *
     * @param kind which part
     * @param name what it looks for, or from where
     * @param first the number of its first step, from 0
     */
    public record Stage(Kind kind, String name, int first) {

        /** The parts of an import, in the order in which the runtime takes them. */
        public enum Kind {
            /** The package that an import is relative to. */
            PARENT,
            /** The name inside that package. */
            RELATIVE,
            /** The name from the top. */
            TOP,
            /** The name from the top once more: Jython's {@code import_module_level} asks a second time before it gives up. */
            TOP_AGAIN,
            /** The names of the from-list. */
            NAMES
        }

        /** What to write above the steps. */
        public String heading() {
            return switch (kind) {
                case PARENT -> "package of the importing module";
                case RELATIVE -> "relative to package " + name;
                case TOP -> "as " + name + " from the top";
                case TOP_AGAIN -> "as " + name + " from the top, a second time, as Jython does before it gives up";
                case NAMES -> "names of the from-list";
            };
        }
    }

    /** One attempt, in the runtime's order. */
    public sealed interface Step {

        /** What was tried. */
        String what();

        /** The full name that was looked for. */
        String name();

        /** What came of it. */
        String outcome();

        /** The step in a sentence: what was tried, where, and what came of it. */
        String text();

        /**
         * A look into a directory.
         *
         * @param what what was looked for, such as {@code "module"}
         * @param name its full name
         * @param directory where
         * @param outcome what came of it
         */
        record Looked(String what, String name, VPath directory, String outcome) implements Step {
            @Override
            public String text() {
                return what + " " + name + " in " + directory + ": " + outcome;
            }
        }

        /**
         * A step that looks at no directory, such as the table of built-in modules.
         *
         * @param what what was tried
         * @param name the full name it was tried for
         * @param outcome what came of it
         */
        record Tried(String what, String name, String outcome) implements Step {
            @Override
            public String text() {
                return what + " " + name + ": " + outcome;
            }
        }
    }
}
