package naja.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class EclipseClasspathTest {

    @Test
    void librariesOutputAndVariablesAreRead() {
        Project project = new World()
                .file(
                        ".classpath",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                        "<classpath>",
                        "  <classpathentry kind=\"src\" path=\"code\"/>",
                        "  <classpathentry kind=\"lib\" path=\"jars/a.jar\"/>",
                        "  <classpathentry kind=\"lib\" path=\"jars/gone.jar\"/>",
                        "  <classpathentry kind=\"var\" path=\"M2_REPO/org/v/v/1/v-1.jar\"/>",
                        "  <classpathentry kind=\"output\" path=\"bin\"/>",
                        "</classpath>")
                .directory("code")
                .archive("jars/a.jar", "A.class")
                .files("bin/B.class")
                .archive("/home/ada/.m2/repository/org/v/v/1/v-1.jar", "V.class")
                .discover();
        assertEquals(
                List.of("code", "jars/a.jar", "/home/ada/.m2/repository/org/v/v/1/v-1.jar", "bin"),
                World.classpath(project));
        assertEquals(
                List.of("jars/gone.jar is not there"),
                project.missingArtifacts().stream().map(MissingArtifact::text).toList());
    }
}
