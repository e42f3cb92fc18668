package naja.workspace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import naja.javaindex.ClassSource;
import naja.javaindex.IndexChange;
import naja.javaindex.JavaIndex;
import naja.resolve.PathEntry;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/** Finds out what differs in the Java side of projects that are the same but for their class paths. */
final class JavaDifference {
    /** So many entries that changed at once are looked into: at the start it is all of them. */
    private static final int MAX_CHANGED = 50;

    private JavaDifference() {}

    /** What may differ in {@code now}, all projects together. */
    static IndexChange between(List<Project> projectsBefore, JavaWorld before, List<Project> projects, JavaWorld now) {
        if (projectsBefore.size() != projects.size()) {
            return IndexChange.EVERYTHING;
        }
        IndexChange all = IndexChange.NOTHING;
        for (int i = 0; i < projects.size(); i++) {
            Project old = projectsBefore.get(i);
            Project project = projects.get(i);
            all = all.and(
                    !isSame(old, project) && !old.differsInClasspathOnly(project)
                            ? IndexChange.EVERYTHING
                            : between(old, before, project, now));
            if (all.isEverything()) {
                return all;
            }
        }
        return all;
    }

    // Mostly it is the same object, and the first comparison of such large records takes 20 ms.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Project one, Project other) {
        return one == other;
    }

    private static IndexChange between(Project old, JavaWorld before, Project project, JavaWorld now) {
        Set<VPath> changed = changed(old, before, project, now);
        if (changed.size() > MAX_CHANGED || touchesSearchPath(changed, old, project)) {
            return IndexChange.EVERYTHING;
        }
        List<VPath> entriesBefore = locations(old);
        List<VPath> entriesNow = locations(project);
        boolean hasOtherEntries = !entriesBefore.equals(entriesNow);
        if (hasOtherEntries && !isSameOrder(entriesBefore, entriesNow)) {
            return IndexChange.EVERYTHING;
        }
        Set<VPath> moved = moved(old, project);
        moved.addAll(changed);
        List<ClassSource> sources = new ArrayList<>();
        for (VPath location : moved) {
            add(before.sources().get(location), sources);
            add(now.sources().get(location), sources);
        }
        boolean doubts = !old.missingArtifacts().equals(project.missingArtifacts())
                || !old.classpathOpen().equals(project.classpathOpen())
                || !changed.isEmpty();
        JavaIndex indexBefore = before.indexes().get(old.folder());
        JavaIndex indexNow = now.indexes().get(project.folder());
        return indexBefore == null || indexNow == null
                ? IndexChange.EVERYTHING
                : IndexChange.between(indexBefore, indexNow, sources, hasOtherEntries || !moved.isEmpty(), doubts);
    }

    private static void add(@Nullable ClassSource source, List<ClassSource> sources) {
        if (source != null && !sources.contains(source)) {
            sources.add(source);
        }
    }

    /** The locations of which something else is known. */
    private static Set<VPath> changed(Project old, JavaWorld before, Project project, JavaWorld now) {
        Set<VPath> locations = new LinkedHashSet<>(JavaWorld.locations(old));
        locations.addAll(JavaWorld.locations(project));
        Set<VPath> changed = new LinkedHashSet<>();
        for (VPath location : locations) {
            if (before.sources().get(location) != now.sources().get(location)) {
                changed.add(location);
            }
        }
        addDifference(new LinkedHashSet<>(locations(old)), new LinkedHashSet<>(locations(project)), changed);
        return changed;
    }

    /** Directories are looked into by other ways than the index, and so is what lies on {@code sys.path}. */
    private static boolean touchesSearchPath(Set<VPath> changed, Project old, Project project) {
        Set<VPath> elsewhere = new HashSet<>();
        for (PathEntry entry : project.path()) {
            entry.location().ifPresent(location -> elsewhere.add(location.onDisk()));
        }
        elsewhere.add(project.jdk().value());
        Set<VPath> entries = new HashSet<>(locations(old));
        entries.retainAll(locations(project));
        for (Project one : List.of(old, project)) {
            for (ClasspathEntry entry : one.classpath()) {
                if (entry.kind() == ClasspathEntry.Kind.DIRECTORY && !entries.contains(entry.location())) {
                    elsewhere.add(entry.location());
                }
            }
        }
        return changed.stream().anyMatch(elsewhere::contains);
    }

    private static List<VPath> locations(Project project) {
        return project.classpath().stream().map(ClasspathEntry::location).toList();
    }

    private static boolean isSameOrder(List<VPath> before, List<VPath> now) {
        List<VPath> commonBefore = new ArrayList<>(before);
        commonBefore.retainAll(new HashSet<>(now));
        List<VPath> commonNow = new ArrayList<>(now);
        commonNow.retainAll(new HashSet<>(before));
        return commonBefore.equals(commonNow);
    }

    /** What became, or is no longer, a module's own, or stands elsewhere among them. */
    private static Set<VPath> moved(Project old, Project project) {
        Map<VPath, ModuleClasspath> before = byDirectory(old);
        Map<VPath, ModuleClasspath> now = byDirectory(project);
        Set<VPath> directories = new LinkedHashSet<>(before.keySet());
        directories.addAll(now.keySet());
        Set<VPath> moved = new LinkedHashSet<>();
        for (VPath directory : directories) {
            ModuleClasspath one = before.getOrDefault(directory, nothing(directory));
            ModuleClasspath other = now.getOrDefault(directory, nothing(directory));
            addDifference(one.others(), other.others(), moved);
            addDifference(new LinkedHashSet<>(one.own()), new LinkedHashSet<>(other.own()), moved);
            if (!isSameOrder(one.own(), other.own())) {
                moved.addAll(one.own());
            }
        }
        return moved;
    }

    private static Map<VPath, ModuleClasspath> byDirectory(Project project) {
        Map<VPath, ModuleClasspath> modules = new LinkedHashMap<>();
        project.moduleClasspaths().forEach(module -> modules.put(module.directory(), module));
        return modules;
    }

    private static ModuleClasspath nothing(VPath directory) {
        return new ModuleClasspath(directory, directory, List.of(), Set.of());
    }

    private static void addDifference(Set<VPath> one, Set<VPath> other, Set<VPath> difference) {
        one.stream().filter(location -> !other.contains(location)).forEach(difference::add);
        other.stream().filter(location -> !one.contains(location)).forEach(difference::add);
    }
}
