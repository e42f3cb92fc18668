package naja.maven;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.building.ModelSource;
import org.apache.maven.model.building.StringModelSource;
import org.apache.maven.model.resolution.ModelResolver;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.version.Version;

/**
 * Finds the parents and bills of materials of a module. One that is not on this machine is noted, and an empty one takes its
 * place: what the module says by itself still counts.
 */
@SuppressWarnings("deprecation") // Maven 3 declares the interface with its deprecated type of sources.
final class LocalModels implements ModelResolver {
    private final OfflineMaven maven;

    /** What was not found, by coordinates. */
    private final Map<String, Artifact> missing;

    LocalModels(OfflineMaven maven) {
        this(maven, new TreeMap<>());
    }

    private LocalModels(OfflineMaven maven, Map<String, Artifact> missing) {
        this.maven = maven;
        this.missing = missing;
    }

    /** The poms that were not found. */
    List<Artifact> missing() {
        return List.copyOf(missing.values());
    }

    @Override
    public ModelSource resolveModel(String group, String name, String version) {
        Artifact pom = new DefaultArtifact(group, name, "", "pom", version);
        try {
            File file = maven.resolve(pom);
            return new FileModelSource(file);
        } catch (ArtifactResolutionException e) {
            missing.put(pom.toString(), pom);
            return empty(pom);
        }
    }

    @Override
    public ModelSource resolveModel(Parent parent) {
        parent.setVersion(version(parent.getGroupId(), parent.getArtifactId(), parent.getVersion()));
        return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
    }

    @Override
    public ModelSource resolveModel(Dependency dependency) {
        dependency.setVersion(version(dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion()));
        return resolveModel(dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion());
    }

    /** The highest version in a range; a version that is none stays. */
    private String version(String group, String name, String version) {
        Artifact pom = new DefaultArtifact(group, name, "", "pom", version);
        try {
            Version highest = maven.system()
                    .resolveVersionRange(maven.session(), new VersionRangeRequest(pom, null, null))
                    .getHighestVersion();
            return highest == null ? version : highest.toString();
        } catch (VersionRangeResolutionException e) {
            return version;
        }
    }

    @Override
    public void addRepository(Repository repository) {
        // Nothing is fetched from anywhere.
    }

    @Override
    public void addRepository(Repository repository, boolean replace) {
        // Nothing is fetched from anywhere.
    }

    @Override
    public ModelResolver newCopy() {
        return new LocalModels(maven, missing);
    }

    private static ModelSource empty(Artifact pom) {
        String text =
                "<project><modelVersion>4.0.0</modelVersion><groupId>" + pom.getGroupId() + "</groupId><artifactId>"
                        + pom.getArtifactId() + "</artifactId><version>" + pom.getVersion()
                        + "</version><packaging>pom</packaging></project>";
        return new StringModelSource(text, pom.toString());
    }
}
