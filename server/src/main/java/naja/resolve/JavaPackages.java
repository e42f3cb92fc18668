package naja.resolve;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import naja.javaindex.ClassOrigin;
import naja.javaindex.ClassRef;
import naja.javaindex.PackageIndex;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * The tree of Java packages, apart from {@code sys.modules} ({@code SysPackageManager}, {@code PyJavaPackage}): a dotted name
 * is looked up from the root, part by part, and a part that fails ends the search.
 */
final class JavaPackages {
    private final ResolverView view;
    private @Nullable SearchIndex lastIndex;
    private final ImportState state;
    private final TraceRecorder trace;
    private final ClassAttributes classes;
    private final ClassLoading loading;
    private @Nullable String unknownReason;

    /** What {@link #roots} gave last: an import asks about names with the same first part again and again. */
    private SearchIndex.@Nullable JavaRoots lastRoots;

    JavaPackages(ResolverView view, ImportState state, TraceRecorder trace) {
        this.view = view;
        this.state = state;
        this.trace = trace;
        this.classes = new ClassAttributes(view, this);
        this.loading = new ClassLoading(view, this);
    }

    /** Why a Java name that was not found may exist all the same: an index that is not complete, a class that is known by
     * name only; nothing if none was asked. */
    Optional<String> unknownReason() {
        return Optional.ofNullable(unknownReason);
    }

    /** Looks up a dotted name ({@code PackageManager.lookupName}). */
    @Nullable
    Referent lookUp(String name) {
        int dot = name.indexOf('.');
        Referent at = attribute("", dot == -1 ? name : name.substring(0, dot));
        while (at != null && dot != -1) {
            int next = name.indexOf('.', dot + 1);
            String part = next == -1 ? name.substring(dot + 1) : name.substring(dot + 1, next);
            if (at instanceof ModuleSpec.JavaPackage javaPackage) {
                at = attribute(/* parent= */ javaPackage.name(), /* name= */ part);
            } else if (at instanceof ModuleSpec.JavaClass javaClass) {
                PythonNamespaces.Lookup member = classes.find(javaClass, part);
                unknownReason = member.reason() == null ? unknownReason : member.reason();
                at = member.referent();
            } else {
                at = null;
            }
            dot = next;
        }
        return at;
    }

    /**
     * The attribute {@code name} of Java package {@code parent} ({@code PyJavaPackage.__findattr_ex__}): what is known already,
     * a package that a directory shows, a class, which is loaded.
     */
    @Nullable
    Referent attribute(String parent, String name) {
        if (name.isEmpty()) {
            // A star import of 2.7.0 behind dots alone asks for that: no class loader takes it for a name.
            return null;
        }
        String fullName = parent.isEmpty() ? name : parent + "." + name;
        Referent known = state.javaName(fullName);
        if (known != null) {
            trace.tried(
                    known instanceof ModuleSpec.JavaPackage ? "Java package" : "Java class", fullName, "known already");
            return known;
        }
        if (isIndexedPackage(fullName)) {
            trace.tried("Java package", fullName, "found in the package index");
            return enter(new ModuleSpec.JavaPackage(fullName));
        }
        if (packageExists(fullName)) {
            return enter(new ModuleSpec.JavaPackage(fullName));
        }
        Referent found = addClass(parent, name);
        if (found == null) {
            trace.tried("Java class", fullName, "not there");
        }
        return found;
    }

    /**
     * Loads a class and enters it in the tree ({@code PyJavaPackage.addClass}); nothing if there is none.
     *
     * @throws ImportFailure the Java exception with which loading it ends
     */
    @Nullable
    Referent addClass(String parent, String name) {
        ClassRef found = findClass(parent, name);
        if (found == null) {
            return null;
        }
        String fullName = parent.isEmpty() ? name : parent + "." + name;
        load(found);
        if (trace.listens()) {
            trace.tried(
                    "Java class",
                    fullName,
                    found.origin() instanceof ClassOrigin.Entry entry ? "found in " + entry.root() : "found");
        }
        Referent shown = loading.exposedName(found)
                .<Referent>map(
                        type -> new Referent.ModuleAttribute(new ModuleSpec.Builtin("__builtin__", fullName), type))
                .orElseGet(() -> new ModuleSpec.JavaClass(fullName, found));
        state.enterJavaName(fullName, shown);
        return shown;
    }

