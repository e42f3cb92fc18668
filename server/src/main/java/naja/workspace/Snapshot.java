package naja.workspace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import naja.base.CancelToken;
import naja.javaindex.ClassSource;
import naja.javaindex.CompiledModule;
import naja.javaindex.IndexReads;
import naja.javaindex.IndexedEntry;
import naja.javaindex.JavaIndex;
import naja.names.PackageContext;
import naja.resolve.FileRun;
import naja.resolve.PathEntry;
import naja.resolve.ResolverView;
import naja.resolve.RuntimeProfile;
import naja.resolve.SysPath;
import naja.syntax.Grammar;
import naja.syntax.ParsedModule;
import naja.syntax.PythonFile;
import naja.syntax.SourceText;
import naja.syntax.SyntaxProblem;
import naja.vfs.FileStamp;
import naja.vfs.FileTree;
import naja.vfs.OverlayTree;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * The world at one revision. It never changes: what it was asked once it answers the same for ever, and another revision is
 * another object. Any number of threads may read it.
 */
public final class Snapshot {
    /** So many directories are polled; watching more is for clients that can. */
    private static final int MAX_POLLED = 200;

    private final long revision;
    private final Projects projects;
    private final Map<VPath, Document> documents;
    private final MemoTree disk;
    private final FileTree files;
    private final JavaWorld java;
    private final Indexing indexing;
    private final SourceMemo memo;
    private final Touched touched;
    private final ChangeLog log;
    private final Shared shared;

    /** Told what is read, if somebody wants to know. */
    private final @Nullable Reads reads;

    /** The snapshot that this one records the reading of. */
    private final @Nullable Snapshot plain;

