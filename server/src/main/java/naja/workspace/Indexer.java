package naja.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import naja.base.CancelToken;
import naja.javaindex.ArchiveIdentity;
import naja.javaindex.ArchiveNames;
import naja.javaindex.ClassSource;
import naja.javaindex.EmbeddedJython;
import naja.javaindex.IndexedEntry;
import naja.javaindex.JavaSourceIndex;
import naja.javaindex.KnownArchives;
import naja.vfs.FileTree;
import naja.vfs.KeptFiles;
import naja.vfs.MavenProgram;
import naja.vfs.TreeReads;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/** The background work: finding out what projects are, and the names in their class paths. It runs on one thread. */
final class Indexer {
    private static final Logger LOG = Logger.getLogger(Indexer.class.getName());

    /** Why nothing is missing yet between the two steps of a discovery. */
    static final String IMPORTS_NOT_READ = "the imports of the project have not been read yet";

    /** Bytes of names that are kept for later runs: those of some 4,000 archives. */
    private static final long MAX_KEPT = 64L << 20;

    /** The release in a version: {@code 1.8.0_292} is Java 8. */
    private static final Pattern RELEASE = Pattern.compile("(?:1\\.)?(\\d{1,3})(?!\\d)");

    private static final int BATCH = 32;
    private static final long BATCH_NANOS = 60_000_000L;

    private final WorkspaceOptions options;
    private final Consumer<Change> submit;
    private final AtomicInteger discoveries = new AtomicInteger();

    private final BuildAnswers builds;

    /** What archives hold; seen by this thread only. */
    private final KnownArchives archives;

    /** Source indexes of before, so that only changed files are read again; seen by this thread only. */
    private final Map<VPath, JavaSourceIndex> sources = new HashMap<>();

    /** What was read of each entry of a class path; seen by this thread only. */
    private final Map<VPath, TreeReads> indexed = new HashMap<>();

    /** The questions about build files that the last discovery had an answer to; seen by this thread only. */
    private final List<BuildQuestion> answered = new ArrayList<>();

    /** The last discovery that came to its end; seen by this thread only. */
    private @Nullable Found last;

    /** The folders that were looked at to the end. */
    private List<VPath> settled = List.of();

    /** Whether something changed that is not seen in files: the last discovery does not count. */
    private final AtomicBoolean renewed = new AtomicBoolean();

    /** The Jython that comes with the server; seen by this thread only. */
    private @Nullable Jython unpacked;

    Indexer(WorkspaceOptions options, Consumer<Change> submit) {
        this.options = options;
        this.submit = submit;
        this.builds =
                new BuildAnswers(new MavenProgram(VPath.of(options.cache()).child("maven")));
        this.archives =
                new KnownArchives(new KeptFiles(VPath.of(options.cache()).child("names"), MAX_KEPT));
    }

    /** What a discovery was about, and what it read. */
    private record Found(List<VPath> folders, Settings editor, TreeReads reads) {}

    /** The Jython that is meant until the embedded one is unpacked: its library lies nowhere. */
    static Jython notUnpacked(WorkspaceOptions options) {
        VPath nowhere = VPath.of(options.cache()).resolve("jython");
        return new Jython(EmbeddedJython.VERSION, nowhere, Optional.empty(), Optional.empty(), true, "comes with Naja");
    }

    /** The next discovery looks at everything, whatever the files say. */
    void renew() {
        renewed.set(true);
    }

    /**
     * A task that looks at {@code folders}, if the last one that did has read anything that is otherwise now, and at class
     * paths; a later one makes it obsolete.
     */
    Runnable discovery(List<VPath> folders, Settings editor, FileTree tree) {
        int number = discoveries.incrementAndGet();
        CancelToken cancel = () -> discoveries.get() != number;
        return () -> {
            try {
                forgetStale(tree);
                if (renewed.get() || !holds(folders, editor, tree)) {
                    discover(folders, editor, tree, cancel);
                }
            } catch (CancellationException e) {
                // A later discovery is queued behind this one and does it all.
                return;
            }
        };
    }

    /** Makes known which entries of class paths are not as they were read: an event may name a directory far above them. */
    private void forgetStale(FileTree tree) {
        Set<VPath> stale = new HashSet<>();
        indexed.forEach((location, reads) -> {
            if (!reads.hold(tree, any -> true)) {
                stale.add(location);
            }
        });
        if (!stale.isEmpty()) {
            indexed.keySet().removeAll(stale);
            submit.accept(new Change.EntriesChanged(stale));
        }
    }

