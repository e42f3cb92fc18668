package naja.workspace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import naja.vfs.VPath;

/**
 * Follows dependencies through the local repositories: breadth first, and of two versions the nearer one counts, as Maven
 * does it (Introduction to the Dependency Mechanism). What cannot be found is noted, and the rest goes on.
 */
final class Dependencies {
    private static final int MAX_ARTIFACTS = 5000;

    private final ArtifactStore store;
    private final MavenModels models;
    private final Set<String> modules;
    private final Map<String, Found> found = new LinkedHashMap<>();
    private final List<MissingArtifact> missing = new ArrayList<>();

    /**
     * A search in {@code store}.
     *
     * @param modules {@code group:name} of the project's own modules, which need no artifact
     */
    Dependencies(ArtifactStore store, MavenModels models, Set<String> modules) {
        this.store = store;
        this.models = models;
        this.modules = Set.copyOf(modules);
    }

    /** An artifact and its file. */
    record Found(Artifact artifact, VPath file, VPath buildFile) {}

    List<Found> found() {
        return List.copyOf(found.values());
    }

    List<MissingArtifact> missing() {
        return List.copyOf(missing);
    }

    /** Adds what the module of this pom depends on. */
    void addModule(EffectivePom module) {
        follow(module.dependencies(), Optional.of(module), module.pom().file());
    }

    /** Adds what a build file names by literal coordinates. */
    void addDirect(List<Artifact> artifacts, VPath buildFile) {
        List<Pom.Dependency> dependencies = artifacts.stream()
                .map(artifact -> new Pom.Dependency(artifact, "", false, Set.of(), ""))
                .toList();
        follow(dependencies, Optional.empty(), buildFile);
    }

    private void follow(List<Pom.Dependency> direct, Optional<EffectivePom> manager, VPath buildFile) {
        Deque<Step> queue = new ArrayDeque<>();
        direct.forEach(dependency -> queue.add(new Step(dependency, dependency.exclusions())));
        Set<String> seen = new HashSet<>();
        while (!queue.isEmpty() && seen.size() < MAX_ARTIFACTS) {
            Step step = queue.remove();
            Artifact artifact = step.dependency.artifact();
            if (!seen.add(artifact.key()) || modules.contains(artifact.group() + ":" + artifact.name())) {
                continue;
            }
            locate(step.dependency, buildFile).ifPresent(located -> {
                for (Pom.Dependency next : transitive(located)) {
                    if (!step.excludes(next.artifact())) {
                        Set<String> exclusions = new HashSet<>(step.exclusions);
                        exclusions.addAll(next.exclusions());
                        queue.add(new Step(managed(next, manager), exclusions));
                    }
                }
            });
        }
    }

    private static Pom.Dependency managed(Pom.Dependency dependency, Optional<EffectivePom> manager) {
        return manager.flatMap(pom -> pom.managedBy(dependency.artifact().key()))
                .filter(managing -> !managing.artifact().version().isEmpty())
                .map(managing -> new Pom.Dependency(
                        dependency.artifact().withVersion(managing.artifact().version()),
                        dependency.scope(),
                        false,
                        dependency.exclusions(),
                        ""))
                .orElse(dependency);
    }

    private List<Pom.Dependency> transitive(Artifact artifact) {
        return models.effective(artifact).map(EffectivePom::dependencies).orElse(List.of()).stream()
                .filter(next -> !next.optional())
                .filter(next -> next.scope().isEmpty()
                        || next.scope().equals("compile")
                        || next.scope().equals("runtime"))
                .toList();
    }

    private Optional<Artifact> locate(Pom.Dependency dependency, VPath buildFile) {
        Artifact artifact = dependency.artifact();
        if (!artifact.type().equals("jar") && !artifact.type().equals("pom")) {
            return Optional.empty();
        }
        if (dependency.scope().equals("system") && !dependency.systemPath().isEmpty()) {
            keep(artifact, VPath.parse(dependency.systemPath().replace('\\', '/')), buildFile);
            return Optional.empty();
        }
        Artifact exact = isRange(artifact.version())
                ? artifact.withVersion(store.highest(artifact).orElse(artifact.version()))
                : artifact;
        if (exact.version().isEmpty() || exact.version().contains("${")) {
            missing.add(new MissingArtifact(exact, buildFile, "of a version that only running the build can tell"));
            return Optional.empty();
        }
        Optional<VPath> file = store.find(exact);
        if (file.isEmpty()) {
            missing.add(new MissingArtifact(exact, buildFile, "not in the local repository"));
        } else if (exact.type().equals("jar")) {
            keep(exact, file.get(), buildFile);
        }
        return Optional.of(exact);
    }

    private void keep(Artifact artifact, VPath file, VPath buildFile) {
        found.putIfAbsent(artifact.key() + ":" + artifact.version(), new Found(artifact, file, buildFile));
    }

    private static boolean isRange(String version) {
        return version.startsWith("[")
                || version.startsWith("(")
                || version.endsWith("+")
                || version.equals("LATEST")
                || version.equals("RELEASE")
                || version.startsWith("latest.");
    }

    private record Step(Pom.Dependency dependency, Set<String> exclusions) {
        boolean excludes(Artifact artifact) {
            return exclusions.stream().anyMatch(exclusion -> {
                int colon = exclusion.indexOf(':');
                return matches(exclusion.substring(0, colon), artifact.group())
                        && matches(exclusion.substring(colon + 1), artifact.name());
            });
        }

        private static boolean matches(String pattern, String text) {
            return pattern.equals("*") || pattern.equals(text);
        }
    }
}
