package naja.resolve;

import java.util.List;
import java.util.Optional;
import naja.javaindex.ClassOrigin;
import naja.javaindex.ClassRef;
import naja.javaindex.PackageIndex;
import naja.vfs.DirectoryListing;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * The tree of Java packages, apart from {@code sys.modules} ({@code SysPackageManager}, {@code PyJavaPackage}): a dotted name
 * is looked up from the root, part by part, and a part that fails ends the search.
 */
final class JavaPackages {
    private final ResolverView view;
    private final ImportState state;
    private final TraceRecorder trace;
    private final ClassAttributes classes;
    private final ClassLoading loading;
    private @Nullable String unknownReason;

    JavaPackages(ResolverView view, ImportState state, TraceRecorder trace) {
        this.view = view;
        this.state = state;
        this.trace = trace;
        this.classes = new ClassAttributes(view, this);
        this.loading = new ClassLoading(view, this);
    }

    /** Why a Java name that was not found may exist all the same: an index that is not complete; nothing if none was asked. */
    Optional<String> unknownReason() {
        return Optional.ofNullable(unknownReason);
    }

    /** Looks up a dotted name ({@code PackageManager.lookupName}). */
    @Nullable
    Referent lookUp(String name) {
        int dot = name.indexOf('.');
        Referent at = attribute("", dot < 0 ? name : name.substring(0, dot));
        while (at != null && dot >= 0) {
            int next = name.indexOf('.', dot + 1);
            String part = next < 0 ? name.substring(dot + 1) : name.substring(dot + 1, next);
            if (at instanceof ModuleSpec.JavaPackage javaPackage) {
                at = attribute(/* parent= */ javaPackage.name(), /* name= */ part);
            } else if (at instanceof ModuleSpec.JavaClass javaClass) {
                at = classes.find(javaClass, part).referent();
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
        String fullName = parent.isEmpty() ? name : parent + "." + name;
        Referent known = state.javaName(fullName);
        if (known != null) {
            return known;
        }
        if (isIndexedPackage(fullName)) {
            trace.tried("Java package", fullName, "found in the package index");
            return enter(new ModuleSpec.JavaPackage(fullName));
        }
        if (packageExists(fullName)) {
            return enter(new ModuleSpec.JavaPackage(fullName));
        }
        ClassRef found = findClass(parent, name);
        if (found == null) {
            trace.tried("Java package or class", fullName, "not there");
            return null;
        }
        load(found, fullName);
        trace.tried("Java class", fullName, "found");
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
    private void load(ClassRef reference, String fullName) {
        ImportFailure failure = loading.failure(reference);
        if (failure == null) {
            return;
        }
        boolean isAgain = failure.isInitialisation() && !state.failInitialisation(reference.binaryName());
        ImportFailure raised = isAgain
                ? ImportFailure.java("NoClassDefFoundError", "Could not initialize class " + reference.binaryName())
                : failure;
        trace.tried("Java class", fullName, "cannot be loaded: " + raised.error());
        throw raised;
    }

    /**
     * Says whether a class can be loaded ({@code Py.findClass}): one that is not there, or needs one that is not, is no class.
     *
     * @throws ImportFailure another Java exception with which loading ends
     */
    boolean isLoadable(String fullName) {
        ClassRef found = findClass(fullName);
        if (found == null) {
            return false;
        }
        try {
            load(found, fullName);
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
        return dot < 0 ? findClass("", fullName) : findClass(fullName.substring(0, dot), fullName.substring(dot + 1));
    }

    /** Enters a package and its ancestors in the tree ({@code PySystemState.add_package}). */
    ModuleSpec.JavaPackage add(String fullName) {
        int dot = fullName.lastIndexOf('.');
        if (dot > 0) {
            add(fullName.substring(0, dot));
        }
        ModuleSpec.JavaPackage javaPackage = new ModuleSpec.JavaPackage(fullName);
        if (!(state.javaName(fullName) instanceof ModuleSpec.JavaPackage)) {
            state.enterJavaName(fullName, javaPackage);
        }
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
        boolean isOnClassPath = view.profile().follows(RuntimeProfile.Rule.JDK_INDEXED)
                ? view.classPath().hasPackage(fullName)
                : view.classPath().hasPackageOutsideModules(fullName);
        if (isOnClassPath) {
            return true;
        }
        List<PathEntry> entries = view.sysPath().entries();
        for (int i = 0; i < entries.size(); i++) {
            PathEntry entry = entries.get(i);
            if (entry.holdsClasses()) {
                PackageIndex index = archiveIndex(entry);
                if (index != null && index.hasPackage(fullName)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Says whether a directory makes {@code fullName} a package ({@code PathPackageManager.packageExists}): the first entry of
     * the class path, then of {@code sys.path}, that has such a directory decides, for or against.
     */
    private boolean packageExists(String fullName) {
        String child = fullName.replace('.', '/');
        if (view.profile().packageCache()) {
            List<VPath> classPath = view.classPathEntries();
            for (int i = 0; i < classPath.size(); i++) {
                VPath entry = classPath.get(i);
                if (!entry.isInArchive()) {
                    Boolean decision = decide(entry, child, fullName);
                    if (decision != null) {
                        return decision;
                    }
                }
            }
        }
        List<PathEntry> entries = view.sysPath().entries();
        for (int i = 0; i < entries.size(); i++) {
            PathEntry entry = entries.get(i);
            checkEntry(entry);
            if (entry.kind() == PathEntry.Kind.DIRECTORY) {
                Boolean decision = decide(entry.location().orElseThrow(), child, fullName);
                if (decision != null) {
                    return decision;
                }
            }
        }
        return false;
    }

    /**
     * Takes an entry of the path in hand.
     *
     * @throws ImportFailure if the runtime is one that cannot ({@code RelativeFile} of an empty path, case RUN-06)
     */
    private void checkEntry(PathEntry entry) {
        if (entry.isEmptyText() && view.profile().follows(RuntimeProfile.Rule.EMPTY_ENTRY_BREAKS_JAVA)) {
            throw ImportFailure.java(
                    "NullPointerException", "Cannot invoke \"String.length()\" because \"str\" is null");
        }
    }

    private @Nullable Boolean decide(VPath entry, String child, String fullName) {
        if (!mayHold(entry, fullName)) {
            return null;
        }
        VPath directory = entry.child(child);
        DirectoryListing listing = view.list(directory).orElse(null);
        if (listing == null) {
            return null;
        }
        boolean isPackage = listing.hasClassFiles() || !listing.hasPythonFiles();
        trace.looked(
                "Java package",
                fullName,
                directory,
                isPackage ? "found" : "the directory holds Python files and no class, so no Java package");
        return isPackage;
    }

    /** Says whether {@code root} has the directory of the first part of a package's name; most entries lack it. */
    private boolean mayHold(VPath root, String packageName) {
        DirectoryListing listing = view.list(root).orElse(null);
        if (listing == null) {
            return false;
        }
        int dot = packageName.indexOf('.');
        return listing.hasDirectory(dot < 0 ? packageName : packageName.substring(0, dot));
    }

    /** Loads a class: the JVM class path first, then {@code sys.path} in order, directories and .jar and .zip archives. */
    private @Nullable ClassRef findClass(String packageName, String name) {
        ClassRef found = view.classPath().find(packageName, name).orElse(null);
        if (found != null) {
            return found;
        }
        if (!view.classPath().isComplete()) {
            unknownReason = "the class path is still being indexed";
        }
        List<PathEntry> entries = view.sysPath().entries();
        for (int i = 0; i < entries.size(); i++) {
            PathEntry entry = entries.get(i);
            checkEntry(entry);
            if (entry.kind() == PathEntry.Kind.DIRECTORY) {
                found = classInDirectory(entry.location().orElseThrow(), packageName, name);
            } else if (entry.kind() == PathEntry.Kind.ARCHIVE) {
                found = classInArchive(entry, packageName, name);
            }
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable ClassRef classInDirectory(VPath root, String packageName, String name) {
        if (!packageName.isEmpty() && !mayHold(root, packageName)) {
            return null;
        }
        VPath directory = packageName.isEmpty() ? root : root.child(packageName.replace('.', '/'));
        DirectoryListing listing = view.list(directory).orElse(null);
        if (listing == null || !listing.hasClassFiles() || !listing.hasFile(name + ".class")) {
            return null;
        }
        return new ClassRef(new ClassOrigin.Entry(root), packageName, name);
    }

    private @Nullable ClassRef classInArchive(PathEntry entry, String packageName, String name) {
        return entry.holdsClasses() ? classInDirectory(entry.location().orElseThrow(), packageName, name) : null;
    }

    private @Nullable PackageIndex archiveIndex(PathEntry entry) {
        VPath archive = entry.location().orElseThrow().onDisk();
        PackageIndex index = view.archive(archive).orElse(null);
        if (index == null) {
            unknownReason = "archive " + archive + " is still being indexed";
        }
        return index;
    }
}
