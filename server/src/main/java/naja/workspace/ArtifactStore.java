package naja.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import naja.vfs.DirectoryListing;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/** What Maven and Gradle have downloaded to this machine before. */
final class ArtifactStore {
    private final FileTree tree;
    private final List<VPath> mavenRepositories;
    private final List<VPath> gradleCaches;

    /**
     * A store of these directories.
     *
     * @param mavenRepositories directories laid out {@code group/name/version/name-version.jar}
     * @param gradleCaches directories laid out {@code group/name/version/checksum/name-version.jar}
     */
    ArtifactStore(FileTree tree, List<VPath> mavenRepositories, List<VPath> gradleCaches) {
        this.tree = tree;
        this.mavenRepositories = List.copyOf(mavenRepositories);
        this.gradleCaches = List.copyOf(gradleCaches);
    }

    /** The store where Maven and Gradle keep it unless told otherwise, or where they were told. */
    static ArtifactStore of(FileTree tree, Machine machine, VPath root) {
        List<VPath> repositories = new ArrayList<>();
        MavenOptions.of(tree, machine, root).localRepository(machine).ifPresent(repositories::add);
        settingsRepository(tree, machine).ifPresent(repositories::add);
        machine.variable("M2_REPO").map(machine::path).ifPresent(repositories::add);
        repositories.add(machine.home().resolve(".m2/repository"));
        VPath gradleHome = machine.variable("GRADLE_USER_HOME")
                .map(machine::path)
                .orElse(machine.home().child(".gradle"));
        return new ArtifactStore(tree, repositories, List.of(gradleHome.resolve("caches/modules-2/files-2.1")));
    }

    /** Local repositories of Maven; the first is the one that it would use. */
    List<VPath> mavenRepositories() {
        return mavenRepositories;
    }

    /** Where Gradle keeps what it has fetched. */
    List<VPath> gradleCaches() {
        return gradleCaches;
    }

    /** The file of {@code artifact}, if it is on this machine. */
    Optional<VPath> find(Artifact artifact) {
        if (!isPlain(artifact.group()) || !isPlain(artifact.name()) || !isPlain(artifact.version())) {
            return Optional.empty();
        }
        for (VPath repository : mavenRepositories) {
            VPath file =
                    directory(repository, artifact).child(artifact.version()).child(artifact.fileName());
            if (tree.isFile(file)) {
                return Optional.of(file);
            }
        }
        for (VPath cache : gradleCaches) {
            VPath version = cache.child(artifact.group()).child(artifact.name()).child(artifact.version());
            for (String checksum :
                    tree.list(version).orElse(DirectoryListing.EMPTY).directories()) {
                VPath file = version.child(checksum).child(artifact.fileName());
                if (tree.isFile(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    private static VPath directory(VPath repository, Artifact artifact) {
        return repository.resolve(artifact.group().replace('.', '/')).child(artifact.name());
    }

    private static boolean isPlain(String part) {
        return !part.isEmpty()
                && !part.contains("/")
                && !part.contains("\\")
                && !part.contains("..")
                && !part.contains("${");
    }

    private static Optional<VPath> settingsRepository(FileTree tree, Machine machine) {
        return Texts.read(tree, machine.home().resolve(".m2/settings.xml"))
                .flatMap(XmlElement::parse)
                .map(settings -> settings.textOf("localRepository")
                        .replace("${user.home}", machine.home().toString())
                        .replace("${env.", "${env:"))
                .map(new PathText(machine.home(), machine)::expand)
                .filter(text -> !text.isEmpty() && !text.contains("${"))
                .map(machine::path);
    }
}
