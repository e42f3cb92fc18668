package naja.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.aether.artifact.Artifact;

/** The artifacts on this machine: those of Maven's local repositories, and those that Gradle has fetched. */
final class LocalFiles {
    private final List<File> repositories;
    private final List<File> gradleCaches;
    private final Answer answer;

    LocalFiles(Question question, Answer answer) {
        this.repositories = question.repositories();
        this.gradleCaches = question.gradleCaches();
        this.answer = answer;
    }

    /** The repository that Maven itself would use. */
    File primary() {
        return repositories.get(0);
    }

    /** The file of {@code artifact}, wherever it lies. */
    Optional<File> find(Artifact artifact) {
        for (File repository : repositories) {
            File file = place(repository, artifact);
            if (file.isFile()) {
                return Optional.of(file);
            }
        }
        return inGradle(artifact);
    }

    /** The file of {@code artifact} where Maven would not find it by itself. */
    Optional<File> findElsewhere(Artifact artifact) {
        return place(primary(), artifact).isFile() ? Optional.empty() : find(artifact);
    }

    /** Where the file of {@code artifact} would lie if Maven had fetched it. */
    static File place(File repository, Artifact artifact) {
        File version = new File(directory(repository, artifact), artifact.getBaseVersion());
        return new File(version, fileName(artifact));
    }

    /** The versions of {@code artifact} that are on this machine. */
    List<String> versions(Artifact artifact) {
        List<File> places = new ArrayList<>();
        repositories.forEach(repository -> places.add(directory(repository, artifact)));
        gradleCaches.forEach(
                cache -> places.add(new File(new File(cache, artifact.getGroupId()), artifact.getArtifactId())));
        Set<String> versions = new TreeSet<>();
        for (File place : places) {
            answer.use(place);
            for (File version : listed(place)) {
                Artifact candidate = artifact.setVersion(version.getName());
                boolean isThere = version.isDirectory()
                        && (find(candidate).isPresent() || find(pom(candidate)).isPresent());
                if (isThere) {
                    versions.add(version.getName());
                }
            }
        }
        return List.copyOf(versions);
    }

    /** The pom of {@code artifact}. */
    static Artifact pom(Artifact artifact) {
        return new org.eclipse.aether.artifact.DefaultArtifact(
                artifact.getGroupId(), artifact.getArtifactId(), "", "pom", artifact.getVersion());
    }

    private Optional<File> inGradle(Artifact artifact) {
        for (File cache : gradleCaches) {
            File group = new File(cache, artifact.getGroupId());
            File version = new File(new File(group, artifact.getArtifactId()), artifact.getVersion());
            for (File checksum : listed(version)) {
                File file = new File(checksum, fileName(artifact));
                if (file.isFile()) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    private static File directory(File repository, Artifact artifact) {
        File group = new File(repository, artifact.getGroupId().replace('.', '/'));
        return new File(group, artifact.getArtifactId());
    }

    private static String fileName(Artifact artifact) {
        String classifier = artifact.getClassifier().isEmpty() ? "" : "-" + artifact.getClassifier();
        return artifact.getArtifactId() + "-" + artifact.getVersion() + classifier + "." + artifact.getExtension();
    }

    private static List<File> listed(File directory) {
        File[] files = directory.listFiles();
        return files == null ? List.of() : Arrays.stream(files).sorted().toList();
    }
}
