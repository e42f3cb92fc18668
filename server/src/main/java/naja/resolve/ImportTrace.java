package naja.resolve;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import naja.vfs.VPath;

/** The ordered attempts of one import: the explanation of its answer and the list of what the answer depends on. */
public record ImportTrace(List<Step> steps) {

    /** A trace of nothing. */
    public static final ImportTrace EMPTY = new ImportTrace(List.of());

    public ImportTrace {
        steps = List.copyOf(steps);
    }

    /** The directories that were looked at, in the order of the first look; an archive's folders count as directories. */
    public Set<VPath> consulted() {
        Set<VPath> directories = new LinkedHashSet<>();
        for (Step step : steps) {
            if (step instanceof Step.Looked looked) {
                directories.add(looked.directory());
            }
        }
        return directories;
    }

    /** One attempt, in the runtime's order. */
    public sealed interface Step {

        /** The full name that was looked for. */
        String name();

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
