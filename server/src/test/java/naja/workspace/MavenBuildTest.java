package naja.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MavenBuildTest {
    private static final String REPOSITORY = "/home/ada/.m2/repository/";

    private static World installed(World world, String group, String name, String version, String... pom) {
        String start = REPOSITORY + group.replace('.', '/') + "/" + name + "/" + version + "/" + name + "-" + version;
        world.archive(start + ".jar", "x/X.class");
        return world.file(
                start + ".pom",
                "<project><groupId>" + group + "</groupId><artifactId>" + name + "</artifactId><version>" + version
                        + "</version>" + String.join("", pom) + "</project>");
    }

    private static String dependency(String group, String name, String rest) {
        return "<dependency><groupId>" + group + "</groupId><artifactId>" + name + "</artifactId>" + rest
                + "</dependency>";
    }

    private static List<String> jars(Project project) {
        return World.classpath(project).stream()
                .map(text -> text.substring(text.lastIndexOf('/') + 1))
                .toList();
    }

    private static List<String> missing(Project project) {
        return project.missingArtifacts().stream().map(MissingArtifact::text).toList();
    }

    @Test
    void aVersionMayBeLiteralAPropertyOrManagedByTheParent() {
        World world = new World()
                .file(
                        "pom.xml",
                        "<project><groupId>g</groupId><artifactId>all</artifactId><version>1</version>",
                        "<properties><b.version>2.0</b.version></properties>",
                        "<dependencyManagement><dependencies>",
                        dependency("org.c", "c", "<version>3.0</version>"),
                        "</dependencies></dependencyManagement></project>")
                .file(
                        "core/pom.xml",
                        "<project><parent><groupId>g</groupId><artifactId>all</artifactId><version>1</version></parent>",
                        "<artifactId>core</artifactId><dependencies>",
                        dependency("org.a", "a", "<version>1.0</version>"),
                        dependency("org.b", "b", "<version>${b.version}</version><scope>test</scope>"),
                        dependency("org.c", "c", ""),
                        "</dependencies></project>");
        installed(world, "org.a", "a", "1.0");
        installed(world, "org.b", "b", "2.0");
        installed(world, "org.c", "c", "3.0");
        Project project = world.discover();
        assertEquals(List.of("a-1.0.jar", "b-2.0.jar", "c-3.0.jar"), jars(project));
        assertEquals("core/pom.xml: org.b:b:2.0", project.classpath().get(1).origin());
        assertEquals(List.of(), missing(project));
    }

    @Test
    void aParentMayLieInTheLocalRepositoryAndImportABillOfMaterials() {
        World world = new World()
                .file(
                        "pom.xml",
                        "<project><parent><groupId>org.p</groupId><artifactId>p</artifactId><version>9</version></parent>",
                        "<artifactId>app</artifactId><dependencies>",
                        dependency("org.d", "d", ""),
                        "</dependencies></project>");
        installed(
                world,
                "org.p",
                "p",
                "9",
                "<dependencyManagement><dependencies>",
                dependency("org.bom", "bom", "<version>5</version><type>pom</type><scope>import</scope>"),
                "</dependencies></dependencyManagement>");
        installed(
                world,
                "org.bom",
                "bom",
                "5",
                "<properties><d>4.1</d></properties><dependencyManagement><dependencies>",
                dependency("org.d", "d", "<version>${d}</version>"),
                "</dependencies></dependencyManagement>");
        installed(world, "org.d", "d", "4.1");
        assertEquals(List.of("d-4.1.jar"), jars(world.discover()));
    }

    @Test
    void dependenciesOfDependenciesAreFollowedTheNearerVersionFirst() {
        World world = new World()
                .file(
                        "pom.xml",
                        "<project><groupId>g</groupId><artifactId>app</artifactId><version>1</version><dependencies>",
                        dependency(
                                "org.a",
                                "a",
                                "<version>1</version><exclusions><exclusion><groupId>org.no</groupId><artifactId>*</artifactId></exclusion></exclusions>"),
                        dependency("org.b", "b", "<version>1</version>"),
                        "</dependencies></project>");
        installed(
                world,
                "org.a",
                "a",
                "1",
                "<dependencies>",
                dependency("org.b", "b", "<version>2</version>"),
                dependency("org.c", "c", "<version>1</version>"),
                dependency("org.no", "excluded", "<version>1</version>"),
                dependency("org.t", "t", "<version>1</version><scope>test</scope>"),
                dependency("org.o", "o", "<version>1</version><optional>true</optional>"),
                "</dependencies>");
        installed(world, "org.b", "b", "1");
        installed(world, "org.b", "b", "2");
        installed(world, "org.c", "c", "1");
        installed(world, "org.no", "excluded", "1");
        installed(world, "org.t", "t", "1");
        installed(world, "org.o", "o", "1");
        assertEquals(List.of("a-1.jar", "b-1.jar", "c-1.jar"), jars(world.discover()));
    }

    @Test
    void whatIsNotInTheRepositoryIsKnownToBeMissing() {
        World world = new World()
                .file(
                        "pom.xml",
                        "<project><groupId>g</groupId><artifactId>app</artifactId><version>1</version><dependencies>",
                        dependency("org.yaml", "snakeyaml", "<version>2.3</version>"),
                        dependency("org.x", "x", "<version>${nobody.says}</version>"),
                        "</dependencies></project>");
        assertEquals(
                List.of(
                        "org.yaml:snakeyaml:2.3 is not in the local repository",
                        "org.x:x:${nobody.says} is of a version that only running the build can tell"),
                missing(world.discover()));
    }

    @Test
    void modulesOfTheProjectNeedNoArtifact() {
        World world = new World()
                .file(
                        "a/pom.xml",
                        "<project><groupId>g</groupId><artifactId>a</artifactId><version>1</version></project>")
                .file(
                        "b/pom.xml",
                        "<project><groupId>g</groupId><artifactId>b</artifactId><version>1</version><dependencies>",
                        dependency("g", "a", "<version>1</version>"),
                        "</dependencies></project>");
        assertEquals(List.of(), missing(world.discover()));
    }

    @Test
    void aPomBeingTypedIsReadAsFarAsItGoes() {
        World world = new World()
                .file(
                        "pom.xml",
                        "<project><groupId>g</groupId><artifactId>app</artifactId><version>1</version><dependencies>",
                        dependency("org.a", "a", "<version>1</version>"),
                        "<dependency><groupId>org.b</groupId><artif");
        installed(world, "org.a", "a", "1");
        assertTrue(jars(world.discover()).contains("a-1.jar"));
    }

    @Test
    void theRepositoryMayLieElsewhere() {
        World world = new World()
                .file("/home/ada/.m2/settings.xml", "<settings><localRepository>/big/repo</localRepository></settings>")
                .archive("/big/repo/org/a/a/1/a-1.jar", "A.class")
                .file(
                        "pom.xml",
                        "<project><groupId>g</groupId><artifactId>app</artifactId><version>1</version><dependencies>",
                        dependency("org.a", "a", "<version>1</version>"),
                        "</dependencies></project>");
        assertEquals(List.of("/big/repo/org/a/a/1/a-1.jar"), World.classpath(world.discover()));
    }

    @Test
    void packagesOfMissingArtifactsMayBeThereAndOthersMayNot() {
        World world = new World()
                .file("src/main/java/com/acme/A.java", "package com.acme;", "class A {}")
                .file(
                        "pom.xml",
                        "<project><groupId>g</groupId><artifactId>app</artifactId><version>1</version><dependencies>",
                        dependency("org.yaml", "snakeyaml", "<version>2.3</version>"),
                        dependency("commons-io", "commons-io", "<version>1</version>"),
                        "</dependencies></project>");
        Project project = world.discover();
        naja.javaindex.JavaIndex known = naja.javaindex.JavaIndex.of(
                List.of(naja.javaindex.JavaSourceIndex.read(
                        world.tree(),
                        World.place("src/main/java"),
                        java.util.Optional.empty(),
                        naja.base.CancelToken.NONE)),
                java.util.Map.of());
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
