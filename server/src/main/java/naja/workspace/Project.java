package naja.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import naja.resolve.PathEntry;
import naja.resolve.RuntimeProfile;
import naja.vfs.VPath;

/**
 * What is known of one project: where its Python files are imported from, what its programs see of Java, and the runtime
 * whose rules count; each value with the place it came from.
 *
 * @param folder what was opened
 * @param root the outermost directory that belongs to it
 * @param settings what was set for it
 * @param modules directories of its build files, the root always among them
 * @param setPath entries that were set for the front of {@code sys.path}
 * @param roots where its own Python files are imported from, in the order of the search
 * @param runtimePath what the runtime adds behind the roots: its library, the markers of the class path, site-packages
 * @param classpath the JVM class path
 * @param moduleClasspaths what is different about it for files in one module of a build
 * @param jdk home of the JDK, with its origin
 * @param jython the Jython whose library and classes it sees
 * @param dialect the dialect and what decided it
 * @param profile the rules that count
 * @param modulesByPath files that its programs load by path
 * @param sources roots of Java sources that were attached by setting: directories and roots of archives
 * @param missingArtifacts what its build files ask for and this machine does not have
 * @param classpathOpen why the class path may have more entries, if so
 * @param problems with settings and with what they name
 * @param incomplete why entries of {@code sys.path} may be missing, if so
 */
public record Project(
        VPath folder,
        VPath root,
        Settings settings,
        List<VPath> modules,
        List<PathEntry> setPath,
        List<PythonRoot> roots,
        List<PathEntry> runtimePath,
        List<ClasspathEntry> classpath,
        List<ModuleClasspath> moduleClasspaths,
        Setting<VPath> jdk,
        Jython jython,
        DialectChoice dialect,
        RuntimeProfile profile,
        List<ModuleByPath> modulesByPath,
        List<VPath> sources,
        List<MissingArtifact> missingArtifacts,
        Optional<String> classpathOpen,
        List<SettingProblem> problems,
        Optional<String> incomplete) {

    public Project {
        modules = List.copyOf(modules);
        setPath = List.copyOf(setPath);
        roots = List.copyOf(roots);
        runtimePath = List.copyOf(runtimePath);
        classpath = List.copyOf(classpath);
        moduleClasspaths = List.copyOf(moduleClasspaths);
        modulesByPath = List.copyOf(modulesByPath);
        sources = List.copyOf(sources);
        missingArtifacts = List.copyOf(missingArtifacts);
        problems = List.copyOf(problems);
    }

    /** The whole search path of a program that is started from no particular file. */
    public List<PathEntry> path() {
        List<PathEntry> path = new ArrayList<>(setPath);
        roots.forEach(root -> path.add(entry(root)));
        path.addAll(runtimePath);
        return path;
    }

    /** The outermost module that {@code file} lies in, going inward as far as build files say; the root if in none. */
    public VPath module(VPath file) {
        VPath module = root;
        for (VPath candidate : modules) {
            if (file.startsWith(candidate) && candidate.startsWith(module)) {
                module = candidate;
            }
        }
        return module;
    }

    /** What is different about the class path for {@code file}; nothing if it lies in no module or in one with others inside. */
    public Optional<ModuleClasspath> moduleClasspath(VPath file) {
        for (ModuleClasspath candidate : moduleClasspaths) {
            if (file.startsWith(candidate.directory())) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** The locations of the class path in the order that counts for {@code file}, sources included. */
    List<VPath> classpathOrder(VPath file) {
        return moduleClasspath(file).map(module -> module.order(classpath)).orElseGet(() -> classpath.stream()
                .map(ClasspathEntry::location)
                .toList());
    }

    /** Says whether nothing but the class path, and what is wrong, differs from {@code other}. */
    boolean differsInClasspathOnly(Project other) {
        return incomplete.equals(other.incomplete)
                && copy(
                                roots,
                                other.classpath,
                                other.moduleClasspaths,
                                other.missingArtifacts,
                                other.classpathOpen,
                                other.problems,
                                incomplete)
                        .equals(other);
    }

    /** The same project with further roots, in front of the last one, which is the project's own directory. */
    Project withRoots(List<PythonRoot> further) {
        if (further.isEmpty()) {
            return this;
        }
        List<PythonRoot> all = new ArrayList<>(roots);
        boolean rootIsLast =
                !all.isEmpty() && all.get(all.size() - 1).location().equals(root);
        all.addAll(rootIsLast ? all.size() - 1 : all.size(), further);
        return copy(all, classpath, problems, incomplete);
    }

    /** The same project with another reason why entries of {@code sys.path} may be missing. */
    Project withIncomplete(Optional<String> reason) {
        return copy(roots, classpath, problems, reason);
    }

    /** The same project with further problems. */
    Project withProblems(List<SettingProblem> further) {
        List<SettingProblem> all = new ArrayList<>(problems);
        all.addAll(further);
        return copy(roots, classpath, all, incomplete);
    }

    /** The same project with another class path. */
    Project withClasspath(List<ClasspathEntry> other) {
        return copy(roots, other, problems, incomplete);
    }

    private Project copy(
            List<PythonRoot> newRoots,
            List<ClasspathEntry> newClasspath,
            List<SettingProblem> newProblems,
            Optional<String> newIncomplete) {
        return copy(
                newRoots, newClasspath, moduleClasspaths, missingArtifacts, classpathOpen, newProblems, newIncomplete);
    }

    private Project copy(
            List<PythonRoot> newRoots,
            List<ClasspathEntry> newClasspath,
            List<ModuleClasspath> newModules,
            List<MissingArtifact> newMissing,
            Optional<String> newOpen,
            List<SettingProblem> newProblems,
            Optional<String> newIncomplete) {
        return new Project(
                folder,
                root,
                settings,
                modules,
                setPath,
                newRoots,
                runtimePath,
                newClasspath,
                newModules,
                jdk,
                jython,
                dialect,
                profile,
                modulesByPath,
                sources,
                newMissing,
                newOpen,
                newProblems,
                newIncomplete);
    }

    static PathEntry entry(PythonRoot root) {
        return root.location().isInArchive()
                ? PathEntry.archive(root.location(), root.origin())
                : PathEntry.directory(root.location(), root.origin());
    }
}
