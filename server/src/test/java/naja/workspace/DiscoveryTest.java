package naja.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import naja.base.CancelToken;
import naja.vfs.FileTree;
import naja.vfs.VPath;
import org.junit.jupiter.api.Test;

class DiscoveryTest {

    @Test
    void withoutAnythingConfiguredTheEmbeddedJythonIsThere() {
        Project project = new World().file("hello.py", "print 'hello'").discover();
        assertEquals(
                List.of(".", World.LIB.toString(), "__classpath__", "__pyclasspath__/"), World.shown(project.path()));
        assertTrue(project.jython().embedded());
        assertEquals("2.7.4", project.profile().version());
        assertEquals(World.JDK, project.jdk().value());
        assertTrue(
                project.classpath().stream().anyMatch(entry -> entry.location().equals(World.CLASSES)));
        assertEquals(List.of(), project.problems());
    }

    @Test
    void conventionalDirectoriesAreRootsInOrder() {
        Project project = new World()
                .files(
                        "src/main/python/a.py",
                        "src/main/jython/b.py",
                        "src/main/resources/Lib/c.py",
                        "src/test/python/d.py",
                        "Lib/e.py",
                        "python/f.py",
                        "automation/lib/python/g.py")
                .discover();
        assertEquals(
                List.of(
                        "src/main/python",
                        "src/main/jython",
                        "src/main/resources/Lib",
                        "src/test/python",
                        "Lib",
                        "python",
                        "automation/lib/python",
                        "."),
                World.roots(project));
    }

    @Test
    void eachMavenModuleHasItsOwnRoots() {
        Project project = new World()
                .file("pom.xml", "<project><artifactId>all</artifactId></project>")
                .file("core/pom.xml", "<project><artifactId>core</artifactId></project>")
                .files("core/src/main/python/acme/__init__.py", "core/src/test/python/t.py")
                .file("tools/pom.xml", "<project><artifactId>tools</artifactId></project>")
                .files("tools/src/main/python/x.py")
                .discover();
        assertEquals(
                List.of("core/src/main/python", "core/src/test/python", "tools/src/main/python", "."),
                World.roots(project));
        assertEquals(World.place("core"), project.module(World.place("core/src/main/python/acme/__init__.py")));
    }

    @Test
    void aConventionalRootMayHoldAnInitOfItsOwn() {
        Project project = new World()
                .files(
                        "src/__init__.py",
                        "src/main/__init__.py",
                        "src/main/python/__init__.py",
                        "src/main/python/p/__init__.py")
                .discover();
        assertEquals(List.of("src/main/python", "."), World.roots(project));
    }

    @Test
    void aDirectoryWhosePackageIsImportedByNameIsARoot() {
        World world = new World()
                .file("bin/run.py", "import tool.main, other", "from elsewhere.x import y")
                .files(
                        "parts/one/tool/__init__.py",
                        "parts/two/unused/__init__.py",
                        "parts/two/unused/sub/__init__.py");
        FileTree tree = world.tree();
        Survey survey = Survey.of(tree, World.FOLDER, CancelToken.NONE);
        List<PythonRoot> roots = PythonRoots.find(tree, survey);
        assertTrue(PythonRoots.mayHaveMore(tree, survey, roots));
        assertEquals(
                List.of("parts/one"),
                PythonRoots.imported(tree, survey, roots, ImportedNames.of(tree, survey, CancelToken.NONE)).stream()
                        .map(root -> World.shown(root.location()))
                        .toList());
    }

    @Test
    void setPathsComeBeforeAndSetRootsInsteadOfWhatIsFound() {
        World world = new World()
                .files("src/main/python/a.py", "extra/b.py", "mine/c.py")
                .archive("lib/tools.jar", "tools.py");
        Project project = world.settings(
                        Map.of("sysPath", List.of("extra", "lib/tools.jar"), "pythonRoots", List.of("mine")))
                .discover();
        assertEquals(
                List.of("extra", "lib/tools.jar!", "mine", World.LIB.toString(), "__classpath__", "__pyclasspath__/"),
                World.shown(project.path()));
        assertEquals("naja.json: naja.sysPath[0]", project.path().get(0).origin());
    }

