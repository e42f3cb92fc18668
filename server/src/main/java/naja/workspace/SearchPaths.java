package naja.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.names.ModuleName;
import naja.names.PackageContext;
import naja.resolve.PathEntry;
import naja.resolve.SysPath;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/** The search path and the names of one file of a project. */
final class SearchPaths {
    private final Project project;
    private final FileTree tree;
    private final VPath file;

    SearchPaths(Project project, FileTree tree, VPath file) {
        this.project = project;
        this.tree = tree;
        this.file = file;
    }

    /**
     * The {@code sys.path} of a program that imports the file or is it: the directory of a script, what was set, the roots
     * (those of the file's own module first), what the runtime adds.
     */
    SysPath sysPath() {
        Map<VPath, PathEntry> entries = new LinkedHashMap<>();
        boolean known = isRoot(file.parent());
        if (!known && !isPackage(file.parent())) {
            put(entries, PathEntry.directory(file.parent(), "directory of the script"));
        }
        project.setPath().forEach(entry -> put(entries, entry));
        roots().forEach(root -> put(entries, Project.entry(root)));
        if (isPackage(file.parent()) && reachedBy(certain()).isEmpty() && !file.isInArchive()) {
            put(entries, PathEntry.directory(top(), "directory of the file's outermost package"));
        }
        List<PathEntry> path = new ArrayList<>(entries.values());
        for (PathEntry entry : project.runtimePath()) {
            if (entry.location().isEmpty()) {
                path.add(entry);
            } else if (!entries.containsKey(entry.location().get())) {
                path.add(entry);
            }
        }
        return new SysPath(path, project.incomplete());
    }

    /**
     * The names the file can have: one for each root that reaches it through packages, those that programs load it under by
     * its path; {@code Script} if it lies in no package and in no root and is not loaded by path. A root that only looks like
     * one counts where no other reaches the file.
     */
    List<PackageContext> contexts() {
        List<PackageContext> contexts = new ArrayList<>(below());
        project.modulesByPath().forEach(module -> {
            if (module.file().equals(file)) {
                addNew(contexts, module.context());
            } else if (module.isPackage() && reaches(module.file().parent())) {
                addNew(contexts, below(module));
            }
        });
        if (contexts.isEmpty()) {
            contexts.add(new PackageContext.Script());
            if (project.profile().python3().isPresent()) {
                namespaceContexts(contexts);
            }
        }
        return List.copyOf(contexts);
    }

    /**
     * The ways in which the file can be the main program, beside those of {@link #contexts}: as a script, and with {@code -m} for
     * a module of a package.
     */
    List<PackageContext> mainContexts() {
        List<PackageContext> mains = new ArrayList<>();
        List<PackageContext> known = contexts();
        if (!known.contains(new PackageContext.Script())) {
            mains.add(new PackageContext.Script());
        }
        for (PackageContext context : known) {
            if (context instanceof PackageContext.InPackage module && !module.isPackage()) {
                addNew(
                        mains,
                        new PackageContext.RunAsModule(module.name().parent().orElseThrow()));
            }
        }
        return List.copyOf(mains);
    }

    /** The {@code sys.path} of the file as the main program: its own directory is in front of all. */
    SysPath scriptPath() {
        SysPath path = sysPath();
        List<PathEntry> entries = new ArrayList<>();
        entries.add(PathEntry.directory(file.parent(), "directory of the script"));
        path.entries().stream()
                .filter(entry -> !entry.location().equals(Optional.of(file.parent())))
                .forEach(entries::add);
        return new SysPath(entries, project.incomplete());
    }

    /** The names that the file has in packages without {@code __init__}: below the roots that are certain, else below any. */
    private void namespaceContexts(List<PackageContext> contexts) {
        List<VPath> roots = certain().stream().filter(this::isNamed).toList();
        for (VPath root : roots.isEmpty() ? likely() : roots) {
            if (isNamed(root) && !root.equals(file.parent())) {
                addNew(contexts, below(root));
            }
        }
    }

    /** Whether all directories between {@code root} and the file have names that imports can spell. */
    private boolean isNamed(VPath root) {
        if (!file.startsWith(root) || file.equals(root)) {
            return false;
        }
        String[] parts = file.relativeTo(root).split("/", -1);
        for (int i = 0; i < parts.length - 1; i++) {
            String part = parts[i];
            boolean isName = !part.isEmpty()
                    && Character.isUnicodeIdentifierStart(part.codePointAt(0))
                    && part.codePoints().allMatch(Character::isUnicodeIdentifierPart);
            if (!isName && !part.startsWith("_")) {
                return false;
            }
        }
        return true;
    }

