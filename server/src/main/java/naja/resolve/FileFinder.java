package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import naja.vfs.DirectoryListing;
import naja.vfs.FileStamp;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * importlib's search along a path: {@code PathFinder} over the entries, {@code FileFinder} in a directory, {@code zipimporter} in
 * an archive. A package or module ends the search; directories of the name without {@code __init__} are collected, and are one
 * namespace package if nothing else is found (PEP 420).
 */
final class FileFinder {
    private static final String INIT = "__init__";
    private static final String SOURCE = ".py";
    private static final String BYTECODE = ".pyc";

    /** The size of the header that a library file at least has (ELF, 64 bits); a shorter one is none. */
    private static final long LIBRARY_HEADER = 64;

    private final ResolverView view;
    private final Python3Runtime runtime;
    private final TraceRecorder trace;
    private final List<VPath> portions = new ArrayList<>();
    private @Nullable String builtLater;

    FileFinder(ResolverView view, Python3Runtime runtime, TraceRecorder trace) {
        this.view = view;
        this.runtime = runtime;
        this.trace = trace;
    }

    /** {@code PathFinder.find_spec} over {@code sys.path}: top-level module {@code name}. */
    @Nullable
    ModuleSpec findTopLevel(String name) {
        return findOn(view.sysPath().entries(), name);
    }

    /** Why the module that was looked for last may be there once it is built; nothing if no file says so. */
    @Nullable
    String builtLater() {
        return builtLater;
    }

    /** What the runtime's own entries have under {@code name}. */
    @Nullable
    ModuleSpec findInRuntime(String name) {
        return findOn(
                view.sysPath().entries().stream().filter(PathEntry::isRuntimes).toList(), name);
    }

    /** {@code PathFinder.find_spec} over these entries. */
    @Nullable
    ModuleSpec findOn(List<PathEntry> entries, String fullName) {
        begin();
        for (PathEntry entry : entries) {
            ModuleSpec found =
                    switch (entry.kind()) {
                        case DIRECTORY, ARCHIVE -> findIn(entry.location().orElseThrow(), fullName);
                        case LIBRARY -> library(fullName);
                        case CLASSPATH, PYCLASSPATH -> null;
                    };
            if (found != null) {
                return found;
            }
        }
        return namespace(fullName);
    }

    /** {@code PathFinder.find_spec} over the {@code __path__} of a package. */
    @Nullable
    ModuleSpec findSubmodule(String fullName, List<VPath> searchLocations) {
        begin();
        for (VPath location : searchLocations) {
            ModuleSpec found = findIn(location, fullName);
            if (found != null) {
                return found;
            }
        }
        return namespace(fullName);
    }

    private void begin() {
        portions.clear();
        builtLater = null;
    }

    /** The module of the standard library that is called so, where it is known by name alone. */
    @Nullable
    ModuleSpec library(String fullName) {
        Python3Records.Module known = Python3Records.module(fullName).orElse(null);
        boolean isThere = known != null
                && !known.isElsewhere()
                && (!runtime.isExact() || (known.first() <= runtime.minor() && runtime.minor() <= known.last()));
        trace.tried("module of the standard library", fullName, isThere ? "found" : "not there");
        return isThere && known != null ? new ModuleSpec.Library(fullName, known.isPackage(), false) : null;
    }

    private @Nullable ModuleSpec namespace(String fullName) {
        if (portions.isEmpty()) {
            return null;
        }
        trace.tried("namespace package", fullName, "found, for directories of that name are all there is");
        return new ModuleSpec.NamespacePackage(fullName, portions);
    }

    private @Nullable ModuleSpec findIn(VPath location, String fullName) {
        DirectoryListing listing = view.list(location).orElse(null);
        if (listing == null) {
            trace.looked("module", fullName, location, "no such directory");
            return null;
        }
        String name = fullName.substring(fullName.lastIndexOf('.') + 1);
        ModuleSpec found = location.isInArchive()
                ? findInArchive(location, listing, name, fullName)
                : findInDirectory(location, listing, name, fullName);
        if (found == null) {
            trace.looked("module", fullName, location, "not there");
        }
        return found;
    }

