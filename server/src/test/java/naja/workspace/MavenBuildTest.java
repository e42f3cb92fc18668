package naja.workspace;

import static naja.workspace.DiskWorld.dependency;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.base.CancelToken;
import naja.javaindex.JavaIndex;
import naja.javaindex.JavaSourceIndex;
import naja.vfs.DiskTree;
import naja.vfs.VPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class paths of poms, as Maven's own libraries tell them in their process. */
class MavenBuildTest {
    private static final long PATIENCE = 120_000;

    @TempDir
    private Path temporary = Path.of("");

    private DiskWorld world = new DiskWorld(temporary);

    @BeforeEach
    void begin() {
        world = new DiskWorld(temporary);
    }

    private List<String> jars() {
        return jars(world.discover());
    }

    private List<String> jars(Project project) {
        return world.classpath(project).stream()
                .map(text -> text.substring(text.lastIndexOf('/') + 1))
                .toList();
    }

    private static List<String> missing(Project project) {
        return project.missingArtifacts().stream().map(MissingArtifact::text).toList();
    }

    private static String app(String... dependencies) {
        return DiskWorld.pom("g", "app", "1", "<dependencies>", String.join("", dependencies), "</dependencies>");
    }

    @Test
    void aVersionMayBeLiteralAPropertyOrManagedByTheParent() {
        world.file(
                        "pom.xml",
                        DiskWorld.pom(
                                "g",
                                "all",
                                "1",
                                "<packaging>pom</packaging><properties><b.version>2.0</b.version></properties>",
                                "<dependencyManagement><dependencies>",
                                dependency("org.c", "c", "<version>3.0</version>"),
                                "</dependencies></dependencyManagement>"))
                .file(
                        "core/pom.xml",
                        "<project><modelVersion>4.0.0</modelVersion>",
                        "<parent><groupId>g</groupId><artifactId>all</artifactId><version>1</version></parent>",
                        "<artifactId>core</artifactId><dependencies>",
                        dependency("org.a", "a", "<version>1.0</version>"),
                        dependency("org.b", "b", "<version>${b.version}</version><scope>test</scope>"),
                        dependency("org.c", "c", ""),
                        "</dependencies></project>")
                .installed("org.a", "a", "1.0")
                .installed("org.b", "b", "2.0")
                .installed("org.c", "c", "3.0");
        Project project = world.discover();
        assertEquals(List.of("a-1.0.jar", "b-2.0.jar", "c-3.0.jar"), jars(project));
        assertEquals("core/pom.xml: org.b:b:2.0", project.classpath().get(1).origin());
        assertEquals(List.of(), missing(project));
        assertEquals(Optional.empty(), project.classpathOpen());
    }

    @Test
    void whatIsNotInTheRepositoryIsKnownToBeMissing() {
        world.file(
                "pom.xml",
                app(
                        dependency("org.yaml", "snakeyaml", "<version>2.3</version>"),
                        dependency("org.x", "x", "<version>${nobody.says}</version>"),
                        dependency("org.r", "r", "<version>[1,2)</version>")));
        Project project = world.discover();
        assertEquals(
                List.of(
                        "org.x:x:${nobody.says} is of a version that only running the build can tell",
                        "org.r:r:[1,2) is not in the local repository in any such version",
                        "org.yaml:snakeyaml:2.3 is not in the local repository"),
                missing(project));
        assertEquals(List.of(), project.problems());
    }

    @Test
    void anArtifactThatArrivesIsSeenWithTheSamePom() {
        world.file("pom.xml", app(dependency("org.a", "a", "<version>1</version>")));
        assertEquals(List.of("org.a:a:1 is not in the local repository"), missing(world.discover()));
        world.installed("org.a", "a", "1");
        assertEquals(List.of("a-1.jar"), jars());
    }

    @Test
    void anArtifactThatArrivesWhileTheWorkspaceIsOpenIsSeenWhenAFileIsSaved() throws Exception {
        world.file("pom.xml", app(dependency("org.a", "a", "<version>1</version>")))
                .file("a.py", "import a");
        WorkspaceOptions options = new WorkspaceOptions(
                new DiskTree(),
                world.machine(),
                Settings.NONE,
                text -> Map.of(),
                Path.of("target", "workspace-test-cache").toAbsolutePath(),
                ProgressListener.NONE);
        try (Workspace workspace = Workspace.open(List.of(world.folder()), Settings.NONE, options)) {
            VPath file = world.folder().child("a.py");
            Project before = workspace.awaitIndexed(PATIENCE).project(file);
            assertEquals(List.of("org.a:a:1 is not in the local repository"), missing(before));
            world.installed("org.a", "a", "1");
            workspace.submit(new Change.DocumentSaved(file));
            Project after = workspace.awaitIndexed(PATIENCE).project(file);
            assertEquals(List.of(), missing(after));
            assertTrue(jars(after).contains("a-1.jar"), jars(after)::toString);
        }
    }

