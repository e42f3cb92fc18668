package naja.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import naja.base.CancelToken;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/**
 * Reads the build files of a project without running them: Maven, Gradle, Eclipse and PyDev. What poms and coordinates come to
 * is asked elsewhere; see {@link BuildQuestion}.
 */
final class BuildFiles {
    private final FileTree tree;
    private final ArtifactStore store;
    private final Survey survey;
    private final CancelToken cancel;
    private final Map<VPath, ClasspathEntry> entries = new LinkedHashMap<>();
    private final Map<VPath, PythonRoot> roots = new LinkedHashMap<>();
    private final Map<String, MissingArtifact> missing = new LinkedHashMap<>();
    private final Set<SettingProblem> problems = new LinkedHashSet<>();
    private final Set<String> artifacts = new LinkedHashSet<>();
    private final List<ModuleClasspaths.Module> modules = new ArrayList<>();
    private final Set<ClasspathEntry> ofModules = new LinkedHashSet<>();

    private BuildFiles(FileTree tree, ArtifactStore store, Survey survey, CancelToken cancel) {
        this.tree = tree;
        this.store = store;
        this.survey = survey;
        this.cancel = cancel;
    }

    /**
     * What the build files say.
     *
     * @param entries of the class path
     * @param roots of Python files
     * @param missing what could not be found
     * @param open why there may be more entries, if so
     * @param problems what is wrong with build files
     * @param modules which of the entries are which module's
     * @param ofModules the entries that are there because modules need them
     * @param artifacts {@code group:name} of the direct dependencies, and ids of plugins
     */
    record Result(
            List<ClasspathEntry> entries,
            List<PythonRoot> roots,
            List<MissingArtifact> missing,
            Optional<String> open,
            List<SettingProblem> problems,
            List<ModuleClasspaths.Module> modules,
            Set<ClasspathEntry> ofModules,
            Set<String> artifacts) {
        static final Result NOTHING =
                new Result(List.of(), List.of(), List.of(), Optional.empty(), List.of(), List.of(), Set.of(), Set.of());
    }

    static Result read(
            FileTree tree,
            Machine machine,
            ArtifactStore store,
            Survey survey,
            Function<BuildQuestion, BuildState> builds,
            CancelToken cancel) {
        BuildFiles files = new BuildFiles(tree, store, survey, cancel);
        Map<VPath, GradleBuild> scripts = files.readScripts();
        BuildState state = BuildQuestion.of(tree, machine, survey, store, scripts)
                .map(builds)
                .orElse(BuildState.NOTHING);
        files.addAnswer(state);
        survey.modules().forEach(files::readPom);
        survey.modules().forEach(files::readEclipse);
        return new Result(
                List.copyOf(files.entries.values()),
                List.copyOf(files.roots.values()),
                List.copyOf(files.missing.values()),
                state.open(),
                List.copyOf(files.problems),
                List.copyOf(files.modules),
                Set.copyOf(files.ofModules),
                Set.copyOf(files.artifacts));
    }

    private void addAnswer(BuildState state) {
        state.problem().ifPresent(problem -> problems.add(new SettingProblem("build files", problem)));
        BuildAnswer answer = state.answer();
        for (VPath buildFile : answer.modules().keySet()) {
            cancel.check();
            addModule(buildFile, answer);
            answer.sources(buildFile).forEach(sources -> addSources(buildFile, sources));
            answer.missing(buildFile).forEach(this::addMissing);
            for (SettingProblem problem : answer.problems(buildFile)) {
                problems.add(new SettingProblem(place(VPath.parse(problem.place())), problem.message()));
            }
        }
    }

    /** What a script of Gradle says of other modules is not read: only of a pom all is known. */
    private void addModule(VPath buildFile, BuildAnswer answer) {
        List<VPath> archives = new ArrayList<>();
        for (BuildAnswer.Entry entry : answer.entries(buildFile)) {
            add(
                    entry.file(),
                    ClasspathEntry.Kind.ARCHIVE,
                    place(buildFile) + ": " + entry.artifact().text());
            Optional.ofNullable(entries.get(entry.file())).ifPresent(ofModules::add);
            archives.add(entry.file());
        }
        boolean isWhole = buildFile.name().equals("pom.xml") && answer.isWhole(buildFile);
        modules.add(new ModuleClasspaths.Module(buildFile, archives, answer.needed(buildFile), isWhole));
    }

    private void addSources(VPath buildFile, BuildAnswer.Sources sources) {
        VPath module = buildFile.parent();
        boolean isUsual = sources.directory().equals(module.resolve("src/main/java"))
                || sources.directory().equals(module.resolve("src/test/java"));
        if (!isUsual && tree.isDirectory(sources.directory())) {
            add(sources.directory(), ClasspathEntry.Kind.JAVA_SOURCES, place(buildFile) + ": " + sources.kind());
        }
    }

    /** What a pom names by itself, whatever it inherits: signs of what the project is. */
    private void readPom(VPath module) {
        Optional<XmlElement> pom = Texts.read(tree, module.child("pom.xml")).flatMap(XmlElement::parse);
        for (XmlElement project : pom.stream().toList()) {
            List<XmlElement> dependencies = new ArrayList<>(project.all("dependencies", "dependency"));
            dependencies.addAll(project.all("profiles", "profile", "dependencies", "dependency"));
            for (XmlElement dependency : dependencies) {
                artifacts.add(dependency.textOf("groupId") + ":" + dependency.textOf("artifactId"));
            }
        }
    }

