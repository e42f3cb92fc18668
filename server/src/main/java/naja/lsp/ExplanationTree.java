package naja.lsp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import naja.features.explain.ExplainedImport;

/**
 * The JSON of explained imports, for {@code naja explain --format json} and for the command {@code naja.explainImport}: {@code
 * {"imports": [{"module", "how", "runningAs", "package"?, "steps", "stages", "result", "names", "otherwise"}]}}.
 */
public final class ExplanationTree {

    private ExplanationTree() {}

    /** The values as {@link Json#write} takes them. */
    public static Map<String, Object> of(List<ExplainedImport> explained) {
        return Map.of("imports", explained.stream().map(ExplanationTree::one).toList());
    }

    private static Map<String, Object> one(ExplainedImport explained) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("module", explained.module());
        tree.put("how", explained.how());
        tree.put("runningAs", explained.runningAs());
        explained.packageName().ifPresent(name -> tree.put("package", name));
        tree.put("steps", explained.steps());
        tree.put(
                "stages",
                explained.stages().stream().map(ExplanationTree::stage).toList());
        put(explained.outcome(), tree);
        List<Object> others = new ArrayList<>();
        for (ExplainedImport.Otherwise otherwise : explained.otherwise()) {
            Map<String, Object> other = new LinkedHashMap<>();
            other.put("when", otherwise.when());
            put(otherwise.outcome(), other);
            others.add(other);
        }
        tree.put("otherwise", others);
        return tree;
    }

    private static Map<String, Object> stage(ExplainedImport.Stage stage) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("heading", stage.heading());
        members.put("first", stage.first());
        members.put("end", stage.end());
        return members;
    }

    private static void put(ExplainedImport.Outcome outcome, Map<String, Object> tree) {
        List<Object> names = new ArrayList<>();
        for (ExplainedImport.Name name : outcome.names()) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("name", name.name());
            members.put("result", name.result());
            names.add(members);
        }
        tree.put("result", outcome.result());
        tree.put("names", names);
    }
}
