package naja.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class GlobTest {

    private static boolean matches(String glob, String path) {
        return Glob.parse(glob).matches(path);
    }

    @Test
    void twoStarsStandForNoDirectoryToo() {
        assertTrue(matches("**/*.jar", "a.jar"));
        assertTrue(matches("**/*.jar", "a/b/c.jar"));
        assertTrue(matches("**/.venv/**", ".venv/z.py"));
        assertFalse(matches("**/*.jar", "a.jar/x"));
    }

    @Test
    void oneStarStaysInItsPart() {
        assertTrue(matches("*.jar", "a.jar"));
        assertFalse(matches("*.jar", "a/b.jar"));
        assertTrue(matches("a?c*", "abcd"));
        assertFalse(matches("a?c", "a/c"));
    }

    @Test
    void bracesChooseAndBracketsHoldCharacters() {
        assertTrue(matches("*.{jar,zip}", "a.zip"));
        assertFalse(matches("*.{jar,zip}", "a.war"));
        assertTrue(matches("lib[0-9].jar", "lib7.jar"));
        assertFalse(matches("lib[!0-9].jar", "lib7.jar"));
        assertTrue(matches("{**/x,y}/*.jar", "a/x/b.jar"));
    }

    @Test
    void charactersOfRegularExpressionsMeanThemselves() {
        assertTrue(matches("a+(b).jar*", "a+(b).jar"));
        assertFalse(matches("*.jar", "axjar"));
    }

    @Test
    void thePlainStartIsNotSearched() {
        Glob glob = Glob.parse("/opt/wls/lib/**/*.jar");
        assertEquals("/opt/wls/lib", glob.fixedPart());
        assertEquals("", Glob.parse("*.jar").fixedPart());
        assertEquals("lib", Glob.parse("lib/*.jar").fixedPart());
    }

    @Test
    void expandsInTheOrderOfNames() {
        World world = new World().files("lib/b.jar", "lib/a.jar", "lib/deep/c.jar", "lib/readme.txt");
        assertEquals(
                List.of("lib/a.jar", "lib/b.jar", "lib/deep/c.jar"),
                Glob.parse("**/*.jar").expand(world.tree(), World.place("lib")).stream()
                        .map(World::shown)
                        .toList());
    }
}