    private Map<VPath, GradleBuild> readScripts() {
        Map<VPath, GradleBuild> scripts = new LinkedHashMap<>();
        for (VPath module : survey.modules()) {
            for (String name : List.of("build.gradle", "build.gradle.kts")) {
                cancel.check();
                VPath file = module.child(name);
                GradleBuild.read(tree, file, survey.root()).ifPresent(build -> {
                    scripts.put(file, build);
                    build.artifacts().forEach(this::note);
                    artifacts.addAll(build.plugins());
                    build.files().forEach(text -> addFiles(module, text, place(file)));
                });
            }
        }
        return scripts;
    }

    private void addFiles(VPath module, String text, String origin) {
        String plain =
                text.replace("${projectDir}/", "").replace("$projectDir/", "").replace("$rootDir", "..");
        Glob glob = Glob.parse(plain);
        for (VPath file : glob.expand(tree, module.resolve(glob.fixedPart()))) {
            if (tree.isFile(file)) {
                add(file, ClasspathEntry.Kind.ARCHIVE, origin);
            }
        }
    }

    /** Of the modules that need the same artifact, the first is named. */
    private void addMissing(MissingArtifact artifact) {
        missing.putIfAbsent(artifact.artifact().text(), artifact);
    }

    private void note(Artifact artifact) {
        artifacts.add(artifact.group() + ":" + artifact.name());
    }

    private void readEclipse(VPath module) {
        VPath classpath = module.child(".classpath");
        Optional<XmlElement> eclipse = Texts.read(tree, classpath).flatMap(XmlElement::parse);
        for (XmlElement entry :
                eclipse.map(root -> root.children("classpathentry")).orElse(List.of())) {
            String path = entry.attribute("path").orElse("");
            switch (entry.attribute("kind").orElse("")) {
                case "lib" -> addLibrary(path, module, classpath);
                case "output" -> addExisting(module.resolve(path), ClasspathEntry.Kind.DIRECTORY, classpath);
                case "src" -> {
                    if (!path.startsWith("/")) {
                        addExisting(module.resolve(path), ClasspathEntry.Kind.JAVA_SOURCES, classpath);
                    }
                }
                case "var" -> {
                    if (path.startsWith("M2_REPO/")) {
                        missingVariable(path, classpath);
                    }
                }
                default -> {}
            }
        }
        readPyDev(module);
    }

    /** In Eclipse a path with a slash in front begins with a project's name, or it is one of the disk. */
    private void addLibrary(String path, VPath module, VPath classpath) {
        VPath file = module.resolve(path);
        if (path.startsWith("/")) {
            file = VPath.parse(path);
            if (!tree.isFile(file)) {
                file = module.parent().resolve(path);
            }
        } else if (path.matches("[A-Za-z]:/.*")) {
            file = VPath.parse(path);
        }
        if (tree.isDirectory(file)) {
            add(file, ClasspathEntry.Kind.DIRECTORY, place(classpath));
        } else if (tree.isFile(file)) {
            add(file, ClasspathEntry.Kind.ARCHIVE, place(classpath));
        } else {
            addMissing(new MissingArtifact(Artifact.jar("", path, ""), classpath, "not there"));
        }
    }

    private void missingVariable(String path, VPath classpath) {
        String[] parts = path.split("/");
        if (parts.length < 5) {
            return;
        }
        String group = String.join(".", List.of(parts).subList(1, parts.length - 3));
        Artifact artifact = Artifact.jar(group, parts[parts.length - 3], parts[parts.length - 2]);
        Optional<VPath> file = store.find(artifact);
        if (file.isPresent()) {
            add(file.get(), ClasspathEntry.Kind.ARCHIVE, place(classpath) + ": " + artifact.text());
        } else {
            addMissing(new MissingArtifact(artifact, classpath, "not in the local repository"));
        }
    }

    private void readPyDev(VPath module) {
        VPath file = module.child(".pydevproject");
        Optional<XmlElement> project = Texts.read(tree, file).flatMap(XmlElement::parse);
        for (XmlElement property :
                project.map(root -> root.children("pydev_pathproperty")).orElse(List.of())) {
            for (XmlElement path : property.children("path")) {
                String text = path.text()
                        .replaceFirst(
                                "^/(\\$\\{PROJECT_DIR_NAME}|" + java.util.regex.Pattern.quote(module.name())
                                        + ")(?=/|$)",
                                "");
                VPath directory = module.resolve(text);
                if (tree.isDirectory(directory)) {
                    roots.putIfAbsent(directory, PythonRoot.certain(directory, place(file)));
                }
            }
        }
        for (XmlElement property :
                project.map(root -> root.children("pydev_property")).orElse(List.of())) {
            if (property.text().startsWith("jython")) {
                artifacts.add("org.python:jython");
            }
        }
    }

    private void addExisting(VPath directory, ClasspathEntry.Kind kind, VPath buildFile) {
        if (tree.isDirectory(directory)) {
            add(directory, kind, place(buildFile));
        }
    }

    private void add(VPath location, ClasspathEntry.Kind kind, String origin) {
        entries.putIfAbsent(location, new ClasspathEntry(location, kind, origin));
    }

    private String place(VPath file) {
        return file.startsWith(survey.root()) ? file.relativeTo(survey.root()) : file.toString();
    }
}
