package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import naja.javaindex.ClassOrigin;
import naja.javaindex.ClassRef;
import naja.names.ModuleName;
import naja.names.PackageContext;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the listings and the Java index of one {@link ResolverView} and is asked for by nearly every import: the
 * directories of a search, and which entries of the paths have a name's first part at all, which most have not.
 *
 * <p>No resolution is in it: imports are simulated anew each time. A view keeps its index for as long as it lives; nothing
 * in it can become wrong, since a view never changes. Safe for use by several threads.
 */
public final class SearchIndex {
    private final ResolverView view;
    private final Map<VPath, SearchDirectory> directories = new ConcurrentHashMap<>();
    private final Map<String, JavaRoots> javaRoots = new ConcurrentHashMap<>();
    private final Map<String, ResourceRoots> resourceRoots = new ConcurrentHashMap<>();
    private final Map<VPath, Importer> importers = new ConcurrentHashMap<>();
    private volatile @Nullable List<SearchDirectory> classDirectories;
    private volatile @Nullable List<VPath> archives;

    /** The index of {@code view}, of which nothing is asked yet. */
    public SearchIndex(ResolverView view) {
        this.view = view;
    }

    /**
     * Where Java names that begin with one part can be.
     *
     * @param first the part
     * @param unnamedClass the class of that name in the unnamed package
     * @param onClassPath whether the index of the class path has a package that begins so
     * @param classPathPackages the directories of the class path that have a subdirectory of that name
     * @param packages the directories of {@code sys.path} that have one
     * @param classes the directories and archives of {@code sys.path} that have one, and that classes are loaded from
     */
    record JavaRoots(
            String first,
            @Nullable ClassRef unnamedClass,
            boolean onClassPath,
            List<SearchDirectory> classPathPackages,
            List<SearchDirectory> packages,
            List<SearchDirectory> classes) {
        /** Says whether {@code name} begins with the part. */
        boolean areOf(String name) {
            int length = first.length();
            return name.startsWith(first) && (name.length() == length || name.charAt(length) == '.');
        }
    }

    /**
     * Whether some entry of the JVM class path has a name at its root.
     *
     * @param directory as a directory
     * @param module as a module file
     */
    record ResourceRoots(boolean directory, boolean module) {}

    /**
     * An importing file and its packages.
     *
     * @param context how it is running
     * @param packageName what its relative imports start from
     * @param modules what is in {@code sys.modules} when its body runs
     */
    record Importer(PackageContext context, @Nullable ModuleName packageName, List<ModuleSpec> modules) {}

    ResolverView view() {
        return view;
    }

    /** The directory {@code path}, whether it is there or not. */
    SearchDirectory directory(VPath path) {
        SearchDirectory known = directories.get(path);
        if (known != null) {
            return known;
        }
        SearchDirectory made = new SearchDirectory(this, path, view.list(path).orElse(null));
        SearchDirectory before = directories.putIfAbsent(path, made);
        return before == null ? made : before;
    }

    /** Where Java names with {@code first} as their first part can be. */
    JavaRoots javaRoots(String first) {
        JavaRoots known = javaRoots.get(first);
        if (known == null) {
            known = new JavaRoots(
                    first,
                    unnamedClass(first),
                    view.classPath().hasPackage(first),
                    classPathPackages(first),
                    packages(first),
                    classRoots(first));
            javaRoots.put(first, known);
        }
        return known;
    }

    /** The directories and archives of {@code sys.path} that classes are loaded from, in order: archives by their ending. */
    List<SearchDirectory> classDirectories() {
        List<SearchDirectory> known = classDirectories;
        if (known == null) {
            known = new ArrayList<>();
            for (PathEntry entry : view.sysPath().entries()) {
                VPath location = entry.location().orElse(null);
                if (location != null && (entry.kind() == PathEntry.Kind.DIRECTORY || isJavaArchive(location))) {
                    known.add(directory(location));
                }
            }
            classDirectories = known;
        }
        return known;
    }

    /** The archives on {@code sys.path} in which Java packages and classes are looked for, in order. */
    List<VPath> archives() {
        List<VPath> known = archives;
        if (known == null) {
            known = new ArrayList<>(0);
            for (PathEntry entry : view.sysPath().entries()) {
                if (entry.holdsClasses()) {
                    known.add(entry.location().orElseThrow().onDisk());
                }
            }
            archives = known;
        }
        return known;
    }

