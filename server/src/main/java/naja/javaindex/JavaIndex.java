package naja.javaindex;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private final ClassSources sources;
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
    private final Memo<ClassRef, KnownSource> sourceClasses;

    /** The top-level classes of a package that are not public. */
    private final Memo<String, Set<String>> hidden;

    /** The attributes of a class, and what was asked for them. */
    private record KnownMembers(Optional<ClassMembers> members, IndexReads reads) {}

    /** A class of a source, and what was asked for it. */
    private record KnownSource(Optional<ClassFile> file, IndexReads reads) {}

    private JavaIndex(List<ClassSource> jdk, Map<VPath, Optional<IndexedEntry>> entries) {
        this(ClassSources.of(jdk, entries));
    }

    private JavaIndex(ClassSources sources) {
        this.sources = sources;
        this.isComplete = !sources.entries().containsValue(Optional.<IndexedEntry>empty());
        this.reads = null;
        this.files = new Memo<>(MAX_MEMBERS, JavaIndex::weight);
        this.malformed = ConcurrentHashMap.newKeySet();
        this.loadable = new Memo<>(MAX_MEMBERS, found -> 5L);
        this.members = membersMemo();
        this.sourceClasses = sourcesMemo();
        this.hidden = hiddenMemo();
    }

    /** The same names in another order: what a class file says stays known, what depends on the order does not. */
    private JavaIndex(JavaIndex same, ClassSources sources) {
        this.sources = sources;
        this.isComplete = same.isComplete;
        this.reads = null;
        this.files = same.files;
        this.malformed = same.malformed;
        this.loadable = same.loadable;
        this.members = membersMemo();
        this.sourceClasses = sourcesMemo();
        this.hidden = hiddenMemo();
    }

    private JavaIndex(JavaIndex same, IndexReads reads) {
        this.sources = same.sources;
        this.isComplete = same.isComplete;
        this.reads = reads;
        this.files = same.files;
        this.malformed = same.malformed;
        this.loadable = same.loadable;
        this.members = same.members;
        this.sourceClasses = same.sourceClasses;
        this.hidden = same.hidden;
    }

    private static long weight(ClassFile file) {
        return 10L + file.methods().size() + file.fields().size();
    }

    private static Memo<String, KnownMembers> membersMemo() {
        return new Memo<>(
                MAX_MEMBERS,
                found -> 10L + found.members().map(ClassMembers::size).orElse(0));
    }

    private static Memo<ClassRef, KnownSource> sourcesMemo() {
        return new Memo<>(
                MAX_MEMBERS, found -> found.file().map(JavaIndex::weight).orElse(10L));
    }

    private static Memo<String, Set<String>> hiddenMemo() {
        return new Memo<>(MAX_MEMBERS, found -> 1L + found.size());
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
        return new JavaIndex(this, sources.inModule(order, others));
    }

    /** Says whether a class lies where the code of this module is not meant to find it: only other modules have it. */
    public boolean isForeign(ClassRef ref) {
        return sources.isForeign(ref.place());
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
        Map<VPath, Optional<IndexedEntry>> slots = sources.slots();
        for (IndexedEntry entry : known) {
            slots.put(entry.entry(), Optional.of(entry));
        }
        return new JavaIndex(sources.withEntries(slots));
    }

    /** This index for another class path: entries that are known stay known. */
    public JavaIndex withEntries(List<VPath> classPath) {
        Map<VPath, Optional<IndexedEntry>> slots = new LinkedHashMap<>();
        for (VPath entry : classPath) {
            slots.put(entry, entry(entry));
        }
        return new JavaIndex(sources.withEntries(slots));
    }

    /** This index with the names of {@code entry} unknown again, since it changed. */
    public JavaIndex forgetting(VPath entry) {
        if (!sources.entries().containsKey(entry)) {
            return this;
        }
        Map<VPath, Optional<IndexedEntry>> slots = sources.slots();
        slots.put(entry, Optional.empty());
        return new JavaIndex(sources.withEntries(slots));
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
        sources.entries().forEach((path, entry) -> {
            if (entry.isEmpty()) {
                pending.add(path);
            }
        });
        return pending;
    }

    /** The class path, in its order. */
    public List<VPath> entries() {
        return List.copyOf(sources.entries().keySet());
    }

    /** What is known of {@code entry}, if it is indexed. */
    public Optional<IndexedEntry> entry(VPath entry) {
        return sources.entries().getOrDefault(entry, Optional.empty());
    }

    /** Says whether there is a class in the package {@code name} or in one below it. */
    public boolean hasPackage(String name) {
        notePresence(name);
        return sources.hasPackage(name, true);
    }

    /** The last parts of the names of the packages directly below {@code packageName}, in order; {@code ""} is the root. */
    public List<String> subpackages(String packageName) {
        noteTree(packageName);
        return sources.subpackages(packageName);
    }

    /** The simple binary names of all classes in {@code packageName}, in order, local and nested ones included. */
    public List<String> classes(String packageName) {
        noteClasses(packageName);
        return sources.classes(packageName);
    }

    /** The first class of this package and simple binary name ({@code Map$Entry}). */
    public Optional<ClassRef> find(String packageName, String name) {
        noteClasses(packageName);
        return sources.find(packageName, name);
    }

    /**
     * The entries of the class path that have the class, in their order; the first is the one that counts among them. Of those
     * that only other modules have there is none behind one of the code's own.
     */
    public List<ClassRef> inEntries(String packageName, String name) {
        noteClasses(packageName);
        return sources.inEntries(packageName, name);
    }

    /** The bytes of a class that an entry of the class path has, though another one may come before it. */
    public Optional<byte[]> bytesIn(ClassRef ref) {
        noteClasses(ref.packageName());
        return sources.entryOf(ref).flatMap(entry -> entry.read(ref));
    }

    /** The first entry of the class path that has the package, or one below it. */
    public Optional<VPath> entryOf(String packageName) {
        noteTree(packageName);
        return sources.having(packageName).stream().findFirst().map(IndexedEntry::entry);
    }

    /** All packages whose classes may be used by all code, in order; some of the JDK's may have none. */
    public List<String> packages() {
        if (reads != null) {
            reads.all();
        }
        return sources.packages();
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
        for (ClassSource source : sources.of(ref.packageName())) {
            if (source instanceof JavaSourceIndex index && index.root().equals(ref.place())) {
                return new KnownSource(
                        index.classFile(
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
        return sources.findFirst(ref.packageName(), ref.name()).equals(Optional.of(ref));
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
        return sources.entryOf(ref).map(entry -> entry.file(ref)).or(ref::file);
    }

    /** Says whether there is a class in the package, not counting those of a modular JDK. */
    public boolean hasPackageOutsideModules(String name) {
        notePresence(name);
        return sources.hasPackage(name, false);
    }

    /**
     * Says whether there is a class in the package, or in one below it, that is in no directory of classes: what an index of
     * archives knows.
     *
     * @param withModules whether the modules of a JDK from Java 9 on count
     */
    public boolean hasPackageInArchives(String name, boolean withModules) {
        notePresence(name);
        return sources.hasPackageInArchives(name, withModules);
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
        noteClasses(packageName);
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
        return sources.sourceOf(ref).flatMap(source -> source.read(ref));
    }

    /**
     * Says whether code of the class path may use {@code packageName}: a package of the JDK must be exported by its
     * module.
     */
    public boolean isExported(String packageName) {
        notePresence(packageName);
        return sources.isExported(packageName);
    }
}
