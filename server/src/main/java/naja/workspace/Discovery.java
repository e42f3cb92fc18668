package naja.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import naja.base.CancelToken;
import naja.javaindex.KnownArchives;
import naja.resolve.PathEntry;
import naja.resolve.RuntimeProfile;
import naja.vfs.DirectoryListing;
import naja.vfs.FileTree;
import naja.vfs.MemoryTree;
import naja.vfs.VPath;

/**
 * Finds out what a project is from its files, its settings and the machine. It runs nothing, and it asks nothing but the
 * file tree it is given.
 */
public final class Discovery {
    private static final Set<String> BUILD_MARKERS =
            Set.of("pom.xml", "build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts");
    private static final int MAX_GLOB = 20_000;
    private static final String GHIDRA = "GHIDRA_INSTALL_DIR";
    private static final String GHIDRA_SCRIPTS = "ghidra_scripts";

    private final VPath folder;
    private final VPath root;
    private final Settings settings;
    private final FileTree tree;
    private final Machine machine;
    private final Jython embedded;
    private final Function<BuildQuestion, BuildState> builds;
    private final KnownArchives archives;
    private final CancelToken cancel;
    private final List<SettingProblem> problems = new ArrayList<>();

    /** The entries of the class path that somebody set. */
    private final Set<VPath> stated = new LinkedHashSet<>();

    private Discovery(
            VPath folder,
            VPath root,
            Settings settings,
            FileTree tree,
            Machine machine,
            Jython embedded,
            Function<BuildQuestion, BuildState> builds,
            KnownArchives archives,
            CancelToken cancel) {
        this.folder = folder;
        this.root = root;
        this.settings = settings;
        this.tree = tree;
        this.machine = machine.with(settings.environmentOver(machine.environment()));
        this.embedded = embedded;
        this.builds = builds;
        this.archives = archives;
        this.cancel = cancel;
    }

    /**
     * The project in {@code folder}.
     *
     * @param folder what was opened, a directory
     * @param settings all layers merged
     * @param tree the files
     * @param machine environment variables, home and JDK
     * @param embedded the Jython to fall back on
     * @param builds tells what is known of its build files
     * @param archives tells what is known of archives
     */
    static Project discover(
            VPath folder,
            Settings settings,
            FileTree tree,
            Machine machine,
            Jython embedded,
            Function<BuildQuestion, BuildState> builds,
            KnownArchives archives,
            CancelToken cancel) {
        VPath root = projectRoot(folder, tree, machine);
        return new Discovery(folder, root, settings, tree, machine, embedded, builds, archives, cancel).project();
    }

    /** A project that nothing is known of yet; the disk is not touched. */
    static Project pending(VPath folder, Settings settings, Machine machine, Jython embedded) {
        FileTree nothing = new MemoryTree.Builder().build();
        Discovery discovery = new Discovery(
                folder,
                folder,
                settings,
                nothing,
                machine,
                embedded,
                BuildState::none,
                KnownArchives.unkept(),
                CancelToken.NONE);
        return discovery
                .describe(Survey.none(folder), BuildFiles.Result.NOTHING)
                .withIncomplete(Optional.of("the project is still being looked at"));
    }

    /** What counts for files outside all folders: what is set, the Jython and the JDK. */
    static Project loose(Settings settings, FileTree tree, Machine machine, Jython embedded, KnownArchives archives) {
        VPath home = machine.home();
        Discovery discovery = new Discovery(
                home, home, settings, tree, machine, embedded, BuildState::none, archives, CancelToken.NONE);
        return discovery.describe(Survey.none(home), BuildFiles.Result.NOTHING);
    }

    /**
     * The outermost directory of the project that {@code path} belongs to: the nearest directory above with {@code
     * naja.json}, {@code .git} or a build file; of nested build files (modules) the outermost. Neither a home directory nor
     * the root of the disk is one that was not opened itself.
     */
    public static VPath projectRoot(VPath path, FileTree tree, Machine machine) {
        VPath start = tree.isFile(path) ? path.parent() : path;
        Optional<VPath> build = Optional.empty();
        VPath directory = start;
        while (isPlausible(directory, start, machine)) {
            DirectoryListing listing = tree.list(directory).orElse(DirectoryListing.EMPTY);
            boolean isBuild = BUILD_MARKERS.stream().anyMatch(listing::hasFile);
            if (listing.hasFile("naja.json")) {
                return directory;
            }
            if (build.isPresent() && !isBuild) {
                return build.get();
            }
            if (isBuild) {
                build = Optional.of(directory);
            }
            if (listing.hasDirectory(".git") || listing.hasFile(".git")) {
                return directory;
            }
            directory = directory.parent();
        }
        return build.orElse(start);
    }

