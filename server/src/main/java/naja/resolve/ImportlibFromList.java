package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import naja.resolve.PythonNamespaces.Lookup;

/** The from-list of Python 3's import statement: {@code _handle_fromlist}, and the reading of the names behind it. */
final class ImportlibFromList {
    private final ImportlibInterpreter interpreter;
    private final ImportlibModules modules;
    private final ImportlibAttributes attributes;
    private final ImportlibUncertainty uncertainty;

    ImportlibFromList(
            ImportlibInterpreter interpreter,
            ImportlibModules modules,
            ImportlibAttributes attributes,
            ImportlibUncertainty uncertainty) {
        this.interpreter = interpreter;
        this.modules = modules;
        this.attributes = attributes;
        this.uncertainty = uncertainty;
    }

    /** What the names of a from-import come to; behind the first that fails none is reached. */
    List<Resolution> importFrom(Referent module, ImportRequest request) {
        if (request.kind() != ImportRequest.Kind.FROM) {
            return List.of();
        }
        List<Resolution> names = new ArrayList<>(request.fromList().size());
        interpreter.trace().begin(ImportTrace.Stage.Kind.NAMES, request.name());
        boolean isOver = false;
        for (String name : request.fromList()) {
            interpreter.scope().cancel().check();
            uncertainty.set(null);
            if (isOver) {
                names.add(Resolution.Unknown.NOT_REACHED);
                continue;
            }
            try {
                names.add(importName(module, name));
            } catch (ImportFailure failure) {
                names.add(uncertainty.failed(failure));
                isOver = true;
            }
        }
        return names;
    }

    /**
     * One name: what {@code import_from} reads once {@code _handle_fromlist} has imported a submodule of that name.
     *
     * @throws ImportFailure what reading it or importing the submodule raises
     */
    Resolution importName(Referent module, String name) throws ImportFailure {
        Lookup lookup = readName(module, name);
        if (lookup.referent() != null) {
            return new Resolution.Found(lookup.referent());
        }
        String fullName = attributes.nameOf(module) + "." + name;
        if (module instanceof ModuleSpec spec && attributes.hasPath(spec)) {
            importSubmodule(fullName);
            lookup = lookup.reason() == null ? attributes.find(module, name) : lookup;
        }
        Referent submodule = lookup.referent() == null ? interpreter.state().module(fullName) : lookup.referent();
        if (submodule != null && !(submodule instanceof Referent.Nothing)) {
            return new Resolution.Found(submodule);
        }
        if (lookup.reason() != null) {
            return new Resolution.Unknown(lookup.reason());
        }
        if (module instanceof ModuleSpec spec) {
            uncertainty.missed(fullName, spec);
        }
        return uncertainty.failed(ImportFailure.importError(
                "cannot import name '" + name + "' from '" + attributes.nameOf(module) + "'"));
    }

    private Lookup readName(Referent module, String name) throws ImportFailure {
        try {
            return attributes.find(module, name);
        } catch (ImportFailure failure) {
            uncertainty.missedInJava(attributes.nameOf(module) + "." + name);
            throw failure;
        }
    }

    /** Imports a submodule that a from-list names; that there is none is no failure yet. */
    private void importSubmodule(String fullName) throws ImportFailure {
        try {
            modules.findAndLoad(fullName);
        } catch (ImportFailure failure) {
            boolean isAboutIt = failure.error().equals(ImportlibModules.NOT_FOUND)
                    && String.valueOf(failure.getMessage()).equals("No module named '" + fullName + "'");
            if (!isAboutIt) {
                throw failure;
            }
        }
    }
}
