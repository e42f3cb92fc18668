package naja.resolve;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds what a star import gives in Python 3 ({@code import_all_from}, behind {@code _handle_fromlist} of {@code __all__}). */
final class ImportlibStar {
    private final Rehearsal rehearsal;
    private final Evaluator evaluator;
    private final StarNames starNames;
    private final Python3Runtime runtime;

    ImportlibStar(Rehearsal rehearsal, Evaluator evaluator) {
        this.rehearsal = rehearsal;
        this.evaluator = evaluator;
        this.starNames = new StarNames(rehearsal, evaluator);
        this.runtime = rehearsal.profile().python3().orElseThrow();
    }

    /**
     * Binds the names.
     *
     * @throws ImportFailure if {@code __all__} has a name that is not there, and it counts
     */
    void run(Resolution module, Frame frame) throws ImportFailure {
        if (!(module.found().orElse(null) instanceof ModuleSpec spec)) {
            frame.locals().open("a star import of what is known only at run time");
            return;
        }
        Namespace names = rehearsal.state().dictionary(spec);
        if (names != null) {
            python(spec, names, frame);
        } else if (spec instanceof ModuleSpec.Library || spec instanceof ModuleSpec.Builtin) {
            library(spec, frame);
        } else if (spec.isPython()) {
            starNames.bindUnread(spec, frame);
        } else {
            java(spec, frame);
        }
    }

    private void python(ModuleSpec spec, Namespace names, Frame frame) throws ImportFailure {
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
        listed.forEach(name -> importIfAbsent(spec, name));
        boolean hasGhost = runtime.follows(Python3Runtime.Rule.GHOST_IN_ALL_TAKES_PUBLIC)
                && listed.stream().anyMatch(name -> attribute(spec, name) == null);
        if (hasGhost) {
            starNames.bindPublic(spec, names, frame);
            return;
        }
        for (String name : listed) {
            Namespace.Entry entry = attribute(spec, name);
            if (entry == null) {
                throw new ImportFailure(
                        "AttributeError", "module '" + spec.name() + "' has no attribute '" + name + "'");
            }
            evaluator.bind(name, entry.value(), entry.referent(), frame);
        }
    }

    /** {@code _handle_fromlist} for one name of {@code __all__}: a submodule is imported if there is no attribute. */
    private void importIfAbsent(ModuleSpec spec, String name) {
        boolean isPackage = spec instanceof ModuleSpec.Package || spec instanceof ModuleSpec.NamespacePackage;
        if (isPackage && attribute(spec, name) == null) {
            rehearsal.importSubmodule(spec.name() + "." + name);
        }
    }

    private Namespace.@Nullable Entry attribute(ModuleSpec spec, String name) {
        try {
            return evaluator.attribute(new Value.Imported(spec), name);
        } catch (ImportFailure absent) {
            return null;
        }
    }

    private void library(ModuleSpec spec, Frame frame) {
        Python3Records.module(spec.name()).ifPresent(known -> known.exported()
                .forEach(name -> starNames.bind(name, new Referent.ModuleAttribute(spec, name), frame)));
        if (!runtime.isExact() || !Python3Records.isSameEverywhere(spec.name())) {
            frame.locals().open("what " + spec.name() + " holds, depends on its version and platform");
        }
    }

    private void java(ModuleSpec spec, Frame frame) throws ImportFailure {
        if (spec instanceof ModuleSpec.JavaClass && runtime.bridge() == Python3Runtime.JavaBridge.GRAALPY) {
            throw new ImportFailure(
                    "SystemError", "Unable to set dict of object of type polyglot.ForeignAbstractClass");
        }
        rehearsal.imports().javaStarNames(spec).forEach((name, found) -> starNames.bind(name, found, frame));
    }
}