    /**
     * Loads and initialises a class; one whose initialiser failed before fails in another way (case JPK-18).
     *
     * @throws ImportFailure the Java exception with which that ends
     */
    private void load(ClassRef reference) {
        ImportFailure failure = loading.failure(reference);
        if (failure == null) {
            state.noteLoaded(reference);
            return;
        }
        boolean isAgain = failure.isInitialisation() && !state.failInitialisation(reference.binaryName());
        ImportFailure raised = isAgain
                ? ImportFailure.java("NoClassDefFoundError", "Could not initialize class " + reference.binaryName())
                : failure;
        trace.tried("Java class", reference.binaryName(), "cannot be loaded: " + raised.error());
        throw raised;
    }

    /**
     * Says whether a class can be loaded ({@code Py.findClass}): one that is not there, or needs one that is not, is no class.
     *
     * @throws ImportFailure another Java exception with which loading ends
     */
    boolean isLoadable(String packageName, String name) {
        ClassRef found = findClass(packageName, name);
        if (found == null) {
            return false;
        }
        try {
            load(found);
            return true;
        } catch (ImportFailure failure) {
            if (failure.error().equals("NoClassDefFoundError")) {
                return false;
            }
            throw failure;
        }
    }

    /** What loading a class comes to. */
    ClassLoading loading() {
        return loading;
    }

    /** Says whether the name is that of a Java package. A class of that name that cannot be loaded is none. */
    boolean isPackage(String name) {
        try {
            return lookUp(name) instanceof ModuleSpec.JavaPackage;
        } catch (ImportFailure failure) {
            return false;
        }
    }

    /** The class called {@code fullName}, found but not loaded, without asking whether its package is known ({@code Py.findClass}). */
    @Nullable
    ClassRef findClass(String fullName) {
        int dot = fullName.lastIndexOf('.');
        return dot == -1 ? findClass("", fullName) : findClass(fullName.substring(0, dot), fullName.substring(dot + 1));
    }

    /**
     * Enters a package and its ancestors in the tree ({@code PyJavaPackage.addPackage}).
     *
     * @throws ImportFailure if the tree has a class of one of the names
     */
    ModuleSpec.JavaPackage add(String fullName) {
        int dot = fullName.lastIndexOf('.');
        if (dot != -1) {
            add(fullName.substring(0, dot));
        }
        Referent known = state.javaName(fullName);
        if (known instanceof ModuleSpec.JavaPackage javaPackage) {
            return javaPackage;
        }
        if (known != null) {
            throw ImportFailure.java("ClassCastException", fullName + " is a class and no package");
        }
        ModuleSpec.JavaPackage javaPackage = new ModuleSpec.JavaPackage(fullName);
        state.enterJavaName(fullName, javaPackage);
        return javaPackage;
    }

    /** The attributes of Java classes. */
    ClassAttributes classes() {
        return classes;
    }

    private Referent enter(Referent referent) {
        state.enterJavaName(((ModuleSpec) referent).name(), referent);
        return referent;
    }

