package naja.maven;

import java.io.File;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactProperties;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Writes the artifacts of a dependency graph in the order in which Maven puts them on a class path. */
final class ResolvedGraph {
    private final OfflineMaven maven;
    private final LocalFiles files;
    private final Answer answer;

    ResolvedGraph(OfflineMaven maven, LocalFiles files, Answer answer) {
        this.maven = maven;
        this.files = files;
        this.answer = answer;
    }

    /** Writes what is below {@code root}, each node before those that it asks for. */
    void write(DependencyNode root) {
        Set<String> written = new HashSet<>();
        root.getChildren().forEach(child -> write(child, written));
    }

    private void write(DependencyNode node, Set<String> written) {
        Artifact artifact = node.getArtifact();
        if (written.add(artifact.toString())) {
            writeOne(artifact, node.getDependency().getScope());
        }
        node.getChildren().forEach(child -> write(child, written));
    }

    private void writeOne(Artifact artifact, String scope) {
        File pom = maven.modules().pom(artifact).orElse(null);
        if (pom != null) {
            answer.reactor(scope, artifact, pom);
            return;
        }
        boolean isOnClassPath = !artifact.getProperty(ArtifactProperties.CONSTITUTES_BUILD_PATH, "true")
                .equals("false");
        if (!isOnClassPath || artifact.getExtension().equals("pom")) {
            return;
        }
        try {
            answer.jar(scope, artifact, maven.resolve(artifact));
        } catch (ArtifactResolutionException e) {
            writeMissing(artifact);
            return;
        }
        String undescribed = maven.undescribed(artifact);
        if (!undescribed.isEmpty() && !scope.equals("system")) {
            answer.missing(artifact, undescribed);
        }
    }

    /** Writes that {@code artifact} is not on this machine. */
    void writeMissing(Artifact artifact) {
        String local = artifact.getProperty(ArtifactProperties.LOCAL_PATH, "");
        if (local.isEmpty()) {
            answer.lack(LocalFiles.place(files.primary(), artifact));
            answer.missing(artifact, "not in the local repository");
        } else {
            answer.lack(new File(local));
            answer.missing(artifact, "not there: " + local);
        }
    }
}