    @Test
    void aSetPathThatIsNotThereIsAProblemAndNoMore() {
        Project project =
                new World().settings(Map.of("sysPath", List.of("gone"))).discover();
        assertEquals("naja.json: naja.sysPath[0]", project.problems().get(0).place());
        assertTrue(World.shown(project.path()).contains("gone"));
    }

    @Test
    void theRootOfTheProjectIsTheOutermostBuildAboveWhatIsOpened() {
        World world = new World()
                .file("pom.xml", "<project/>")
                .file("core/pom.xml", "<project/>")
                .files("core/src/main/python/a.py");
        Project project = world.discover(World.place("core/src/main/python"));
        assertEquals(World.FOLDER, project.root());
        assertEquals(World.place("core/src/main/python"), project.folder());
        assertEquals(List.of("core/src/main/python", "."), World.roots(project));
    }

    @Test
    void najaJsonAndGitEndTheSearchForTheRoot() {
        World world = new World()
                .file("pom.xml", "<project/>")
                .file("a/naja.json", "{}")
                .files("a/b/x.py")
                .directory("c/.git")
                .files("c/d/y.py");
        FileTree tree = world.tree();
        assertEquals(World.place("a"), Discovery.projectRoot(World.place("a/b"), tree, world.machine()));
        assertEquals(World.place("c"), Discovery.projectRoot(World.place("c/d/y.py"), tree, world.machine()));
    }

    @Test
    void theHomeDirectoryIsNoProjectForWhatLiesInIt() {
        World world = new World().directory("/home/ada/.git").files("/home/ada/notes/x.py");
        VPath notes = VPath.parse("/home/ada/notes");
        assertEquals(notes, Discovery.projectRoot(notes, world.tree(), world.machine()));
    }

    @Test
    void jarsBesideTheProjectAndClassesOfItsBuildAreOnTheClassPath() {
        Project project = new World()
                .file("build.gradle", "")
                .archive("lib/a.jar", "p/A.class")
                .archive("libs/b.jar", "p/B.class")
                .archive("lib/a-sources.jar", "p/A.java")
                .files("target/classes/p/C.class", "build/classes/java/main/p/D.class", "src/main/resources/x.txt")
                .file("src/main/java/p/E.java", "package p;", "public class E {}")
                .discover();
        assertEquals(
                List.of(
                        "build/classes/java/main",
                        "target/classes",
                        "src/main/resources",
                        "src/main/java",
                        "lib/a.jar",
                        "libs/b.jar"),
                World.classpath(project));
    }

    @Test
    void javaSourcesTellTheirRootByTheirPackage() {
        Project project = new World()
                .file("code/org/acme/A.java", "// a comment", "package org.acme;", "class A {}")
                .file("script/B.groovy", "class B {}")
                .discover();
        assertEquals(List.of("script", "code"), World.classpath(project));
    }

    @Test
    void aSourceThatTheBuildCopiesToItsPlaceCounts() {
        Project project = new World()
                .file("src/main/java/org/acme/A.java", "package org.acme;", "class A {}")
                .file("src/main/resources/templates/Version.java", "package org.acme;", "class Version {}")
                .discover();
        assertEquals(
                List.of("src/main/resources", "src/main/resources/templates", "src/main/java"),
                World.classpath(project).stream()
                        .filter(entry -> !entry.startsWith("target"))
                        .toList());
    }

    @Test
    void aClassPathIsSetByFilesFoldersAndPatterns() {
        World world = new World()
                .archive("a.jar", "A.class")
                .archive("wls/lib/b.jar", "B.class")
                .archive("wls/lib/deep/c.jar", "C.class")
                .archive("jars/d.jar", "D.class")
                .files("classes/E.class", "wls/lib/readme.txt");
        Project project = world.settings(
                        Map.of("classpath", List.of("a.jar", "wls/**/*.jar", "jars", "classes", "none/*.jar")))
                .discover();
        assertEquals(
                List.of("a.jar", "wls/lib/b.jar", "wls/lib/deep/c.jar", "jars", "jars/d.jar", "classes"),
                World.classpath(project));
        assertEquals(
                List.of("naja.json: naja.classpath[4]: \"none/*.jar\" leads to nothing"),
                project.problems().stream().map(SettingProblem::text).toList());
    }

