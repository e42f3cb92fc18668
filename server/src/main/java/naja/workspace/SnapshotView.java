package naja.workspace;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import naja.base.CancelToken;
import naja.javaindex.ClassFile;
import naja.javaindex.ClassOrigin;
import naja.javaindex.ClassRef;
import naja.javaindex.CompiledModule;
import naja.javaindex.IndexReads;
import naja.javaindex.IndexedEntry;
import naja.javaindex.JavaIndex;
import naja.javaindex.LoadableClass;
import naja.javaindex.PackageIndex;
import naja.resolve.FileRun;
import naja.resolve.ResolverView;
import naja.resolve.RuntimeProfile;
import naja.resolve.SearchIndex;
import naja.resolve.SysPath;
import naja.syntax.ParsedModule;
import naja.syntax.PythonFile;
import naja.vfs.DirectoryListing;
import naja.vfs.FileStamp;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/** What the resolver sees of a snapshot when one file imports. */
final class SnapshotView implements ResolverView {
    private final Snapshot snapshot;
    private final Project project;
    private final RuntimeProfile profile;
    private final SysPath sysPath;
    private final VPath file;
    private final JavaIndex classPath;

    /** Told what is asked about Java without asking the index. */
    private final IndexReads reads;

    private final Map<ClassRef, Optional<LoadableClass>> loadable = new ConcurrentHashMap<>();
    private final Map<VPath, Optional<CompiledModule>> compiled = new ConcurrentHashMap<>();
    private final Map<Object, Optional<String>> remembered = new ConcurrentHashMap<>();

    /** What the files that were asked for say: the same ones are asked again and again. */
    private final Map<VPath, Optional<ParsedModule>> modules = new ConcurrentHashMap<>();

    private final SearchIndex searchIndex = new SearchIndex(this);

    /** Made when it is first asked for; made twice by two threads it is the same. */
    private @Nullable List<VPath> classPathEntries;

    SnapshotView(
            Snapshot snapshot,
            Project project,
            RuntimeProfile profile,
            SysPath sysPath,
            VPath file,
            JavaIndex classPath,
            IndexReads reads) {
        this.snapshot = snapshot;
        this.project = project;
        this.profile = profile;
        this.sysPath = sysPath;
        this.file = file;
        this.classPath = classPath;
        this.reads = reads;
    }

    @Override
    public Map<VPath, FileRun> programs(VPath file, CancelToken cancel) {
        return snapshot.programs(file, cancel);
    }

    @Override
    public RuntimeProfile profile() {
        return profile;
    }

    @Override
    public SysPath sysPath() {
        return sysPath;
    }

    @Override
    public JavaIndex classPath() {
        return classPath;
    }

    @Override
    public List<VPath> classPathEntries() {
        reads.entries();
        return classPathRoots();
    }

    @Override
    public List<VPath> classPathDirectories() {
        // That there are other directories touches everything, so nobody needs to know of the question.
        return classPathRoots().stream().filter(root -> !root.isInArchive()).toList();
    }

    private List<VPath> classPathRoots() {
        List<VPath> known = classPathEntries;
        if (known == null) {
            Map<VPath, VPath> roots = new HashMap<>();
            for (ClasspathEntry entry : project.classpath()) {
                if (entry.kind() != ClasspathEntry.Kind.JAVA_SOURCES) {
                    boolean isArchive = entry.kind() == ClasspathEntry.Kind.ARCHIVE;
                    roots.put(entry.location(), isArchive ? entry.location().archiveRoot() : entry.location());
                }
            }
            known = project.classpathOrder(file).stream()
                    .filter(roots::containsKey)
                    .map(roots::get)
                    .toList();
            classPathEntries = known;
        }
        return known;
    }

    @Override
    public Optional<PackageIndex> archive(VPath archive) {
        // What is known otherwise of an archive on sys.path touches everything.
        return snapshot.source(archive.onDisk())
                .filter(IndexedEntry.class::isInstance)
                .map(source -> ((IndexedEntry) source).index());
    }

    @Override
    public SearchIndex searchIndex() {
        return searchIndex;
    }

    @Override
    public Optional<String> remembered(Object key, Supplier<Optional<String>> find) {
        Optional<String> known = remembered.get(key);
        if (known == null) {
            // Not computed in the map: finding it asks this view again.
            known = find.get();
            remembered.put(key, known);
        }
        return known;
    }

    @Override
    public Optional<DirectoryListing> list(VPath directory) {
        return snapshot.files().list(directory);
    }

    @Override
    public boolean hasEntryOfItsOwn(VPath folder) {
        return snapshot.files()
                .archive(folder.onDisk())
                .filter(archive -> archive.hasFolderEntry(folder.entryName()))
                .isPresent();
    }

    @Override
    public Optional<FileStamp> stamp(VPath file) {
        return snapshot.files().stamp(file);
    }

    @Override
    public Optional<ParsedModule> module(VPath file) {
        Optional<ParsedModule> known = modules.get(file);
        if (known == null) {
            known = snapshot.module(file);
            modules.put(file, known);
        }
        return known;
    }

    @Override
    public Optional<PythonFile> tree(VPath file) {
        return snapshot.parse(file);
    }

    @Override
    public VPath workingDirectory() {
        return project.folder();
    }

    @Override
    public Map<String, VPath> modulesByPath() {
        Map<String, VPath> modules = new LinkedHashMap<>();
        project.modulesByPath()
                .forEach(module -> modules.putIfAbsent(module.name().text(), module.file()));
        return modules;
    }

    @Override
    public Optional<VPath> putter(String module, String name) {
        return snapshot.importUses(file).putter(module, name);
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>();
        project.settings().environment().forEach((name, setting) -> variables.put(name, setting.value()));
        return variables;
    }

    @Override
    public Optional<ClassFile> classFile(ClassRef reference) {
        Optional<ClassFile> onClassPath = classPath.read(reference);
        if (onClassPath.isPresent() || !(reference.origin() instanceof ClassOrigin.Entry)) {
            return onClassPath;
        }
        return reference.file().flatMap(snapshot.files()::read).flatMap(bytes -> ClassFile.parse(bytes, problem -> {}));
    }

    @Override
    public Optional<LoadableClass> loadable(ClassRef reference) {
        if (classPath.isPlatform(reference)) {
            // The platform loads its own classes; only others may not be called java.something.
            return Optional.empty();
        }
        Optional<LoadableClass> onClassPath = classPath.loadable(reference);
        return onClassPath.isPresent()
                ? onClassPath
                : loadable.computeIfAbsent(
                        reference,
                        key -> key.file().flatMap(snapshot.files()::read).map(LoadableClass::read));
    }

    @Override
    public Optional<CompiledModule> compiled(VPath file) {
        return compiled.computeIfAbsent(file, key -> snapshot.files().read(key).map(CompiledModule::read));
    }

    @Override
    public boolean classPathIsKnown() {
        reads.doubts();
        // What jpype.startJVM is given, no build file says.
        return project.dialect().dialect() == Dialect.JPYPE
                ? !project.settings().classpath().isEmpty()
                : !project.classpath().isEmpty();
    }

    @Override
    public boolean mayBeBuilt() {
        return true;
    }

    @Override
    public boolean platformIsKnown() {
        return project.settings().javaHome().isPresent();
    }

    @Override
    public Optional<String> javaIncomplete(String packageName) {
        reads.doubts();
        return MissingJava.reason(packageName, project, classPath)
                .or(() -> MissingJava.damaged(packageName, snapshot.damages(project)));
    }
}
