package naja.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.Model;
import org.apache.maven.repository.internal.MavenWorkspaceReader;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.jspecify.annotations.Nullable;

/**
 * The modules of the project, which need no artifact; behind them the places where Maven itself does not look. Maven's
 * interface says with null that there is nothing.
 */
final class Modules implements MavenWorkspaceReader {
    private final WorkspaceRepository repository = new WorkspaceRepository("naja");
    private final LocalFiles files;
    private final Map<String, List<Module>> modules = new LinkedHashMap<>();

    Modules(LocalFiles files) {
        this.files = files;
    }

    private record Module(File pom, String version, Optional<Model> model) {}

    /** A module whose pom was read, but not yet what it inherits: its version may still have variables. */
    void addRaw(File pom, String group, String name, String version) {
        modules.computeIfAbsent(group + ":" + name, key -> new ArrayList<>())
                .add(new Module(pom, version, Optional.empty()));
    }

    /** The effective model of a module. */
    void add(File pom, Model model) {
        List<Module> named =
                modules.computeIfAbsent(model.getGroupId() + ":" + model.getArtifactId(), key -> new ArrayList<>());
        named.removeIf(module -> module.pom.equals(pom));
        named.add(new Module(pom, model.getVersion(), Optional.of(model)));
    }

    /** The pom of the module that {@code artifact} is, if it is one. */
    Optional<File> pom(Artifact artifact) {
        return module(artifact).map(Module::pom);
    }

    private Optional<Module> module(Artifact artifact) {
        String key = artifact.getGroupId() + ":" + artifact.getArtifactId();
        return modules.getOrDefault(key, List.of()).stream()
                .filter(module -> module.version.equals(artifact.getBaseVersion())
                        || module.version.equals(artifact.getVersion())
                        || module.version.contains("${"))
                .findFirst();
    }

    @Override
    public WorkspaceRepository getRepository() {
        return repository;
    }

    @Override
    public @Nullable File findArtifact(Artifact artifact) {
        Optional<Module> module = module(artifact);
        if (module.isEmpty()) {
            return files.findElsewhere(artifact).orElse(null);
        }
        File pom = module.get().pom;
        if (artifact.getExtension().equals("pom")) {
            return pom;
        }
        boolean isTests = artifact.getClassifier().equals("tests");
        return new File(pom.getParentFile(), isTests ? "target/test-classes" : "target/classes");
    }

    @Override
    public List<String> findVersions(Artifact artifact) {
        List<String> versions = new ArrayList<>(files.versions(artifact));
        String key = artifact.getGroupId() + ":" + artifact.getArtifactId();
        modules.getOrDefault(key, List.of()).stream()
                .map(Module::version)
                .filter(version -> !versions.contains(version))
                .forEach(versions::add);
        return versions;
    }

    @Override
    public @Nullable Model findModel(Artifact artifact) {
        return module(artifact).flatMap(Module::model).orElse(null);
    }
}
