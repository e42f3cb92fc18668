package naja.resolve;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import naja.vfs.DirectoryListing;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * The search of one Python module along a path ({@code imp.find_module} behind the meta path): built-in modules by their full
 * name, then each entry in turn; the first that has the module wins and nothing is merged.
 */
final class PathFinder {
    private static final String INIT = "__init__";

    /** Path under which packages found through {@code __pyclasspath__/} search their submodules. */
    private static final VPath PYCLASSPATH = VPath.parse("__pyclasspath__");

    private final ResolverView view;
    private final JavaPackages javaPackages;
    private final TraceRecorder trace;
    private final BiConsumer<String, ModuleSpec> leftovers;
    private final CompiledFiles compiledFiles;

    /**
     * A search.
     *
     * @param leftovers is given, with its name, each package whose code cannot be read, which {@code sys.modules} keeps
     */
    PathFinder(
            ResolverView view,
            JavaPackages javaPackages,
            TraceRecorder trace,
            BiConsumer<String, ModuleSpec> leftovers) {
        this.view = view;
        this.javaPackages = javaPackages;
        this.trace = trace;
        this.leftovers = leftovers;
        this.compiledFiles = new CompiledFiles(view);
    }

    /** Finds top-level {@code name} along {@code sys.path}. */
    @Nullable
    Referent findTopLevel(String name) {
        Referent builtin = builtin(name);
        return builtin != null ? builtin : findOnPath(name, entry -> true);
    }

    /** Finds top-level {@code name} as Python alone: in the table of built-in modules, or along {@code sys.path}. */
    @Nullable
    Referent findPython(String name) {
        Referent builtin = builtin(name);
        return builtin != null ? builtin : findOnPath(name, entry -> entry.kind() != PathEntry.Kind.CLASSPATH);
    }

    /** Finds a module that start-up has imported: only the runtime's own entries can have it (facts, section 3). */
    @Nullable
    Referent findPreloaded(String name) {
        return findOnPath(name, PathEntry::isRuntimes);
    }

    /** Finds submodule {@code name}, called {@code fullName}, along the {@code __path__} of its package. */
    @Nullable
    Referent findSubmodule(String name, String fullName, List<VPath> searchLocations) {
        Referent found = builtin(fullName);
        for (int i = 0; i < searchLocations.size() && found == null; i++) {
            VPath location = searchLocations.get(i);
            if (location.startsWith(PYCLASSPATH)) {
                found = findOnClassPath(location, name, fullName);
            } else if (location.isInArchive()) {
                found = findInArchive(view.searchIndex().directory(location), name, fullName);
            } else {
                found = findInDirectory(view.searchIndex().directory(location), name, fullName);
            }
        }
        if (found instanceof ModuleSpec spec && spec.isPython() && fullName.startsWith("java.")) {
            // The class that the compiler makes of the module is one that only the platform may define (case MIX-15).
            throw ImportFailure.java(
                    "SecurityException",
                    "Prohibited package name: " + fullName.substring(0, fullName.lastIndexOf('.')));
        }
        return found;
    }

