package naja.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.Build;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Model;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.CollectResult;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;

/** Writes the class path of each module: its dependencies of all scopes, and what was not found of them. */
final class ClassPaths {
    private final Question question;
    private final Answer answer;
    private final OfflineMaven maven;
    private final MavenDependencies dependencies;
    private final ResolvedGraph graph;

    ClassPaths(Question question, Answer answer) {
        this.question = question;
        this.answer = answer;
        LocalFiles files = new LocalFiles(question, answer);
        this.maven = new OfflineMaven(question, files, new Modules(files), answer);
        this.dependencies = new MavenDependencies(maven.session().getArtifactTypeRegistry());
        this.graph = new ResolvedGraph(maven, files, answer);
    }

    /** Writes all modules. */
    void write() {
        Map<File, Poms.Built> built = new Poms(question, maven, answer).build();
        // What many modules inherit is read once, so that only the first of them misses it.
        boolean hasGaps = built.values().stream().anyMatch(one -> !one.missing().isEmpty());
        built.forEach((pom, one) -> writePom(pom, one, hasGaps));
        question.scripts().forEach(this::writeScript);
    }

    private void writePom(File pom, Poms.Built built, boolean hasGaps) {
        answer.module(pom);
        if (!hasGaps || built.model().isEmpty()) {
            // Without its parents a pom lacks versions through no fault of its own.
            PomProblems.write(built.problems(), pom, answer);
        }
        built.missing().forEach(graph::writeMissing);
        if (built.model().isEmpty()) {
            answer.broken();
            return;
        }
        Model model = built.model().get();
        writeSources(model);
        List<Dependency> direct = new ArrayList<>();
        for (org.apache.maven.model.Dependency dependency : model.getDependencies()) {
            Dependency plain = dependencies.of(dependency);
            if (isComplete(plain.getArtifact())) {
                direct.add(plain);
            } else {
                answer.missing(plain.getArtifact(), "of a version that only running the build can tell");
            }
        }
        CollectRequest request = new CollectRequest();
        request.setRootArtifact(new DefaultArtifact(
                model.getGroupId(), model.getArtifactId(), "", model.getPackaging(), model.getVersion()));
        request.setRequestContext("project");
        request.setDependencies(direct);
        Optional.ofNullable(model.getDependencyManagement())
                .map(DependencyManagement::getDependencies)
                .orElse(List.of())
                .forEach(managed -> request.addManagedDependency(dependencies.of(managed)));
        collect(request, maven.session());
    }

    private void writeSources(Model model) {
        Optional<Build> build = Optional.ofNullable(model.getBuild());
        build.map(Build::getSourceDirectory).ifPresent(directory -> answer.sources("sourceDirectory", directory));
        build.map(Build::getTestSourceDirectory)
                .ifPresent(directory -> answer.sources("testSourceDirectory", directory));
    }

    /** Of scripts the coordinates are direct dependencies; what is managed comes from their platforms. */
    private void writeScript(Question.Script script) {
        answer.module(script.file());
        CollectRequest request = new CollectRequest();
        Map<String, String> managed = new LinkedHashMap<>();
        for (Question.Coordinates coordinates : script.coordinates()) {
            if (coordinates.isPlatform()) {
                for (Dependency dependency : platform(artifact(coordinates))) {
                    request.addManagedDependency(dependency);
                    managed.putIfAbsent(
                            key(dependency.getArtifact()),
                            dependency.getArtifact().getVersion());
                }
            }
        }
        for (Question.Coordinates coordinates : script.coordinates()) {
            Artifact artifact = artifact(coordinates);
            if (artifact.getVersion().isEmpty()) {
                artifact = artifact.setVersion(managed.getOrDefault(key(artifact), ""));
            }
            if (coordinates.isPlatform()) {
                continue;
            }
            if (isComplete(artifact)) {
                request.addDependency(direct(artifact, coordinates.isTransitive()));
            } else {
                answer.missing(artifact, "of a version that only running the build can tell");
            }
        }
        collect(request, maven.gradleSession());
    }

    private static Dependency direct(Artifact artifact, boolean isTransitive) {
        List<Exclusion> exclusions = isTransitive ? List.of() : List.of(new Exclusion("*", "*", "*", "*"));
        return new Dependency(artifact, "compile", false, exclusions);
    }

    private List<Dependency> platform(Artifact bom) {
        try {
            ArtifactDescriptorRequest request = new ArtifactDescriptorRequest(bom, null, null);
            List<Dependency> managed = maven.system()
                    .readArtifactDescriptor(maven.session(), request)
                    .getManagedDependencies();
            if (!maven.undescribed(bom).isEmpty()) {
                graph.writeMissing(bom);
            }
            return managed;
        } catch (ArtifactDescriptorException e) {
            graph.writeMissing(bom);
            return List.of();
        }
    }

    /** Gradle writes ranges as Maven does, or with a plus in place of a part. */
    private static Artifact artifact(Question.Coordinates coordinates) {
        String version = coordinates.version();
        if (version.endsWith("+")) {
            String fixed = version.substring(0, version.length() - 1);
            version = fixed.isEmpty() ? "[0,)" : "[" + fixed + "0," + fixed + "999999]";
        } else if (version.startsWith("latest.")) {
            version = "[0,)";
        }
        return new DefaultArtifact(
                coordinates.group(),
                coordinates.name(),
                coordinates.classifier(),
                coordinates.isPlatform() ? "pom" : coordinates.type(),
                version,
                Map.of("constitutesBuildPath", String.valueOf(coordinates.type().equals("jar"))),
                (File) null);
    }

    private void collect(CollectRequest request, RepositorySystemSession session) {
        DependencyNode root;
        try {
            root = maven.system().collectDependencies(session, request).getRoot();
        } catch (DependencyCollectionException e) {
            CollectResult result = e.getResult();
            result.getExceptions().forEach(this::writeUncollected);
            root = result.getRoot();
        }
        if (root != null) {
            graph.write(root);
        }
    }

    private void writeUncollected(Exception exception) {
        if (exception instanceof VersionRangeResolutionException range) {
            answer.missing(
                    range.getResult().getRequest().getArtifact(), "not in the local repository in any such version");
        } else if (exception instanceof ArtifactDescriptorException descriptor) {
            answer.missing(descriptor.getResult().getRequest().getArtifact(), PomProblems.firstLine(exception));
        }
    }

    private static boolean isComplete(Artifact artifact) {
        return !artifact.getGroupId().isEmpty()
                && !artifact.getArtifactId().isEmpty()
                && !artifact.getVersion().isEmpty()
                && !artifact.getVersion().contains("${");
    }

    private static String key(Artifact artifact) {
        return artifact.getGroupId() + ":" + artifact.getArtifactId();
    }
}
