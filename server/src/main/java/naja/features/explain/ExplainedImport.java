package naja.features.explain;

import java.util.List;
import java.util.Optional;
import naja.resolve.ResolvedImport;

/**
 * What was tried for one import in one of the ways in which its file can be running, and what came of it.
 *
 * @param module the dotted name as it is written, with its dots
 * @param how the way: {@code imported}, {@code loaded by path}, {@code run as a script}, {@code run with -m}
 * @param runningAs the {@code __name__} of the importing file
 * @param packageName its {@code __package__}
 * @param steps what was tried, in order
 * @param stages the attempts that the steps belong to, in order
 * @param outcome of the module
 * @param otherwise what differs if the file is run as the main program
 * @param answer the resolver's answer that this tells
 */
public record ExplainedImport(
        String module,
        String how,
        String runningAs,
        Optional<String> packageName,
        List<String> steps,
        List<Stage> stages,
        Outcome outcome,
        List<Otherwise> otherwise,
        ResolvedImport answer) {

    public ExplainedImport {
        steps = List.copyOf(steps);
        stages = List.copyOf(stages);
        otherwise = List.copyOf(otherwise);
    }

    /**
     * Steps that belong together.
     *
     * @param heading which attempt it is
     * @param first the number of its first step, from 0
     * @param end the number behind its last step
     */
    public record Stage(String heading, int first, int end) {}

    /**
     * What an import comes to.
     *
     * @param result of the module, in one line
     * @param names of the names of a from-import
     */
    public record Outcome(String result, List<Name> names) {
        public Outcome {
            names = List.copyOf(names);
        }
    }

    /** What one name of a from-import comes to. */
    public record Name(String name, String result) {}

    /**
     * Another outcome in another way to run the file.
     *
     * @param when the way, for people: {@code when run as a script}
     */
    public record Otherwise(String when, Outcome outcome) {}
}