    private static boolean isPlausible(VPath directory, VPath start, Machine machine) {
        boolean tooFar = directory.equals(machine.home())
                || machine.home().startsWith(directory)
                || directory.parent().equals(directory);
        return directory.equals(start) ? !directory.parent().equals(directory) : !tooFar;
    }

    private Project project() {
        Survey survey = Survey.of(tree, root, cancel);
        ArtifactStore store = ArtifactStore.of(tree, machine, root);
        return describe(survey, BuildFiles.read(tree, machine, store, survey, builds, cancel));
    }

    private Project describe(Survey survey, BuildFiles.Result build) {
        problems.addAll(build.problems());
        List<ClasspathEntry> classpath = classpath(survey, build);
        JythonSearch search = new JythonSearch(tree, machine, embedded);
        Jython jython = search.find(settings.jythonHome(), paths(settings.jythonHome()), classpath);
        problems.addAll(search.problems());
        DialectChoice dialect = dialect(survey, build);
        Optional<Python3Environment> python3 = dialect.dialect().isJython()
                ? Optional.empty()
                : Optional.of(Python3Environment.find(tree, root, machine));
        RuntimeProfile profile = python3.map(found -> python3Profile(dialect.dialect(), found.version()))
                .orElseGet(() -> profile(dialect.dialect(), settings, jython));
        if (dialect.dialect().isJython()) {
            jython.archive()
                    .filter(jar -> classpath.stream()
                            .noneMatch(entry -> entry.location().equals(jar)))
                    .ifPresent(jar ->
                            classpath.add(new ClasspathEntry(jar, ClasspathEntry.Kind.ARCHIVE, jython.origin())));
        }
        List<PathEntry> setPath = setPath();
        ModulesByPath byPath = modulesByPath(survey);
        List<VPath> sources = sources();
        return new Project(
                folder,
                root,
                settings,
                survey.modules(),
                setPath,
                roots(survey, build),
                python3.map(Python3Environment::path).orElseGet(() -> runtimePath(jython)),
                classpath,
                ModuleClasspaths.of(build.modules(), classpath, stated, build.ofModules()),
                jdk(),
                jython,
                dialect,
                profile,
                byPath.modules(),
                sources,
                build.missing(),
                build.open(),
                problems,
                incomplete(survey).or(() -> python3.flatMap(Python3Environment::incomplete)));
    }

    private ModulesByPath modulesByPath(Survey survey) {
        ModulesByPath byPath = new ModulesByPath(tree, cancel);
        if (!survey.modules().isEmpty()) {
            byPath.readSettings(settings, survey, setting -> paths(Optional.of(setting)));
            byPath.readYaml(survey);
            problems.addAll(byPath.problems());
        }
        return byPath;
    }

    private Optional<String> incomplete(Survey survey) {
        return survey.complete()
                ? Optional.empty()
                : Optional.of("the folder is too large to look at all of it: open the project's own folder");
    }

    private List<PathEntry> setPath() {
        List<PathEntry> path = new ArrayList<>();
        for (Setting<String> setting : settings.sysPath()) {
            VPath place = paths(Optional.of(setting)).resolve(setting.value());
            if (tree.isFile(place)) {
                place = place.archiveRoot();
            }
            if (!tree.isDirectory(place)) {
                problems.add(new SettingProblem(setting.place(), place + " is not there (yet); it is passed over"));
            }
            path.add(
                    place.isInArchive()
                            ? PathEntry.archive(place, setting.place())
                            : PathEntry.directory(place, setting.place()));
        }
        return path;
    }

    private List<PythonRoot> roots(Survey survey, BuildFiles.Result build) {
        Map<VPath, PythonRoot> roots = new LinkedHashMap<>();
        for (Setting<String> setting : settings.pythonRoots()) {
            VPath place = paths(Optional.of(setting)).resolve(setting.value());
            if (!tree.isDirectory(place)) {
                problems.add(new SettingProblem(setting.place(), place + " is not there (yet); it is passed over"));
            }
            roots.putIfAbsent(place, PythonRoot.certain(place, setting.place()));
        }
        if (roots.isEmpty() && !survey.modules().isEmpty()) {
            build.roots().forEach(root -> roots.putIfAbsent(root.location(), root));
            PythonRoots.find(tree, survey).forEach(root -> roots.putIfAbsent(root.location(), root));
        }
        return List.copyOf(roots.values());
    }

