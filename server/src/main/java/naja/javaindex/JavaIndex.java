package naja.javaindex;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import naja.base.CancelToken;
import naja.base.Memo;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * The Java packages and classes that a program sees: those of the JDK, then those of the class path entries in their
 * order. An entry may be pending, which means its names are not known yet.
 */
public final class JavaIndex {
    /** The index without any class, which is complete. */
    public static final JavaIndex EMPTY = new JavaIndex(List.of(), Map.of());

    private static final Logger LOG = Logger.getLogger(JavaIndex.class.getName());

    /** Number of members of the class files that are kept. */
    private static final long MAX_MEMBERS = 20_000;

    /** The JDK, and the sources of the project. */
    private final List<ClassSource> jdk;

    private final Map<VPath, Optional<IndexedEntry>> entries;

    /** The entries that have a package, or one below it, in the order of the class path. */
    private final PackageTable table;

    /** The sources behind the class path: those of modules that the code is not part of. */
    private final List<ClassSource> last;

    /** The entries and roots of sources that only other modules have. */
    private final Set<VPath> foreign;

    private final boolean isComplete;

    /** Told what is asked, if somebody wants to know. */
    private final @Nullable IndexReads reads;

    /** Class files that were read; each costs about as much memory as a few hundred bytes for a member. */
    private final Memo<ClassRef, ClassFile> files;

    /** Classes whose files were said to be malformed, so that it is said once. */
    private final Set<ClassRef> malformed;

    private final Memo<String, KnownMembers> members;

    private final Memo<ClassRef, Optional<LoadableClass>> loadable;

    /** Classes that were read from sources, what their supertypes are depends on what else there is. */
    private final Memo<ClassRef, KnownSource> sourceClasses = new Memo<>(
            MAX_MEMBERS,
            found -> 10L
                    + found.file()
                            .map(file -> file.methods().size() + file.fields().size())
                            .orElse(0));

    /** The top-level classes of a package that are not public. */
    private final Memo<String, Set<String>> hidden = new Memo<>(MAX_MEMBERS, found -> 1L + found.size());

    /** The attributes of a class, and what was asked for them. */
    private record KnownMembers(Optional<ClassMembers> members, IndexReads reads) {}

    /** A class of a source, and what was asked for it. */
    private record KnownSource(Optional<ClassFile> file, IndexReads reads) {}

    private JavaIndex(List<ClassSource> jdk, Map<VPath, Optional<IndexedEntry>> entries) {
        this.jdk = List.copyOf(jdk);
        this.entries = Collections.unmodifiableMap(entries);
        this.table = PackageTable.of(entries.values());
        this.last = List.of();
        this.foreign = Set.of();
        this.isComplete = !entries.containsValue(Optional.<IndexedEntry>empty());
        this.reads = null;
        this.files = new Memo<>(
                MAX_MEMBERS, file -> 10L + file.methods().size() + file.fields().size());
        this.malformed = ConcurrentHashMap.newKeySet();
        this.members = membersMemo();
        this.loadable = new Memo<>(MAX_MEMBERS, found -> 5L);
    }

    /** The same names in another order. */
    private JavaIndex(
            JavaIndex same, List<ClassSource> jdk, PackageTable table, List<ClassSource> last, Set<VPath> foreign) {
        this.jdk = List.copyOf(jdk);
        this.entries = same.entries;
        this.table = table;
        this.last = List.copyOf(last);
        this.foreign = Set.copyOf(foreign);
        this.isComplete = same.isComplete;
        this.reads = null;
        this.files = same.files;
        this.malformed = same.malformed;
        this.members = membersMemo();
        this.loadable = same.loadable;
    }

    private JavaIndex(JavaIndex same, IndexReads reads) {
        this.jdk = same.jdk;
        this.entries = same.entries;
        this.table = same.table;
        this.last = same.last;
        this.foreign = same.foreign;
        this.isComplete = same.isComplete;
        this.reads = reads;
        this.files = same.files;
        this.malformed = same.malformed;
        this.members = same.members;
        this.loadable = same.loadable;
    }

    private static Memo<String, KnownMembers> membersMemo() {
        return new Memo<>(
                MAX_MEMBERS,
                found -> 10L + found.members().map(ClassMembers::size).orElse(0));
    }

    /** The sources that may have the package: the JDK, and the entries that have it. */
    private List<ClassSource> sources(String packageName) {
        List<IndexedEntry> having = table.having(packageName);
        List<ClassSource> sources = new ArrayList<>(jdk.size() + having.size() + last.size());
        sources.addAll(jdk);
        sources.addAll(having);
        sources.addAll(last);
        return sources;
    }

