package naja.maven;

import java.io.File;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.AbstractRepositoryListener;
import org.eclipse.aether.DefaultRepositoryCache;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositoryEvent;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.util.graph.transformer.ChainedDependencyGraphTransformer;
import org.eclipse.aether.util.graph.transformer.ConflictResolver;
import org.eclipse.aether.util.graph.transformer.JavaDependencyContextRefiner;
import org.eclipse.aether.util.graph.transformer.JavaScopeDeriver;
import org.eclipse.aether.util.graph.transformer.JavaScopeSelector;
import org.eclipse.aether.util.graph.transformer.SimpleOptionalitySelector;

/**
 * Maven's resolver with the local repository and nothing else. The repository is read as a plain directory: whatever lies in
 * it counts, from whichever remote repository it came.
 */
final class OfflineMaven {
    private final RepositorySystem system;
    private final DefaultRepositorySystemSession session;
    private final Modules modules;
    private final Answer answer;

    /** Why the pom of an artifact tells nothing, by the artifact's coordinates. */
    private final Map<String, String> undescribed = new ConcurrentHashMap<>();

    // The service locator is the way to wire the resolver without a connector; its successor wires the HTTP transport
    // too.
    @SuppressWarnings("deprecation")
    OfflineMaven(Question question, LocalFiles files, Modules modules, Answer answer) {
        this.modules = modules;
        this.answer = answer;
        system = MavenRepositorySystemUtils.newServiceLocator().getService(RepositorySystem.class);
        session = MavenRepositorySystemUtils.newSession();
        session.setOffline(true);
        session.setSystemProperties(systemProperties(question));
        session.setUserProperties(question.user());
        session.setCache(new DefaultRepositoryCache());
        session.setWorkspaceReader(modules);
        session.setRepositoryListener(new Listener());
        LocalRepository local = new LocalRepository(files.primary(), "simple");
        session.setLocalRepositoryManager(system.newLocalRepositoryManager(session, local));
    }

    RepositorySystem system() {
        return system;
    }

    /** A session by Maven's rules: of two versions the nearer one counts. */
    RepositorySystemSession session() {
        return session;
    }

    /** A session by Gradle's rules: of two versions the higher one counts. */
    RepositorySystemSession gradleSession() {
        DefaultRepositorySystemSession gradle = new DefaultRepositorySystemSession(session);
        gradle.setDependencyGraphTransformer(new ChainedDependencyGraphTransformer(
                new ConflictResolver(
                        new HighestVersion(),
                        new JavaScopeSelector(),
                        new SimpleOptionalitySelector(),
                        new JavaScopeDeriver()),
                new JavaDependencyContextRefiner()));
        return gradle;
    }

    Modules modules() {
        return modules;
    }

    /** The file of {@code artifact}. */
    File resolve(Artifact artifact) throws ArtifactResolutionException {
        ArtifactResult result = system.resolveArtifact(session, new ArtifactRequest(artifact, null, null));
        return result.getArtifact().getFile();
    }

    /** Why the pom of {@code artifact} tells nothing, or {@code ""}. */
    String undescribed(Artifact artifact) {
        return undescribed.getOrDefault(key(artifact), "");
    }

    /** What poms can ask for: the properties of this process, and the environment as Maven names it. */
    static Properties systemProperties(Question question) {
        Properties properties = new Properties();
        System.getenv().forEach((name, value) -> properties.setProperty("env." + name, value));
        System.getProperties()
                .stringPropertyNames()
                .forEach(name -> properties.setProperty(name, System.getProperty(name)));
        properties.setProperty("maven.version", "3.9.12");
        question.system()
                .stringPropertyNames()
                .forEach(name -> properties.setProperty(name, question.system().getProperty(name)));
        return properties;
    }

    private static String key(Artifact artifact) {
        return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getVersion();
    }

    private final class Listener extends AbstractRepositoryListener {
        @Override
        public void artifactDescriptorMissing(RepositoryEvent event) {
            undescribed.put(key(event.getArtifact()), "there without its pom, so that what it needs is not known");
        }

        @Override
        public void artifactDescriptorInvalid(RepositoryEvent event) {
            Exception exception = event.getException();
            String reason = exception == null ? "" : ": " + PomProblems.firstLine(exception);
            undescribed.put(key(event.getArtifact()), "there with a pom that cannot be used" + reason);
        }

        @Override
        public void artifactResolved(RepositoryEvent event) {
            File file = event.getFile();
            if (file != null && modules.pom(event.getArtifact()).isEmpty()) {
                answer.use(file);
            }
        }
    }
}
