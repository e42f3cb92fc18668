package naja.resolve;

import java.util.List;
import java.util.Map;

/** Binds what a star import gives ({@code imp.importAll}). */
final class StarRun {
    private final Rehearsal rehearsal;
    private final Evaluator evaluator;
    private final StarNames starNames;

    StarRun(Rehearsal rehearsal, Evaluator evaluator) {
        this.rehearsal = rehearsal;
        this.evaluator = evaluator;
        this.starNames = new StarNames(rehearsal, evaluator);
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
            names.forEach((name, found) -> starNames.bind(name, found, frame));
        } else {
            frame.locals().open("a star import of a value");
        }
    }

    private void python(ModuleSpec spec, Frame frame) {
        Namespace names = rehearsal.state().dictionary(spec);
        if (names == null) {
            starNames.bindUnread(spec, frame);
            return;
        }
        if (names.open() != null) {
            frame.locals().open(names.open());
        }
        Namespace.Entry all = names.get("__all__");
        if (all == null) {
            starNames.bindPublic(spec, names, frame);
            return;
        }
        List<String> listed = RehearsedExports.of(spec, all.value(), frame.locals());
        if (listed == null) {
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
                starNames.bind(property, found, frame);
            }
        }
    }

    /** One name of {@code __all__}: an attribute, or else a submodule to import; what fails is passed over in silence. */
    private void exported(ModuleSpec spec, String name, Frame frame) {
        try {
            Namespace.Entry found = evaluator.attribute(new Value.Imported(spec), name);
            evaluator.bind(name, found.value(), found.referent(), frame);
        } catch (ImportFailure absent) {
            Referent submodule = rehearsal.importSubmodule(spec.name() + "." + name);
            if (submodule != null) {
                starNames.bind(name, submodule, frame);
            }
        }
    }
}