    private boolean holds(List<VPath> folders, Settings editor, FileTree tree) {
        Found before = last;
        return before != null
                && before.folders().equals(folders)
                && before.editor().equals(editor)
                && before.reads().hold(tree, any -> true)
                && answersHold();
    }

    /** Whether nothing came into a local repository, or went, that an answer about build files stands on. */
    private boolean answersHold() {
        return answered.stream().noneMatch(question -> builds.state(question).isUnanswered());
    }

    private void discover(List<VPath> folders, Settings editor, FileTree files, CancelToken cancel) {
        renewed.set(false);
        last = null;
        answered.clear();
        archives.open(keptName(folders));
        TreeReads reads = new TreeReads();
        FileTree tree = reads.recording(files);
        Jython embedded = embedded();
        List<Project> found = new ArrayList<>();
        List<Project> whole = new ArrayList<>();
        List<BuildQuestion> unanswered = new ArrayList<>();
        for (VPath folder : folders) {
            Layers layers = layers(folder, editor, tree);
            Project project = Discovery.discover(
                            folder,
                            layers.settings,
                            tree,
                            options.machine(),
                            embedded,
                            question -> state(question, unanswered),
                            archives,
                            cancel)
                    .withProblems(layers.problems);
            project = project.withClasspath(WebArchives.expanded(project.classpath(), tree, VPath.of(options.cache())));
            Optional<String> incomplete = project.incomplete().or(() -> Optional.of(IMPORTS_NOT_READ));
            found.add(project.withIncomplete(incomplete));
            whole.add(project);
        }
        Project loose =
                Discovery.loose(editor.with(options.commandLine()), tree, options.machine(), embedded, archives);
        if (!settled.equals(folders)) {
            // Projects that were known stay until all of the new ones is, or all names would be unknown meanwhile.
            submit.accept(new Change.ProjectsFound(found, loose));
        }
        submit.accept(new Change.BuildsUnanswered(unanswered));
        List<Project> projects = whole.stream()
                .map(project -> withImportedRoots(project, tree, cancel))
                .toList();
        submit.accept(new Change.ProjectsFound(projects, loose));
        settled = List.copyOf(folders);
        last = new Found(List.copyOf(folders), editor, reads);
    }

    /** The name of what is kept for these folders, in whatever window. */
    private static String keptName(List<VPath> folders) {
        CRC32 crc = new CRC32();
        folders.stream().map(VPath::toString).sorted().forEach(text -> crc.update((text + "\n").getBytes(UTF_8)));
        return Long.toHexString(crc.getValue()) + ".names";
    }

    /** The Jython of this server, unpacked once: where the cache cannot be written each time would make another directory. */
    private Jython embedded() {
        Jython known = unpacked;
        if (known == null) {
            known = EmbeddedJython.extractTo(options.cache()).map(Jython::of).orElse(notUnpacked(options));
            unpacked = known;
        }
        return known;
    }

    private BuildState state(BuildQuestion question, List<BuildQuestion> unanswered) {
        BuildState state = builds.state(question);
        if (state.isUnanswered()) {
            unanswered.add(question);
        } else {
            answered.add(question);
        }
        return state;
    }

    /** Tasks that answer those of {@code questions} that nobody answers already; each waits for a process. */
    List<Runnable> asking(List<BuildQuestion> questions) {
        List<Runnable> tasks = new ArrayList<>();
        for (BuildQuestion question : questions) {
            if (builds.begin(question)) {
                tasks.add(() -> {
                    if (builds.ask(question)) {
                        submit.accept(new Change.BuildsAnswered());
                    }
                });
            }
        }
        return tasks;
    }

    private static Project withImportedRoots(Project project, FileTree tree, CancelToken cancel) {
        boolean rootsAreSet = !project.settings().pythonRoots().isEmpty();
        if (rootsAreSet) {
            return project;
        }
        Survey survey = Survey.of(tree, project.root(), cancel);
        return PythonRoots.mayHaveMore(tree, survey, project.roots())
                ? project.withRoots(
                        PythonRoots.imported(tree, survey, project.roots(), ImportedNames.of(tree, survey, cancel)))
                : project;
    }

