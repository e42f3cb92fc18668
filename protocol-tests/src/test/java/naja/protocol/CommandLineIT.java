package naja.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for people, as processes. */
class CommandLineIT {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path temporary;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private TestProject project;

    private record Result(int code, String output, String errors) {}

    @BeforeEach
    void write() {
        project = new TestProject(temporary)
                .with("naja.json", "{}")
                .with("bad.py", "import os\nimport nosuch\n")
                .with("good.py", "import os\n")
                .with("extra/nosuch.py", "");
    }

    @Test
    void exitCodesAreZeroOneAndTwo() throws Exception {
        assertEquals(0, run("check", "good.py").code());
        assertEquals(1, run("check", "bad.py").code());
        assertEquals(1, run("check", ".").code());
        assertEquals(2, run("check").code());
        assertEquals(2, run("check", "no such file").code());
        assertEquals(2, run("check", "--format", "xml", ".").code());
        assertEquals(2, run("no-such-command").code());
        assertEquals(2, run("explain", "bad.py").code());
        assertEquals(0, run("check", "--sys-path", "extra", "bad.py").code());
    }

    @Test
    void checkWritesEachFormat() throws Exception {
        String text = run("check", "bad.py").output();
        assertTrue(text.contains("bad.py:2:8: error [unresolved-import]"), text);
        JsonObject json = TestEditor.json(
                        run("check", "--format", "json", "bad.py").output())
                .getAsJsonObject();
        JsonObject one = json.getAsJsonArray("diagnostics").get(0).getAsJsonObject();
        assertEquals(2, one.get("line").getAsInt());
        assertEquals("unresolved-import", one.get("code").getAsString());
        JsonObject sarif = TestEditor.json(
                        run("check", "--format", "sarif", "bad.py").output())
                .getAsJsonObject();
        assertEquals("2.1.0", sarif.get("version").getAsString());
        assertTrue(sarif.toString().contains("\"startLine\":2"), sarif::toString);
        String github = run("check", "--format", "github", "bad.py").output();
        assertTrue(github.startsWith("::error file=bad.py,line=2,"), github);
    }

    @Test
    void nothingButTheReportIsWritten() throws Exception {
        Result result = run("check", "good.py");
        assertEquals("0 errors and 0 warnings in 1 files\n", result.output());
        assertEquals("", result.errors());
    }

    @Test
    void checkTellsWhatIsWrongWithTheSettings() throws Exception {
        Result option = run("check", "--classpath", "no-such.jar", "good.py");
        assertEquals(0, option.code());
        assertEquals("0 errors and 0 warnings in 1 files\n", option.output());
        assertTrue(option.errors().contains("naja: command line: naja.classpath[0]: "), option::errors);
        project.with("naja.json", "{\"sysPath\": [\"no-such\"]}");
        Result setting = run("check", "good.py");
        assertEquals(0, setting.code());
        assertTrue(setting.errors().contains("naja.json: naja.sysPath[0]: "), setting::errors);
        project.with("naja.json", "{\"sysPath\":");
        Result broken = run("check", "good.py");
        assertEquals(2, broken.code());
        assertEquals("0 errors and 0 warnings in 1 files\n", broken.output());
        assertTrue(broken.errors().contains("naja.json: not read: "), broken::errors);
    }

    @Test
    void aDamagedArchiveMakesJavaNamesUnknownAndIsNamed() throws Exception {
        project.with("lib/damaged.jar", "junk").with("java.py", "import com.foo.Bar\nimport java.util.Nothing\n");
        Result check = run("check", "java.py");
        assertTrue(!check.output().contains("java.py:1:"), check::output);
        assertTrue(check.output().contains("java.py:2:"), check::output);
        assertEquals(1, check.errors().split("damaged.jar", -1).length - 1, check::errors);
        assertTrue(check.errors().contains("damaged.jar: no archive"), check::errors);
        Result explain = run("explain", "java.py:1");
        assertTrue(explain.output().contains("an archive that cannot be read"), explain::output);
        Result doctor = run("doctor", ".");
        assertTrue(doctor.output().contains("class path: ") && doctor.output().contains("damaged.jar: no archive"));
    }

