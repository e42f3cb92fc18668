package naja.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class GradleBuildTest {
    private static final String CACHE = "/home/ada/.gradle/caches/modules-2/files-2.1/";

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
    void artifactsAreFoundInTheCacheAndWhatIsNotIsMissing() {
        Project project = new World()
                .file("build.gradle", "dependencies { implementation 'org.a:a:1'\n implementation 'org.b:b:1' }")
                .archive(CACHE + "org.a/a/1/0f3c/a-1.jar", "A.class")
                .file(
                        CACHE + "org.a/a/1/77aa/a-1.pom",
                        "<project><groupId>org.a</groupId><artifactId>a</artifactId><version>1</version><dependencies><dependency>",
                        "<groupId>org.t</groupId><artifactId>t</artifactId><version>1</version></dependency></dependencies></project>")
                .archive(CACHE + "org.t/t/1/99/t-1.jar", "T.class")
                .discover();
        assertEquals(
                List.of(CACHE + "org.a/a/1/0f3c/a-1.jar", CACHE + "org.t/t/1/99/t-1.jar"), World.classpath(project));
        assertEquals(
                List.of("org.b:b:1 is not in the local repository"),
                project.missingArtifacts().stream().map(MissingArtifact::text).toList());
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
