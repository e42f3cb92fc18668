package naja.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import naja.vfs.VPath;

/** Says which entries of a project's class path are which module's. Modules that have others inside see what all see. */
final class ModuleClasspaths {
    private final Map<VPath, Module> leaves = new LinkedHashMap<>();
    private final Map<VPath, VPath> byBuildFile = new LinkedHashMap<>();

    /** The directories and roots of sources that lie in a module, by its directory. */
    private final Map<VPath, Set<VPath>> inside = new LinkedHashMap<>();

    /** All that belongs to some module. */
    private final Set<VPath> owned = new LinkedHashSet<>();

    /**
     * A module as its build file says.
     *
     * @param archives what it needs, in the order of its class path
     * @param needed the build files of modules that it needs
     * @param isWhole whether that is all it needs
     */
    record Module(VPath buildFile, List<VPath> archives, List<VPath> needed, boolean isWhole) {}

    private ModuleClasspaths(List<Module> modules) {
        for (Module module : modules) {
            VPath directory = module.buildFile().parent();
            boolean hasOthers = modules.stream()
                    .map(other -> other.buildFile().parent())
                    .anyMatch(other -> other.startsWith(directory) && !other.equals(directory));
            if (!hasOthers) {
                leaves.merge(directory, module, ModuleClasspaths::both);
                byBuildFile.put(module.buildFile(), directory);
            }
        }
    }

    /** A directory with two build files: which of them counts nobody can tell. */
    private static Module both(Module one, Module other) {
        List<VPath> archives = new ArrayList<>(one.archives());
        archives.addAll(other.archives());
        List<VPath> needed = new ArrayList<>(one.needed());
        needed.addAll(other.needed());
        return new Module(one.buildFile(), archives, needed, false);
    }

    /**
     * The class paths of modules; none if there are not several.
     *
     * @param modules as their build files say
     * @param classpath of the project
     * @param stated entries that were set, which are everybody's
     * @param archives the entries that are there because of build files
     */
    static List<ModuleClasspath> of(
            List<Module> modules, List<ClasspathEntry> classpath, Set<VPath> stated, Set<ClasspathEntry> archives) {
        ModuleClasspaths paths = new ModuleClasspaths(modules);
        if (paths.leaves.size() < 2) {
            return List.of();
        }
        for (ClasspathEntry entry : classpath) {
            if (entry.kind() != ClasspathEntry.Kind.ARCHIVE && !stated.contains(entry.location())) {
                paths.owner(entry.location()).ifPresent(owner -> paths.inside
                        .computeIfAbsent(owner, key -> new LinkedHashSet<>())
                        .add(entry.location()));
            } else if (archives.contains(entry)) {
                paths.owned.add(entry.location());
            }
        }
        paths.inside.values().forEach(paths.owned::addAll);
        return paths.leaves.values().stream().map(paths::of).toList();
    }

    private Optional<VPath> owner(VPath location) {
        return leaves.keySet().stream().filter(location::startsWith).findFirst();
    }

    private ModuleClasspath of(Module module) {
        Set<VPath> seen = visible(module);
        for (Module other : leaves.values()) {
            if (other.needed().contains(module.buildFile())) {
                // What needs the module runs its files with what it needs besides.
                seen.addAll(visible(other));
            }
        }
        Set<VPath> others = new LinkedHashSet<>();
        if (module.isWhole()) {
            others.addAll(owned);
            others.removeAll(seen);
        }
        return new ModuleClasspath(module.buildFile().parent(), module.buildFile(), List.copyOf(seen), others);
    }

    private Set<VPath> visible(Module module) {
        Set<VPath> seen =
                new LinkedHashSet<>(inside.getOrDefault(module.buildFile().parent(), Set.of()));
        for (VPath needed : module.needed()) {
            Optional.ofNullable(byBuildFile.get(needed))
                    .ifPresent(other -> seen.addAll(inside.getOrDefault(other, Set.of())));
        }
        seen.addAll(module.archives());
        return seen;
    }
}
