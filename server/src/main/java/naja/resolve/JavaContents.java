package naja.resolve;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import naja.base.CancelToken;
import naja.javaindex.ClassOrigin;
import naja.javaindex.ClassRef;
import naja.javaindex.JavaIndex;
import naja.javaindex.PackageIndex;
import naja.vfs.DirectoryListing;
import naja.vfs.VPath;

/** What a Java package holds, over the class path and {@code sys.path} ({@code PackageManager.doDir}). */
final class JavaContents {
    private static final String CLASS = ".class";

    private final ResolverView view;

    JavaContents(ResolverView view) {
        this.view = view;
    }

    /** The simple names of the packages in {@code name}. */
    Set<String> subpackages(String name) {
        Set<String> packages = new TreeSet<>(view.classPath().subpackages(name));
        for (PathEntry entry : view.sysPath().entries()) {
            if (entry.holdsClasses()) {
                archive(entry, index -> packages.addAll(index.subpackages(name)));
            } else if (entry.kind() == PathEntry.Kind.DIRECTORY) {
                VPath directory = directory(entry, name);
                for (String child :
                        view.list(directory).orElse(DirectoryListing.EMPTY).directories()) {
                    DirectoryListing inside = view.list(directory.child(child)).orElse(DirectoryListing.EMPTY);
                    if (inside.hasClassFiles()) {
                        packages.add(child);
                    }
                }
            }
        }
        return packages;
    }

    /** The top-level classes of the package by simple name. */
    Map<String, ClassRef> classes(String name) {
        Map<String, ClassRef> classes = new TreeMap<>();
        JavaIndex classPath = view.classPath();
        for (String simple : classPath.classes(name)) {
            if (simple.indexOf('$') < 0) {
                classPath.find(name, simple).ifPresent(reference -> classes.put(simple, reference));
            }
        }
        addFromPath(name, classes, entry -> entry.kind() == PathEntry.Kind.DIRECTORY || entry.holdsClasses());
        return classes;
    }

    /**
     * The public ones of {@link #classes}: what {@code dir} of the package and a star import have. The others can be imported
     * by name all the same (cases JPK-20, JAR-18), which nobody is meant to.
     */
    Map<String, ClassRef> publicClasses(String name, CancelToken cancel) {
        Map<String, ClassRef> classes = classes(name);
        Set<String> hidden = view.classPath().hiddenClasses(name, cancel);
        Set<String> onClassPath = new HashSet<>(view.classPath().classes(name));
        classes.entrySet().removeIf(entry -> {
            cancel.check();
            return onClassPath.contains(entry.getKey())
                    ? hidden.contains(entry.getKey())
                    : !view.isPublic(entry.getValue());
        });
        return classes;
    }

    /** The top-level classes of the package in the directories of {@code sys.path}: all that are seen without a package cache. */
    Map<String, ClassRef> classesInDirectories(String name) {
        Map<String, ClassRef> classes = new TreeMap<>();
        addFromPath(name, classes, entry -> entry.kind() == PathEntry.Kind.DIRECTORY);
        return classes;
    }

    private void addFromPath(String name, Map<String, ClassRef> classes, Predicate<PathEntry> isSearched) {
        for (PathEntry entry : view.sysPath().entries()) {
            if (isSearched.test(entry)) {
                VPath directory = directory(entry, name);
                DirectoryListing listing = view.list(directory).orElse(DirectoryListing.EMPTY);
                if (listing.hasClassFiles()) {
                    addClasses(entry.location().orElseThrow(), listing, name, classes);
                }
            }
        }
    }

    /** Whether the class is an interface or an enum, as far as that is known without reading it. */
    Candidate.Kind kind(ClassRef reference) {
        return Candidate.Kind.JAVA_CLASS;
    }

    private static void addClasses(VPath root, DirectoryListing listing, String name, Map<String, ClassRef> classes) {
        for (String file : listing.files()) {
            if (file.endsWith(CLASS) && file.indexOf('$') < 0) {
                String simple = file.substring(0, file.length() - CLASS.length());
                classes.putIfAbsent(simple, new ClassRef(new ClassOrigin.Entry(root), name, simple));
            }
        }
    }