    /** The same index, which tells {@code recorder} what it is asked. */
    public JavaIndex recording(IndexReads recorder) {
        return new JavaIndex(this, recorder);
    }

    /**
     * The same names as the code of one module of a build meets them.
     *
     * @param order entries and roots of sources in the order that counts; the module's own come before those of others
     * @param others those of {@code order} that only other modules have
     */
    public JavaIndex inModule(List<VPath> order, Set<VPath> others) {
        PackageTable ordered = table.inOrder(order);
        List<ClassSource> first = new ArrayList<>();
        List<JavaSourceIndex> own = new ArrayList<>();
        List<ClassSource> behind = new ArrayList<>();
        for (ClassSource source : jdk) {
            if (!(source instanceof JavaSourceIndex sources)) {
                first.add(source);
            } else if (others.contains(sources.root())) {
                behind.add(source);
            } else {
                own.add(sources);
            }
        }
        own.sort(Comparator.comparingInt(sources -> ordered.position(sources.root())));
        first.addAll(own);
        return new JavaIndex(this, first, ordered, behind, others);
    }

    /** Says whether a class lies where the code of this module is not meant to find it: only other modules have it. */
    public boolean isForeign(ClassRef ref) {
        return !foreign.isEmpty() && foreign.contains(ref.place());
    }

    private void noteClasses(String packageName) {
        if (reads != null) {
            reads.classes(packageName);
        }
    }

    private void notePresence(String packageName) {
        if (reads != null) {
            reads.presence(packageName);
        }
    }

    private void noteTree(String packageName) {
        if (reads != null) {
            reads.tree(packageName);
        }
    }

    /**
     * The index of a class path of which nothing is indexed yet.
     *
     * @param jdk the JDK: a {@link JdkIndex}, or the {@link IndexedEntry entries} of a JDK up to 8; empty for none
     * @param entries archives and directories in the order of the class path
     */
    public static JavaIndex pending(List<? extends ClassSource> jdk, List<VPath> entries) {
        Map<VPath, Optional<IndexedEntry>> slots = new LinkedHashMap<>();
        for (VPath entry : entries) {
            slots.put(entry, Optional.empty());
        }
        return new JavaIndex(List.copyOf(jdk), slots);
    }

    /**
     * The index of a class path of which part is known.
     *
     * @param jdk the JDK and whatever else comes before the class path
     * @param entries in the order of the class path, those that are not indexed yet without a value
     */
    public static JavaIndex of(List<? extends ClassSource> jdk, Map<VPath, Optional<IndexedEntry>> entries) {
        return new JavaIndex(List.copyOf(jdk), new LinkedHashMap<>(entries));
    }

    /** This index with {@code entry} known. An entry that is not on the class path comes last. */
    public JavaIndex with(IndexedEntry entry) {
        return with(List.of(entry));
    }

    /** This index with all of {@code known} known; cheaper than one after the other, since a table is made each time. */
    public JavaIndex with(List<IndexedEntry> known) {
        Map<VPath, Optional<IndexedEntry>> slots = new LinkedHashMap<>(entries);
        for (IndexedEntry entry : known) {
            slots.put(entry.entry(), Optional.of(entry));
        }
        return new JavaIndex(jdk, slots);
    }

    /** This index for another class path: entries that are known stay known. */
    public JavaIndex withEntries(List<VPath> classPath) {
        Map<VPath, Optional<IndexedEntry>> slots = new LinkedHashMap<>();
        for (VPath entry : classPath) {
            slots.put(entry, entries.getOrDefault(entry, Optional.empty()));
        }
        return new JavaIndex(jdk, slots);
    }

    /** This index with the names of {@code entry} unknown again, since it changed. */
    public JavaIndex forgetting(VPath entry) {
        if (!entries.containsKey(entry)) {
            return this;
        }
        Map<VPath, Optional<IndexedEntry>> slots = new LinkedHashMap<>(entries);
        slots.put(entry, Optional.empty());
        return new JavaIndex(jdk, slots);
    }

    /** Says whether all entries are known, so that what is not found is not there. */
    public boolean isComplete() {
        if (reads != null) {
            reads.doubts();
        }
        return isComplete;
    }

    /** The entries that are not indexed yet, in the order of the class path. */
    public List<VPath> pendingEntries() {
        List<VPath> pending = new ArrayList<>();
        entries.forEach((path, entry) -> {
            if (entry.isEmpty()) {
                pending.add(path);
            }
        });
        return pending;
    }

    /** The class path, in its order. */
    public List<VPath> entries() {
        return List.copyOf(entries.keySet());
    }

    /** What is known of {@code entry}, if it is indexed. */
    public Optional<IndexedEntry> entry(VPath entry) {
        return entries.getOrDefault(entry, Optional.empty());
    }

