package naja.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import naja.names.ModuleName;
import naja.names.PackageContext;
import org.junit.jupiter.api.Test;

class SearchPathsTest {

    private static SearchPaths of(World world, String file) {
        return new SearchPaths(world.discover(), world.tree(), World.place(file));
    }

    private static List<String> contexts(World world, String file) {
        return of(world, file).contexts().stream()
                .map(context -> context instanceof PackageContext.InPackage found
                        ? found.name() + " in " + found.packageName().orElseThrow()
                        : context instanceof PackageContext.LoadedByPath
                                ? context.moduleName()
                                        + context.packageName()
                                                .map(name -> " in " + name)
                                                .orElse("")
                                : context.moduleName())
                .toList();
    }

    private static List<String> path(World world, String file) {
        List<String> path = World.shown(of(world, file).sysPath().entries());
        return path.subList(0, path.indexOf(World.LIB.toString()));
    }

    @Test
    void aModuleOfARootHasItsDottedName() {
        World world = new World()
                .files("src/main/python/a/__init__.py", "src/main/python/a/b/__init__.py", "src/main/python/a/b/m.py");
        assertEquals(List.of("a.b.m in a.b"), contexts(world, "src/main/python/a/b/m.py"));
        assertEquals(List.of("a.b in a.b"), contexts(world, "src/main/python/a/b/__init__.py"));
    }

    @Test
    void aModuleDirectlyInARootIsTopLevel() {
        World world = new World().files("src/main/python/m.py");
        assertEquals(List.of("m"), contexts(world, "src/main/python/m.py"));
    }

    @Test
    void aFileInNoPackageAndNoRootIsAScriptAndItsDirectoryComesFirst() {
        World world = new World().files("src/main/python/m.py", "etc/tools/run.py");
        assertEquals(List.of("__main__"), contexts(world, "etc/tools/run.py"));
        assertEquals(List.of("etc/tools", "src/main/python", "."), path(world, "etc/tools/run.py"));
        assertEquals(List.of("src/main/python", "."), path(world, "src/main/python/m.py"));
    }

    @Test
    void anInitInTheRootItselfAndAboveDoesNotRenameTheModules() {
        World world = new World()
                .files(
                        "src/__init__.py",
                        "src/main/__init__.py",
                        "src/main/python/__init__.py",
                        "src/main/python/p/__init__.py",
                        "src/main/python/p/m.py");
        assertEquals(List.of("p.m in p"), contexts(world, "src/main/python/p/m.py"));
    }

    @Test
    void aPackageThatNoRootReachesBringsTheDirectoryAboveIt() {
        World world = new World().files("deep/down/pkg/__init__.py", "deep/down/pkg/m.py");
        assertEquals(List.of("pkg.m in pkg"), contexts(world, "deep/down/pkg/m.py"));
        assertEquals(List.of(".", "deep/down"), path(world, "deep/down/pkg/m.py"));
    }

    @Test
    void aFileThatTwoSetRootsReachHasBothNames() {
        World world = new World()
                .files("lib/a/__init__.py", "lib/a/b/__init__.py", "lib/a/b/m.py")
                .settings(Map.of("pythonRoots", List.of("lib", "lib/a")));
        assertEquals(List.of("a.b.m in a.b", "b.m in b"), contexts(world, "lib/a/b/m.py"));
    }

    @Test
    void theRootsOfTheFilesOwnModuleComeFirst() {
        World world = new World()
                .file("pom.xml", "<project/>")
                .file("a/pom.xml", "<project/>")
                .file("b/pom.xml", "<project/>")
                .files("a/src/main/python/x.py", "b/src/main/python/y.py");
        assertEquals(List.of("b/src/main/python", "a/src/main/python", "."), path(world, "b/src/main/python/y.py"));
        assertEquals(List.of("a/src/main/python", "b/src/main/python", "."), path(world, "a/src/main/python/x.py"));
    }

    @Test
    void aModuleOfTheLibraryHasItsNameThere() {
        World world = new World().file("a.py").files(World.LIB + "/json/__init__.py", World.LIB + "/json/decoder.py");
        assertEquals(List.of("json.decoder in json"), contexts(world, World.LIB + "/json/decoder.py"));
    }

    @Test
    void oddFileNamesHaveANameToo() {
        World world = new World()
                .files("python/my-script.py", "python/a.b.py", "python/.py", "python/p/__init__.py", "python/p/x.y.py");
        assertEquals(List.of("my-script"), contexts(world, "python/my-script.py"));
        assertEquals(List.of("a_b"), contexts(world, "python/a.b.py"));
        assertEquals(List.of("_py"), contexts(world, "python/.py"));
        assertEquals(List.of("p.x_y in p"), contexts(world, "python/p/x.y.py"));
    }

    @Test
    void aFileThatIsLoadedByPathHasThatNameToo() {
        World world = new World()
                .files("src/main/python/a/__init__.py", "src/main/python/a/m.py", "etc/x.py")
                .settings(Map.of("modulesByPath", Map.of("**/m.py", "plugins.{stem}", "etc/*.py", "user")));
        assertEquals(List.of("a.m in a", "plugins.m in plugins"), contexts(world, "src/main/python/a/m.py"));
        assertEquals(List.of("user"), contexts(world, "etc/x.py"));
    }

    @Test
    void allBelowAPackageThatIsLoadedByPathLiesInIt() {
        World world = new World()
                .files("etc/e/__init__.py", "etc/e/m.py", "etc/e/u/__init__.py", "etc/e/u/h.py", "etc/e/no/x.py")
                .settings(Map.of(
                        "pythonRoots", List.of("src"), "modulesByPath", Map.of("etc/e/__init__.py", "user_module")));
        assertEquals(List.of("e in e", "user_module in user_module"), contexts(world, "etc/e/__init__.py"));
        assertEquals(List.of("e.m in e", "user_module.m in user_module"), contexts(world, "etc/e/m.py"));
        assertEquals(List.of("e.u in e.u", "user_module.u in user_module.u"), contexts(world, "etc/e/u/__init__.py"));
        assertEquals(List.of("e.u.h in e.u", "user_module.u.h in user_module.u"), contexts(world, "etc/e/u/h.py"));
        assertEquals(List.of("__main__"), contexts(world, "etc/e/no/x.py"));
    }

    @Test
    void aModuleOfAPackageCanBeRunInTwoWays() {
        World world = new World().files("python/p/__init__.py", "python/p/m.py", "python/t.py", "etc/run.py");
        assertEquals(
                List.of(new PackageContext.Script(), new PackageContext.RunAsModule(new ModuleName("p"))),
                of(world, "python/p/m.py").mainContexts());
        assertEquals(
                List.of(new PackageContext.Script()),
                of(world, "python/p/__init__.py").mainContexts());
        assertEquals(
                List.of(new PackageContext.Script()), of(world, "python/t.py").mainContexts());
        assertEquals(List.of(), of(world, "etc/run.py").mainContexts());
        assertEquals(
                "python/p",
                World.shown(of(world, "python/p/m.py").scriptPath().entries()).get(0));
    }

    @Test
    void theScriptsDirectoryIsNoRootOfOthers() {
        World world = new World().files("one/a.py", "two/b.py");
        assertFalse(path(world, "two/b.py").contains("one"));
    }
}
