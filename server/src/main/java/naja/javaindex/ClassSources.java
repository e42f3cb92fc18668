package naja.javaindex;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import naja.vfs.VPath;

/**
 * Where a program's classes come from, in the order that counts: the JDK and the project's Java sources, the entries of the class
 * path, and behind them what only other modules of a build have. Only names are asked here; {@link JavaIndex} reads classes.
 */
final class ClassSources {
    /** The JDK, and the sources of the project. */
    private final List<ClassSource> first;

    private final Map<VPath, Optional<IndexedEntry>> entries;

    /** The entries that have a package, or one below it, in the order of the class path. */
    private final PackageTable table;

    /** The sources behind the class path: those of modules that the code is not part of. */
    private final List<ClassSource> last;

    /** The entries and roots of sources that only other modules have. */
    private final Set<VPath> foreign;

    private ClassSources(
            List<ClassSource> first,
            Map<VPath, Optional<IndexedEntry>> entries,
            PackageTable table,
            List<ClassSource> last,
            Set<VPath> foreign) {
        this.first = List.copyOf(first);
        this.entries = Collections.unmodifiableMap(entries);
        this.table = table;
        this.last = List.copyOf(last);
        this.foreign = Set.copyOf(foreign);
    }

    /** The sources without other modules; {@code entries} are in their order, those that are not indexed yet without a value. */
    static ClassSources of(List<ClassSource> first, Map<VPath, Optional<IndexedEntry>> entries) {
        return new ClassSources(first, entries, PackageTable.of(entries.values()), List.of(), Set.of());
    }

    /** The same with other entries, and without other modules. */
    ClassSources withEntries(Map<VPath, Optional<IndexedEntry>> changed) {
        return of(first, changed);
    }

    /** The same in the order of a module; see {@link JavaIndex#inModule}. */
    ClassSources inModule(List<VPath> order, Set<VPath> others) {
        PackageTable ordered = table.inOrder(order);
        List<ClassSource> before = new ArrayList<>();
        List<JavaSourceIndex> own = new ArrayList<>();
        List<ClassSource> behind = new ArrayList<>();
        for (ClassSource source : first) {
            if (!(source instanceof JavaSourceIndex sources)) {
                before.add(source);
            } else if (others.contains(sources.root())) {
                behind.add(source);
            } else {
                own.add(sources);
            }
        }
        own.sort(Comparator.comparingInt(sources -> ordered.position(sources.root())));
        before.addAll(own);
        return new ClassSources(before, entries, ordered, behind, others);
    }

    /** The class path in its order, what is not indexed yet without a value. */
    Map<VPath, Optional<IndexedEntry>> entries() {
        return entries;
    }

    /** A copy of {@link #entries} that can be changed. */
    Map<VPath, Optional<IndexedEntry>> slots() {
        return new LinkedHashMap<>(entries);
    }

    boolean isForeign(VPath place) {
        return foreign.contains(place);
    }

    /** The sources that may have the package: the JDK, and the entries that have it. */
    List<ClassSource> of(String packageName) {
        List<IndexedEntry> having = table.having(packageName);
        List<ClassSource> sources = new ArrayList<>(first.size() + having.size() + last.size());
        sources.addAll(first);
        sources.addAll(having);
        sources.addAll(last);
        return sources;
    }

    /** The entries that have the package, or one below it, in their order. */
    List<IndexedEntry> having(String packageName) {
        return table.having(packageName);
    }

    Optional<ClassRef> find(String packageName, String name) {
        Optional<ClassRef> found = find(first, packageName, name);
        if (found.isEmpty()) {
            found = find(table.having(packageName), packageName, name);
        }
        return found.isPresent() || last.isEmpty() ? found : find(last, packageName, name);
    }

    private static Optional<ClassRef> find(List<? extends ClassSource> sources, String packageName, String name) {
        for (int i = 0; i < sources.size(); i++) {
            Optional<ClassRef> found = sources.get(i).find(packageName, name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The first class among those of the JDK and the sources of the project. */
    Optional<ClassRef> findFirst(String packageName, String name) {
        return find(first, packageName, name);
    }

    /** The source that has the class of {@code ref} itself. */
    Optional<ClassSource> sourceOf(ClassRef ref) {
        for (ClassSource source : of(ref.packageName())) {
            if (source.find(ref.packageName(), ref.name()).equals(Optional.of(ref))) {
                return Optional.of(source);
            }
        }
        return Optional.empty();
    }

    /** The entry of the class path that has the class of {@code ref} itself, though another one may come before it. */
    Optional<IndexedEntry> entryOf(ClassRef ref) {
        for (IndexedEntry entry : table.having(ref.packageName())) {
            if (entry.find(ref.packageName(), ref.name()).equals(Optional.of(ref))) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** See {@link JavaIndex#inEntries}. */
    List<ClassRef> inEntries(String packageName, String name) {
        List<ClassRef> found = new ArrayList<>(1);
        for (IndexedEntry entry : table.having(packageName)) {
            if (found.isEmpty() || !foreign.contains(entry.entry())) {
                entry.find(packageName, name).ifPresent(found::add);
            }
        }
        return found;
    }

    /** Says whether there is a class in the package, or in one below it. */
    boolean hasPackage(String name, boolean withModules) {
        return table.has(name) || hasPackageOutsideEntries(name, withModules);
    }

    /** The same without the directories of classes. */
    boolean hasPackageInArchives(String name, boolean withModules) {
        for (IndexedEntry entry : table.having(name)) {
            if (!entry.isDirectory()) {
                return true;
            }
        }
        return hasPackageOutsideEntries(name, withModules);
    }

    private boolean hasPackageOutsideEntries(String name, boolean withModules) {
        for (ClassSource source : first) {
            if ((withModules || !(source instanceof JdkIndex)) && source.hasPackage(name)) {
                return true;
            }
        }
        for (ClassSource source : last) {
            if (source.hasPackage(name)) {
                return true;
            }
        }
        return false;
    }

    /** The last parts of the names of the packages directly below {@code packageName}, in order. */
    List<String> subpackages(String packageName) {
        TreeSet<String> parts = new TreeSet<>();
        for (ClassSource source : of(packageName)) {
            parts.addAll(source.subpackages(packageName));
        }
        return List.copyOf(parts);
    }

    /** The simple binary names of all classes in {@code packageName}, in order. */
    List<String> classes(String packageName) {
        TreeSet<String> names = new TreeSet<>();
        for (ClassSource source : of(packageName)) {
            names.addAll(source.classes(packageName));
        }
        return List.copyOf(names);
    }

    /** See {@link JavaIndex#packages}. */
    List<String> packages() {
        TreeSet<String> names = new TreeSet<>(table.packages());
        List<ClassSource> others = new ArrayList<>(first);
        others.addAll(last);
        for (ClassSource source : others) {
            List<String> packages = source instanceof JdkIndex modules ? modules.packages() : below(source, "");
            packages.stream().filter(source::isExported).forEach(names::add);
        }
        names.remove("");
        return List.copyOf(names);
    }

    private static List<String> below(ClassSource source, String packageName) {
        List<String> names = new ArrayList<>();
        for (String part : source.subpackages(packageName)) {
            String name = packageName.isEmpty() ? part : packageName + "." + part;
            names.add(name);
            names.addAll(below(source, name));
        }
        return names;
    }

    /** See {@link JavaIndex#isExported}. */
    boolean isExported(String packageName) {
        for (ClassSource source : of(packageName)) {
            if (source.hasPackage(packageName) && source.isExported(packageName)) {
                return true;
            }
        }
        return false;
    }
}
