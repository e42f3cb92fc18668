package naja.resolve;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import naja.vfs.DirectoryListing;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * One directory, or folder of an archive, as a search sees it: its listing, and what the listing says about each name that
 * was asked for. A directory has one object in a {@link SearchIndex}, and so one object for its path: comparing long paths
 * is what a search would spend its time on.
 */
final class SearchDirectory {
    private static final String INIT = "__init__";

    private final SearchIndex index;
    private final VPath path;
    private final @Nullable DirectoryListing listing;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    SearchDirectory(SearchIndex index, VPath path, @Nullable DirectoryListing listing) {
        this.index = index;
        this.path = path;
        this.listing = listing;
    }

    /**
     * What a directory has under a name.
     *
     * @param directory the subdirectory of that name
     * @param source the file {@code name.py}
     * @param compiled the file {@code name$py.class}
     * @param choosesCompiled whether the compiled file is used in place of the source (facts 2.5)
     * @param damage what the search ends with that comes to the compiled file
     */
    record Entry(
            @Nullable SearchDirectory directory,
            @Nullable VPath source,
            @Nullable VPath compiled,
            boolean choosesCompiled,
            @Nullable ImportFailure damage) {
        static final Entry NOTHING = new Entry(null, null, null, false, null);

        /**
         * Says whether the compiled file is used in place of the source.
         *
         * @throws ImportFailure if it is damaged so that the search ends
         */
        boolean usesCompiled() {
            if (damage != null) {
                throw damage.again();
            }
            return choosesCompiled;
        }

        /** Says whether the name is that of a module file. */
        boolean isModule() {
            return source != null || compiled != null;
        }

        /** The source as a {@link ModuleSpec} has it. */
        Optional<VPath> optionalSource() {
            return Optional.ofNullable(source);
        }
    }

    VPath path() {
        return path;
    }

    /** Says whether there is such a directory. */
    boolean exists() {
        return listing != null;
    }

    /** What is there under {@code name}. */
    Entry entry(String name) {
        Entry known = entries.get(name);
        if (known == null) {
            known = listing == null ? Entry.NOTHING : find(listing, name);
            entries.put(name, known);
        }
        return known;
    }

    /** The files that make this directory a Python package. */
    Entry init() {
        return entry(INIT);
    }

    /** The file {@code __init__.py}, if it is there. */
    @Nullable
    VPath initSource() {
        return listing != null && listing.hasFile("__init__.py") ? path.child("__init__.py") : null;
    }

    /** The directory that dotted {@code name} leads to; nothing if there is none. */
    @Nullable
    SearchDirectory descend(String name) {
        SearchDirectory at = this;
        int start = 0;
        while (at != null && start != -1) {
            int dot = name.indexOf('.', start);
            at = at.entry(dot == -1 ? name.substring(start) : name.substring(start, dot))
                    .directory();
            start = dot == -1 ? -1 : dot + 1;
        }
        return at;
    }

    /** Says whether the directory makes a Java package: it has classes, or at least no Python ({@code PathPackageManager}). */
    boolean isJavaPackage() {
        return listing != null && (listing.hasClassFiles() || !listing.hasPythonFiles());
    }

    /** Says whether the class file of {@code simpleName} is directly in the directory. */
    boolean hasClass(String simpleName) {
        return listing != null && listing.hasFile(simpleName + ".class");
    }

    private Entry find(DirectoryListing names, String name) {
        boolean hasSource = names.hasFile(name + ".py");
        boolean hasCompiled = names.hasFile(name + "$py.class");
        boolean hasDirectory = names.hasDirectory(name);
        if (!hasSource && !hasCompiled && !hasDirectory) {
            return Entry.NOTHING;
        }
        VPath source = hasSource ? path.child(name + ".py") : null;
        VPath compiled = hasCompiled ? path.child(name + "$py.class") : null;
        SearchDirectory directory = hasDirectory ? index.directory(path.child(name)) : null;
        try {
            boolean choosesCompiled = compiled != null && isUsed(compiled, source);
            return new Entry(directory, source, compiled, choosesCompiled, null);
        } catch (ImportFailure damage) {
            return new Entry(directory, source, compiled, true, damage);
        }
    }

    /** Says whether a compiled file is used in place of its source; a damaged one may be what the import fails with. */
    private boolean isUsed(VPath compiled, @Nullable VPath source) {
        CompiledFiles files = new CompiledFiles(index.view());
        return path.isInArchive()
                ? files.isUsedInArchive(compiled, source)
                : source == null || files.isUsed(compiled, source);
    }
}