    /** What is made when it is first asked for, by folder of the project; a snapshot that records has it from the one it records. */
    private record Shared(
            Map<VPath, ProgramRuns> programs, Map<VPath, List<VPath>> editors, Map<VPath, ImportUses> uses) {
        Shared() {
            this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    /** The newest runs of programs through all snapshots, by folder of the project. */
    private final Map<VPath, ProgramRuns> runs;

    Snapshot(
            long revision,
            Projects projects,
            Map<VPath, Document> documents,
            MemoTree disk,
            JavaWorld java,
            Indexing indexing,
            SourceMemo memo,
            Touched touched,
            ChangeLog log,
            Map<VPath, ProgramRuns> runs) {
        this.revision = revision;
        this.projects = projects;
        this.documents = Map.copyOf(documents);
        this.disk = disk;
        this.java = java;
        this.indexing = indexing;
        this.memo = memo;
        this.touched = touched;
        this.log = log;
        this.shared = new Shared();
        this.runs = runs;
        this.reads = null;
        this.plain = null;
        Map<VPath, OverlayTree.Overlay> overlays = new java.util.HashMap<>();
        documents.forEach((file, document) -> overlays.put(file, document.overlay()));
        this.files = overlays.isEmpty() ? disk : new OverlayTree(disk, overlays);
    }

    private Snapshot(Snapshot same, Reads reads) {
        this.revision = same.revision;
        this.projects = same.projects;
        this.documents = same.documents;
        this.disk = same.disk;
        this.java = same.java;
        this.indexing = same.indexing;
        this.memo = same.memo;
        this.touched = same.touched;
        this.log = same.log;
        this.shared = same.shared;
        this.runs = same.runs;
        this.reads = reads;
        this.plain = same.plain == null ? same : same.plain;
        this.files = reads.files().recording(plain.files);
    }

    /** The same snapshot, which tells {@code reads} what it is asked about files. */
    public Snapshot recording(Reads recorder) {
        return new Snapshot(this, recorder);
    }

    /** Says whether what was read at {@code earlier} is here as it was there, so that what was made of it is right here, too. */
    public boolean readsAs(long earlier, Reads read) {
        if (earlier == revision) {
            return true;
        }
        Touched since = log.between(earlier, revision);
        return !since.everything() && read.hold(this, since.area(), since.java());
    }

    /** Grows with each change. */
    public long revision() {
        return revision;
    }

    /** What differs from the revision before. */
    public Touched touched() {
        return touched;
    }

    /** Says whether nothing was found out anew about the projects since {@code before}. */
    @SuppressWarnings("ReferenceEquality") // What was found anew may be equal, and is asked about after each edit.
    public boolean hasProjectsOf(Snapshot before) {
        return projects == before.projects;
    }

    /** The projects, in the order of the open folders. */
    public List<Project> projects() {
        return projects.all();
    }

    /** The project whose rules count for {@code file}: the innermost that it lies in, or whose search path it is on. */
    public Project project(VPath file) {
        return projects.of(file);
    }

    /** The text that is open in the editor. */
    public Optional<Document> document(VPath file) {
        return Optional.ofNullable(documents.get(file));
    }

    /** All that is open in the editor. */
    public List<Document> openDocuments() {
        return List.copyOf(documents.values());
    }

    /** All files, with open documents in place of what is on the disk. */
    public FileTree files() {
        return files;
    }

    /** How far the background work was at this revision. */
    public Indexing indexing() {
        return indexing;
    }

    /** The text of a source file, decoded as the language says; nothing if there is none. */
    public Optional<String> text(VPath file) {
        Document document = documents.get(file);
        if (document != null) {
            noteRead(file);
            return Optional.of(document.text());
        }
        return files.read(file)
                .map(bytes -> file.name().endsWith(".java")
                        ? new String(bytes, StandardCharsets.UTF_8)
                        : SourceText.decode(bytes, Grammar.JYTHON_2_7).text());
    }

    /** An open text is not read from the tree; that it was read counts all the same. */
    private void noteRead(VPath file) {
        if (reads != null) {
            Optional<FileStamp> unused = files.stamp(file);
        }
    }

    /** The syntax tree of a file; that of an open document is kept, another one is made anew each time. */
    public Optional<PythonFile> parse(VPath file) {
        Document document = documents.get(file);
        if (document == null) {
            return text(file).map(text -> memo.parse(text, grammar(file, text)));
        }
        return identity(file).map(stamp -> memo.tree(file, stamp, grammar(file, document.text()), document.text()));
    }

    /** What a source file says. */
    public Optional<ParsedModule> module(VPath file) {
        Optional<FileStamp> stamp = identity(file);
        if (stamp.isEmpty()) {
            return Optional.empty();
        }
        Grammar usual = project(file).profile().grammar();
        Optional<ParsedModule> known = memo.known(file, stamp.get(), usual);
        return known.isPresent()
                ? known
                : (isCompiled(file) ? outline(file) : text(file))
                        .map(text -> documents.containsKey(file)
                                ? memo.module(file, stamp.get(), usual, grammar(file, text), text)
                                : memo.moduleOf(file, stamp.get(), usual, grammar(file, text), text));
    }

    /** The stamp of a file; in an archive, where times are coarse, with that of the archive mixed in. */
    private Optional<FileStamp> identity(VPath file) {
        Optional<FileStamp> stamp = files.stamp(file);
        if (!file.isInArchive() || stamp.isEmpty()) {
            return stamp;
        }
        FileStamp archive = files.stamp(file.onDisk()).orElse(stamp.get());
        long mixed = (stamp.get().modified() * 31 + archive.modified()) * 31 + archive.size();
        return Optional.of(new FileStamp(stamp.get().size(), mixed));
    }

    private static boolean isCompiled(VPath file) {
        return file.name().endsWith("$py.class");
    }

    /** What a compiled Python file binds, as source text. */
    private Optional<String> outline(VPath file) {
        return files.read(file).map(bytes -> CompiledModule.read(bytes).outline());
    }

    /** Says whether the bytes of a file pass {@code test}, which must always be the same; files that cannot be read do not. */
    boolean mentions(VPath file, Predicate<byte[]> test) {
        return identity(file)
                .filter(stamp ->
                        memo.mentions(file, stamp, () -> files.read(file).map(test::test)))
                .isPresent();
    }

    /** The runs of the programs of the project of {@code file} that change where imports look, by the file they begin with. */
    Map<VPath, FileRun> programs(VPath file, CancelToken cancel) {
        Project project = project(file);
        ProgramRuns known = shared.programs().get(project.folder());
        if (known == null) {
            // Not computed in the map: a run asks this snapshot again.
            known = ProgramRuns.of(this, project, Optional.ofNullable(runs.get(project.folder())), cancel);
            shared.programs().put(project.folder(), known);
            runs.merge(project.folder(), known, ProgramRuns::newer);
        }
        if (reads != null) {
            reads.include(known.reads());
        }
        return known.runs();
    }

    /** The files of the project in {@code folder} that change where imports look; none if there is no such project. */
    List<VPath> editors(VPath folder) {
        List<VPath> known = shared.editors().get(folder);
        if (known == null) {
            Snapshot unrecorded = plain == null ? this : plain;
            known = shared.editors().computeIfAbsent(folder, unrecorded::findEditors);
        }
        return known;
    }

    /**
     * The Python files that have diagnostics though nobody may have opened them: those of the folders for which that is set, but
     * for what lies in another folder inside.
     */
    public List<VPath> diagnosedFiles() {
        List<VPath> files = new ArrayList<>();
        for (Project project : projects.all()) {
            if (isDiagnosedWhole(project)) {
                Programs.files(this, project.folder()).stream()
                        .filter(file -> project(file).folder().equals(project.folder()))
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static boolean isDiagnosedWhole(Project project) {
        return project.settings()
                .diagnostics()
                .scope()
                .filter(scope -> scope.value() == DiagnosticSettings.Scope.WORKSPACE)
                .isPresent();
    }

    private List<VPath> findEditors(VPath folder) {
        return projectIn(folder).map(project -> Programs.editors(this, project)).orElse(List.of());
    }

    private Optional<Project> projectIn(VPath folder) {
        return Stream.concat(projects.all().stream(), Stream.of(projects.loose()))
                .filter(project -> project.folder().equals(folder))
                .findFirst();
    }

    /** What the files of the project of {@code file} take from others. */
    public ImportUses importUses(VPath file) {
        VPath folder = project(file).folder();
        ImportUses uses = usesIn(folder);
        if (reads != null) {
            reads.uses(folder, uses);
        }
        return uses;
    }

    /** What the files of the project in {@code folder} take from others; nothing if there is no such project. */
    ImportUses usesIn(VPath folder) {
        ImportUses known = shared.uses().get(folder);
        if (known == null) {
            Snapshot unrecorded = plain == null ? this : plain;
            known = shared.uses().computeIfAbsent(folder, unrecorded::findUses);
        }
        return known;
    }

    private ImportUses findUses(VPath folder) {
        return projectIn(folder)
                .filter(projects.all()::contains)
                .map(project -> Programs.uses(this, project))
                .orElse(ImportUses.NONE);
    }

    ImportUses uses(VPath file) {
        return identity(file)
                .map(stamp -> memo.uses(file, stamp, () -> files.read(file).map(bytes -> ImportUses.of(file, bytes))))
                .orElse(ImportUses.NONE);
    }

    /** The world as the resolver sees it when {@code importingFile} imports. */
    public ResolverView view(VPath importingFile) {
        return view(importingFile, searchPaths(importingFile).sysPath());
    }

    /** The world as the resolver sees it when {@code script} imports that is the main program. */
    public ResolverView scriptView(VPath script) {
        return view(script, searchPaths(script).scriptPath());
    }

    private SearchPaths searchPaths(VPath file) {
        return new SearchPaths(project(file), files, file);
    }

    private ResolverView view(VPath importingFile, SysPath sysPath) {
        Project project = project(importingFile);
        RuntimeProfile profile = profile(importingFile);
        return new SnapshotView(
                this,
                project,
                profile,
                ofRuntime(sysPath, profile, project),
                importingFile,
                javaIndex(importingFile),
                reads == null ? new IndexReads() : reads.java());
    }

    /** The search path of a file that names another Python than its project's: without that one's library. */
    private static SysPath ofRuntime(SysPath path, RuntimeProfile profile, Project project) {
        if (profile.grammar() == project.profile().grammar()) {
            return path;
        }
        List<PathEntry> entries = new ArrayList<>(path.entries());
        entries.removeIf(PathEntry::isRuntimes);
        if (profile.python3().isPresent()) {
            entries.add(PathEntry.libraryNames());
        }
        return new SysPath(
                entries, Optional.of("the library of " + profile.dialect() + " is not the one that the project has"));
    }

    /** The ways in which {@code file} can be running, the likeliest first; never empty. */
    public List<PackageContext> contexts(VPath file) {
        return searchPaths(file).contexts();
    }

    /**
     * The ways in which {@code file} can be running as the main program, beside those of {@link #contexts}; none if it does not
     * look as if it were meant to be.
     */
    public List<PackageContext> mainContexts(VPath file) {
        boolean isMain = file.name().equals("__main__.py")
                || module(file).filter(ParsedModule::hasMainBlock).isPresent();
        return isMain ? searchPaths(file).mainContexts() : List.of();
    }

    /** The runtime whose rules count for {@code file}: what its first line says, else what its project is. */
    public RuntimeProfile profile(VPath file) {
        Project project = project(file);
        Optional<Dialect> own = project.settings().dialect().isPresent()
                ? Optional.empty()
                : text(file).flatMap(DialectSigns::ofFile);
        return own.filter(dialect -> dialect.grammar() != project.profile().grammar())
                .map(dialect -> Discovery.profile(dialect, project.settings(), project.jython()))
                .orElse(project.profile());
    }

    /** What the runtime rejects in the encoding of a file on the disk; an open document is text already. */
    public Optional<SyntaxProblem> encodingProblem(VPath file) {
        return document(file).isPresent()
                ? Optional.empty()
                : files.read(file)
                        .flatMap(bytes -> SourceText.decode(bytes, profile(file).grammar())
                                .problem());
    }

    /** The JDK and class path that {@code file} sees, as far as it is known. */
    public JavaIndex javaIndex(VPath file) {
        JavaIndex index = java.index(project(file), file);
        return reads == null ? index : index.recording(reads.java());
    }

    /** Why the Java package may come from what the project of {@code file} needs and this machine lacks, if it may. */
    public Optional<String> javaIncomplete(VPath file, String packageName) {
        Project project = project(file);
        return MissingJava.reason(packageName, project, javaIndex(file))
                .or(() -> MissingJava.damaged(packageName, damages(project)));
    }

    /** What is wrong with the settings of {@code project}, with what they name, and with the archives of its class path. */
    public List<SettingProblem> problems(Project project) {
        return Stream.concat(
                        project.problems().stream(),
                        damages(project).map(damage -> new SettingProblem("class path", damage)))
                .toList();
    }

    /** What is wrong with the archives on the class path of {@code project} of which nothing can be read. */
    Stream<String> damages(Project project) {
        return project.classpath().stream()
                .flatMap(entry -> source(entry.location()).stream())
                .flatMap(source -> source instanceof IndexedEntry indexed ? indexed.damage().stream() : Stream.empty());
    }

    /** What is otherwise on the disk than here in the directories of open documents, in folders and in roots. */
    Set<VPath> differencesOnDisk() {
        Set<VPath> directories = new LinkedHashSet<>();
        documents.keySet().forEach(file -> directories.add(file.parent()));
        for (Project project : projects.all()) {
            directories.add(project.folder());
            directories.add(project.root());
            project.roots().forEach(root -> directories.add(root.location()));
        }
        return disk.differences(
                directories.stream().limit(MAX_POLLED).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    Optional<ClassSource> source(VPath location) {
        return Optional.ofNullable(java.sources().get(location));
    }

    Projects allProjects() {
        return projects;
    }

    MemoTree disk() {
        return disk;
    }

    JavaWorld java() {
        return java;
    }

    /** Number of texts parsed since the start, over all snapshots: for tests that count work. */
    int parseCount() {
        return memo.parseCount();
    }

    private Grammar grammar(VPath file, String text) {
        Project project = project(file);
        Grammar usual = project.profile().grammar();
        return project.settings().dialect().isPresent()
                ? usual
                : DialectSigns.ofFile(text).map(Dialect::grammar).orElse(usual);
    }
}