    @Test
    void sourcesAreAttachedByFilesFoldersAndPatterns() {
        Project project = new World()
                .archive("lib/a-1-src.zip", "a/A.java=package a; class A {}")
                .archive("lib/b-sources.jar", "b/B.java=package b; class B {}")
                .files("more/c/C.java", "lib/readme.txt")
                .settings(
                        Map.of("sources", List.of("lib/*.zip", "lib/b-sources.jar", "more", "none", "lib/readme.txt")))
                .discover();
        assertEquals(
                List.of("a-1-src.zip!", "b-sources.jar!", "more"),
                project.sources().stream()
                        .map(place -> place.toString().replaceFirst("^.*/", ""))
                        .toList());
        assertEquals(
                List.of(
                        "naja.json: naja.sources[3]: \"none\" leads to nothing",
                        "naja.json: naja.sources[4]: \"lib/readme.txt\" leads to nothing"),
                project.problems().stream().map(SettingProblem::text).toList());
    }

    @Test
    void theManifestsClassPathIsFollowed() {
        Project project = new World()
                .archive("lib/a.jar", "META-INF/MANIFEST.MF=Manifest-Version: 1.0\r\nClass-Path: more/b.jar a.jar\r\n")
                .archive("lib/more/b.jar", "B.class")
                .discover();
        assertEquals(List.of("lib/a.jar", "lib/more/b.jar"), World.classpath(project));
    }

    @Test
    void variablesOfTheEnvironmentCountAndSettingsReplaceThem() {
        World world = new World()
                .archive("/opt/x.jar", "X.class")
                .files("/opt/python/m.py", "/opt/other/n.py")
                .variable("CLASSPATH", "/opt/x.jar")
                .variable("JYTHONPATH", "/opt/python");
        assertEquals(List.of("/opt/x.jar"), World.classpath(world.discover()));
        assertTrue(World.shown(world.discover().path()).contains("/opt/python"));
        Project set = world.settings(Map.of("environment", Map.of("JYTHONPATH", "/opt/other")))
                .discover();
        assertFalse(World.shown(set.path()).contains("/opt/python"));
        assertTrue(World.shown(set.path()).contains("/opt/other"));
    }

    @Test
    void javaHomeIsCheckedAndElseTheRunningJdkIsUsed() {
        World world = new World().files("/opt/jdk8/jre/lib/rt.jar");
        assertEquals(
                VPath.parse("/opt/jdk8"),
                world.settings(Map.of("javaHome", "/opt/jdk8")).discover().jdk().value());
        Project wrong = world.settings(Map.of("javaHome", "/opt/nothing")).discover();
        assertEquals(World.JDK, wrong.jdk().value());
        assertEquals("naja.json: naja.javaHome", wrong.problems().get(0).place());
    }

    @Test
    void aJdkInTheProjectIsNotReadSinceThatRunsCodeOfIt() {
        Project project = new World()
                .files("jdk/lib/modules", "jdk/lib/jrt-fs.jar")
                .settings(Map.of("javaHome", "jdk"))
                .discover();
        assertEquals(World.JDK, project.jdk().value());
        assertTrue(project.problems().get(0).toString().contains("lib/jrt-fs.jar"), project.problems()::toString);
        World other = new World().files("old/lib/rt.jar", "/opt/jdk/lib/modules", "/opt/jdk/lib/jrt-fs.jar");
        assertEquals(
                List.of(), other.settings(Map.of("javaHome", "old")).discover().problems());
        assertEquals(
                VPath.parse("/opt/jdk"),
                other.settings(Map.of("javaHome", "/opt/jdk")).discover().jdk().value());
    }

    @Test
    void aPyDevProjectNamesItsRoots() {
        Project project = new World()
                .file(
                        ".pydevproject",
                        "<pydev_project><pydev_pathproperty name=\"org.python.pydev.PROJECT_SOURCE_PATH\">",
                        "<path>/${PROJECT_DIR_NAME}/src/py</path></pydev_pathproperty>",
                        "<pydev_property name=\"org.python.pydev.PYTHON_PROJECT_VERSION\">jython 2.7</pydev_property>",
                        "</pydev_project>")
                .files("src/py/a.py")
                .discover();
        assertEquals(List.of("src/py", "."), World.roots(project));
        assertFalse(project.dialect().guessed());
    }
}
