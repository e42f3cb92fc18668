package naja.features.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import naja.names.ModuleName;
import naja.resolve.ImportTrace;
import naja.resolve.ModuleSpec;
import naja.resolve.Referent;
import naja.resolve.Resolution;
import naja.resolve.ResolvedImport;
import naja.vfs.VPath;

/**
 * The messages of the diagnostics.
 *
 * @param folder the project's folder; places below it are named from there
 */
record Sentences(VPath folder) {
    /** Number of directories a message names before it counts the rest. */
    private static final int NAMED = 3;

    /** A module or package called {@code name} is nowhere. */
    String module(ResolvedImport answer, String name) {
        int dots = Math.max(0, answer.request().level());
        return "No module or package '" + ".".repeat(dots) + name + "' was found; "
                + bareDirectory(answer)
                        .map(directory ->
                                "the directory " + shown(directory) + " has no __init__.py, so it is no package")
                        .orElseGet(() -> places(answer))
                + ".";
    }

    /** A plain import names something in a module that is no package. */
    String insideModule(String module, String name) {
        return "No module or package '" + module + "." + name + "' was found; '" + module
                + "' is a module and no package, and what it defines is imported with 'from " + module + " import "
                + name + "'.";
    }

    /** The directory that would be what is missing if it had an {@code __init__.py}. */
    private static Optional<VPath> bareDirectory(ResolvedImport answer) {
        return answer.trace().steps().stream()
                .filter(step -> step.what().equals("package") && !step.outcome().equals("found"))
                .filter(ImportTrace.Step.Looked.class::isInstance)
                .map(step -> ((ImportTrace.Step.Looked) step).directory())
                .findFirst();
    }

    /** Several entries of the class path have the class. */
    String duplicate(String className, VPath first, List<VPath> others) {
        List<String> shown = new ArrayList<>();
        others.stream().limit(NAMED).forEach(place -> shown.add(shown(place)));
        return "The Java class " + className + " is taken from " + shown(first) + "; " + String.join(", ", shown)
                + (others.size() == 1 ? " has" : " have") + " one of this name with other contents.";
    }

    /** A class is on the class path of other modules only. */
    String ofOtherModule(String className, VPath buildFile, String origin) {
        return "The Java class " + className + " is not on the class path of this module, as " + shown(buildFile)
                + " says it, nor on that of a module which needs it: it comes from " + origin + ".";
    }

    /** A Java package takes the place of a Python module. */
    String packageBeforePython(String name, Optional<VPath> entry, VPath file) {
        String place = entry.map(found -> " (" + shown(found) + ")").orElse("");
        return "This takes the Java package " + name + place + " and not " + shown(file)
                + ", which lies behind the class path on sys.path.";
    }

    /** The module has no {@code name}. */
    String name(String name, ResolvedImport answer) {
        boolean isPackage = answer.module().found().orElse(null) instanceof ModuleSpec.Package;
        return "'" + name + (isPackage ? "' is neither defined in " : "' is not defined in ") + described(answer)
                + (isPackage ? " nor a module of it." : ".");
    }

    /** The dots of a relative import lead nowhere. */
    String relative(ResolvedImport answer, Resolution.Missing missing) {
        String where = answer.request()
                .context()
                .packageName()
                .map(ModuleName::text)
                .map(name -> "this file is in the package " + name)
                .orElse("this file is in no package");
        return missing.error() + ": " + missing.message() + "; " + where + ".";
    }

    /** A body that the import runs raises in this line. */
    String raises(VPath file, int line, Resolution.Missing missing) {
        return shown(file) + ", which this import runs, raises in line " + line + ": " + exception(missing) + ".";
    }

    /** The statement raises. */
    String raisesHere(Resolution.Missing missing) {
        return "This raises " + exception(missing) + ".";
    }

    private static String exception(Resolution.Missing missing) {
        return missing.error() + (missing.message().isEmpty() ? "" : ": " + missing.message());
    }

    /** A directory without {@code __init__} ends the search before the file beside it. */
    String hiddenByDirectory(VPath directory) {
        return "The directory " + shown(directory) + " has no __init__.py and hides " + shown(directory)
                + ".py beside it.";
    }

    /** A module beside the importing one takes the first part of {@code name}. */
    String hiddenBySibling(ModuleSpec sibling, String name) {
        String place = sibling.source().map(this::shown).orElse(sibling.name());
        return "The module " + sibling.name() + " (" + place + ") in the same package hides the top-level '" + name
                + "': a plain import looks into its own package first.";
    }

