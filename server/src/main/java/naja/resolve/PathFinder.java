package naja.resolve;

import java.util.List;
import java.util.Optional;
import naja.vfs.DirectoryListing;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * The search of one Python module along a path ({@code imp.find_module} behind the meta path): built-in modules by their full
 * name, then each entry in turn; the first that has the module wins and nothing is merged.
 */
final class PathFinder {
    private static final String INIT = "__init__.py";
    private static final String INIT_COMPILED = "__init__$py.class";

    /** Path under which packages found through {@code __pyclasspath__/} search their submodules. */
    private static final VPath PYCLASSPATH = VPath.parse("__pyclasspath__");

    private final ResolverView view;
    private final JavaPackages javaPackages;
    private final TraceRecorder trace;
    private final CompiledFiles compiledFiles;

    PathFinder(ResolverView view, JavaPackages javaPackages, TraceRecorder trace) {
        this.view = view;
        this.javaPackages = javaPackages;
        this.trace = trace;
        this.compiledFiles = new CompiledFiles(view);
    }

    /** Finds top-level {@code name} along {@code sys.path}. */
    @Nullable
    Referent findTopLevel(String name) {
        Referent builtin = builtin(name);
        return builtin != null ? builtin : findOn(view.sysPath().entries(), name);
    }

    /** Finds a module that start-up has imported: only the runtime's own entries can have it (facts, section 3). */
    @Nullable
    Referent findPreloaded(String name) {
        List<PathEntry> entries = view.sysPath().entries();
        Referent found = null;
        for (int i = 0; i < entries.size() && found == null; i++) {
            if (entries.get(i).isRuntimes()) {
                found = findIn(entries.get(i), name);
            }
        }
        return found;
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
                found = findInArchive(location, name, fullName);
            } else {
                found = findInDirectory(location, name, fullName);
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

    private @Nullable Referent builtin(String fullName) {
        String className = view.profile().builtins().get(fullName);
        if (className == null) {
            return null;
        }
        trace.tried("built-in module", fullName, "found");
        RuntimeVersions.checkAllowed(fullName);
        return new ModuleSpec.Builtin(fullName, className);
    }

    private @Nullable Referent findOn(List<PathEntry> entries, String name) {
        Referent found = null;
        for (int i = 0; i < entries.size() && found == null; i++) {
            found = findIn(entries.get(i), name);
        }
        return found;
    }

    private @Nullable Referent findIn(PathEntry entry, String name) {
        return switch (entry.kind()) {
            case DIRECTORY -> findInDirectory(entry.location().orElseThrow(), name, name);
            case ARCHIVE -> findInArchive(entry.location().orElseThrow(), name, name);
            case CLASSPATH -> javaPackages.lookUp(name);
            case PYCLASSPATH -> findOnClassPath(entry.location().orElse(PYCLASSPATH), name, name);
        };
    }

    /**
     * Searches a directory ({@code imp.loadFromSource}).
     *
     * <p>Runtime quirk: since 2.7.2 a directory of that name without {@code __init__} ends the search of this entry, though
     * {@code name.py} lies beside it (cases PREC-02, PREC-03, PREC-06).
     */
    private @Nullable ModuleSpec findInDirectory(VPath directory, String name, String fullName) {
        DirectoryListing listing = view.list(directory).orElse(null);
        if (listing == null) {
            trace.looked("module", fullName, directory, "no such directory");
            return null;
        }
        if (listing.hasDirectory(name)) {
            ModuleSpec found = packageIn(directory.child(name), fullName);
            if (found != null || view.profile().follows(RuntimeProfile.Rule.BARE_DIRECTORY_HIDES_MODULE)) {
                return found;
            }
        }
        String sourceName = name + ".py";
        boolean hasSource = listing.hasFile(sourceName);
        String compiledName = name + "$py.class";
        boolean hasCompiled = listing.hasFile(compiledName);
        if (!hasSource && !hasCompiled) {
            trace.looked("module", fullName, directory, "not there");
            return null;
        }
        trace.looked("module", fullName, directory, "found");
        VPath source = directory.child(sourceName);
        VPath compiled = directory.child(compiledName);
        if (!hasSource && !compiledFiles.isUsedAlone(compiled)) {
            return null;
        }
        if (!hasSource || (hasCompiled && compiledFiles.isUsed(compiled, source))) {
            return new ModuleSpec.Compiled(fullName, compiled, hasSource ? Optional.of(source) : Optional.empty());
        }
        return new ModuleSpec.Source(fullName, source);
    }

    private @Nullable ModuleSpec packageIn(VPath directory, String fullName) {
        DirectoryListing listing = view.list(directory).orElse(DirectoryListing.EMPTY);
        boolean hasSource = listing.hasFile(INIT);
        boolean hasCompiled = listing.hasFile(INIT_COMPILED);
        if (!hasSource && !hasCompiled) {
            trace.looked("package", fullName, directory, "no __init__.py, so no Python package");
            return null;
        }
        trace.looked("package", fullName, directory, "found");
        VPath source = directory.child(INIT);
        VPath compiled = directory.child(INIT_COMPILED);
        if (!hasSource && !compiledFiles.isUsedAlone(compiled)) {
            return null;
        }
        boolean useCompiled = !hasSource || (hasCompiled && compiledFiles.isUsed(compiled, source));
        return new ModuleSpec.Package(
                fullName,
                useCompiled ? compiled : source,
                hasSource ? Optional.of(source) : Optional.empty(),
                List.of(directory));
    }

    /** Searches an archive or a folder of one: package before module, compiled before source (case JAR-13). */
    private @Nullable ModuleSpec findInArchive(VPath folder, String name, String fullName) {
        VPath packageFolder = folder.child(name);
        DirectoryListing inside = view.list(packageFolder).orElse(DirectoryListing.EMPTY);
        VPath compiled = inArchive(packageFolder, INIT_COMPILED, INIT, inside);
        if (compiled != null || inside.hasFile(INIT)) {
            trace.looked("package", fullName, packageFolder, "found");
            VPath init = packageFolder.child(INIT);
            return new ModuleSpec.Package(
                    fullName,
                    compiled == null ? init : compiled,
                    inside.hasFile(INIT) ? Optional.of(init) : Optional.empty(),
                    List.of(packageFolder));
        }
        DirectoryListing listing = view.list(folder).orElse(DirectoryListing.EMPTY);
        String sourceName = name + ".py";
        Optional<VPath> source = listing.hasFile(sourceName) ? Optional.of(folder.child(sourceName)) : Optional.empty();
        compiled = inArchive(folder, name + "$py.class", sourceName, listing);
        boolean isThere = compiled != null || source.isPresent();
        trace.looked("module", fullName, folder, isThere ? "found" : "not there");
        if (compiled != null) {
            return new ModuleSpec.Compiled(fullName, compiled, source);
        }
        return source.map(file -> new ModuleSpec.Source(fullName, file)).orElse(null);
    }

    /** The compiled file of a folder of an archive, if it is there and used. */
    private @Nullable VPath inArchive(VPath folder, String compiledName, String sourceName, DirectoryListing listing) {
        if (!listing.hasFile(compiledName)) {
            return null;
        }
        VPath compiled = folder.child(compiledName);
        VPath source = listing.hasFile(sourceName) ? folder.child(sourceName) : null;
        return compiledFiles.isUsedInArchive(compiled, source) ? compiled : null;
    }

    /** Searches the resources of the JVM class path; all its entries together make one tree (cases CP-03, CP-04). */
    private @Nullable ModuleSpec findOnClassPath(VPath location, String name, String fullName) {
        if (!mayBeOnClassPath(location, name)) {
            return null;
        }
        String inside = location.equals(PYCLASSPATH) ? "" : location.relativeTo(PYCLASSPATH) + "/";
        String[] candidates = {
            inside + name + "/" + INIT_COMPILED,
            inside + name + "/" + INIT,
            inside + name + "$py.class",
            inside + name + ".py"
        };
        for (int i = 0; i < candidates.length; i++) {
            VPath file = resource(candidates[i], fullName);
            if (file != null) {
                boolean compiled = i % 2 == 0;
                VPath source = compiled ? resource(candidates[i + 1], fullName) : file;
                Optional<VPath> optionalSource = Optional.ofNullable(source);
                if (i < 2) {
                    return new ModuleSpec.Package(fullName, file, optionalSource, List.of(location.child(name)));
                }
                return compiled
                        ? new ModuleSpec.Compiled(fullName, file, optionalSource)
                        : new ModuleSpec.Source(fullName, file);
            }
        }
        return null;
    }

    /** Says whether a class path entry has at its root what a search for {@code name} would begin with; most have not. */
    private boolean mayBeOnClassPath(VPath location, String name) {
        boolean atRoot = location.equals(PYCLASSPATH);
        String inside = atRoot ? name : location.relativeTo(PYCLASSPATH);
        int slash = inside.indexOf('/');
        String first = slash < 0 ? inside : inside.substring(0, slash);
        List<VPath> entries = view.classPathEntries();
        for (int i = 0; i < entries.size(); i++) {
            DirectoryListing listing = view.list(entries.get(i)).orElse(null);
            if (listing == null) {
                continue;
            }
            boolean hasModule = atRoot && (listing.hasFile(name + ".py") || listing.hasFile(name + "$py.class"));
            if (hasModule || listing.hasDirectory(first)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable VPath resource(String name, String fullName) {
        List<VPath> entries = view.classPathEntries();
        for (int i = 0; i < entries.size(); i++) {
            VPath file = entries.get(i).resolve(name);
            VPath directory = file.parent();
            DirectoryListing listing = view.list(directory).orElse(null);
            if (listing != null && listing.hasFile(file.name())) {
                trace.looked("resource of the class path for module", fullName, directory, "found");
                return file;
            }
        }
        return null;
    }
}
