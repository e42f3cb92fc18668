package naja.workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import naja.javaindex.ClassSource;
import naja.javaindex.IndexChange;
import naja.vfs.VPath;

/**
 * The world while it is being changed: only the writer's thread has it. It applies changes one by one, and makes a snapshot
 * and the background tasks that the changes ask for.
 */
final class WorldWriter {
    private final WorkspaceOptions options;
    private final Indexer indexer;
    private final SourceMemo memo = new SourceMemo();
    private final Map<VPath, Document> documents = new LinkedHashMap<>();
    private final Map<VPath, ClassSource> sources = new HashMap<>();
    private final Set<VPath> requested = new HashSet<>();
    private final List<Runnable> tasks = new ArrayList<>();
    private final List<Runnable> waits = new ArrayList<>();
    private List<VPath> folders;
    private Settings editor;
    private Projects projects;
    private MemoTree disk;
    private JavaWorld java = JavaWorld.EMPTY;
    private boolean searching;
    private boolean javaChanged;

    /** The projects that {@link #java} is made of. */
    private List<Project> javaProjects = List.of();

    private boolean discoveryNeeded;

    /** Whether files changed that a discovery may have read. */
    private boolean filesDoubted;

    private long revision;
    private long edits;
    private boolean everythingTouched;
    private boolean anyFileTouched;
    private final ChangeLog log = new ChangeLog();

    /** The newest runs of programs, by folder of the project. */
    private final Map<VPath, ProgramRuns> runs = new ConcurrentHashMap<>();

    private final Set<VPath> touched = new LinkedHashSet<>();

    WorldWriter(List<VPath> folders, Settings editor, WorkspaceOptions options, Indexer indexer) {
        this.options = options;
        this.indexer = indexer;
        this.folders = List.copyOf(folders);
        this.editor = editor;
        this.disk = new MemoTree(options.disk());
        this.projects = pending();
        this.discoveryNeeded = true;
        this.javaChanged = true;
    }

    void apply(Change change) {
        if (change instanceof Change.DocumentOpened opened) {
            setText(opened.file(), opened.text(), opened.version());
        } else if (change instanceof Change.DocumentEdited edited) {
            setText(edited.file(), edited.text(), edited.version());
        } else if (change instanceof Change.DocumentClosed closed) {
            documents.remove(closed.file());
            // Whoever closed it may have thrown changes away, or have written them.
            filesChanged(Set.of(closed.file()));
        } else if (change instanceof Change.DocumentSaved saved) {
            filesChanged(Set.of(saved.file()));
        } else if (change instanceof Change.FilesChanged files) {
            filesChanged(files.paths());
        } else if (change instanceof Change.EventsLost) {
            disk = disk.forgetting();
            anyFileTouched = true;
            filesDoubted = true;
        } else if (change instanceof Change.SettingsChanged settings) {
            discoveryNeeded |= !settings.settings().equals(editor);
            editor = settings.settings();
        } else if (change instanceof Change.FoldersChanged changed) {
            folders = changed.folders();
            projects = pending();
            projectsChanged();
            discoveryNeeded = true;
        } else if (change instanceof Change.ProjectsFound found) {
            projectsFound(found);
        } else if (change instanceof Change.BuildsUnanswered builds) {
            waits.addAll(indexer.asking(builds.questions()));
        } else if (change instanceof Change.EntriesChanged entries) {
            forget(entries.locations());
        } else if (change instanceof Change.BuildsAnswered) {
            discoveryNeeded = true;
        } else if (change instanceof Change.IndexReady ready) {
            sources.putAll(ready.sources());
            requested.removeAll(ready.sources().keySet());
            javaChanged = true;
        }
    }

    /** The snapshot of all that was applied. */
    Snapshot publish() {
        List<Project> everyone = everyone();
        IndexChange javaChange = IndexChange.NOTHING;
        if (javaChanged) {
            JavaWorld before = java;
            java = JavaWorld.of(everyone, sources);
            javaChange = everythingTouched
                    ? IndexChange.EVERYTHING
                    : JavaDifference.between(javaProjects, before, everyone, java);
            everythingTouched |= javaChange.isEverything();
            javaProjects = everyone;
            requestIndexing(everyone);
            javaChanged = false;
        }
        if (discoveryNeeded || filesDoubted) {
            if (discoveryNeeded) {
                searching = true;
                indexer.renew();
            }
            tasks.add(indexer.discovery(folders, editor, disk));
            discoveryNeeded = false;
            filesDoubted = false;
        }
        Touched difference = new Touched(everythingTouched, javaChange, anyFileTouched, touched);
        log.add(++revision, difference);
        everythingTouched = false;
        anyFileTouched = false;
        touched.clear();
        int total = (int) everyone.stream()
                .flatMap(project -> JavaWorld.locations(project).stream())
                .distinct()
                .count();
        int missing = java.missing(everyone).size();
        return new Snapshot(
                revision,
                projects,
                documents,
                disk,
                java,
                new Indexing(searching, total - missing, total),
                memo,
                difference,
                log,
                runs);
    }

    /** The background tasks that came up since the last call. */
    List<Runnable> takeTasks() {
        List<Runnable> taken = List.copyOf(tasks);
        tasks.clear();
        return taken;
    }

