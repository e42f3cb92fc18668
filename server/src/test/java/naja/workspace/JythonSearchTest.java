package naja.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.vfs.VPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JythonSearchTest {
    private static final String[] SLIM = {
        "org/python/core/PySystemState.class", "org/python/version.properties=jython.version=2.7.2"
    };

    private static World installed(World world, String home) {
        return world.archive(home + "/jython.jar", SLIM)
                .files(home + "/Lib/os.py", home + "/Lib/site-packages/pip/__init__.py");
    }

    private static World dependency(World world) {
        return world.file(
                        "pom.xml",
                        "<project><dependencies><dependency><groupId>org.python</groupId>",
                        "<artifactId>jython-standalone</artifactId><version>2.7.1</version></dependency></dependencies></project>")
                .archive(
                        "/home/ada/.m2/repository/org/python/jython-standalone/2.7.1/jython-standalone-2.7.1.jar",
                        "org/python/core/PySystemState.class",
                        "Lib/os.py",
                        "org/python/version.properties=jython.version=2.7.1");
    }

    @Test
    void aSetHomeWins() {
        World world = dependency(installed(installed(new World(), "/opt/set"), "/opt/env"))
                .variable("JYTHON_HOME", "/opt/env")
                .settings(Map.of("jythonHome", "/opt/set"));
        Project project = world.discover();
        assertEquals(Optional.of(VPath.parse("/opt/set")), project.jython().home());
        assertEquals("naja.json: naja.jythonHome", project.jython().origin());
        assertEquals("2.7.2", project.profile().version());
    }

    @Test
    void theProjectsOwnDependencyComesNextAndItsLibraryIsInTheArchive(@TempDir Path place) {
        DiskWorld world = new DiskWorld(place);
        Project project = world.file(
                        "pom.xml",
                        DiskWorld.pom(
                                "test",
                                "with-jython",
                                "1",
                                "<dependencies>",
                                DiskWorld.dependency("org.python", "jython-standalone", "<version>2.7.1</version>"),
                                "</dependencies>"))
                .installed("org.python", "jython-standalone", "2.7.1")
                .archive(
                        "~/.m2/repository/org/python/jython-standalone/2.7.1/jython-standalone-2.7.1.jar",
                        "org/python/core/PySystemState.class",
                        "Lib/os.py",
                        "org/python/version.properties=jython.version=2.7.1")
                .archive("~/jython/jython.jar", SLIM)
                .file("~/jython/Lib/os.py")
                .variable("JYTHON_HOME", world.home().child("jython").toString())
                .discover();
        assertEquals("2.7.1", project.jython().version());
        assertTrue(project.jython().library().isInArchive());
        assertEquals("Lib", project.jython().library().entryName());
    }

    @Test
    void aJythonInLibIsTheProjectsOwn() {
        Project project = new World()
                .archive("lib/jython-standalone-2.7.3.jar", "org/python/core/Py.class", "Lib/os.py")
                .discover();
        assertEquals("2.7.3", project.jython().version());
        assertEquals("beside the project", project.jython().origin());
    }

    @Test
    void theVariableComesBeforeThePath() {
        World world = installed(installed(new World(), "/opt/env"), "/opt/path")
                .files("/opt/path/bin/jython")
                .variable("PATH", "/usr/bin:/opt/path/bin");
        assertEquals("PATH: /opt/path/bin/jython", world.discover().jython().origin());
        world.variable("JYTHON_HOME", "/opt/env");
        assertEquals("JYTHON_HOME", world.discover().jython().origin());
    }

    @Test
    void sitePackagesOfAnInstalledJythonComeBehindTheMarkers() {
        World world = installed(new World(), "/opt/jy")
                .file("/opt/jy/Lib/site-packages/easy-install.pth", "import sys", "./egg", "# no", "gone")
                .files("/opt/jy/Lib/site-packages/egg/e.py")
                .settings(Map.of("jythonHome", "/opt/jy"));
        assertEquals(
                List.of(
                        ".",
                        "/opt/jy/Lib",
                        "__classpath__",
                        "__pyclasspath__/",
                        "/opt/jy/Lib/site-packages",
                        "/opt/jy/Lib/site-packages/egg"),
                World.shown(world.discover().path()));
    }

    @Test
    void aHomeThatIsNoJythonIsAProblemAndAnotherIsUsed() {
        Project project =
                new World().settings(Map.of("jythonHome", "/opt/none")).discover();
        assertTrue(project.jython().embedded());
        assertEquals("naja.json: naja.jythonHome", project.problems().get(0).place());
    }

    @Test
    void aStandaloneArchiveIsAHomeToo() {
        Project project = new World()
                .archive("/opt/jython-standalone-2.7.4.jar", "org/python/core/Py.class", "Lib/os.py")
                .settings(Map.of("jythonHome", "/opt/jython-standalone-2.7.4.jar"))
                .discover();
        assertEquals(
                VPath.parse("/opt/jython-standalone-2.7.4.jar!/Lib"),
                project.jython().library());
    }
}
