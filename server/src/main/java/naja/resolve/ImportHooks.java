package naja.resolve;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The importers that the program of a rehearsal puts on {@code sys.meta_path}, or on {@code sys.path_hooks}. */
final class ImportHooks {
    private final Value.Sequence list = new Value.Sequence(List.of(), false);
    private final Evaluator evaluator;
    private final PathState path;

    ImportHooks(Evaluator evaluator, PathState path) {
        this.evaluator = evaluator;
        this.path = path;
    }

    /** The list as the program sees it. */
    Value.Sequence list() {
        return list;
    }

    /** The program has changed the list. */
    void changed(String at) {
        if (list.items().stream().anyMatch(hook -> !(hook instanceof Value.Instance))) {
            path.uncertain(at + " adds an import hook");
        }
    }

    /** What the first of them that has {@code fullName} gives; nothing if none has it. */
    @Nullable
    Referent find(String fullName) throws ImportFailure {
        for (Value hook : List.copyOf(list.items())) {
            Value loader = callMethod(hook, "find_module", fullName);
            if (loader instanceof Value.None) {
                continue;
            }
            if (loader instanceof Value.Instance) {
                Value module = callMethod(loader, "load_module", fullName);
                return module instanceof Value.Imported imported ? imported.referent() : new Referent.Object();
            }
            path.uncertain("an import hook decides");
        }
        return null;
    }

    private Value callMethod(Value owner, String method, String argument) throws ImportFailure {
        Value function = evaluator.attribute(owner, method).value();
        return function instanceof Value.Function own
                ? evaluator.calls().call(own, List.of(Value.text(argument)), new Namespace(), own.frame(), 0)
                : Value.unknown("an import hook");
    }
}
