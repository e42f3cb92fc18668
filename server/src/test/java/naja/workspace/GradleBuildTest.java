package naja.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradleBuildTest {
    private static List<String> artifacts(World world, String file) {
        return GradleBuild.read(world.tree(), World.place(file), World.FOLDER).orElseThrow().artifacts().stream()
                .map(Artifact::text)
                .toList();
    }

    @Test
    void literalCoordinatesAreReadInEveryForm() {
        World world = new World()
                .file(
                        "build.gradle",
                        "def jythonVersion = '2.7.4'",
                        "dependencies {",
                        "  implementation 'org.a:a:1.0'",
                        "  testImplementation(\"org.b:b:2.0:tests\")",
                        "  compileOnly \"org.python:jython-standalone:$jythonVersion\"",
                        "  runtimeOnly group: 'org.c', name: 'c', version: '3.0'",
                        "  api(platform('org.bom:bom:5'))",
                        "  // implementation 'org.no:no:1'",
                        "  implementation \"org.d:d:${unheardOf}\"",
                        "  implementation project(':core')",
                        "}");
        assertEquals(
                List.of(
                        "org.a:a:1.0",
                        "org.b:b:2.0:tests",
                        "org.python:jython-standalone:2.7.4",
                        "org.bom:bom:5",
                        "org.d:d",
                        "org.c:c:3.0"),
                artifacts(world, "build.gradle"));
    }

    @Test
    void versionsMayStandInPropertiesAndInTheCatalog() {
        World world = new World()
                .file("gradle.properties", "jythonVersion=2.7.3")
                .file(
                        "gradle/libs.versions.toml",
                        "[versions]",
                        "guava = \"33.0\"",
                        "[libraries]",
                        "guava-core = { module = \"com.google.guava:guava\", version.ref = \"guava\" }",
                        "plain = \"org.p:p:1\"")
                .file(
                        "build.gradle.kts",
                        "dependencies {",
                        "  implementation(\"org.python:jython:${property(\"x\")}\")",
                        "  implementation(\"org.python:jython-slim:$jythonVersion\")",
                        "  implementation(libs.guava.core)",
                        "  implementation(libs.plain)",
                        "  implementation(libs.nothing)",
                        "}");
        assertEquals(
                List.of("org.python:jython-slim:2.7.3", "com.google.guava:guava:33.0", "org.p:p:1", "libs.nothing"),
                artifacts(world, "build.gradle.kts").stream()
                        .filter(text -> !text.startsWith("org.python:jython:") && !text.equals("org.python:jython"))
                        .toList());
    }

    @Test
    void aCatalogMayHaveBundlesAndVersionsWithConditions() {
        World world = new World()
                .file(
                        "gradle/libs.versions.toml",
                        "[versions]",
                        "a = { strictly = \"[1, 2[\", prefer = \"1.5\" }",
                        "[libraries]",
                        "a-one = { group = \"org.a\", name = \"one\", version.ref = \"a\" }",
                        "a-two = { module = \"org.a:two\", version = { require = \"2.0\" } }",
                        "[bundles]",
                        "all = [",
                        "  \"a-one\", # the first",
                        "  \"a-two\",",
                        "]")
                .file("gradle/tools.versions.toml", "[libraries]", "t = 'org.t:t:3'")
                .file(
                        "build.gradle.kts",
                        "dependencies {",
                        "  api(libs.bundles.all)",
                        "  testImplementation(tools.t)",
                        "}");
        assertEquals(List.of("org.a:one:1.5", "org.a:two:2.0", "org.t:t:3"), artifacts(world, "build.gradle.kts"));
    }

    @Test
    void whatIsLockedCountsInPlaceOfWhatIsWritten() {
        World world = new World()
                .file("build.gradle", "dependencies { implementation 'org.a:a:1.+' }")
                .file(
                        "gradle.lockfile",
                        "# This is a Gradle generated file for dependency locking.",
                        "org.a:a:1.7=compileClasspath,runtimeClasspath",
                        "org.t:t:2=runtimeClasspath",
                        "empty=annotationProcessor");
        GradleBuild build = GradleBuild.read(world.tree(), World.place("build.gradle"), World.FOLDER)
                .orElseThrow();
        assertEquals(
                List.of("org.a:a:1.7", "org.t:t:2"),
                build.dependencies().stream().map(Artifact::text).toList());
    }

    private static String pom(String group, String name, String version, String... inside) {
        return DiskWorld.pom(group, name, version, inside);
    }

    @Test
    void artifactsAreFoundInTheCacheAndWhatIsNotIsMissing(@TempDir Path temporary) {
        String cache = "~/.gradle/caches/modules-2/files-2.1/";
        String needsT =
                "<dependencies>" + DiskWorld.dependency("org.t", "t", "<version>%s</version>") + "</dependencies>";
        DiskWorld world = new DiskWorld(temporary)
                .file(
                        "build.gradle",
                        "dependencies {",
                        "  implementation platform('org.p:p:1')",
                        "  implementation 'org.a:a:1'",
                        "  implementation 'org.b:b:1'",
                        "  implementation 'org.c:c'",
                        "  implementation 'org.d:d:1.+'",
                        "}")
                .file(
                        cache + "org.p/p/1/01/p-1.pom",
                        pom(
                                "org.p",
                                "p",
                                "1",
                                "<packaging>pom</packaging><dependencyManagement><dependencies>",
                                DiskWorld.dependency("org.c", "c", "<version>3</version>"),
                                "</dependencies></dependencyManagement>"))
                .archive(cache + "org.a/a/1/0f3c/a-1.jar", "A.class")
                .file(cache + "org.a/a/1/77aa/a-1.pom", pom("org.a", "a", "1", needsT.formatted("1")))
                .archive(cache + "org.c/c/3/0f/c-3.jar", "C.class")
                .file(cache + "org.c/c/3/77/c-3.pom", pom("org.c", "c", "3", needsT.formatted("2")))
                .archive(cache + "org.d/d/1.2/0f/d-1.2.jar", "D.class")
                .archive(cache + "org.d/d/1.10/0f/d-1.10.jar", "D.class")
                .archive(cache + "org.d/d/2.0/0f/d-2.0.jar", "D.class")
                .archive(cache + "org.t/t/1/99/t-1.jar", "T.class")
                .archive(cache + "org.t/t/2/98/t-2.jar", "T.class");
        Project project = world.discover();
        assertEquals(
                List.of("a-1.jar", "c-3.jar", "t-2.jar", "d-1.10.jar"),
                world.classpath(project).stream()
                        .map(text -> text.substring(text.lastIndexOf('/') + 1))
                        .toList());
        assertEquals(
                "org.b:b:1 is not in the local repository",
                project.missingArtifacts().get(0).text());
    }

    @Test
    void localFilesAreOnTheClassPath() {
        Project project = new World()
                .file(
                        "app/build.gradle",
                        "dependencies { implementation files('ext/a.jar')\n implementation fileTree(dir: 'more', include: ['*.jar']) }")
                .archive("app/ext/a.jar", "A.class")
                .archive("app/more/b.jar", "B.class")
                .discover();
        assertEquals(List.of("app/ext/a.jar", "app/more/b.jar"), World.classpath(project));
    }
}