    private void archive(PathEntry entry, Consumer<PackageIndex> use) {
        entry.location().flatMap(location -> view.archive(location.onDisk())).ifPresent(use);
    }

    private static VPath directory(PathEntry entry, String name) {
        VPath root = entry.location().orElseThrow();
        return name.isEmpty() ? root : root.child(name.replace('.', '/'));
    }

    /** The classes of package {@code name} that the package index knows, public or not. */
    Set<String> indexedClasses(String name, ImportState state) {
        Set<String> classes = new TreeSet<>();
        if (!view.profile().packageCache()) {
            return classes;
        }
        JavaIndex classPath = view.classPath();
        classPath.classes(name).stream()
                .filter(simple -> simple.indexOf('$') < 0)
                .filter(simple -> isIndexed(classPath, name, simple))
                .forEach(classes::add);
        forEachArchive(state, index -> index.classes(name).stream()
                .filter(simple -> simple.indexOf('$') < 0)
                .forEach(classes::add));
        return classes;
    }

    /** Gives the archives that are indexed: those that were opened, though the path may have lost them. */
    private void forEachArchive(ImportState state, Consumer<PackageIndex> use) {
        for (VPath archive : state.openArchives(view.searchIndex().archives())) {
            if (state.isOpen(archive) && SearchIndex.isJavaArchive(archive)) {
                view.archive(archive).ifPresent(use);
            }
        }
    }

    /** Before 2.7.2 the classes of a modular JDK are in no index. */
    private boolean isIndexed(JavaIndex classPath, String packageName, String simple) {
        return view.profile().follows(RuntimeProfile.Rule.JDK_INDEXED)
                || classPath
                        .find(packageName, simple)
                        .filter(found -> found.origin() instanceof ClassOrigin.Entry)
                        .isPresent();
    }

    /** The packages in package {@code name} that the package index knows. */
    Set<String> indexedPackages(String name, ImportState state) {
        Set<String> packages = new TreeSet<>();
        if (view.profile().packageCache()) {
            boolean hasJdk = view.profile().follows(RuntimeProfile.Rule.JDK_INDEXED);
            view.classPath().subpackages(name).stream()
                    .filter(child -> hasJdk || view.classPath().hasPackageOutsideModules(name + "." + child))
                    .forEach(packages::add);
            forEachArchive(state, index -> packages.addAll(index.subpackages(name)));
        }
        return packages;
    }

    /** Gives the directories of package {@code name} that a star import of it looks at, in order: on the class path, then on {@code sys.path}. */
    void forEachDirectory(String name, Consumer<DirectoryListing> use) {
        String below = name.replace('.', '/');
        if (view.profile().packageCache()) {
            for (VPath entry : view.classPathDirectories()) {
                view.list(below.isEmpty() ? entry : entry.child(below)).ifPresent(use);
            }
        }
        for (PathEntry entry : view.sysPath().entries()) {
            if (entry.kind() == PathEntry.Kind.DIRECTORY) {
                view.list(directory(entry, name)).ifPresent(use);
            }
        }
    }

    /** The simple names of the top-level classes in a directory. */
    List<String> classesIn(DirectoryListing listing) {
        return listing.files().stream()
                .filter(file -> file.endsWith(CLASS) && file.indexOf('$') < 0)
                .map(file -> file.substring(0, file.length() - CLASS.length()))
                .toList();
    }

    /** The subdirectories that an identifier names: a star import takes each for a package. */
    List<String> packagesIn(DirectoryListing listing) {
        return listing.directories().stream().filter(JavaContents::isIdentifier).toList();
    }

    private static boolean isIdentifier(String name) {
        return Character.isJavaIdentifierStart(name.charAt(0))
                && name.chars().allMatch(Character::isJavaIdentifierPart);
    }
}