    @Test
    void settingsThatCannotBeReadAreNamed() throws Exception {
        project.with("naja.json", "{\"dialect\": \"jython-2.7\"\n \"jython\": \"2.7.1\"}");
        String broken = run("check", "good.py").errors();
        assertTrue(broken.contains("naja.json: not read: not JSON: line 2, column 2: a comma or"), broken);
        assertTrue(!broken.contains("JsonReader"), broken);
        Files.delete(temporary.resolve("naja.json"));
        project.with("naja.json/file", "");
        String directory = run("check", "good.py").errors();
        assertTrue(directory.contains("naja.json: not read: a directory"), directory);
    }

    @Test
    void severitiesOfSettingsDecideTheExitCodeAndAreNamedByDoctor() throws Exception {
        project.with("naja.json", "{\"diagnostics\": {\"severity\": {\"unresolved-import\": \"warning\"}}}");
        Result warned = run("check", "bad.py");
        assertEquals(0, warned.code());
        assertTrue(warned.output().contains("bad.py:2:8: warning [unresolved-import]"), warned::output);
        String doctor = run("doctor", ".").output();
        assertTrue(doctor.contains("naja.json: naja.diagnostics.severity.unresolved-import = warning"), doctor);
        project.with("naja.json", "{\"diagnostics\": {\"severity\": {\"unresolved-import\": \"loud\"}}}");
        Result wrong = run("check", "bad.py");
        assertEquals(1, wrong.code());
        assertTrue(
                wrong.errors().contains("naja.json: naja.diagnostics.severity.unresolved-import: must be error,"),
                wrong::errors);
    }

    @Test
    void aVersionOfJythonThatIsNotKnownIsNamed() throws Exception {
        project.with("naja.json", "{\"jython\": \"9.9\"}");
        Result check = run("check", "good.py");
        assertEquals(0, check.code());
        assertTrue(check.errors().contains("naja.json: naja.jython: the rules of Jython 9.9 are not known"));
        String doctor = run("doctor", ".").output();
        assertTrue(
                doctor.lines()
                        .anyMatch(line -> line.startsWith("rules      jython-2.7 2.7.4  (")
                                && line.endsWith("naja.json: naja.jython)")),
                doctor);
        project.with("naja.json", "{}");
        String embedded = run("doctor", ".").output();
        assertTrue(embedded.contains("rules      jython-2.7 2.7.4  (comes with Naja)"), embedded);
    }

    @Test
    void aFileThatCannotBeReadIsNamedAndNoCleanOne() throws Exception {
        unreadable(temporary.resolve("broken.py"));
        project.with("user.py", "import broken\nfrom broken import name\n");
        Result check = run("check", "broken.py", "good.py", "user.py");
        assertEquals(1, check.code());
        assertEquals("0 errors and 0 warnings in 2 files; 1 could not be read\n", check.output());
        assertEquals(1, check.errors().split("broken.py", -1).length - 1, check::errors);
        JsonObject json = TestEditor.json(
                        run("check", "--format", "json", "broken.py").output())
                .getAsJsonObject();
        assertEquals("[\"broken.py\"]", json.get("unread").toString());
        assertEquals(0, json.get("files").getAsInt());
        String sarif = run("check", "--format", "sarif", "broken.py").output();
        assertTrue(sarif.contains("\"executionSuccessful\": false"), sarif);
        String github = run("check", "--format", "github", "broken.py").output();
        assertEquals("::error file=broken.py::cannot be read\n", github);
    }

    /** A file that cannot be read, by root neither where the system has one. */
    private static void unreadable(Path file) throws IOException {
        Path memory = Path.of("/proc/self/mem");
        if (Files.exists(memory)) {
            Files.createSymbolicLink(file, memory);
        } else {
            assertTrue(Files.createFile(file).toFile().setReadable(false, false), "a file can be made unreadable");
        }
    }

    @Test
    void namesWithOtherLettersThanThoseOfTheLocaleAreRead() throws Exception {
        project.with("été/p/__init__.py", "x = 1\n")
                .with("été/m.py", "from p import x\nimport nosuch\n")
                .with("naja.json", "{\"sysPath\": [\"été\"]}")
                .with("good.py", "import p.nosuch, m\n");
        for (String locale : List.of("C", "C.UTF-8")) {
            Result check = run(Map.of("LC_ALL", locale), List.of(), "check", ".");
            assertTrue(check.output().contains("été/m.py:2:8: error [unresolved-import]"), check::output);
            assertTrue(check.output().contains("good.py:1:10: error [unresolved-import]"), check::output);
            assertTrue(check.output().endsWith("\n3 errors and 0 warnings in 5 files\n"), check::output);
        }
        Map<String, String> ascii = Map.of("LC_ALL", "C");
        Result named = run(ascii, List.of(), "check", "été");
        assertEquals(2, named.code());
        assertTrue(named.errors().contains("set LC_ALL=C.UTF-8"), named::errors);
        String doctor = run(ascii, List.of(), "doctor", ".").output();
        assertTrue(doctor.contains("\nlocale     ") && doctor.contains("LC_ALL=C.UTF-8"), doctor);
    }

