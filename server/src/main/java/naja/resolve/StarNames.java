package naja.resolve;

import java.util.List;
import java.util.Map;

/**
 * Binds the names of a module where a star import takes them without {@code __all__}, in both languages: those of its dictionary,
 * or, where its body was not run, those that its text tells.
 */
final class StarNames {
    private final Rehearsal rehearsal;
    private final Evaluator evaluator;

    StarNames(Rehearsal rehearsal, Evaluator evaluator) {
        this.rehearsal = rehearsal;
        this.evaluator = evaluator;
    }

    /** Binds every name of a dictionary that does not begin with an underscore. */
    void bindPublic(ModuleSpec spec, Namespace names, Frame frame) {
        for (String name : List.copyOf(names.names())) {
            Namespace.Entry entry = names.get(name);
            if (entry != null && !name.startsWith("_")) {
                Referent place = entry.referent() != null ? entry.referent() : rehearsal.place(spec, name);
                evaluator.bind(name, entry.value(), place, frame);
            }
        }
    }

    /** Binds what the text of a module tells, whose body was not run. */
    void bindUnread(ModuleSpec spec, Frame frame) {
        PythonNamespaces namespaces = rehearsal.imports().namespaces();
        Map<String, Referent> known = namespaces.starNames(spec);
        if (namespaces.exportedNames(spec).isEmpty()) {
            known.putAll(rehearsal.state().attributes(spec));
            known.keySet().removeIf(name -> name.startsWith("_"));
        }
        known.forEach((name, found) -> bind(name, found, frame));
        // A namespace package has no text that could leave something open.
        String reason = spec instanceof ModuleSpec.NamespacePackage ? null : namespaces.openReason(spec);
        if (reason != null) {
            frame.locals().open(reason);
        }
    }

    /** Binds one name to what was found for it. */
    void bind(String name, Referent found, Frame frame) {
        evaluator.bind(name, evaluator.valueOf(found), found, frame);
    }
}