    @Test
    void aParentThatIsNotThereIsMissingAndTheRestCounts() {
        world.file(
                        "pom.xml",
                        "<project><modelVersion>4.0.0</modelVersion>",
                        "<parent><groupId>org.corp</groupId><artifactId>corp</artifactId><version>7</version></parent>",
                        "<artifactId>app</artifactId><dependencies>",
                        dependency("org.a", "a", "<version>1</version>"),
                        dependency("org.b", "b", ""),
                        "</dependencies></project>")
                .installed("org.a", "a", "1");
        Project project = world.discover();
        assertEquals(List.of("a-1.jar"), jars(project));
        assertEquals(
                List.of(
                        "org.corp:corp:7 is not in the local repository",
                        "org.b:b is of a version that only running the build can tell"),
                missing(project));
        assertEquals(List.of(), project.problems());
    }

    @Test
    void modulesOfTheProjectNeedNoArtifactAndBringWhatTheyNeed() {
        world.file(
                        "a/pom.xml",
                        DiskWorld.pom(
                                "g",
                                "a",
                                "1",
                                "<dependencies>",
                                dependency("org.t", "t", "<version>1</version>"),
                                "</dependencies>"))
                .file(
                        "b/pom.xml",
                        DiskWorld.pom(
                                "g",
                                "b",
                                "1",
                                "<dependencies>",
                                dependency("g", "a", "<version>1</version>"),
                                "</dependencies>"))
                .file("pom.xml", DiskWorld.pom("g", "all", "1", "<packaging>pom</packaging>"))
                .installed("org.t", "t", "1");
        Project project = world.discover();
        assertEquals(List.of(), missing(project));
        assertEquals(List.of("t-1.jar"), jars(project));
    }

    @Test
    void aBrokenPomIsOneProblemWithItsPlaceAndTheLastGoodAnswerStays() throws Exception {
        world.file("pom.xml", app(dependency("org.a", "a", "<version>1</version>")))
                .installed("org.a", "a", "1");
        assertEquals(List.of("a-1.jar"), jars());
        world.file(
                "pom.xml",
                "<project><modelVersion>4.0.0</modelVersion>",
                "<groupId>g</groupId><artifactId>app</artifactId><version>1</version>",
                "<dependencies><dependency><groupId>org.b</groupId><artif");
        Project broken = world.discover();
        assertEquals(List.of("a-1.jar"), jars(broken));
        assertEquals(1, broken.problems().size());
        String problem = broken.problems().get(0).text();
        assertTrue(problem.startsWith("pom.xml:3:"), problem);
        assertEquals(Optional.empty(), broken.classpathOpen());
        world.file("pom.xml", app());
        Project mended = world.discover();
        assertEquals(List.of(), jars(mended));
        assertEquals(List.of(), mended.problems());
    }

    @Test
    void parentsThatAreEachOthersParentAreAProblemAndNoLoop() {
        String parent =
                "<project><modelVersion>4.0.0</modelVersion><parent><groupId>g</groupId><artifactId>%s</artifactId>"
                        + "<version>1</version><relativePath>../%s/pom.xml</relativePath></parent><artifactId>%s</artifactId>"
                        + "<packaging>pom</packaging></project>";
        world.file("a/pom.xml", parent.formatted("b", "b", "a"))
                .file("b/pom.xml", parent.formatted("a", "a", "b"))
                .file("pom.xml", app(dependency("org.a", "a", "<version>1</version>")))
                .installed("org.a", "a", "1");
        Project project = world.discover();
        assertEquals(List.of("a-1.jar"), jars(project));
        assertTrue(
                project.problems().toString().contains("cycle"),
                project.problems().toString());
    }

    @Test
    void anEntityOfAPomIsNotReadFromAFile() throws Exception {
        world.file("secret.txt", "org.stolen");
        world.file(
                        "pom.xml",
                        "<!DOCTYPE project [<!ENTITY secret SYSTEM \"secret.txt\">]>",
                        app(dependency("&secret;", "b", "<version>1</version>")))
                .file("sound/pom.xml", app(dependency("org.a", "a", "<version>1</version>")))
                .installed("org.a", "a", "1");
        Project project = world.discover();
        assertEquals(List.of("a-1.jar"), jars(project));
        assertEquals(1, project.problems().size(), project.problems().toString());
        assertTrue(missing(project).stream().noneMatch(text -> text.contains("stolen")));
    }