    @Test
    void aCacheThatCannotBeWrittenLeavesNothingBehind() throws Exception {
        project.with("no directory", "").with("scratch/empty.txt", "");
        Path scratch = temporary.resolve("scratch");
        Result check = run(
                Map.of("XDG_CACHE_HOME", temporary.resolve("no directory").toString()),
                List.of("-Djava.io.tmpdir=" + scratch),
                "check",
                "good.py");
        assertEquals("0 errors and 0 warnings in 1 files\n", check.output());
        assertTrue(check.errors().contains("cannot be written"), check::errors);
        try (Stream<Path> left = Files.list(scratch)) {
            assertEquals(List.of(scratch.resolve("empty.txt")), left.toList());
        }
    }

    @Test
    void explainAnswersOnEveryColumnOfAnImport() throws Exception {
        project.with("columns.py", "from os import path as p, sep\n");
        for (int column : List.of(1, 4, 9, 12, 20, 25, 26, 30)) {
            Result text = run("explain", "columns.py:1:" + column);
            assertEquals(0, text.code(), text.errors());
            assertTrue(text.output().startsWith("import of os, "), text::output);
        }
    }

    @Test
    void explainListsTheSteps() throws Exception {
        Result text = run("explain", "bad.py:2:8");
        assertEquals(0, text.code());
        assertTrue(text.output().contains("1. ") && text.output().contains("missing: ImportError"), text::output);
        JsonObject json = TestEditor.json(
                        run("explain", "bad.py:2", "--format", "json").output())
                .getAsJsonObject();
        assertTrue(json.toString().contains("\"steps\""), json::toString);
    }

    @Test
    void explainTellsTheWaysToRunAFile() throws Exception {
        project.with("p/__init__.py", "")
                .with("p/m.py", "from .n import x\nif __name__ == '__main__':\n    pass\n")
                .with("p/n.py", "x = 1\n")
                .with("single/one.py", "from .two import x\n");
        String modes = run("explain", "p/m.py:1").output();
        assertTrue(modes.contains("running as p.m in package p (imported)"), modes);
        assertTrue(
                modes.contains("when run as a script => missing: ValueError: Attempted relative import in non-package"),
                modes);
        assertTrue(!modes.contains("with -m"), modes);
        String byPath = run("explain", "--modules-by-path", "single/*.py=a.{stem}", "single/one.py:1")
                .output();
        assertTrue(byPath.contains("running as a.one in package a (loaded by path)"), byPath);
        assertTrue(byPath.contains("Parent module 'a' not loaded"), byPath);
    }

    @Test
    void doctorNamesWhatItFound() throws Exception {
        Result result = run("doctor", ".");
        assertEquals(0, result.code());
        for (String wanted : List.of("dialect", "jython", "jdk", "sys.path", "class path", "problems")) {
            assertTrue(result.output().contains(wanted), result::output);
        }
    }

    @Test
    void versionAndHelpAreOnStandardOutput() throws Exception {
        assertTrue(run("--version").output().matches("naja \\d+\\.\\d+\\.\\d+\\s*"));
        for (String help : List.of("--help", "check --help", "lsp --help", "doctor --help", "explain --help")) {
            Result result = run(help.split(" "));
            assertEquals(0, result.code(), help);
            assertTrue(result.output().contains("Usage: naja"), result::output);
        }
    }

    private Result run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), List.of(), arguments);
    }

    private Result run(Map<String, String> variables, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ServerProcess.java()));
        command.addAll(options);
        command.addAll(List.of("-jar", ServerProcess.jar().toString()));
        command.addAll(List.of(arguments));
        Path errors = temporary.resolve("errors.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(temporary.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(variables);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        return new Result(code, output, Files.readString(errors));
    }
}
