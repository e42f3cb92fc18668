package naja.workspace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import naja.javaindex.ClassSource;
import naja.javaindex.IndexedEntry;
import naja.javaindex.JavaIndex;
import naja.resolve.PathEntry;
import naja.vfs.VPath;

/**
 * The Java side of all projects: what is known so far of the entries of their class paths.
 *
 * @param sources what is known, by location: of archives, directories of classes or sources, and JDKs by their homes
 * @param indexes the JDK and class path of each project, by the project's folder
 * @param modules the same in the order that counts for a module, made when it is first asked for
 */
record JavaWorld(
        Map<VPath, ClassSource> sources, Map<VPath, JavaIndex> indexes, ConcurrentMap<ModuleKey, JavaIndex> modules) {
    static final JavaWorld EMPTY = new JavaWorld(Map.of(), Map.of(), new ConcurrentHashMap<>());

    JavaWorld {
        sources = Map.copyOf(sources);
        indexes = Map.copyOf(indexes);
    }

    /** A module of a project, by their directories. */
    record ModuleKey(VPath folder, VPath directory) {}

    /** What {@code file} sees, which is in {@code project}. */
    JavaIndex index(Project project, VPath file) {
        JavaIndex whole = indexes.getOrDefault(project.folder(), unknown(project));
        return project.moduleClasspath(file)
                .map(module -> modules.computeIfAbsent(
                        new ModuleKey(project.folder(), module.directory()),
                        key -> whole.inModule(module.order(project.classpath()), module.others())))
                .orElse(whole);
    }

    /** What {@code projects} see, given what is known. */
    static JavaWorld of(Collection<Project> projects, Map<VPath, ClassSource> sources) {
        Map<VPath, JavaIndex> indexes = new HashMap<>();
        Set<VPath> needed = new LinkedHashSet<>();
        for (Project project : projects) {
            indexes.put(project.folder(), index(project, sources));
            needed.addAll(locations(project));
        }
        Map<VPath, ClassSource> kept = new HashMap<>(sources);
        kept.keySet().retainAll(needed);
        return new JavaWorld(kept, indexes, new ConcurrentHashMap<>());
    }

    /** The locations whose names a project needs: its JDK, its class path, and the archives of its search path. */
    static List<VPath> locations(Project project) {
        Set<VPath> locations = new LinkedHashSet<>();
        locations.add(project.jdk().value());
        // The project's own classes first, since they are asked for first.
        for (ClasspathEntry entry : project.classpath()) {
            if (entry.kind() != ClasspathEntry.Kind.ARCHIVE) {
                locations.add(entry.location());
            }
        }
        project.jython().archive().ifPresent(locations::add);
        project.classpath().forEach(entry -> locations.add(entry.location()));
        for (PathEntry entry : project.path()) {
            entry.location().filter(VPath::isInArchive).ifPresent(location -> locations.add(location.onDisk()));
        }
        return List.copyOf(locations);
    }

    /** What is known of Java in a project that was not looked at yet: nothing. */
    static JavaIndex unknown(Project project) {
        return JavaIndex.pending(List.of(), List.of(project.jdk().value()));
    }

    private static JavaIndex index(Project project, Map<VPath, ClassSource> sources) {
        List<ClassSource> first = new ArrayList<>();
        Map<VPath, Optional<IndexedEntry>> entries = new LinkedHashMap<>();
        VPath jdk = project.jdk().value();
        if (sources.containsKey(jdk)) {
            first.add(sources.get(jdk));
        } else {
            // A pending entry makes the whole index incomplete, as it is without the JDK.
            entries.put(jdk, Optional.empty());
        }
        for (ClasspathEntry entry : project.classpath()) {
            ClassSource known = sources.get(entry.location());
            if (known == null) {
                entries.put(entry.location(), Optional.empty());
            } else if (known instanceof IndexedEntry indexed) {
                entries.put(entry.location(), Optional.of(indexed));
            } else {
                first.add(known);
            }
        }
        return JavaIndex.of(first, entries);
    }

    /** The entries of {@code projects} that nothing is known of yet. */
    List<VPath> missing(Collection<Project> projects) {
        Set<VPath> missing = new LinkedHashSet<>();
        for (Project project : projects) {
            missing.addAll(locations(project));
        }
        missing.removeAll(sources.keySet());
        return List.copyOf(missing);
    }
}