    /** What the roots of the JVM class path have under {@code name}. */
    ResourceRoots resourceRoots(String name) {
        ResourceRoots known = resourceRoots.get(name);
        if (known == null) {
            boolean hasDirectory = false;
            boolean hasModule = false;
            for (VPath root : view.classPathEntries()) {
                SearchDirectory.Entry entry = directory(root).entry(name);
                hasDirectory |= entry.directory() != null;
                hasModule |= entry.isModule();
            }
            known = new ResourceRoots(hasDirectory, hasModule);
            resourceRoots.put(name, known);
        }
        return known;
    }

    /** The importing {@code file} as it runs in {@code context}. */
    Importer importer(VPath file, PackageContext context) {
        Importer known = importers.get(file);
        if (known == null || known.context() != context) {
            known = makeImporter(file, context);
            importers.put(file, known);
        }
        return known;
    }

    /** Says whether an archive is one in which Java classes are looked for, by its ending. */
    static boolean isJavaArchive(VPath location) {
        String archive = location.onDisk().name();
        return archive.endsWith(".jar") || archive.endsWith(".zip");
    }

    private List<SearchDirectory> classPathPackages(String first) {
        List<SearchDirectory> roots = new ArrayList<>(0);
        if (view.profile().packageCache()) {
            for (VPath entry : view.classPathDirectories()) {
                addIfHolds(directory(entry), first, roots);
            }
        }
        return roots;
    }

    private List<SearchDirectory> packages(String first) {
        List<SearchDirectory> roots = new ArrayList<>(0);
        for (PathEntry entry : view.sysPath().entries()) {
            if (entry.kind() == PathEntry.Kind.DIRECTORY) {
                addIfHolds(directory(entry.location().orElseThrow()), first, roots);
            }
        }
        return roots;
    }

    private @Nullable ClassRef unnamedClass(String name) {
        ClassRef onClassPath = view.classPath().find("", name).orElse(null);
        if (onClassPath != null) {
            return onClassPath;
        }
        for (SearchDirectory root : classDirectories()) {
            if (root.hasClass(name)) {
                return new ClassRef(new ClassOrigin.Entry(root.path()), "", name);
            }
        }
        return null;
    }

    private List<SearchDirectory> classRoots(String first) {
        List<SearchDirectory> roots = new ArrayList<>(0);
        for (SearchDirectory root : classDirectories()) {
            addIfHolds(root, first, roots);
        }
        return roots;
    }

    private static void addIfHolds(SearchDirectory root, String name, List<SearchDirectory> roots) {
        if (root.entry(name).directory() != null) {
            roots.add(root);
        }
    }

    private Importer makeImporter(VPath file, PackageContext context) {
        List<ModuleSpec> modules = new ArrayList<>();
        boolean isMain = context.moduleName().equals("__main__");
        modules.add(isMain ? new ModuleSpec.Source("__main__", file) : new ModuleSpec.Builtin("__main__", ""));
        ModuleName packageName = context.packageName().orElse(null);
        VPath path = file.parent();
        boolean isBeside = !(context instanceof PackageContext.LoadedByPath loaded) || loaded.isPackage();
        for (ModuleName name = isBeside ? packageName : null;
                name != null;
                name = name.parent().orElse(null)) {
            SearchDirectory directory = directory(path);
            VPath source = directory.initSource();
            boolean isNamespace = source == null && view.profile().python3().isPresent();
            modules.add(
                    isNamespace
                            ? new ModuleSpec.NamespacePackage(name.text(), List.of(directory.path()))
                            : new ModuleSpec.Package(
                                    name.text(),
                                    source == null ? directory.path().child("__init__$py.class") : source,
                                    Optional.ofNullable(source),
                                    List.of(directory.path())));
            path = path.parent();
        }
        view.modulesByPath().forEach((name, source) -> {
            if (modules.stream().noneMatch(module -> module.name().equals(name))) {
                modules.add(ImportingModule.loadedByPath(name, source));
            }
        });
        return new Importer(context, packageName, modules);
    }
}