    /** What Jython puts on {@code sys.path} itself: JYTHONPATH, Lib, the markers, and site-packages behind them (facts 1.1). */
    private List<PathEntry> runtimePath(Jython jython) {
        List<PathEntry> path = new ArrayList<>();
        for (String entry : machine.entries("JYTHONPATH")) {
            VPath place = new PathText(root, machine).resolve(entry);
            if (tree.isFile(place)) {
                path.add(PathEntry.archive(place.archiveRoot(), "JYTHONPATH"));
            } else {
                path.add(PathEntry.directory(place, "JYTHONPATH"));
            }
        }
        String origin = "library of Jython " + jython.version() + " (" + jython.origin() + ")";
        if (jython.home().isEmpty() && !jython.embedded()) {
            // A standalone archive looks into a Lib beside itself first.
            jython.archive()
                    .ifPresent(jar -> path.add(PathEntry.library(jar.parent().child("Lib"), origin)));
        }
        path.add(PathEntry.library(jython.library(), origin));
        path.add(PathEntry.classpath());
        path.add(PathEntry.pyclasspath());
        if (jython.home().isPresent()) {
            path.addAll(SitePackages.entries(tree, jython.library().child("site-packages")));
        }
        return path;
    }

    private List<ClasspathEntry> classpath(Survey survey, BuildFiles.Result build) {
        Map<VPath, ClasspathEntry> entries = new LinkedHashMap<>();
        settings.classpath().forEach(setting -> addSet(setting, entries));
        stated.addAll(entries.keySet());
        for (VPath directory : survey.classDirectories()) {
            put(entries, directory, ClasspathEntry.Kind.DIRECTORY, "output of the build");
        }
        for (VPath module : survey.modules()) {
            for (String resources : List.of("src/main/resources", "src/test/resources")) {
                VPath directory = module.resolve(resources);
                if (tree.isDirectory(directory)) {
                    put(entries, directory, ClasspathEntry.Kind.DIRECTORY, "directory " + resources);
                }
            }
        }
        JavaRoots.find(tree, survey.javaDirectories(), cancel)
                .forEach((source, directory) ->
                        put(entries, source, ClasspathEntry.Kind.JAVA_SOURCES, "Java sources in " + directory));
        build.entries().forEach(entry -> entries.putIfAbsent(entry.location(), entry));
        for (VPath jar : survey.jars()) {
            put(entries, jar, ClasspathEntry.Kind.ARCHIVE, "beside the project");
        }
        addInstalledAround(survey, entries);
        for (String entry : machine.entries("CLASSPATH")) {
            addSet(new Setting<>(entry, "CLASSPATH", Optional.of(root)), entries);
        }
        Manifests.follow(tree, archives, entries);
        return new ArrayList<>(entries.values());
    }

    private void addSet(Setting<String> setting, Map<VPath, ClasspathEntry> entries) {
        boolean any = false;
        for (VPath place : places(setting)) {
            if (tree.isFile(place)) {
                put(entries, place, ClasspathEntry.Kind.ARCHIVE, setting.place());
                any = true;
            } else if (tree.isDirectory(place)) {
                addDirectory(place, setting, entries);
                any = true;
            }
        }
        if (!any) {
            leadsToNothing(setting);
        }
    }

    /** The archives and folders of Java sources that were set. */
    private List<VPath> sources() {
        Set<VPath> roots = new LinkedHashSet<>();
        for (Setting<String> setting : settings.sources()) {
            List<VPath> found = places(setting).stream()
                    .map(place -> tree.isFile(place) ? place.archiveRoot() : place)
                    .filter(tree::isDirectory)
                    .toList();
            if (found.isEmpty()) {
                leadsToNothing(setting);
            }
            roots.addAll(found);
        }
        return List.copyOf(roots);
    }

    private List<VPath> places(Setting<String> setting) {
        PathText paths = paths(Optional.of(setting));
        String text = paths.expand(setting.value()).replace('\\', '/');
        return Glob.isGlob(text) ? expand(text, setting, paths) : List.of(paths.resolve(text));
    }

    private void leadsToNothing(Setting<String> setting) {
        problems.add(new SettingProblem(setting.place(), "\"" + setting.value() + "\" leads to nothing"));
    }

    /** A directory holds classes, or a program that is known; one that holds JARs is meant for those too, as {@code dir/*} is on a command line. */
    private void addDirectory(VPath place, Setting<String> setting, Map<VPath, ClasspathEntry> entries) {
        if (addInstalled(place, setting.place(), entries)) {
            return;
        }
        put(entries, place, ClasspathEntry.Kind.DIRECTORY, setting.place());
        for (String name : tree.list(place).orElse(DirectoryListing.EMPTY).files()) {
            if (name.endsWith(".jar")) {
                put(entries, place.child(name), ClasspathEntry.Kind.ARCHIVE, setting.place());
            }
        }
    }

    /** The archives of a program that lies in {@code place}; says whether one does. */
    private boolean addInstalled(VPath place, String origin, Map<VPath, ClasspathEntry> entries) {
        Optional<InstallProfile> profile = InstallProfile.of(tree, place);
        profile.ifPresent(program -> program.archives(tree, place)
                .forEach(archive ->
                        put(entries, archive, ClasspathEntry.Kind.ARCHIVE, program.program() + ", " + origin)));
        return profile.isPresent();
    }

