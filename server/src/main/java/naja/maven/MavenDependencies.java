package naja.maven;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Dependency;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactProperties;
import org.eclipse.aether.artifact.ArtifactType;
import org.eclipse.aether.artifact.ArtifactTypeRegistry;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.artifact.DefaultArtifactType;
import org.eclipse.aether.graph.Exclusion;
import org.jspecify.annotations.Nullable;

/** Makes the resolver's dependencies of those that poms say, as {@code RepositoryUtils.toDependency} of Maven's core does. */
final class MavenDependencies {
    private final ArtifactTypeRegistry types;

    MavenDependencies(ArtifactTypeRegistry types) {
        this.types = types;
    }

    /** The same dependency; what is not written is empty. */
    org.eclipse.aether.graph.Dependency of(Dependency dependency) {
        ArtifactType type = types.get(dependency.getType());
        if (type == null) {
            type = new DefaultArtifactType(dependency.getType());
        }
        Map<String, String> properties = new HashMap<>(type.getProperties());
        String system = dependency.getSystemPath();
        if (system != null && !system.isEmpty()) {
            properties.put(ArtifactProperties.LOCAL_PATH, system);
        }
        String classifier = orEmpty(dependency.getClassifier());
        Artifact artifact = new DefaultArtifact(
                orEmpty(dependency.getGroupId()),
                orEmpty(dependency.getArtifactId()),
                classifier.isEmpty() ? type.getClassifier() : classifier,
                type.getExtension(),
                orEmpty(dependency.getVersion()),
                properties,
                type);
        List<Exclusion> exclusions = dependency.getExclusions().stream()
                .map(exclusion -> new Exclusion(exclusion.getGroupId(), exclusion.getArtifactId(), "*", "*"))
                .toList();
        Boolean optional = dependency.getOptional() == null ? null : dependency.isOptional();
        return new org.eclipse.aether.graph.Dependency(artifact, dependency.getScope(), optional, exclusions);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.trim();
    }
}
