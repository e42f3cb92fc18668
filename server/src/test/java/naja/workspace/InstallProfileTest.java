package naja.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Naming the directory of a program is enough to have its archives on the class path. */
class InstallProfileTest {
    private static final String PLACE = "/opt/program/";

    /** Of each program the files of its distribution that tell the layout; those with a star in front are no archives of it. */
    private static final Map<String, List<String>> LAYOUTS = Map.of(
            "Ghidra",
            List.of(
                    "*Ghidra/application.properties",
                    "Ghidra/Framework/Generic/lib/Generic.jar",
                    "Ghidra/Features/Base/lib/Base.jar",
                    "Ghidra/Processors/x86/lib/x86.jar",
                    "Ghidra/Extensions/Sample/lib/Sample.jar",
                    "*docs/GhidraAPI_javadoc.zip"),
            "Fiji",
            List.of(
                    "jars/ij-1.54f.jar",
                    "jars/fiji-2.14.0.jar",
                    "jars/bio-formats/formats-gpl-7.jar",
                    "plugins/Fiji_Plugins.jar",
                    "*java/linux/jdk/lib/jrt-fs.jar"),
            "Burp Suite",
            List.of("burpsuite_community.jar", "*jython-docs.txt"),
            "WebLogic",
            List.of(
                    "wlserver/server/lib/weblogic.jar",
                    "wlserver/modules/com.bea.core.jar",
                    "oracle_common/modules/thirdparty/jython.jar",
                    "*inventory/x.jar"),
            "SikuliX",
            List.of("sikulixide-2.0.5.jar", "Extensions/jython-standalone-2.7.4.jar"),
            "JMRI",
            List.of("jmri.jar", "lib/jython-standalone.jar", "*jython/a.py"),
            "openHAB",
            List.of("runtime/system/org/openhab/core/1/core-1.jar", "addons/jythonscripting.jar", "*conf/a.jar"),
            "Ignition",
            List.of(
                    "*lib/core/gateway/notes.txt",
                    "lib/core/gateway/gateway-api.jar",
                    "lib/core/common/ignition-common.jar",
                    "user-lib/extra/driver.jar"));

    private static World installed(String program) {
        World world = new World();
        for (String file : LAYOUTS.getOrDefault(program, List.of())) {
            if (file.startsWith("*")) {
                world.file(PLACE + file.substring(1));
            } else {
                world.archive(PLACE + file, "A.class");
            }
        }
        return world;
    }

    private static Set<String> archives(Project project) {
        Set<String> archives = new TreeSet<>();
        World.classpath(project).stream()
                .filter(text -> text.startsWith(PLACE))
                .forEach(text -> archives.add(text.substring(PLACE.length())));
        return archives;
    }

    private static Set<String> expected(String program) {
        Set<String> expected = new TreeSet<>(LAYOUTS.getOrDefault(program, List.of()));
        expected.removeIf(file -> file.startsWith("*"));
        return expected;
    }

    @TestFactory
    Stream<DynamicTest> theDirectoryOfAProgramIsAllThatIsNamed() {
        return LAYOUTS.keySet().stream()
                .sorted()
                .map(program -> DynamicTest.dynamicTest(program, () -> {
                    Project project = installed(program)
                            .settings(Map.of("classpath", List.of("/opt/program")))
                            .discover();
                    assertEquals(expected(program), archives(project));
                    assertEquals(List.of(), project.problems());
                }));
    }

    @Test
    void scriptsInsideOfAProgramSeeIt() {
        World world = installed("Ghidra").file(PLACE + "Ghidra/Features/Base/ghidra_scripts/a.py", "import ghidra");
        Project project = world.discover(World.place(PLACE + "Ghidra/Features/Base/ghidra_scripts"));
        assertEquals(expected("Ghidra"), archives(project));
        assertEquals("Ghidra, /opt/program", project.classpath().get(0).origin());
    }

    @Test
    void theEnvironmentNamesGhidraForScriptsThatAreMeantForIt() {
        World scripts = installed("Ghidra").variable("GHIDRA_INSTALL_DIR", "/opt/program");
        assertEquals(Set.of(), archives(scripts.discover()));
        scripts.file("ghidra_scripts/a.py", "import ghidra");
        assertEquals(expected("Ghidra"), archives(scripts.discover()));
    }
}
