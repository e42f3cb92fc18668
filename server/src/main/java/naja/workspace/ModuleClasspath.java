package naja.workspace;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import naja.vfs.VPath;

/**
 * What one module of a build has of the class path of its project. All of the project's entries can be found from it, for a
 * build file does not tell in which program the module's Python files will run; but its own come first.
 *
 * @param directory of the module
 * @param buildFile that says what it needs
 * @param own the module's entries and those of modules it depends on, in the order of its class path, then those of modules
 *     that depend on it
 * @param others entries that only modules have which neither it depends on nor depend on it
 */
public record ModuleClasspath(VPath directory, VPath buildFile, List<VPath> own, Set<VPath> others) {

    public ModuleClasspath {
        own = List.copyOf(own);
        others = Set.copyOf(others);
    }

    /**
     * The class path of the project in the order that counts for the module.
     *
     * @param all the project's class path: what belongs to no module stays where it is
     */
    public List<VPath> order(List<ClasspathEntry> all) {
        Set<VPath> locations = new LinkedHashSet<>();
        all.forEach(entry -> locations.add(entry.location()));
        Set<VPath> order = new LinkedHashSet<>();
        List<VPath> behind = new ArrayList<>();
        for (VPath location : locations) {
            if (others.contains(location)) {
                behind.add(location);
            } else if (!order.contains(location) && own.contains(location)) {
                own.stream().filter(locations::contains).forEach(order::add);
            } else {
                order.add(location);
            }
        }
        order.addAll(behind);
        return List.copyOf(order);
    }
}
