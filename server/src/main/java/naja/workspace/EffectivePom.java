package naja.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pom with what it inherits: properties, managed versions and dependencies of its parents, imported bills of materials
 * included. Variables are replaced when something is asked.
 *
 * @param chain the pom and its parents, the pom first
 * @param properties of the whole chain, the nearest value counting
 * @param managed versions by {@link Artifact#key()}, still with variables
 * @param imported managed versions of imported bills of materials, without variables
 */
record EffectivePom(
        List<Pom> chain,
        Map<String, String> properties,
        Map<String, Pom.Dependency> managed,
        Map<String, Pom.Dependency> imported) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");
    private static final int MAX_NESTING = 12;

    Pom pom() {
        return chain.get(0);
    }

    /** The pom's own coordinates; group and version may be the parent's. */
    Artifact own() {
        return new Artifact(group(), interpolate(pom().own().name()), version(), "", "jar");
    }

    /** The direct dependencies, inherited ones behind, with managed versions and scopes filled in. */
    List<Pom.Dependency> dependencies() {
        Map<String, Pom.Dependency> dependencies = new LinkedHashMap<>();
        for (Pom pom : chain) {
            for (Pom.Dependency dependency : pom.dependencies()) {
                Pom.Dependency complete = complete(dependency);
                dependencies.putIfAbsent(complete.artifact().key(), complete);
            }
        }
        return List.copyOf(dependencies.values());
    }

    /** The version and scope that {@code key} is managed to. */
    Optional<Pom.Dependency> managedBy(String key) {
        Pom.Dependency own = managed.get(key);
        if (own != null) {
            return Optional.of(interpolate(own));
        }
        return Optional.ofNullable(imported.get(key));
    }

    /** All managed versions without variables: what a bill of materials gives to those who import it. */
    Map<String, Pom.Dependency> allManaged() {
        Map<String, Pom.Dependency> all = new LinkedHashMap<>(imported);
        managed.forEach((key, dependency) -> all.put(key, interpolate(dependency)));
        return all;
    }

    private Pom.Dependency complete(Pom.Dependency raw) {
        Pom.Dependency dependency = interpolate(raw);
        Artifact artifact = dependency.artifact();
        Optional<Pom.Dependency> manager = managedBy(artifact.key());
        if (manager.isEmpty()) {
            return dependency;
        }
        Pom.Dependency managing = manager.get();
        List<String> exclusions = new ArrayList<>(dependency.exclusions());
        exclusions.addAll(managing.exclusions());
        return new Pom.Dependency(
                artifact.version().isEmpty()
                        ? artifact.withVersion(managing.artifact().version())
                        : artifact,
                dependency.scope().isEmpty() ? managing.scope() : dependency.scope(),
                dependency.optional(),
                java.util.Set.copyOf(exclusions),
                dependency.systemPath().isEmpty() ? managing.systemPath() : dependency.systemPath());
    }

    Pom.Dependency interpolate(Pom.Dependency raw) {
        Artifact artifact = raw.artifact();
        return new Pom.Dependency(
                new Artifact(
                        interpolate(artifact.group()),
                        interpolate(artifact.name()),
                        interpolate(artifact.version()),
                        interpolate(artifact.classifier()),
                        interpolate(artifact.type())),
                interpolate(raw.scope()),
                raw.optional(),
                raw.exclusions(),
                interpolate(raw.systemPath()));
    }

    /** {@code text} with the variables that are known replaced. */
    String interpolate(String text) {
        String result = text;
        for (int round = 0; round < MAX_NESTING && result.contains("${"); round++) {
            String next = VARIABLE.matcher(result)
                    .replaceAll(match ->
                            Matcher.quoteReplacement(value(match.group(1)).orElse(match.group())));
            if (next.equals(result)) {
                return result;
            }
            result = next;
        }
        return result;
    }

    private Optional<String> value(String name) {
        String property = properties.get(name);
        if (property != null) {
            return Optional.of(property);
        }
        String plain = name.startsWith("pom.") ? "project." + name.substring(4) : name;
        return switch (plain) {
            case "project.version", "version" -> Optional.of(version());
            case "project.groupId", "groupId" -> Optional.of(group());
            case "project.artifactId", "artifactId" -> Optional.of(pom().own().name());
            case "project.parent.version", "parent.version" -> pom().parent().map(Artifact::version);
            case "project.parent.groupId", "parent.groupId" -> pom().parent().map(Artifact::group);
            case "project.basedir", "basedir" ->
                Optional.of(pom().file().parent().toString());
            case "project.build.directory" ->
                Optional.of(pom().file().parent().child("target").toString());
            default -> Optional.empty();
        };
    }

    private String group() {
        String own = pom().own().group();
        return own.isEmpty() ? pom().parent().map(Artifact::group).orElse("") : own;
    }

    private String version() {
        String own = pom().own().version();
        return own.isEmpty() ? pom().parent().map(Artifact::version).orElse("") : own;
    }
}