    private boolean isIndexedPackage(String fullName) {
        if (!view.profile().packageCache()) {
            return false;
        }
        boolean isOnClassPath = roots(fullName).onClassPath()
                && view.classPath()
                        .hasPackageInArchives(fullName, view.profile().follows(RuntimeProfile.Rule.JDK_INDEXED));
        if (isOnClassPath) {
            return true;
        }
        for (VPath archive : state.openArchives(view.searchIndex().archives())) {
            boolean isIndexed = state.isOpen(archive) && SearchIndex.isJavaArchive(archive);
            PackageIndex packages = isIndexed ? archiveIndex(archive) : null;
            if (packages != null && packages.hasPackage(fullName)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Says whether a directory makes {@code fullName} a package: one of the class path, or one of {@code sys.path} ({@code
     * SysPackageManager.packageExists}, case ORDER-18).
     */
    private boolean packageExists(String fullName) {
        SearchIndex.JavaRoots roots = roots(fullName);
        SearchDirectory onClassPath = firstDirectory(fullName, roots.classPathPackages());
        SearchDirectory onPath = firstDirectory(fullName, roots.packages());
        if (onClassPath == null && onPath == null) {
            trace.tried("Java package", fullName, "not in the package index, and no directory of that name");
        }
        return isJavaPackage(fullName, onClassPath) || isJavaPackage(fullName, onPath);
    }

    /** On either path the first entry that has such a directory decides ({@code PathPackageManager.packageExists}). */
    private static @Nullable SearchDirectory firstDirectory(String fullName, List<SearchDirectory> roots) {
        for (SearchDirectory root : roots) {
            SearchDirectory directory = root.descend(fullName);
            if (directory != null && directory.exists()) {
                return directory;
            }
        }
        return null;
    }

    private boolean isJavaPackage(String fullName, @Nullable SearchDirectory directory) {
        if (directory == null) {
            return false;
        }
        boolean isPackage = directory.isJavaPackage();
        trace.looked(
                "Java package",
                fullName,
                directory.path(),
                isPackage ? "found" : "the directory holds Python files and no class, so no Java package");
        return isPackage;
    }

    /** Where names that begin like {@code name} can be; most entries of the paths lack them. */
    private SearchIndex.JavaRoots roots(String name) {
        SearchIndex index = view.searchIndex();
        SearchIndex.JavaRoots last = lastRoots;
        if (last != null && index == lastIndex && last.areOf(name)) {
            return last;
        }
        lastIndex = index;
        int dot = name.indexOf('.');
        last = index.javaRoots(dot == -1 ? name : name.substring(0, dot));
        lastRoots = last;
        return last;
    }

    /** Loads a class: what was loaded stays, though the path loses it; the JVM class path comes first, then {@code sys.path} in order, directories and .jar and .zip archives. */
    @Nullable
    ClassRef findClass(String packageName, String name) {
        if (packageName.isEmpty()) {
            return findUnnamed(name);
        }
        ClassRef loaded = state.loadedClass(packageName, name);
        if (loaded != null) {
            return loaded;
        }
        SearchIndex.JavaRoots roots = roots(packageName);
        ClassRef found =
                roots.onClassPath() ? view.classPath().find(packageName, name).orElse(null) : null;
        if (found != null) {
            return found;
        }
        noteIncomplete();
        List<SearchDirectory> directories = roots.classes();
        for (int i = 0; i < directories.size(); i++) {
            SearchDirectory root = directories.get(i);
            SearchDirectory directory = root.descend(packageName);
            if (directory != null && directory.hasClass(name)) {
                open(root.path());
                if (root.path().isInArchive() && state.isRefused(root.path().onDisk())) {
                    continue;
                }
                return new ClassRef(new ClassOrigin.Entry(root.path()), packageName, name);
            }
        }
        open(null);
        return null;
    }

    /** A class of the unnamed package. */
    private @Nullable ClassRef findUnnamed(String name) {
        ClassRef found = roots(name).unnamedClass();
        if (found == null) {
            noteIncomplete();
            open(null);
        } else if (found.origin() instanceof ClassOrigin.Entry entry
                && view.classPath().find("", name).isEmpty()) {
            open(entry.root());
        }
        return found;
    }

    /** Opens the archives of {@code sys.path}, up to the entry in which a class search has ended; all if it found nothing. */
    void open(@Nullable VPath end) {
        List<PathEntry> entries = view.sysPath().entries();
        for (int i = 0; i < entries.size(); i++) {
            VPath location = entries.get(i).location().orElse(null);
            if (location != null && location.isInArchive() && state.open(location.onDisk())) {
                index(location.onDisk());
            }
            if (location != null && end != null && location.equals(end)) {
                return;
            }
        }
    }

    /**
     * Enters the packages of an archive, as far as no class has a name of theirs.
     *
     * <p>Runtime quirk: one that has ends it with a ClassCastException, which is caught, and the archive counts as none
     * ({@code SyspathJavaLoader.replacePathItem}); which packages come before depends on the order of a hash table.
     */
    private void index(VPath archive) {
        PackageIndex packages = view.profile().packageCache() && state.hasJavaClasses() ? archiveIndex(archive) : null;
        if (packages == null || packages.packages().stream().noneMatch(this::hasClassName)) {
            return;
        }
        state.refuse(archive);
        for (String name : new HashSet<>(packages.packages())) {
            if (hasClassName(name)) {
                return;
            }
            add(name);
        }
    }

    /** Says whether the tree has a class under a name or one of its ancestors. */
    private boolean hasClassName(String name) {
        for (int end = name.length(); end != -1; end = name.lastIndexOf('.', end - 1)) {
            Referent known = state.javaName(name.substring(0, end));
            if (known != null && !(known instanceof ModuleSpec.JavaPackage)) {
                return true;
            }
        }
        return false;
    }

    private void noteIncomplete() {
        if (!view.classPath().isComplete()) {
            unknownReason = "the class path is still being indexed";
        }
    }

    private @Nullable PackageIndex archiveIndex(VPath archive) {
        PackageIndex packages = view.archive(archive).orElse(null);
        if (packages == null) {
            unknownReason = "archive " + archive + " is still being indexed";
        }
        return packages;
    }
}