    private List<PackageContext> below() {
        List<PackageContext> contexts = new ArrayList<>();
        for (VPath root : reachedBy(certain())) {
            addNew(contexts, below(root));
        }
        if (contexts.isEmpty()) {
            VPath top = top();
            boolean inPackage = !top.equals(file.parent());
            if (inPackage || isRoot(top)) {
                addNew(contexts, below(top));
            }
            reachedBy(likely()).forEach(root -> addNew(contexts, below(root)));
        }
        return contexts;
    }

    /** The file's name below a package that is loaded by path. */
    private PackageContext below(ModuleByPath loaded) {
        List<String> parts = new ArrayList<>(loaded.name().parts());
        PackageContext inside = below(loaded.file().parent());
        parts.addAll(new ModuleName(inside.moduleName()).parts());
        boolean isPackage = inside instanceof PackageContext.InPackage found && found.isPackage();
        return new PackageContext.InPackage(ModuleName.of(parts), isPackage);
    }

    private static void addNew(List<PackageContext> contexts, PackageContext context) {
        if (!contexts.contains(context)) {
            contexts.add(context);
        }
    }

    /** The roots in the order of the search: those of the file's module first, the project's own directory last. */
    private List<PythonRoot> roots() {
        VPath module = project.module(file);
        List<PythonRoot> own = new ArrayList<>();
        List<PythonRoot> others = new ArrayList<>();
        List<PythonRoot> last = new ArrayList<>();
        for (PythonRoot root : project.roots()) {
            if (root.location().equals(project.root()) && !root.certain()) {
                last.add(root);
            } else {
                (root.location().startsWith(module) ? own : others).add(root);
            }
        }
        own.addAll(others);
        own.addAll(last);
        return own;
    }

    private List<VPath> certain() {
        List<VPath> certain = new ArrayList<>();
        project.setPath().forEach(entry -> entry.location().ifPresent(certain::add));
        roots().stream().filter(PythonRoot::certain).forEach(root -> certain.add(root.location()));
        project.runtimePath().forEach(entry -> entry.location().ifPresent(certain::add));
        return certain;
    }

    private List<VPath> likely() {
        return roots().stream()
                .filter(root -> !root.certain())
                .map(PythonRoot::location)
                .toList();
    }

    private List<VPath> reachedBy(List<VPath> roots) {
        return roots.stream().filter(this::reaches).toList();
    }

    /** Whether all directories between {@code root} and the file are packages. */
    private boolean reaches(VPath root) {
        if (!file.startsWith(root) || file.equals(root)) {
            return false;
        }
        for (VPath directory = file.parent(); !directory.equals(root); directory = directory.parent()) {
            if (!directory.startsWith(root) || !isPackage(directory)) {
                return false;
            }
        }
        return true;
    }

    /** The directory above the file's outermost package; its own directory if it lies in none. */
    private VPath top() {
        VPath directory = file.parent();
        while (isPackage(directory) && !directory.parent().equals(directory)) {
            directory = directory.parent();
        }
        return directory;
    }

    private static void put(Map<VPath, PathEntry> entries, PathEntry entry) {
        entry.location().ifPresent(location -> entries.putIfAbsent(location, entry));
    }

    private boolean isRoot(VPath directory) {
        return project.roots().stream().anyMatch(root -> root.location().equals(directory))
                || project.path().stream().anyMatch(entry -> entry.location().equals(Optional.of(directory)));
    }

    private boolean isPackage(VPath directory) {
        return tree.list(directory).map(Survey::isPackage).orElse(false);
    }

    private PackageContext below(VPath root) {
        List<String> parts = new ArrayList<>(List.of(file.relativeTo(root).split("/")));
        String last = parts.remove(parts.size() - 1);
        String stem = stem(last);
        if (stem.equals("__init__") && !parts.isEmpty()) {
            return new PackageContext.InPackage(name(parts), true);
        }
        parts.add(stem);
        return parts.size() == 1
                ? new PackageContext.TopLevel(name(parts))
                : new PackageContext.InPackage(name(parts), false);
    }

    /** The name of a Python file without its ending. */
    static String stem(String name) {
        if (name.endsWith("$py.class")) {
            return name.substring(0, name.length() - "$py.class".length());
        }
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** A directory's name can have a dot that no import can spell. */
    private static ModuleName name(List<String> parts) {
        return ModuleName.of(parts.stream().map(part -> part.replace('.', '_')).toList());
    }
}