    /** The tasks that came up since the last call and mostly wait for another process. */
    List<Runnable> takeWaits() {
        List<Runnable> taken = List.copyOf(waits);
        waits.clear();
        return taken;
    }

    private void setText(VPath file, String text, int version) {
        documents.put(file, new Document(file, text, version, ++edits));
        touched.add(file);
    }

    private void filesChanged(Set<VPath> paths) {
        filesDoubted = true;
        anyFileTouched |= disk.isFull();
        disk = disk.dropping(paths);
        touched.addAll(paths);
        forgetJava(paths);
    }

    /** The names in a changed archive, in a directory of classes, or in sources are unknown until they are read again. */
    private void forgetJava(Set<VPath> paths) {
        Set<VPath> forgotten = new LinkedHashSet<>();
        for (Project project : everyone()) {
            for (ClasspathEntry entry : project.classpath()) {
                if (paths.stream().anyMatch(path -> concerns(path, entry))) {
                    forgotten.add(entry.location());
                }
            }
        }
        paths.stream().filter(sources::containsKey).forEach(forgotten::add);
        forget(forgotten);
    }

    /** What is in these entries of class paths is unknown until they are read again. */
    private void forget(Set<VPath> locations) {
        if (!locations.isEmpty()) {
            sources.keySet().removeAll(locations);
            requested.removeAll(locations);
            javaChanged = true;
        }
    }

    private static boolean concerns(VPath path, ClasspathEntry entry) {
        if (entry.location().startsWith(path)) {
            return true;
        }
        return switch (entry.kind()) {
            case ARCHIVE -> false;
            case DIRECTORY -> path.startsWith(entry.location()) && isClassOrDirectory(path.name());
            case JAVA_SOURCES ->
                path.startsWith(entry.location())
                        && (Survey.isJvmSource(path.name()) || path.name().indexOf('.') < 0);
        };
    }

    private static boolean isClassOrDirectory(String name) {
        return (name.endsWith(".class") && !name.endsWith("$py.class")) || name.indexOf('.') < 0;
    }

    private void projectsFound(Change.ProjectsFound found) {
        Projects next = new Projects(found.projects(), found.loose());
        searching = found.projects().stream().anyMatch(project -> !isSettled(project));
        if (!isSame(next, projects)) {
            forgetForOtherJdks(next);
            everythingTouched |= !next.differInClasspathsOnly(projects);
            projects = next;
            javaChanged = true;
        }
    }

    /** What a multi-release archive has depends on the JDK. */
    private void forgetForOtherJdks(Projects next) {
        Set<VPath> forgotten = new LinkedHashSet<>();
        for (Project project : next.all()) {
            boolean isOther = projects.all().stream()
                    .anyMatch(old -> old.folder().equals(project.folder())
                            && !old.jdk().value().equals(project.jdk().value()));
            if (isOther) {
                project.classpath().forEach(entry -> forgotten.add(entry.location()));
            }
        }
        forget(forgotten);
    }

    /** Compares whole projects only if none came nearer to being known: the first comparison of such large records takes 20 ms. */
    private static boolean isSame(Projects one, Projects other) {
        if (one.all().size() != other.all().size()) {
            return false;
        }
        for (int i = 0; i < one.all().size(); i++) {
            Optional<String> incomplete = one.all().get(i).incomplete();
            if (!incomplete.equals(other.all().get(i).incomplete())) {
                return false;
            }
        }
        return one.equals(other);
    }

    private static boolean isSettled(Project project) {
        return !project.incomplete().equals(Optional.of(Indexer.IMPORTS_NOT_READ));
    }

    private void projectsChanged() {
        javaChanged = true;
        everythingTouched = true;
    }

    private void requestIndexing(List<Project> everyone) {
        List<VPath> locations = new ArrayList<>(java.missing(everyone));
        locations.removeIf(location -> !requested.add(location));
        if (locations.isEmpty()) {
            return;
        }
        Map<VPath, ClasspathEntry.Kind> kinds = new HashMap<>();
        for (VPath location : locations) {
            kinds.put(location, ClasspathEntry.Kind.ARCHIVE);
        }
        Map<VPath, VPath> jdks = new HashMap<>();
        for (Project project : everyone) {
            project.classpath().forEach(entry -> {
                kinds.put(entry.location(), entry.kind());
                // Of projects with several JDKs the first counts in an archive that they share.
                jdks.putIfAbsent(entry.location(), project.jdk().value());
            });
        }
        everyone.forEach(project -> kinds.remove(project.jdk().value()));
        tasks.add(indexer.indexing(locations, kinds, jdks, disk));
    }

    /** The loose project counts only where there is no other. */
    private List<Project> everyone() {
        return projects.all().isEmpty() ? List.of(projects.loose()) : projects.all();
    }

    private Projects pending() {
        Jython embedded = Indexer.notUnpacked(options);
        Settings settings = editor.with(options.commandLine());
        List<Project> all = folders.stream()
                .map(folder -> Discovery.pending(folder, settings, options.machine(), embedded))
                .toList();
        return new Projects(all, Discovery.pending(options.machine().home(), settings, options.machine(), embedded));
    }
}