    /** Says whether there is a class in the package {@code name} or in one below it. */
    public boolean hasPackage(String name) {
        notePresence(name);
        return table.has(name) || hasPackageInJdk(name, true);
    }

    /** The last parts of the names of the packages directly below {@code packageName}, in order; {@code ""} is the root. */
    public List<String> subpackages(String packageName) {
        noteTree(packageName);
        TreeSet<String> parts = new TreeSet<>();
        for (ClassSource source : sources(packageName)) {
            parts.addAll(source.subpackages(packageName));
        }
        return List.copyOf(parts);
    }

    /** The simple binary names of all classes in {@code packageName}, in order, local and nested ones included. */
    public List<String> classes(String packageName) {
        noteClasses(packageName);
        TreeSet<String> names = new TreeSet<>();
        for (ClassSource source : sources(packageName)) {
            names.addAll(source.classes(packageName));
        }
        return List.copyOf(names);
    }

    /** The first class of this package and simple binary name ({@code Map$Entry}). */
    public Optional<ClassRef> find(String packageName, String name) {
        noteClasses(packageName);
        Optional<ClassRef> found = find(jdk, packageName, name);
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

    /**
     * The entries of the class path that have the class, in their order; the first is the one that counts among them. Of those
     * that only other modules have there is none behind one of the code's own.
     */
    public List<ClassRef> inEntries(String packageName, String name) {
        noteClasses(packageName);
        List<ClassRef> found = new ArrayList<>(1);
        for (IndexedEntry entry : table.having(packageName)) {
            if (found.isEmpty() || !foreign.contains(entry.entry())) {
                entry.find(packageName, name).ifPresent(found::add);
            }
        }
        return found;
    }

    /** The bytes of a class that an entry of the class path has, though another one may come before it. */
    public Optional<byte[]> bytesIn(ClassRef ref) {
        noteClasses(ref.packageName());
        for (IndexedEntry entry : table.having(ref.packageName())) {
            if (entry.find(ref.packageName(), ref.name()).equals(Optional.of(ref))) {
                return entry.read(ref);
            }
        }
        return Optional.empty();
    }

    /** The first entry of the class path that has the package, or one below it. */
    public Optional<VPath> entryOf(String packageName) {
        noteTree(packageName);
        return table.having(packageName).stream().findFirst().map(IndexedEntry::entry);
    }

    /** All packages whose classes may be used by all code, in order; some of the JDK's may have none. */
    public List<String> packages() {
        if (reads != null) {
            reads.all();
        }
        TreeSet<String> names = new TreeSet<>(table.packages());
        List<ClassSource> others = new ArrayList<>(jdk);
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

    /** The first class of this internal name ({@code java/util/Map$Entry}). */
    public Optional<ClassRef> findInternal(String internalName) {
        int slash = internalName.lastIndexOf('/');
        return slash < 0
                ? find("", internalName)
                : find(internalName.substring(0, slash).replace('/', '.'), internalName.substring(slash + 1));
    }

    /** The class file of {@code ref}, if it is still there and can be read; of a source in Java the one that it will be. */
    public Optional<ClassFile> read(ClassRef ref) {
        noteClasses(ref.packageName());
        if (ref.origin() instanceof ClassOrigin.Source) {
            KnownSource known = sourceClasses.get(ref, this::readSource);
            if (reads != null) {
                reads.include(known.reads());
            }
            return known.file();
        }
        Optional<ClassFile> known = files.known(ref);
        if (known.isPresent()) {
            return known;
        }
        Optional<ClassFile> file = bytes(ref).flatMap(bytes -> ClassFile.parse(bytes, problem -> tell(ref, problem)));
        return file.map(found -> files.get(ref, key -> found));
    }

    private KnownSource readSource(ClassRef ref) {
        IndexReads asked = new IndexReads();
        JavaIndex recording = recording(asked);
        for (ClassSource source : sources(ref.packageName())) {
            if (source instanceof JavaSourceIndex sources && sources.root().equals(ref.place())) {
                return new KnownSource(
                        sources.classFile(
                                ref, name -> recording.findInternal(name).isPresent()),
                        asked);
            }
        }
        return new KnownSource(Optional.empty(), asked);
    }

    private void tell(ClassRef ref, String problem) {
        if (malformed.add(ref)) {
            LOG.log(Level.INFO, "{0}: {1}", new Object[] {
                file(ref).map(VPath::toString).orElse(ref.binaryName()), problem
            });
        }
    }

    /** The attributes of a class if it and everything above it are in this index; its attributes are kept. */
    public Optional<ClassMembers> members(String internalName) {
        KnownMembers known = members.get(internalName, this::findMembers);
        if (reads != null) {
            reads.include(known.reads());
        }
        return known.members();
    }

    private KnownMembers findMembers(String internalName) {
        IndexReads asked = new IndexReads();
        JavaIndex recording = recording(asked);
        Optional<ClassMembers> found = recording
                .findInternal(internalName)
                .map(ref -> ClassMembers.of(internalName, recording))
                .filter(ClassMembers::hasAllSupertypes);
        return new KnownMembers(found, asked);
    }

    /** Says whether {@code ref} is a class of the JDK, which in one up to 8 lies in an archive like those of the class path. */
    public boolean isPlatform(ClassRef ref) {
        noteClasses(ref.packageName());
        return find(jdk, ref.packageName(), ref.name()).equals(Optional.of(ref));
    }

    /** What the class file of {@code ref} tells of loading its class, if it is still there and can be read; it is kept. */
    public Optional<LoadableClass> loadable(ClassRef ref) {
        noteClasses(ref.packageName());
        return loadable.get(ref, key -> bytes(key).map(bytes -> {
            LoadableClass found = LoadableClass.read(bytes);
            if (found.damage().isPresent()) {
                var unused = ClassHeader.parse(bytes, problem -> tell(ref, problem));
            }
            return found;
        }));
    }

    /** The class file version of the platform's own classes, which is the newest it loads; 0 if there is no platform. */
    public int platformVersion() {
        return find("java.lang", "Object")
                .flatMap(this::bytes)
                .map(LoadableClass::majorOf)
                .orElse(0);
    }

    /**
     * Where the class file of {@code ref} lies, if it is no module's; in a multi-release archive of the class path the one
     * that the VM takes.
     */
    public Optional<VPath> file(ClassRef ref) {
        noteClasses(ref.packageName());
        for (IndexedEntry entry : table.having(ref.packageName())) {
            if (entry.find(ref.packageName(), ref.name()).equals(Optional.of(ref))) {
                return Optional.of(entry.file(ref));
            }
        }
        return ref.file();
    }

    /** Says whether there is a class in the package, not counting those of a modular JDK. */
    public boolean hasPackageOutsideModules(String name) {
        notePresence(name);
        return table.has(name) || hasPackageInJdk(name, false);
    }

    /**
     * Says whether there is a class in the package, or in one below it, that is in no directory of classes: what an index of
     * archives knows.
     *
     * @param withModules whether the modules of a JDK from Java 9 on count
     */
    public boolean hasPackageInArchives(String name, boolean withModules) {
        notePresence(name);
        for (IndexedEntry entry : table.having(name)) {
            if (!entry.isDirectory()) {
                return true;
            }
        }
        return hasPackageInJdk(name, withModules);
    }

    private boolean hasPackageInJdk(String name, boolean withModules) {
        for (ClassSource source : jdk) {
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

    /** The header of the class file of {@code ref}; cheaper than {@link #read}. */
    public Optional<ClassHeader> readHeader(ClassRef ref) {
        return bytes(ref).flatMap(bytes -> ClassHeader.parse(bytes, problem -> {}));
    }

    /**
     * The top-level classes in {@code packageName} that are not public, by simple name; one whose class file cannot be read
     * counts as public.
     */
    public Set<String> hiddenClasses(String packageName, CancelToken cancel) {
        return hidden.get(packageName, name -> {
            Set<String> found = new HashSet<>();
            for (String simple : classes(name)) {
                cancel.check();
                boolean isPublic = simple.indexOf('$') >= 0
                        || find(name, simple).map(this::isPublic).orElse(true);
                if (!isPublic) {
                    found.add(simple);
                }
            }
            return found;
        });
    }

    private boolean isPublic(ClassRef ref) {
        return ref.origin() instanceof ClassOrigin.Source
                ? read(ref).map(ClassFile::isPublic).orElse(true)
                : bytes(ref).map(ClassHeader::isPublic).orElse(true);
    }

    /** The bytes of the class file of {@code ref}. */
    public Optional<byte[]> bytes(ClassRef ref) {
        noteClasses(ref.packageName());
        for (ClassSource source : sources(ref.packageName())) {
            if (source.find(ref.packageName(), ref.name()).equals(Optional.of(ref))) {
                return source.read(ref);
            }
        }
        return Optional.empty();
    }

    /**
     * Says whether code of the class path may use {@code packageName}: a package of the JDK must be exported by its
     * module.
     */
    public boolean isExported(String packageName) {
        notePresence(packageName);
        for (ClassSource source : sources(packageName)) {
            if (source.hasPackage(packageName) && source.isExported(packageName)) {
                return true;
            }
        }
        return false;
    }
}