    /** {@code FileFinder.find_spec}: package, extension module, source, bytecode, portion. */
    private @Nullable ModuleSpec findInDirectory(
            VPath location, DirectoryListing listing, String name, String fullName) {
        boolean hasDirectory = listing.hasDirectory(name);
        VPath directory = location.child(name);
        if (hasDirectory) {
            DirectoryListing inside = view.list(directory).orElse(DirectoryListing.EMPTY);
            ModuleSpec found = fromFiles(inside, directory, INIT, fullName, List.of(directory));
            if (found != null) {
                trace.looked("package", fullName, directory, "found");
                return found;
            }
        }
        ModuleSpec found = fromFiles(listing, location, name, fullName, List.of());
        if (found != null) {
            trace.looked("module", fullName, location, "found");
            return found;
        }
        if (hasDirectory) {
            trace.looked("directory of a namespace package", fullName, directory, "found");
            portions.add(directory);
        }
        return null;
    }

    private @Nullable ModuleSpec fromFiles(
            DirectoryListing listing, VPath directory, String stem, String fullName, List<VPath> searchLocations) {
        for (String suffix : runtime.extensions()) {
            if (listing.hasFile(stem + suffix)) {
                return new ModuleSpec.Extension(fullName, directory.child(stem + suffix), searchLocations);
            }
        }
        if (listing.hasFile(stem + SOURCE)) {
            return source(fullName, directory.child(stem + SOURCE), searchLocations);
        }
        if (listing.hasFile(stem + BYTECODE)) {
            return bytecode(fullName, directory.child(stem + BYTECODE), searchLocations);
        }
        if (view.mayBeBuilt()) {
            noteBuilt(listing, stem);
        }
        return null;
    }

    /** Notes a file of which a build, or another platform, makes the module. */
    private void noteBuilt(DirectoryListing listing, String stem) {
        for (String file : listing.files()) {
            boolean isNative = file.endsWith(".so") || file.endsWith(".pyd") || file.endsWith(".dylib");
            boolean isSource = file.endsWith(".pyx") || file.endsWith(".pyi");
            if ((isNative || isSource) && file.startsWith(stem + ".")) {
                builtLater = file + " tells of a module that is built for another platform, or later";
            }
        }
    }

    /** {@code zipimporter.find_spec}: package before module, no extensions; a portion needs an entry of its own. */
    private @Nullable ModuleSpec findInArchive(VPath location, DirectoryListing listing, String name, String fullName) {
        VPath directory = location.child(name);
        if (listing.hasDirectory(name)) {
            DirectoryListing inside = view.list(directory).orElse(DirectoryListing.EMPTY);
            ModuleSpec found = fromArchive(inside, directory, INIT, fullName, List.of(directory));
            if (found != null) {
                trace.looked("package", fullName, directory, "found");
                return found;
            }
        }
        ModuleSpec found = fromArchive(listing, location, name, fullName, List.of());
        if (found != null) {
            trace.looked("module", fullName, location, "found");
        } else if (listing.hasDirectory(name) && view.hasEntryOfItsOwn(directory)) {
            trace.looked("directory of a namespace package", fullName, directory, "found");
            portions.add(directory);
        }
        return found;
    }

    private static @Nullable ModuleSpec fromArchive(
            DirectoryListing listing, VPath directory, String stem, String fullName, List<VPath> searchLocations) {
        if (listing.hasFile(stem + SOURCE)) {
            return source(fullName, directory.child(stem + SOURCE), searchLocations);
        }
        return listing.hasFile(stem + BYTECODE)
                ? bytecode(fullName, directory.child(stem + BYTECODE), searchLocations)
                : null;
    }

    private static ModuleSpec source(String fullName, VPath file, List<VPath> searchLocations) {
        return searchLocations.isEmpty()
                ? new ModuleSpec.Source(fullName, file)
                : new ModuleSpec.Package(fullName, file, Optional.of(file), searchLocations);
    }

    private static ModuleSpec bytecode(String fullName, VPath file, List<VPath> searchLocations) {
        return searchLocations.isEmpty()
                ? new ModuleSpec.Compiled(fullName, file, Optional.empty())
                : new ModuleSpec.Package(fullName, file, Optional.empty(), searchLocations);
    }

    /**
     * Raises what loading an extension module raises whose file is no library.
     *
     * @throws ImportFailure if the file is too short for one
     */
    void checkLoadable(ModuleSpec.Extension extension) throws ImportFailure {
        long size = view.stamp(extension.origin()).map(FileStamp::size).orElse(LIBRARY_HEADER);
        if (size < LIBRARY_HEADER) {
            throw ImportFailure.importError(extension.origin() + ": file too short");
        }
    }
}
