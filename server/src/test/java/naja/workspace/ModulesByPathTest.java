package naja.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModulesByPathTest {

    private static List<String> modules(World world) {
        return world.discover().modulesByPath().stream()
                .map(module -> World.shown(module.file()) + " as " + module.name())
                .sorted()
                .toList();
    }

    private static List<String> problems(World world) {
        return world.discover().problems().stream()
                .map(SettingProblem::text)
                .map(text -> text.replace(World.FOLDER + "/", ""))
                .toList();
    }

    @Test
    void theFourthDemoNamesAPackageAndAFile() {
        World world = new World()
                .file("main.py", "from jina import Flow")
                .file(
                        "multi/config.yml",
                        "jtype: Bar",
                        "metas:",
                        "  name: bar",
                        "  py_modules:",
                        "    - executor/__init__.py")
                .files("multi/executor/__init__.py", "multi/executor/my_executor.py")
                .file("single/config.yml", "jtype: Foo", "py_modules: my_executor.py")
                .files("single/my_executor.py");
        assertEquals(
                List.of("multi/executor/__init__.py as user_module", "single/my_executor.py as my_executor"),
                modules(world));
        assertEquals(List.of(), problems(world));
    }

    @Test
    void whatIsLoadedSecondUnderATakenNameHasTheOtherToo() {
        World world = new World()
                .file("a.yml", "jtype: A", "py_modules: [one/x.py, two/x.py]")
                .files("one/x.py", "two/x.py");
        assertEquals(
                List.of("one/x.py as user_module.x", "one/x.py as x", "two/x.py as user_module.x", "two/x.py as x"),
                modules(world));
    }

    @Test
    void otherYamlNamesNothing() {
        World world = new World()
                .file("no-type.yml", "py_modules: x.py")
                .file("deeper.yml", "jtype: A", "with:", "  py_modules: x.py", "list:", "  - py_modules: x.py")
                .file("text.yml", "text: 'jtype and py_modules'", "broken: [")
                .files("x.py");
        assertEquals(List.of(), modules(world));
    }

    @Test
    void brokenYamlIsOneLineWithFileAndLineAndTheRestIsRead() {
        World world = new World()
                .file("bad.yml", "jtype: A", "py_modules: [x.py", "other: 1")
                .file("good.yaml", "jtype: A", "py_modules:", "- x.py", "- gone.py")
                .files("x.py");
        assertEquals(List.of("x.py as x"), modules(world));
        List<String> problems = problems(world);
        assertEquals(2, problems.size(), problems::toString);
        assertTrue(problems.get(0).startsWith("bad.yml:3: no valid YAML, "), problems::toString);
        assertFalse(problems.get(0).contains("\n"), problems::toString);
        assertEquals("good.yaml:4: py_modules: gone.py is not there (yet)", problems.get(1));
    }

    @Test
    void tagsMakeNoObjectsAndDeepNestingIsGivenUp() {
        String deep = "[".repeat(100_000);
        World world = new World()
                .file(
                        "tag.yml",
                        "jtype: !!javax.script.ScriptEngineManager [x]",
                        "py_modules: &a !odd x.py",
                        "more: *a")
                .file("typed.yml", "jtype: !A x", "py_modules: !odd x.py")
                .file("deep.yml", "jtype: A", "py_modules: " + deep)
                .files("x.py");
        assertEquals(List.of("x.py as x"), modules(world));
        assertEquals(
                List.of("deep.yml:2: no valid YAML, its py_modules are passed over: it is nested too deep"),
                problems(world));
    }

    @Test
    void patternsAndNamesThatMeanNothingAreReported() {
        World world = new World()
                .files("x.py")
                .settings(Map.of("modulesByPath", Map.of("nothing/*.py", "a", "x.py", "a..b")));
        assertEquals(List.of(), modules(world));
        assertEquals(
                List.of(
                        "naja.json: naja.modulesByPath.nothing/*.py: \"nothing/*.py\" leads to no Python file",
                        "naja.json: naja.modulesByPath.x.py: \"a..b\" is no name of a module"),
                problems(world).stream().sorted().toList());
    }
}
