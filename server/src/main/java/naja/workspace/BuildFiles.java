package naja.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import naja.base.CancelToken;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/** Reads the build files of a project without running them: Maven, Gradle, Eclipse and PyDev. */
final class BuildFiles {
    private final FileTree tree;
    private final ArtifactStore store;
    private final Survey survey;
    private final CancelToken cancel;
    private final Map<VPath, ClasspathEntry> entries = new LinkedHashMap<>();
    private final Map<VPath, PythonRoot> roots = new LinkedHashMap<>();
    private final Map<String, MissingArtifact> missing = new LinkedHashMap<>();
    private final Set<String> artifacts = new LinkedHashSet<>();

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
     * @param artifacts {@code group:name} of the direct dependencies, and ids of plugins
     */
    record Result(
            List<ClasspathEntry> entries,
            List<PythonRoot> roots,
            List<MissingArtifact> missing,
            Set<String> artifacts) {
        static final Result NOTHING = new Result(List.of(), List.of(), List.of(), Set.of());
    }

    static Result read(FileTree tree, ArtifactStore store, Survey survey, CancelToken cancel) {
        BuildFiles files = new BuildFiles(tree, store, survey, cancel);
        files.readMaven();
        files.readGradle();
        survey.modules().forEach(files::readEclipse);
        return new Result(
                List.copyOf(files.entries.values()),
                List.copyOf(files.roots.values()),
                List.copyOf(files.missing.values()),
                Set.copyOf(files.artifacts));
    }

    private void readMaven() {
        MavenModels models = new MavenModels(tree, store);
        List<EffectivePom> poms = new ArrayList<>();
        for (VPath module : survey.modules()) {
            cancel.check();
            models.effective(module.child("pom.xml")).ifPresent(poms::add);
        }
        Set<String> own = new TreeSet<>();
        for (EffectivePom pom : poms) {
            own.add(pom.own().group() + ":" + pom.own().name());
            addSources(pom);
        }
        Dependencies dependencies = new Dependencies(store, models, own);
        for (EffectivePom pom : poms) {
            cancel.check();
            dependencies.addModule(pom);
            pom.dependencies().forEach(dependency -> note(dependency.artifact()));
        }
        keep(dependencies);
    }

    private void addSources(EffectivePom pom) {
        VPath module = pom.pom().file().parent();
        for (String name : List.of("sourceDirectory", "testSourceDirectory")) {
            String text = pom.interpolate(pom.pom().directories().getOrDefault(name, ""));
            if (!text.isEmpty() && !text.contains("${")) {
                VPath directory = text.startsWith("/") ? VPath.parse(text) : module.resolve(text);
                if (tree.isDirectory(directory)) {
                    add(
                            directory,
                            ClasspathEntry.Kind.JAVA_SOURCES,
                            place(pom.pom().file()) + ": " + name);
                }
            }
        }
    }

    private void readGradle() {
        Dependencies dependencies = new Dependencies(store, new MavenModels(tree, store), Set.of());
        for (VPath module : survey.modules()) {
            for (String name : List.of("build.gradle", "build.gradle.kts")) {
                cancel.check();
                VPath file = module.child(name);
                GradleBuild.read(tree, file, survey.root()).ifPresent(build -> {
                    dependencies.addDirect(build.artifacts(), file);
                    build.artifacts().forEach(this::note);
                    artifacts.addAll(build.plugins());
                    build.files().forEach(text -> addFiles(module, text, place(file)));
                });
            }
        }
        keep(dependencies);
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

    private void keep(Dependencies dependencies) {
        for (Dependencies.Found found : dependencies.found()) {
            add(
                    found.file(),
                    ClasspathEntry.Kind.ARCHIVE,
                    place(found.buildFile()) + ": " + found.artifact().text());
        }
        dependencies.missing().forEach(this::addMissing);
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