    private record Layers(Settings settings, List<SettingProblem> problems) {}

    /** What the editor says, with {@code naja.json} of the project and of the folder over it, and the command line over all. */
    private Layers layers(VPath folder, Settings editor, FileTree tree) {
        Settings settings = editor;
        List<SettingProblem> problems = new ArrayList<>();
        VPath root = Discovery.projectRoot(folder, tree, options.machine());
        for (VPath directory : root.equals(folder) ? List.of(root) : List.of(root, folder)) {
            VPath file = directory.child("naja.json");
            Optional<String> text = Texts.read(tree, file);
            if (text.isEmpty()) {
                unreadable(file, tree).ifPresent(problems::add);
            } else {
                try {
                    Settings.Reading reading =
                            Settings.read(options.json().apply(text.get()), file.toString(), Optional.of(directory));
                    problems.addAll(reading.problems());
                    settings = settings.with(reading.settings());
                } catch (IllegalArgumentException e) {
                    problems.add(SettingProblem.unread(file.toString(), String.valueOf(e.getMessage())));
                }
            }
        }
        return new Layers(settings.with(options.commandLine()), problems);
    }

    /** What is wrong with a file of settings that gives no text; nothing if there is none. */
    private static Optional<SettingProblem> unreadable(VPath file, FileTree tree) {
        if (tree.isDirectory(file)) {
            return Optional.of(SettingProblem.unread(file.toString(), "a directory, where a file was expected"));
        }
        return tree.stamp(file)
                .map(stamp -> SettingProblem.unread(file.toString(), "the file cannot be read, or is too large"));
    }

    /**
     * A task that reads the names in {@code locations}.
     *
     * @param kinds what lies at each location; a JDK's home has none
     * @param jdks the home of the JDK that reads each location, whose release decides what a multi-release archive has
     */
    Runnable indexing(
            List<VPath> locations, Map<VPath, ClasspathEntry.Kind> kinds, Map<VPath, VPath> jdks, FileTree tree) {
        return () -> {
            Map<VPath, ClassSource> batch = new LinkedHashMap<>();
            long last = System.nanoTime();
            int done = 0;
            for (VPath location : locations) {
                VPath jdk = jdks.getOrDefault(location, options.machine().runningJdk());
                batch.put(location, read(location, Optional.ofNullable(kinds.get(location)), jdk, tree));
                done++;
                boolean isDue = batch.size() >= BATCH || System.nanoTime() - last > BATCH_NANOS;
                if (isDue || done == locations.size()) {
                    submit.accept(new Change.IndexReady(batch, done, locations.size()));
                    options.progress().progress("indexing", done, locations.size());
                    batch = new LinkedHashMap<>();
                    last = System.nanoTime();
                }
            }
            archives.keep();
        };
    }

    /** The Java release of a JDK; that of the running one if its home does not say. */
    private static int release(VPath jdk, FileTree files) {
        Optional<Matcher> version =
                ArchiveIdentity.jdkVersion(jdk, files).map(RELEASE::matcher).filter(Matcher::lookingAt);
        return version.map(match -> Integer.parseInt(match.group(1)))
                .orElse(Runtime.version().feature());
    }

    private ClassSource read(VPath location, Optional<ClasspathEntry.Kind> kind, VPath jdk, FileTree files) {
        if (kind.isEmpty()) {
            // A setting of one folder may name a JDK in another.
            boolean isRefused = JdkSource.runsCodeOf(files, location, settled);
            return JdkSource.read(files, isRefused ? options.machine().runningJdk() : location, CancelToken.NONE);
        }
        TreeReads reads = new TreeReads();
        indexed.put(location, reads);
        FileTree tree = reads.recording(files);
        if (kind.get() == ClasspathEntry.Kind.JAVA_SOURCES) {
            JavaSourceIndex index =
                    JavaSourceIndex.read(tree, location, Optional.ofNullable(sources.get(location)), CancelToken.NONE);
            sources.put(location, index);
            return index;
        }
        Optional<ArchiveNames> names = kind.get() == ClasspathEntry.Kind.ARCHIVE
                ? archives.of(tree, location.onDisk(), release(jdk, files))
                : Optional.empty();
        IndexedEntry entry = IndexedEntry.of(tree, location, names, CancelToken.NONE);
        entry.problems().forEach(problem -> LOG.log(Level.INFO, problem));
        return entry;
    }
}
