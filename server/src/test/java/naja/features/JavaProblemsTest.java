package naja.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import naja.base.CancelToken;
import naja.features.diagnostics.DiagnosticsFeature;
import naja.features.diagnostics.ImportProblem;
import naja.javaindex.CompiledJava;
import naja.vfs.DiskTree;
import naja.vfs.VPath;
import naja.workspace.Machine;
import naja.workspace.ProgressListener;
import naja.workspace.Settings;
import naja.workspace.Workspace;
import naja.workspace.WorkspaceOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Problems with Java names in worlds that a case file cannot state: class files of the future, an installed Jython. */
class JavaProblemsTest {
    private static final int PATIENCE = 120_000;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path temporary;

    @Test
    void aClassFileNewerThanTheJdkIsNamedWithBothVersions() throws Exception {
        Path project = Files.createDirectories(temporary.resolve("project"));
        Map<String, byte[]> compiled = CompiledJava.compile(
                temporary.resolve("work"),
                Map.of(
                        "acme/New.java",
                        "package acme; public class New {}",
                        "acme/Old.java",
                        "package acme; class Old {}"));
        byte[] future = compiled.get("acme/New.class");
        future[7] = 99;
        Files.createDirectories(project.resolve("classes/acme"));
        Files.write(project.resolve("classes/acme/New.class"), future);
        Files.write(project.resolve("classes/acme/Old.class"), compiled.get("acme/Old.class"));
        List<ImportProblem> problems = problems(
                project,
                Map.of("classpath", List.of("classes"), "javaHome", System.getProperty("java.home")),
                "from acme import New, Old as Old\nimport acme.New\n");
        assertEquals(
                List.of("java-class-too-new", "java-class-too-new"),
                problems.stream().map(problem -> problem.code().text()).toList());
        int running = Runtime.version().feature();
        assertEquals(
                "The Java class acme.New is compiled for Java 55; the JDK of this project is Java " + running
                        + " and does not load it (UnsupportedClassVersionError).",
                problems.get(0).message());
        assertTrue(problems.get(0).related().get(0).file().toString().endsWith("classes/acme/New.class"));
    }

    @Test
    void aDamagedClassFileFailsWithWhatTheVmSays() throws Exception {
        Path project = Files.createDirectories(temporary.resolve("project"));
        Files.createDirectories(project.resolve("classes/acme"));
        Files.write(project.resolve("classes/acme/Bad.class"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        List<ImportProblem> problems =
                problems(project, Map.of("classpath", List.of("classes")), "from acme import Bad\n");
        assertEquals(1, problems.size());
        assertEquals("java-class-fails", problems.get(0).code().text());
        assertTrue(
                problems.get(0).message().contains("ClassFormatError"),
                problems.get(0).message());
    }

    @Test
    void aJavaPackageIsFoundBeforeSitePackages() throws Exception {
        Path project = Files.createDirectories(temporary.resolve("project"));
        Path jython = Files.createDirectories(temporary.resolve("jython"));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jython.resolve("jython.jar")))) {
            zip.putNextEntry(new ZipEntry("org/python/core/Py.class"));
        }
        Files.createDirectories(jython.resolve("Lib/site-packages/yaml"));
        Files.writeString(jython.resolve("Lib/os.py"), "");
        Files.writeString(jython.resolve("Lib/site-packages/yaml/__init__.py"), "def load():\n    pass\n");
        Map<String, byte[]> compiled = CompiledJava.compile(
                temporary.resolve("work"), Map.of("yaml/Parser.java", "package yaml; public class Parser {}"));
        Files.createDirectories(project.resolve("classes/yaml"));
        Files.write(project.resolve("classes/yaml/Parser.class"), compiled.get("yaml/Parser.class"));
        List<ImportProblem> problems = problems(
                project,
                Map.of("classpath", List.of("classes"), "jythonHome", jython.toString()),
                "import yaml\nfrom yaml import load\n");
        assertEquals(
                List.of("java-before-python", "java-before-python", "java-class-not-found"),
                problems.stream().map(problem -> problem.code().text()).toList());
        assertTrue(problems.get(0).message().contains("This takes the Java package yaml (classes) and not "));
        assertTrue(problems.get(0).related().get(0).file().toString().endsWith("yaml/__init__.py"));
    }

    private List<ImportProblem> problems(Path project, Map<String, Object> settings, String text) throws Exception {
        Files.writeString(project.resolve("naja.json"), "{}");
        Files.writeString(project.resolve("main.py"), text);
        WorkspaceOptions options = new WorkspaceOptions(
                new DiskTree(),
                Machine.current(),
                Settings.NONE,
                json -> Map.of(),
                temporary.resolve("cache"),
                ProgressListener.NONE);
        try (Workspace workspace = Workspace.open(
                List.of(VPath.of(project)), Settings.read(settings, "test").settings(), options)) {
            return DiagnosticsFeature.find(
                    workspace.awaitIndexed(PATIENCE), VPath.of(project.resolve("main.py")), CancelToken.NONE);
        }
    }
}