    /** A project that lies inside of such a program, or whose scripts are for the one that the environment names. */
    private void addInstalledAround(Survey survey, Map<VPath, ClasspathEntry> entries) {
        if (survey.modules().isEmpty()) {
            return;
        }
        InstallProfile.around(tree, root).ifPresent(place -> addInstalled(place, place.toString(), entries));
        boolean isForGhidra = survey.pythonDirectories().stream()
                .anyMatch(directory -> directory.name().equals(GHIDRA_SCRIPTS));
        if (isForGhidra) {
            machine.variable(GHIDRA).map(machine::path).ifPresent(place -> addInstalled(place, GHIDRA, entries));
        }
    }

    private List<VPath> expand(String text, Setting<String> setting, PathText paths) {
        try {
            Glob glob = Glob.parse(text);
            List<VPath> found = glob.expand(tree, paths.resolve(glob.fixedPart()));
            // A folder's star fits its files of every kind; only archives and folders of classes are entries.
            return found.stream()
                    .filter(place -> !tree.isFile(place) || isArchive(place.name()))
                    .filter(place -> tree.isFile(place) || !text.endsWith("*"))
                    .limit(MAX_GLOB)
                    .toList();
        } catch (PatternSyntaxException e) {
            problems.add(new SettingProblem(setting.place(), "no valid pattern: " + e.getDescription()));
            return List.of();
        }
    }

    private static boolean isArchive(String name) {
        return name.endsWith(".jar") || name.endsWith(".zip") || name.endsWith(".war") || name.endsWith(".ear");
    }

    private DialectChoice dialect(Survey survey, BuildFiles.Result build) {
        if (settings.dialect().isPresent()) {
            Setting<Dialect> setting = settings.dialect().get();
            return new DialectChoice(setting.value(), setting.place(), false);
        }
        if (settings.jythonHome().isPresent() || settings.jython().isPresent()) {
            return new DialectChoice(Dialect.JYTHON_2_7, "a Jython is set", false);
        }
        Set<String> artifacts = new LinkedHashSet<>(build.artifacts());
        for (VPath jar : survey.jars()) {
            if (jar.name().startsWith("jython")) {
                artifacts.add("org.python:jython (" + jar.name() + ")");
            }
        }
        return new DialectSigns(tree, cancel).choose(survey, artifacts);
    }

    /** The rules of {@code dialect}, given what is set and which Jython there is. */
    static RuntimeProfile profile(Dialect dialect, Settings settings, Jython jython) {
        if (dialect == Dialect.JYTHON_NEXT) {
            return RuntimeProfile.jythonNext();
        }
        String version = settings.jython().map(Setting::value).orElse(jython.version());
        boolean cache = settings.packageCache().map(Setting::value).orElse(true);
        return dialect.isJython() ? RuntimeProfile.jython(version, cache) : python3Profile(dialect, "");
    }

    /** The rules of a dialect of Python 3; a version of the language is none of GraalPy's, of which the newest known is taken. */
    private static RuntimeProfile python3Profile(Dialect dialect, String version) {
        boolean isGraalPy = dialect == Dialect.GRAALPY || dialect == Dialect.GRAALPY_JYTHON;
        return RuntimeProfile.python3(dialect.id(), isGraalPy ? "" : version);
    }

    private Setting<VPath> jdk() {
        if (settings.javaHome().isPresent()) {
            Setting<String> setting = settings.javaHome().get();
            VPath home = paths(Optional.of(setting)).resolve(setting.value());
            Optional<VPath> place = Stream.of(home, home.resolve("Contents/Home"))
                    .filter(this::isJdk)
                    .findFirst();
            boolean isRefused = place.isPresent() && JdkSource.runsCodeOf(tree, place.get(), List.of(folder, root));
            if (place.isPresent() && !isRefused) {
                return setting.map(ignored -> place.get());
            }
            String reason = isRefused
                    ? " lies in the project: to read it is to run code of it (lib/jrt-fs.jar)"
                    : " is no JDK: it has neither lib/modules nor rt.jar";
            problems.add(new SettingProblem(setting.place(), home + reason + "; the running one is used"));
        }
        return new Setting<>(machine.runningJdk(), "the JDK that runs Naja", Optional.empty());
    }

    private boolean isJdk(VPath home) {
        return tree.isFile(home.resolve("lib/modules"))
                || tree.isFile(home.resolve("jre/lib/rt.jar"))
                || tree.isFile(home.resolve("lib/rt.jar"));
    }

    private PathText paths(Optional<Setting<String>> setting) {
        return new PathText(setting.flatMap(Setting::base).orElse(folder), machine);
    }

    private static void put(
            Map<VPath, ClasspathEntry> entries, VPath location, ClasspathEntry.Kind kind, String origin) {
        entries.putIfAbsent(location, new ClasspathEntry(location, kind, origin));
    }
}
