package naja.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import naja.vfs.DirectoryListing;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/** Finds the directories from which a project's own Python files are imported. */
final class PythonRoots {
    /** Where Python files lie by convention, below each module; the first is searched first. */
    private static final List<String> CONVENTIONS = List.of(
            "src/main/python",
            "src/main/jython",
            "src/main/resources/Lib",
            "src/main/resources/org.graalvm.python.vfs/src",
            "src/main/resources/org.graalvm.python.vfs/proj",
            "src/test/python",
            "src/test/jython",
            "src/test/resources/Lib",
            "Lib",
            "python",
            "automation/lib/python");

    /** Directories that may be anything, and are roots if Python files or packages lie directly in them. */
    private static final List<String> LIKELY = List.of(
            "src",
            "src/python",
            "src/jython",
            "src/main/py",
            "src/test/py",
            "jython",
            "py",
            "lib/python",
            "lib",
            "tests",
            "test",
            "scripts");

    private PythonRoots() {}

    /** The roots below the modules of {@code survey}, and the project's root itself at the end. */
    static List<PythonRoot> find(FileTree tree, Survey survey) {
        Map<VPath, PythonRoot> roots = new LinkedHashMap<>();
        for (VPath module : survey.modules()) {
            for (String convention : CONVENTIONS) {
                VPath place = module.resolve(convention);
                if (tree.isDirectory(place)) {
                    roots.putIfAbsent(place, PythonRoot.certain(place, "directory " + convention));
                }
            }
        }
        for (VPath module : survey.modules()) {
            for (String likely : LIKELY) {
                VPath place = module.resolve(likely);
                if (holdsPython(tree, place)) {
                    roots.putIfAbsent(place, PythonRoot.likely(place, "directory " + likely));
                }
            }
        }
        for (VPath module : survey.modules()) {
            boolean outermost = module.equals(survey.root());
            if (!outermost && holdsPython(tree, module)) {
                roots.putIfAbsent(module, PythonRoot.likely(module, "directory of a build file"));
            }
        }
        PythonRoot folder = PythonRoot.likely(survey.root(), "root of the project");
        roots.remove(survey.root());
        roots.put(survey.root(), folder);
        return List.copyOf(roots.values());
    }

    /**
     * The further directories that must be roots because the project imports their packages by name.
     *
     * @param imported first parts of the absolute names that the project's files import
     */
    static List<PythonRoot> imported(FileTree tree, Survey survey, List<PythonRoot> roots, Iterable<String> imported) {
        Map<String, List<VPath>> homes = new LinkedHashMap<>();
        for (VPath directory : survey.packages()) {
            VPath parent = directory.parent();
            boolean inPackage = tree.list(parent).map(Survey::isPackage).orElse(false);
            if (!inPackage && parent.startsWith(survey.root())) {
                homes.computeIfAbsent(directory.name(), name -> new ArrayList<>())
                        .add(parent);
            }
        }
        List<VPath> known = roots.stream().map(PythonRoot::location).toList();
        Map<VPath, PythonRoot> found = new LinkedHashMap<>();
        for (String name : imported) {
            boolean resolved = known.stream().anyMatch(root -> has(tree, root, name));
            if (!resolved) {
                for (VPath home : homes.getOrDefault(name, List.of())) {
                    found.putIfAbsent(
                            home, PythonRoot.likely(home, "the project imports \"" + name + "\", which is in it"));
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** Whether there are packages that no root reaches, so that it is worth reading what is imported. */
    static boolean mayHaveMore(FileTree tree, Survey survey, List<PythonRoot> roots) {
        List<VPath> known = roots.stream().map(PythonRoot::location).toList();
        return survey.packages().stream()
                .map(VPath::parent)
                .anyMatch(parent -> !known.contains(parent)
                        && parent.startsWith(survey.root())
                        && !tree.list(parent).map(Survey::isPackage).orElse(false));
    }

    private static boolean has(FileTree tree, VPath root, String name) {
        DirectoryListing listing = tree.list(root).orElse(DirectoryListing.EMPTY);
        return listing.hasFile(name + ".py")
                || (listing.hasDirectory(name)
                        && tree.list(root.child(name)).map(Survey::isPackage).orElse(false));
    }

    private static boolean holdsPython(FileTree tree, VPath directory) {
        DirectoryListing listing = tree.list(directory).orElse(DirectoryListing.EMPTY);
        if (Survey.isPackage(listing)) {
            return false;
        }
        return listing.files().stream().anyMatch(name -> name.endsWith(".py"))
                || listing.directories().stream().anyMatch(name -> tree.list(directory.child(name))
                        .map(Survey::isPackage)
                        .orElse(false));
    }
}
