package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds what a star import gives ({@code imp.importAll}). */
final class StarRun {
    private final Rehearsal rehearsal;
    private final Evaluator evaluator;

    StarRun(Rehearsal rehearsal, Evaluator evaluator) {
        this.rehearsal = rehearsal;
        this.evaluator = evaluator;
    }

    void run(Resolution module, Frame frame) {
        Referent referent = module.found().orElse(null);
        if (referent == null) {
            frame.locals().open("a star import of what is known only at run time");
            return;
        }
        if (referent instanceof ModuleSpec spec && spec.isPython()) {
            python(spec, frame);
        } else if (referent instanceof ModuleSpec spec) {
            if (spec instanceof ModuleSpec.JavaClass javaClass) {
                importProperties(javaClass, frame);
            }
            Map<String, Referent> names = rehearsal.imports().javaStarNames(spec);
            if (names.isEmpty() && !(spec instanceof ModuleSpec.JavaPackage)) {
                frame.locals().open("a star import of " + spec.name());
            }
            names.forEach((name, found) -> evaluator.bind(name, evaluator.valueOf(found), found, frame));
        } else {
            frame.locals().open("a star import of a value");
        }
    }

    private void python(ModuleSpec spec, Frame frame) {
        Namespace names = rehearsal.state().dictionary(spec);
        if (names == null) {
            Map<String, Referent> known = rehearsal.imports().namespaces().starNames(spec);
            if (rehearsal.imports().namespaces().exportedNames(spec).isEmpty()) {
                known.putAll(rehearsal.state().attributes(spec));
                known.keySet().removeIf(name -> name.startsWith("_"));
            }
            known.forEach((name, found) -> evaluator.bind(name, evaluator.valueOf(found), found, frame));
            String reason = rehearsal.imports().namespaces().openReason(spec);
            if (reason != null) {
                frame.locals().open(reason);
            }
            return;
        }
        if (names.open() != null) {
            frame.locals().open(names.open());
        }
        Namespace.Entry all = names.get("__all__");
        if (all == null) {
            for (String name : List.copyOf(names.names())) {
                if (!name.startsWith("_")) {
                    Namespace.Entry entry = names.get(name);
                    if (entry != null) {
                        evaluator.bind(name, entry.value(), referent(spec, name, entry), frame);
                    }
                }
            }
            return;
        }
        List<String> listed = all.value() instanceof Value.Sequence sequence ? texts(sequence, frame) : null;
        if (listed == null) {
            frame.locals().open("__all__ of " + spec.name() + " is computed");
            return;
        }
        for (String name : listed) {
            exported(spec, name, frame);
        }
    }

    /**
     * Runtime quirk: the properties that Jython makes of bean methods have no value without an instance, and so the star import
     * takes them for submodules: {@code from a.K import *} imports {@code K.class}, and for that {@code K}, whatever that is.
     */
    private void importProperties(ModuleSpec.JavaClass javaClass, Frame frame) {
        String binaryName = javaClass.reference().name();
        for (String property : rehearsal.imports().instanceProperties(javaClass)) {
            Referent found = rehearsal.importSubmodule(binaryName + "." + property);
            if (found != null) {
                evaluator.bind(property, evaluator.valueOf(found), found, frame);
            }
        }
    }

    private static List<String> texts(Value.Sequence sequence, Frame frame) {
        List<String> texts = new ArrayList<>();
        for (Value item : sequence.items()) {
            if (item instanceof Value.Text text) {
                texts.add(text.text());
            } else {
                frame.locals().open("an item of __all__ is computed");
            }
        }
        String open = sequence.open();
        if (open != null) {
            frame.locals().open(open);
        }
        return texts;
    }

    /** One name of {@code __all__}: an attribute, or else a submodule to import; what fails is passed over in silence. */
    private void exported(ModuleSpec spec, String name, Frame frame) {
        try {
            Namespace.Entry found = evaluator.attribute(new Value.Imported(spec), name);
            evaluator.bind(name, found.value(), found.referent(), frame);
        } catch (ImportFailure absent) {
            Referent submodule = rehearsal.importSubmodule(spec.name() + "." + name);
            if (submodule != null) {
                evaluator.bind(name, evaluator.valueOf(submodule), submodule, frame);
            }
        }
    }

    private @Nullable Referent referent(ModuleSpec spec, String name, Namespace.Entry entry) {
        return entry.referent() != null ? entry.referent() : rehearsal.place(spec, name);
    }
}