    /**
     * Finds the module that {@code -m} runs, as {@code pkgutil.find_loader} does ({@code _imp.find_module}): there a directory
     * without {@code __init__} hides no module file.
     */
    @Nullable
    ModuleSpec findProgram(String name, String fullName, List<PathEntry> path) {
        for (PathEntry entry : path) {
            ModuleSpec found = programIn(entry, name, fullName);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable ModuleSpec programIn(PathEntry entry, String name, String fullName) {
        return switch (entry.kind()) {
            case DIRECTORY -> {
                SearchDirectory.Entry files = view.searchIndex()
                        .directory(entry.location().orElseThrow())
                        .entry(name);
                ModuleSpec found = files.directory() == null ? null : packageIn(files.directory(), fullName);
                yield found == null ? module(files, fullName) : found;
            }
            case PYCLASSPATH -> findOnClassPath(entry.location().orElse(PYCLASSPATH), name, fullName);
            case ARCHIVE, CLASSPATH, LIBRARY ->
                findIn(entry, fullName) instanceof ModuleSpec found && found.isPython() ? found : null;
        };
    }

    private @Nullable Referent builtin(String fullName) {
        String className = view.profile().builtins().get(fullName);
        trace.tried("built-in module", fullName, className == null ? "not there" : "found");
        if (className == null) {
            return null;
        }
        RuntimeVersions.checkAllowed(fullName);
        return new ModuleSpec.Builtin(fullName, className);
    }

    /** The first entry of {@code sys.path} among those that are asked which has the module. */
    private @Nullable Referent findOnPath(String name, Predicate<PathEntry> isAsked) {
        for (PathEntry entry : view.sysPath().entries()) {
            Referent found = isAsked.test(entry) ? findIn(entry, name) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Referent findIn(PathEntry entry, String name) {
        return switch (entry.kind()) {
            case DIRECTORY -> {
                SearchDirectory directory =
                        view.searchIndex().directory(entry.location().orElseThrow());
                if (entry.isEmptyText()) {
                    checkBareDirectory(directory, name);
                }
                yield findInDirectory(directory, name, name);
            }
            case ARCHIVE ->
                // Runtime quirk: of a dotted name the importer of archives takes the last part
                // (zipimporter.getSubname).
                findInArchive(
                        view.searchIndex().directory(entry.location().orElseThrow()),
                        name.substring(name.lastIndexOf('.') + 1),
                        name);
            case CLASSPATH -> {
                trace.tried("JavaImporter for __classpath__,", name, "asks for a Java package or class");
                yield javaPackages.lookUp(name);
            }
            case LIBRARY -> null;
            case PYCLASSPATH -> findOnClassPath(entry.location().orElse(PYCLASSPATH), name.replace('.', '/'), name);
        };
    }

    /**
     * Warns of a directory of that name without {@code __init__} in the empty entry, as far as the runtime can.
     *
     * @throws ImportFailure if the runtime is one that cannot: it asks for the length of the name of no directory (case RUN-06)
     */
    private void checkBareDirectory(SearchDirectory directory, String name) {
        SearchDirectory bare = directory.entry(name).directory();
        if (bare != null
                && !bare.init().isModule()
                && view.profile().follows(RuntimeProfile.Rule.EMPTY_ENTRY_BREAKS_ON_BARE_DIRECTORY)) {
            throw ImportFailure.java(
                    "NullPointerException", "Cannot invoke \"String.length()\" because \"str\" is null");
        }
    }

    /**
     * Searches a directory ({@code imp.loadFromSource}).
     *
     * <p>Runtime quirk: since 2.7.2 a directory of that name without {@code __init__} ends the search of this entry, though
     * {@code name.py} lies beside it (cases PREC-02, PREC-03, PREC-06).
     */
    private @Nullable ModuleSpec findInDirectory(SearchDirectory directory, String name, String fullName) {
        if (!directory.exists()) {
            trace.looked("module", fullName, directory.path(), "no such directory");
            return null;
        }
        SearchDirectory.Entry entry = directory.entry(name);
        if (entry.directory() != null) {
            ModuleSpec found = packageInDirectory(entry.directory(), fullName);
            if (entry.directory().init().isModule()
                    || view.profile().follows(RuntimeProfile.Rule.BARE_DIRECTORY_HIDES_MODULE)) {
                return found;
            }
        }
        trace.looked("module", fullName, directory.path(), entry.isModule() ? "found" : "not there");
        if (entry.source() == null && entry.compiled() != null && !compiledFiles.isUsedAlone(entry.compiled())) {
            return null;
        }
        return module(entry, fullName);
    }

    /**
     * A package in a directory.
     *
     * <p>Runtime quirk: it is in {@code sys.modules} before its code is read, and stays there, empty, if that cannot be
     * ({@code addModule} in {@code loadFromSource}; cases FOUND-26 and FOUND-27).
     */
    private @Nullable ModuleSpec packageInDirectory(SearchDirectory directory, String fullName) {
        VPath origin = directory.init().source() == null ? directory.init().compiled() : null;
        boolean isRead = false;
        try {
            ModuleSpec found = packageIn(directory, fullName);
            isRead = found != null;
            return found;
        } finally {
            if (!isRead && origin != null) {
                leftovers.accept(
                        fullName,
                        new ModuleSpec.Package(fullName, origin, Optional.empty(), List.of(directory.path())));
            }
        }
    }

    private @Nullable ModuleSpec packageIn(SearchDirectory directory, String fullName) {
        SearchDirectory.Entry init = directory.init();
        VPath origin = init.usesCompiled() ? init.compiled() : init.source();
        if (origin == null) {
            trace.looked("package", fullName, directory.path(), "no __init__.py, so no Python package");
            return null;
        }
        if (init.source() == null && !compiledFiles.isUsedAlone(origin)) {
            return null;
        }
        trace.looked("package", fullName, directory.path(), "found");
        return new ModuleSpec.Package(fullName, origin, init.optionalSource(), List.of(directory.path()));
    }

    /** The module whose files {@code entry} names, if it names any. */
    private static @Nullable ModuleSpec module(SearchDirectory.Entry entry, String fullName) {
        VPath origin = entry.usesCompiled() ? entry.compiled() : entry.source();
        if (origin == null) {
            return null;
        }
        return entry.usesCompiled()
                ? new ModuleSpec.Compiled(fullName, origin, entry.optionalSource())
                : new ModuleSpec.Source(fullName, origin);
    }

    /** Searches an archive or a folder of one: package before module, compiled before source (case JAR-13). */
    private @Nullable ModuleSpec findInArchive(SearchDirectory folder, String name, String fullName) {
        SearchDirectory.Entry entry = folder.entry(name);
        if (entry.directory() != null && entry.directory().init().isModule()) {
            return packageIn(entry.directory(), fullName);
        }
        ModuleSpec found = module(entry, fullName);
        trace.looked("zipimporter for module", fullName, folder.path(), found != null ? "found" : "not there");
        return found;
    }

    /** Searches the resources of the JVM class path; all its entries together make one tree (cases CP-03, CP-04). */
    private @Nullable ModuleSpec findOnClassPath(VPath location, String name, String fullName) {
        if (!mayBeOnClassPath(location, name)) {
            trace.tried("ClasspathPyImporter for module", fullName, "not there");
            return null;
        }
        String stem = location.equals(PYCLASSPATH) ? name : location.relativeTo(PYCLASSPATH) + "/" + name;
        SearchDirectory.Entry init = resources(stem + "/" + INIT, fullName);
        VPath origin = init.usesCompiled() ? init.compiled() : init.source();
        ModuleSpec found = origin == null
                ? module(resources(stem, fullName), fullName)
                : new ModuleSpec.Package(fullName, origin, init.optionalSource(), List.of(location.child(name)));
        if (found == null) {
            trace.tried("ClasspathPyImporter for module", fullName, "not there");
        }
        return found;
    }

    /** The module files of the class path that begin with {@code stem}: a compiled one comes before its source (case ORDER-10). */
    private SearchDirectory.Entry resources(String stem, String fullName) {
        VPath compiled = resource(stem + "$py.class", fullName);
        if (compiled != null && !compiledFiles.isUsedOnClassPath(compiled, "__pyclasspath__/" + stem + "$py.class")) {
            compiled = null;
        }
        VPath source = resource(stem + ".py", fullName);
        return new SearchDirectory.Entry(null, source, compiled, compiled != null, null);
    }

    /** Says whether a class path entry has at its root what a search for {@code name} would begin with; most have not. */
    private boolean mayBeOnClassPath(VPath location, String name) {
        boolean atRoot = location.equals(PYCLASSPATH);
        String inside = atRoot ? name : location.relativeTo(PYCLASSPATH);
        int slash = inside.indexOf('/');
        SearchIndex.ResourceRoots roots =
                view.searchIndex().resourceRoots(slash == -1 ? inside : inside.substring(0, slash));
        return roots.directory() || (atRoot && roots.module());
    }

    private @Nullable VPath resource(String name, String fullName) {
        for (VPath entry : view.classPathEntries()) {
            VPath file = entry.resolve(name);
            VPath directory = file.parent();
            DirectoryListing listing = view.list(directory).orElse(null);
            if (listing != null && listing.hasFile(file.name())) {
                trace.looked("ClasspathPyImporter for module", fullName, directory, "found");
                return file;
            }
        }
        return null;
    }
}