    /** A class of a package that a directory of sources hides. */
    String hiddenClass(ModuleSpec.Package found, String name, VPath place, VPath blocking) {
        return "The class " + found.name() + "." + name + " (" + shown(place) + ") is out of reach: " + shown(blocking)
                + " holds Python files and no class, so it makes no Java package.";
    }

    /** A from-import takes Java's where a file lies in the package. */
    String javaBeforePython(ModuleSpec taken, VPath file) {
        String kind = taken instanceof ModuleSpec.JavaClass ? "class " : "package ";
        return "This takes the Java " + kind + taken.name() + " and not " + shown(file) + ", which 'import "
                + taken.name() + "' takes.";
    }

    /** An import fails with what its handler does not catch. */
    String notAnImportError(Resolution.Missing missing) {
        return missing.error() + ": " + missing.message()
                + "; the handler around this import catches ImportError only, and this is none.";
    }

    /** A plain import that takes a module beside the importing one. */
    String implicitRelative(ModuleSpec found, String name) {
        return "This takes " + found.name()
                + ", a module beside this one. Python 3, GraalPy and absolute_import look for a" + " top-level '" + name
                + "' instead; 'from . import " + name + "' means the same everywhere.";
    }

    /** A module that is found before one of the runtime's library. */
    String hidesLibrary(VPath found, String name) {
        return "This takes " + shown(found) + " and not the module '" + name + "' of the standard library.";
    }

    /** A module that another root has as well. */
    String otherRoot(VPath found, VPath other, String name) {
        return "'" + name + "' is taken from " + shown(found) + "; " + shown(other)
                + " has the same name, lies in a later root and is not found.";
    }

    /** A compiled file without a source. */
    String orphan(VPath compiled) {
        return shown(compiled) + " is taken, and there is no source beside it: it may be left from one that went.";
    }

    /** A compiled file that was made of another source, which had no {@code name}. */
    String stale(VPath compiled, VPath source, String name) {
        return shown(compiled) + " is taken, since it is the newer file, and was compiled from a " + source.name()
                + " that had no '" + name + "'.";
    }

    /** A star import whose names are not known. */
    String starUnlistable(VPath source, boolean isComputed) {
        return "Which names this star binds only running " + shown(source) + " can tell: "
                + (isComputed ? "its __all__ is computed." : "it makes names as it runs.");
    }

    /** An import that only some ways to run the file go through. */
    String someRunModes(String works, String fails, Resolution.Missing missing) {
        return "This import works " + works + " and fails " + fails + ": " + exception(missing) + ".";
    }

    /** An import that may be found where the program has changed its path. */
    String unknownPath(String name, String reason) {
        return "Whether '" + name + "' is found only running can tell: " + reason + ".";
    }

    /** A module whose name has other letters. */
    String moduleCase(String name, String other) {
        return "There is no module '" + name + "', but '" + other + "': letter case counts.";
    }

    /** A name that has other letters. */
    String nameCase(String name, String other, ResolvedImport answer) {
        return "'" + name + "' is not defined in " + described(answer) + ", but '" + other
                + "' is: letter case counts.";
    }

    /** A cycle in which a name is not bound yet. */
    String cycle(VPath file, String name, int line) {
        return "If " + shown(file) + " is imported first, this fails: its line " + line
                + " comes to this import before '" + name + "' is bound.";
    }

    private String described(ResolvedImport answer) {
        Referent referent = answer.module().found().orElse(null);
        if (referent instanceof ModuleSpec.Package found) {
            return "the package " + found.name() + " (" + shown(found.origin()) + ")";
        }
        if (referent instanceof ModuleSpec.Source found) {
            return "the module " + found.name() + " (" + shown(found.origin()) + ")";
        }
        if (referent instanceof ModuleSpec.JavaClass found) {
            return "the Java class " + found.name();
        }
        if (referent instanceof ModuleSpec found) {
            return "the module " + found.name();
        }
        return "'" + answer.request().name() + "'";
    }

    private String places(ResolvedImport answer) {
        List<VPath> directories = new ArrayList<>(answer.trace().consulted());
        if (directories.isEmpty()) {
            return "there is no place to look for it";
        }
        StringBuilder places = new StringBuilder("looked in ");
        int named = Math.min(NAMED, directories.size());
        for (int index = 0; index < named; index++) {
            places.append(index == 0 ? "" : ", ").append(shown(directories.get(index)));
        }
        if (directories.size() > named) {
            int more = directories.size() - named;
            places.append(" and ").append(more).append(more == 1 ? " more place" : " more places");
        }
        return places.toString();
    }

    String shown(VPath place) {
        if (!place.startsWith(folder)) {
            return place.toString();
        }
        String relative = place.relativeTo(folder);
        return relative.isEmpty() ? "the project's folder" : relative;
    }
}