    @Test
    void anEntityOfAPomIsFetchedFromNowhere() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + server.getLocalPort();
            world.file(
                            "pom.xml",
                            "<!DOCTYPE project SYSTEM \"" + address + "/a.dtd\" [",
                            "<!ENTITY b SYSTEM \"" + address + "/b\"><!ENTITY % c SYSTEM \"" + address + "/c\"> %c;]>",
                            app(dependency("&b;", "b", "<version>1</version>")))
                    .file("sound/pom.xml", app(dependency("org.a", "a", "<version>1</version>")))
                    .installed("org.a", "a", "1");
            Project project = world.discover();
            assertEquals(List.of("a-1.jar"), jars(project));
            assertEquals(1, project.problems().size(), project.problems().toString());
            server.setSoTimeout(1);
            assertThrows(SocketTimeoutException.class, server::accept, "somebody came");
        }
    }

    @Test
    void entitiesThatGrowEndAPomAndNothingElse() throws Exception {
        StringBuilder entities = new StringBuilder("<!DOCTYPE project [<!ENTITY e0 \"0123456789\">");
        for (int level = 1; level < 12; level++) {
            String inner = ("&e" + (level - 1) + ";").repeat(10);
            entities.append("<!ENTITY e")
                    .append(level)
                    .append(" \"")
                    .append(inner)
                    .append("\">");
        }
        world.file("pom.xml", entities + "]>", app(dependency("&e11;", "b", "<version>1</version>")))
                .file("sound/pom.xml", app(dependency("org.a", "a", "<version>1</version>")))
                .installed("org.a", "a", "1");
        Project project = world.discover();
        assertEquals(List.of("a-1.jar"), jars(project));
        assertEquals(1, project.problems().size(), project.problems().toString());
    }

    @Test
    void theRepositoryMayLieElsewhere() throws Exception {
        String elsewhere = world.home().resolve("big/repo").toString();
        world.file("~/.m2/settings.xml", "<settings><localRepository>" + elsewhere + "</localRepository></settings>")
                .archive("~/big/repo/org/a/a/1/a-1.jar", "A.class")
                .file("pom.xml", app(dependency("org.a", "a", "<version>1</version>")));
        assertEquals(List.of("big/repo/org/a/a/1/a-1.jar"), world.classpath(world.discover()));
        world.archive("near/org/a/a/1/a-1.jar", "A.class").file(".mvn/maven.config", "-Dmaven.repo.local=near");
        assertTrue(world.classpath(world.discover()).contains("near/org/a/a/1/a-1.jar"));
        assertTrue(Files.exists(world.folder().toPath()));
    }

    @Test
    void anArtifactWithoutItsPomIsThereAndWhatItNeedsIsNotKnown() {
        world.archive("~/.m2/repository/org/a/a/1/a-1.jar", "A.class")
                .file("pom.xml", app(dependency("org.a", "a", "<version>1</version>")));
        Project project = world.discover();
        assertEquals(List.of("a-1.jar"), jars(project));
        assertEquals(
                List.of("org.a:a:1 is there without its pom, so that what it needs is not known"), missing(project));
    }

    @Test
    void packagesOfMissingArtifactsMayBeThereAndOthersMayNot() {
        world.file("src/main/java/com/acme/A.java", "package com.acme;", "class A {}")
                .file(
                        "pom.xml",
                        app(
                                dependency("org.yaml", "snakeyaml", "<version>2.3</version>"),
                                dependency("commons-io", "commons-io", "<version>1</version>")));
        Project project = world.discover();
        JavaIndex known = JavaIndex.of(
                List.of(JavaSourceIndex.read(
                        new DiskTree(), world.folder().resolve("src/main/java"), Optional.empty(), CancelToken.NONE)),
                Map.of());
        List<MissingArtifact> missing = project.missingArtifacts();
        assertEquals(
                "org.yaml:snakeyaml:2.3 is not in the local repository",
                MissingJava.reason("org.yaml.snakeyaml.nodes", missing, known).orElseThrow());
        assertTrue(MissingJava.reason("org.apache.commons.io", missing, known)
                .orElseThrow()
                .startsWith("commons-io:commons-io:1"));
        assertTrue(MissingJava.reason("net.unheard.of", missing, known).isPresent());
        assertTrue(MissingJava.reason("java.utl", missing, known).isEmpty());
        assertTrue(MissingJava.reason("com.acme.missing", missing, known).isEmpty());
        assertTrue(MissingJava.reason("yamll", missing, known).isEmpty());
        assertTrue(MissingJava.reason("net.unheard.of", List.of(), known).isEmpty());
    }
}
