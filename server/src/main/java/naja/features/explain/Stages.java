package naja.features.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import naja.features.explain.ExplainedImport.Stage;
import naja.names.ModuleName;
import naja.resolve.ImportRequest;
import naja.resolve.ImportTrace;
import naja.resolve.ModuleSpec;
import naja.resolve.Referent;
import naja.resolve.ResolvedImport;

/** Which attempt each step of a trace belongs to: relative to a package, from the top, for the names of the from-list. */
final class Stages {
    /** What the search for a Python module says it tries; the other steps are Java's. */
    private static final Set<String> PYTHON = Set.of("sys.modules", "built-in module", "module", "package");

    private Stages() {}

    /** The attempts of an import in their order, each with at least one step. */
    static List<Stage> of(ResolvedImport resolved) {
        List<ImportTrace.Step> steps = resolved.trace().steps();
        ImportRequest request = resolved.request();
        int names = namesStart(resolved, steps);
        int absolute = request.level() == -1 ? absoluteStart(resolved, steps) : 0;
        List<Stage> stages = new ArrayList<>();
        if (request.level() > 0) {
            add(stages, "relative to the importing package", 0, names);
        } else {
            String packageName =
                    request.context().packageName().map(ModuleName::text).orElse("");
            add(stages, "relative to package " + packageName, 0, Math.min(absolute, names));
            String again = absolute > 0 ? "then as " + request.name() + " from the top" : "from the top";
            add(stages, again, Math.min(absolute, names), names);
        }
        add(stages, "names of the from-list", names, steps.size());
        return stages;
    }

    private static void add(List<Stage> stages, String heading, int first, int end) {
        if (first < end) {
            stages.add(new Stage(heading, first, end));
        }
    }

    /** The first step of the absolute attempt of an import that is relative first; behind the last one if it was not made. */
    private static int absoluteStart(ResolvedImport resolved, List<ImportTrace.Step> steps) {
        ImportRequest request = resolved.request();
        Optional<ModuleName> packageName = request.context().packageName();
        if (packageName.isEmpty()) {
            return 0;
        }
        int dot = request.name().indexOf('.');
        String first = dot < 0 ? request.name() : request.name().substring(0, dot);
        String relative = packageName.get().text() + "." + first;
        boolean isRelative = resolved.part(0)
                .flatMap(part -> part.found())
                .filter(found -> found instanceof ModuleSpec spec && spec.name().equals(relative))
                .isPresent();
        for (int i = 0; i < steps.size() && !isRelative; i++) {
            if (steps.get(i).name().equals(first) && PYTHON.contains(what(steps.get(i)))) {
                return i;
            }
        }
        return steps.size();
    }

    /** The first step behind the one that found the module; behind the last one if no name is looked for. */
    private static int namesStart(ResolvedImport resolved, List<ImportTrace.Step> steps) {
        Referent module = resolved.module().found().orElse(null);
        if (resolved.request().fromList().isEmpty() || !(module instanceof ModuleSpec spec)) {
            return steps.size();
        }
        for (int i = 0; i < steps.size(); i++) {
            boolean isIt = steps.get(i).name().equals(spec.name())
                    && outcome(steps.get(i)).startsWith("found");
            boolean isJavas = what(steps.get(i)).startsWith("Java");
            if (isIt && !(isJavas && spec.isPython())) {
                return i + 1;
            }
        }
        return steps.size();
    }

    private static String what(ImportTrace.Step step) {
        return step instanceof ImportTrace.Step.Looked looked ? looked.what() : ((ImportTrace.Step.Tried) step).what();
    }

    private static String outcome(ImportTrace.Step step) {
        return step instanceof ImportTrace.Step.Looked looked
                ? looked.outcome()
                : ((ImportTrace.Step.Tried) step).outcome();
    }
}
