package naja.resolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import naja.resolve.ImportTrace.Stage;
import naja.resolve.RuntimeProfile.Rule;

/** The from-list of an import statement in Jython: {@code ensureFromList}, and the reading of the names ({@code importFromAs}). */
final class FromList {
    private final JythonInterpreter jython;
    private final ModuleObjects objects;
    private final Misses misses;
    private final JythonImports steps;

    /**
     * The from-lists of one interpreter.
     *
     * @param steps has the step that imports a name ({@code import_next})
     */
    FromList(JythonInterpreter jython, ModuleObjects objects, Misses misses, JythonImports steps) {
        this.jython = jython;
        this.objects = objects;
        this.misses = misses;
        this.steps = steps;
    }

    /** Imports the names of a statement that has found {@code module}, and reads them. */
    List<Resolution> importFrom(Referent module, ImportRequest request) throws ImportFailure {
        List<String> fromList = request.fromList();
        jython.trace().begin(Stage.Kind.NAMES, request.name());
        if (request.kind() == ImportRequest.Kind.STAR) {
            ensureStar(module, request);
            return List.of();
        }
        PythonNamespaces.Lookup[] found = new PythonNamespaces.Lookup[fromList.size()];
        List<Resolution> names = new ArrayList<>(fromList.size());
        boolean imported;
        try {
            imported = ensureFromList(module, fromList, request.name(), found);
        } catch (ImportFailure failure) {
            return upTo(failure, found);
        }
        boolean isReached = true;
        for (int i = 0; i < found.length; i++) {
            try {
                boolean isKnown = !imported && found[i].referent() != null;
                names.add(
                        isKnown
                                ? new Resolution.Found(referent(found[i]))
                                : isReached ? importName(module, fromList.get(i)) : Resolution.Unknown.NOT_REACHED);
            } catch (ImportFailure failure) {
                names.add(misses.failed(failure, ""));
            }
            // What comes behind a failure would leave traces in a program that goes on.
            isReached &= jython.isFresh() || !(names.get(i) instanceof Resolution.Missing);
        }
        return names;
    }

    private static Referent referent(PythonNamespaces.Lookup lookup) {
        return Objects.requireNonNull(lookup.referent());
    }

    /** The names of a from-list whose import ends with {@code failure}: those before the one that fails are found. */
    private List<Resolution> upTo(ImportFailure failure, PythonNamespaces.Lookup[] found) {
        List<Resolution> names = new ArrayList<>(found.length);
        boolean isBefore = true;
        for (PythonNamespaces.Lookup lookup : found) {
            boolean isFound = isBefore && lookup != null && lookup.referent() != null;
            if (isFound) {
                names.add(new Resolution.Found(referent(lookup)));
            } else {
                names.add(isBefore ? misses.failed(failure, "") : Resolution.Unknown.NOT_REACHED);
                isBefore = false;
            }
        }
        return names;
    }

    Resolution importName(Referent module, String name) {
        PythonNamespaces.Lookup lookup = objects.find(module, name);
        if (lookup.referent() == null && module instanceof ModuleSpec spec && spec.isPython()) {
            Referent submodule = objects.importAttribute(module, name);
            lookup = submodule == null ? lookup : PythonNamespaces.Lookup.of(submodule);
        }
        return misses.toResolution(module, name, lookup, "ImportError", "cannot import name " + name);
    }

    /**
     * {@code ensureFromList}: imports the names that are no attributes; says whether any had to be imported.
     *
     * <p>Runtime quirk: each name that had to be imported stays in the name under which the next one is filed, so {@code from p
     * import a, b} enters {@code p.a.b} too (cases REL-16, REL-31).
     *
     * @param found what each name was before it was imported
     */
    private boolean ensureFromList(
            Referent module, List<String> fromList, String written, PythonNamespaces.Lookup[] found)
            throws ImportFailure {
        if (found.length == 0) {
            return false;
        }
        if (jython.follows(Rule.FROM_LIST_NEEDS_PATH)
                && objects.find(module, "__path__").referent() == null) {
            // To look for the names would load the classes among them, which the runtime does one by one.
            Arrays.fill(found, PythonNamespaces.Lookup.ABSENT);
            return false;
        }
        StringBuilder buffer = null;
        for (int i = 0; i < found.length; i++) {
            jython.cancel().check();
            String name = fromList.get(i);
            found[i] = objects.find(module, name);
            if (found[i].referent() == null) {
                if (buffer == null) {
                    buffer = new StringBuilder(
                            written.isEmpty() && module instanceof ModuleSpec spec ? jython.nameOf(spec) : written);
                }
                steps.importNext(module, buffer, name, buffer + "." + name, List.of());
            }
        }
        return buffer != null;
    }

    /**
     * The from-list of a star import: {@code __all__}, as far as the module's body has set it, then the star itself.
     *
     * <p>Runtime quirk: the star is imported as a submodule. There is none, but looking for it opens archives, and may enter the
     * Java packages in the name as written.
     */
    private void ensureStar(Referent module, ImportRequest request) throws ImportFailure {
        if (jython.isFresh() || !(module instanceof ModuleSpec spec)) {
            return;
        }
        Namespace names = jython.state().dictionary(spec);
        if (names != null || !spec.isPython()) {
            objects.find(module, "__all__");
        }
        List<String> all = names != null && names.value("__all__") instanceof Value.Sequence list ? list.texts() : null;
        if (all != null) {
            ensureFromList(module, all, request.name(), new PythonNamespaces.Lookup[all.size()]);
        }
        ensureFromList(module, List.of("*"), request.name(), new PythonNamespaces.Lookup[1]);
    }
}
