package naja.workspace;

import java.util.ArrayList;
import java.util.Comparator;
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
        mavenOption(tree, root).map(machine::path).ifPresent(repositories::add);
        settingsRepository(tree, machine).ifPresent(repositories::add);
        repositories.add(machine.home().resolve(".m2/repository"));
        VPath gradleHome = machine.variable("GRADLE_USER_HOME")
                .map(machine::path)
                .orElse(machine.home().child(".gradle"));
        return new ArtifactStore(tree, repositories, List.of(gradleHome.resolve("caches/modules-2/files-2.1")));
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

    /** The highest version on this machine, if there is any: the answer to a version range. */
    Optional<String> highest(Artifact artifact) {
        List<VPath> places = new ArrayList<>();
        mavenRepositories.forEach(repository -> places.add(directory(repository, artifact)));
        gradleCaches.forEach(cache -> places.add(cache.child(artifact.group()).child(artifact.name())));
        return places.stream()
                .flatMap(place -> tree.list(place).orElse(DirectoryListing.EMPTY).directories().stream())
                .filter(version -> find(artifact.withVersion(version)).isPresent())
                .max(VERSIONS);
    }

    private static final Comparator<String> VERSIONS = (left, right) -> {
        String[] first = left.split("[.-]", -1);
        String[] second = right.split("[.-]", -1);
        for (int index = 0; index < Math.min(first.length, second.length); index++) {
            int order = comparePart(first[index], second[index]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(first.length, second.length);
    };

    private static int comparePart(String left, String right) {
        boolean numbers = isNumber(left) && isNumber(right);
        return numbers ? Long.compare(Long.parseLong(left), Long.parseLong(right)) : left.compareTo(right);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
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

    private static Optional<String> mavenOption(FileTree tree, VPath root) {
        Optional<String> config = Texts.read(tree, root.resolve(".mvn/maven.config"));
        String name = "-Dmaven.repo.local=";
        return config.stream()
                .flatMap(text -> text.lines().flatMap(line -> List.of(line.split("\\s+")).stream()))
                .filter(option -> option.startsWith(name))
                .map(option -> option.substring(name.length()))
                .findFirst();
    }

    private static Optional<VPath> settingsRepository(FileTree tree, Machine machine) {
        return Texts.read(tree, machine.home().resolve(".m2/settings.xml"))
                .flatMap(XmlElement::parse)
                .map(settings -> settings.textOf("localRepository")
                        .replace("${user.home}", machine.home().toString()))
                .filter(text -> !text.isEmpty() && !text.contains("${"))
                .map(machine::path);
    }
}
