package naja.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.vfs.VPath;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static List<String> values(List<Setting<String>> settings) {
        return settings.stream().map(Setting::value).toList();
    }

    private static List<String> texts(Settings.Reading reading) {
        return reading.problems().stream().map(SettingProblem::text).toList();
    }

    private static Settings read(Map<String, ?> tree) {
        return Settings.read(tree, "client").settings();
    }

    @Test
    void settingsStandBelowNajaOrByThemselves() {
        Map<String, Object> inner = Map.of("sysPath", List.of("lib/python"), "dialect", "jython-2.7");
        Settings bare = Settings.read(inner, "naja.json").settings();
        Settings wrapped = Settings.read(Map.of("naja", inner), "naja.json").settings();
        assertEquals(bare, wrapped);
        assertEquals(List.of("lib/python"), values(bare.sysPath()));
        assertEquals(Dialect.JYTHON_2_7, bare.dialect().orElseThrow().value());
    }

    @Test
    void eachValueKnowsItsPlace() {
        Settings settings = Settings.read(Map.of("classpath", List.of("a.jar", "b.jar")), "naja.json")
                .settings();
        assertEquals("naja.json: naja.classpath[1]", settings.classpath().get(1).place());
    }

    @Test
    void aWrongSettingIsReportedWithItsPlaceAndTheRestIsUsed() {
        Settings.Reading reading = Settings.read(
                Map.of(
                        "sysPath", List.of("good", 7, ""),
                        "classpath", Map.of(),
                        "dialect", "perl",
                        "packageCache", "yes",
                        "environment", Map.of("CLASSPATH", "x.jar", "N", 1)),
                "client");
        assertEquals(List.of("good"), values(reading.settings().sysPath()));
        assertEquals(Map.of("CLASSPATH", "x.jar"), reading.settings().environmentOver(Map.of()));
        assertTrue(reading.settings().dialect().isEmpty());
        assertEquals(
                List.of(
                        "client: naja.classpath: must be a list of strings, not an object",
                        "client: naja.dialect: no dialect \"perl\"; known are jython-2.7, jython-2.5, jython-next, cpython-3, graalpy,"
                                + " graalpy-jython, jpype, jep, py4j",
                        "client: naja.environment.N: must be a string, not 1",
                        "client: naja.packageCache: must be true or false, not the string \"yes\"",
                        "client: naja.sysPath[1]: must be a string, not 7",
                        "client: naja.sysPath[2]: must not be empty"),
                texts(reading).stream().sorted().toList());
    }

    @Test
    void sourcesAreListedAndDecompilingIsAFlag() {
        Settings.Reading reading =
                Settings.read(Map.of("sources", List.of("a-sources.jar", "src"), "decompile", false), "naja.json");
        assertEquals(List.of("a-sources.jar", "src"), values(reading.settings().sources()));
        assertEquals(false, reading.settings().decompile().orElseThrow().value());
        assertEquals(List.of(), reading.problems());
        Settings.Reading wrong = Settings.read(Map.of("sources", 1, "decompile", "no"), "naja.json");
        assertEquals(
                List.of(
                        "naja.json: naja.decompile: must be true or false, not the string \"no\"",
                        "naja.json: naja.sources: must be a list of strings, not 1"),
                texts(wrong).stream().sorted().toList());
    }

    @Test
    void modulesByPathAreNamesForPatterns() {
        Settings.Reading reading = Settings.read(
                Map.of("modulesByPath", Map.of("plugins/*.py", "{stem}", "executor/__init__.py", 7)), "naja.json");
        assertEquals(
                "{stem}", reading.settings().modulesByPath().get("plugins/*.py").value());
        assertEquals(
                List.of("naja.json: naja.modulesByPath.executor/__init__.py: must be a string, not 7"), texts(reading));
        assertEquals(
                List.of(
                        "naja.json: naja.modulesByPath: must be an object of file patterns and module names, not a list"),
                texts(Settings.read(Map.of("modulesByPath", List.of()), "naja.json")));
    }

    @Test
    void anUnknownSettingIsReported() {
        Settings.Reading reading = Settings.read(Map.of("syspath", List.of()), "naja.json");
        assertEquals(
                List.of("naja.json: naja.syspath: there is no such setting; did you mean sysPath?"), texts(reading));
    }

    @Test
    void whatClientsSendForNothingIsNothing() {
        Map<String, Object> tree = new java.util.HashMap<>();
        tree.put("jythonHome", "");
        tree.put("javaHome", null);
        tree.put("sysPath", Arrays.asList());
        Settings.Reading reading = Settings.read(tree, "client");
        assertEquals(Settings.NONE, reading.settings());
        assertEquals(List.of(), reading.problems());
    }

    @Test
    void aVersionOfJythonThatIsNotKnownIsAProblemAndTheNearestIsUsed() {
        Settings.Reading reading = Settings.read(Map.of("jython", "9.9", "javaHome", "/jdk"), "client");
        assertEquals(
                List.of("client: naja.jython: the rules of Jython 9.9 are not known; those of 2.7.4 are used; known are"
                        + " 2.5.0, 2.5.1, 2.5.2, 2.5.3, 2.5.4, 2.7.0, 2.7.1, 2.7.2, 2.7.3, 2.7.4"),
                texts(reading));
        assertEquals("2.7.4", reading.settings().jython().orElseThrow().value());
        assertEquals("/jdk", reading.settings().javaHome().orElseThrow().value());
        Map.of("2.2", "2.5.0", "2.6", "2.5.4", "2.7.5", "2.7.4")
                .forEach((written, used) -> assertEquals(
                        used,
                        read(Map.of("jython", written)).jython().orElseThrow().value()));
        for (String known : List.of("2.5", "2.7", "2.7.0", "2.5.4-rc1", "2.7.1b3")) {
            assertEquals(List.of(), texts(Settings.read(Map.of("jython", known), "client")), known);
        }
    }

    @Test
    void jythonIsAVersionOrAnObjectWithThePackageCache() {
        assertEquals(
                "2.7.2", read(Map.of("jython", "2.7.2")).jython().orElseThrow().value());
        Settings both = read(Map.of("jython", Map.of("version", "2.7.2", "packageCache", false)));
        assertEquals("2.7.2", both.jython().orElseThrow().value());
        assertEquals("client: naja.jython.version", both.jython().orElseThrow().place());
        assertEquals(false, both.packageCache().orElseThrow().value());
        assertEquals(
                "client: naja.jython.packageCache",
                both.packageCache().orElseThrow().place());
        assertEquals(
                Optional.empty(),
                read(Map.of("jython", Map.of("packageCache", true))).jython());
    }

    @Test
    void whatIsWrongInJythonIsReportedWithItsPlace() {
        Settings.Reading reading =
                Settings.read(Map.of("jython", Map.of("version", "new", "packageCache", "off", "cache", 1)), "client");
        assertEquals(Settings.NONE, reading.settings());
        assertEquals(
                List.of(
                        "client: naja.jython.cache: there is no such setting; known are packageCache, version",
                        "client: naja.jython.packageCache: must be true or false, not the string \"off\"",
                        "client: naja.jython.version: \"new\" is no version such as 2.7.4"),
                texts(reading).stream().sorted().toList());
        assertEquals(
                List.of("client: naja.jython: must be a version or an object of version and packageCache, not a list"),
                texts(Settings.read(Map.of("jython", List.of("2.7.2")), "client")));
        Settings.Reading twice =
                Settings.read(Map.of("jython", Map.of("packageCache", false), "packageCache", true), "client");
        assertEquals(true, twice.settings().packageCache().orElseThrow().value());
        assertEquals(
                List.of("client: naja.jython.packageCache: naja.packageCache is set too, and counts"), texts(twice));
    }

    @Test
    void aStrongerLayerWinsValueByValue() {
        Settings weak = Settings.read(
                        Map.of("sysPath", List.of("a"), "jython", "2.7.2", "environment", Map.of("A", "1", "B", "1")),
                        "weak")
                .settings();
        Settings strong = Settings.read(Map.of("sysPath", List.of("b"), "environment", Map.of("B", "2")), "strong")
                .settings();
        Settings merged = weak.with(strong);
        assertEquals(List.of("b"), values(merged.sysPath()));
        assertEquals("2.7.2", merged.jython().orElseThrow().value());
        assertEquals(Map.of("A", "1", "B", "2"), merged.environmentOver(Map.of("A", "0")));
    }

    @Test
    void relativePathsAreMeantFromTheFolderOfTheFile() {
        Setting<String> setting = Settings.read(Map.of("sysPath", "lib"), "naja.json", Optional.of(World.FOLDER))
                .settings()
                .sysPath()
                .get(0);
        assertEquals(World.FOLDER, setting.base().orElseThrow());
    }

    @Test
    void wrongSettingsOfDiagnosticsAreReportedAndTheRestIsUsed() {
        Settings.Reading reading = Settings.read(
                Map.of(
                        "diagnostics",
                        Map.of(
                                "scope",
                                "everything",
                                "respectTypeIgnore",
                                "yes",
                                "level",
                                1,
                                "severity",
                                Map.of("unused-import", "off", "unused", "off", "syntax-error", "bad"),
                                "paths",
                                Map.of("tests/", "hint", "gen/*.py", Map.of("letter-case", 7)))),
                "naja.json");
        List<String> texts = texts(reading).stream().sorted().toList();
        assertEquals(6, texts.size(), texts::toString);
        assertTrue(
                texts.get(0).startsWith("naja.json: naja.diagnostics.level: there is no such setting"),
                texts::toString);
        assertEquals(
                "naja.json: naja.diagnostics.paths.gen/*.py.letter-case: must be error, warning, information, hint or off,"
                        + " not 7",
                texts.get(1));
        assertEquals(
                "naja.json: naja.diagnostics.respectTypeIgnore: must be true or false, not the string \"yes\"",
                texts.get(2));
        assertTrue(
                texts.get(3).endsWith("must be openFiles or workspace, not the string \"everything\""),
                texts::toString);
        assertTrue(texts.get(5).contains("naja.diagnostics.severity.unused: there is no such code"), texts::toString);
        assertTrue(reading.settings().describe().contains("naja.json: naja.diagnostics.severity.unused-import = off"));
    }

    @Test
    void theLastPatternThatNamesTheCodeCounts() {
        DiagnosticSettings weak = Settings.read(
                        Map.of("diagnostics", Map.of("severity", Map.of("unused-import", "warning"))), "editor")
                .settings()
                .diagnostics();
        DiagnosticSettings strong = Settings.read(
                        Map.of("diagnostics", Map.of("paths", Map.of("tests", Map.of("unused-import", "off")))),
                        "naja.json")
                .settings()
                .diagnostics();
        VPath folder = VPath.parse("/w");
        DiagnosticSettings both = weak.with(strong);
        assertEquals(
                Optional.of("warning"),
                both.weight(DiagnosticCode.UNUSED_IMPORT, folder.resolve("a.py"), folder)
                        .map(DiagnosticSettings.Weight::text));
        assertEquals(
                Optional.of("off"),
                both.weight(DiagnosticCode.UNUSED_IMPORT, folder.resolve("tests/deep/a.py"), folder)
                        .map(DiagnosticSettings.Weight::text));
        assertEquals(Optional.empty(), both.weight(DiagnosticCode.LETTER_CASE, folder.resolve("tests/a.py"), folder));
    }
}
