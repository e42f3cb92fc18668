package naja.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DialectSignsTest {

    private static Dialect dialect(World world) {
        return world.discover().dialect().dialect();
    }

    @Test
    void nothingAtAllIsJythonAndSaysThatItIsAGuess() {
        DialectChoice choice = new World().file("a.py", "x = 1").discover().dialect();
        assertEquals(Dialect.JYTHON_2_7, choice.dialect());
        assertTrue(choice.guessed());
    }

    @Test
    void aSettingOverridesAllSigns() {
        World world = new World().file("a.py", "print 'x'").settings(Map.of("dialect", "cpython-3"));
        assertEquals(Dialect.CPYTHON_3, dialect(world));
    }

    @Test
    void dependenciesOfTheBuildDecideBeforeTheSources() {
        World world = new World()
                .file("a.py", "async def f(): pass")
                .file("build.gradle", "dependencies { implementation 'org.python:jython-slim:2.7.3' }");
        assertEquals(Dialect.JYTHON_2_7, dialect(world));
        assertEquals(
                Dialect.GRAALPY,
                dialect(new World()
                        .file("build.gradle", "dependencies { implementation 'org.graalvm.polyglot:python:24.1' }")));
        assertEquals(
                Dialect.PY4J,
                dialect(
                        new World()
                                .file(
                                        "pom.xml",
                                        "<project><dependencies><dependency><groupId>org.apache.spark</groupId>",
                                        "<artifactId>spark-core_2.12</artifactId><version>3</version></dependency></dependencies></project>")));
    }

    @Test
    void requirementsOfPythonDecide() {
        assertEquals(Dialect.JPYPE, dialect(new World().file("requirements.txt", "numpy", "JPype1>=1.4")));
        assertEquals(Dialect.PY4J, dialect(new World().file("requirements-dev.txt", "pyspark==3.5")));
        assertEquals(Dialect.JYTHON_2_7, dialect(new World().file("requirements.txt", "notpyspark")));
    }

    @Test
    void python2SourcesAreJython() {
        for (String line : new String[] {
            "print 'x'", "print x", "try:\n  pass\nexcept Exception, e:\n  pass", "x = ur'a'", "raise ValueError, 'x'"
        }) {
            DialectChoice choice = new World().file("a.py", line).discover().dialect();
            assertEquals(Dialect.JYTHON_2_7, choice.dialect(), line);
            assertTrue(choice.reason().startsWith("Python 2 in "), line + ": " + choice.reason());
        }
    }

    @Test
    void python3SourcesAreCpython() {
        for (String line : new String[] {
            "x = f'{y}'", "async def f():\n  pass", "def f(a) -> int:\n  return 1", "if (n := 1):\n  pass"
        }) {
            assertEquals(Dialect.CPYTHON_3, dialect(new World().file("a.py", line)), line);
        }
        assertEquals(
                Dialect.CPYTHON_3,
                dialect(new World()
                        .file("a.py", "x = 1")
                        .file("pyproject.toml", "[project]", "requires-python = \">=3.9\"")));
    }

    @Test
    void importsOfJavaAreJython() {
        DialectChoice choice = new World()
                .file("a.py", "from java.util import ArrayList")
                .discover()
                .dialect();
        assertEquals(Dialect.JYTHON_2_7, choice.dialect());
        assertTrue(choice.reason().startsWith("Java is imported in "));
    }

    @Test
    void javaTypeIsGraalpy() {
        assertEquals(Dialect.GRAALPY, dialect(new World().file("a.py", "import java", "A = java.type('x.A')")));
    }

    @Test
    void aFirstLineCanNameTheDialectOfOneFile() {
        assertEquals(Optional.of(Dialect.CPYTHON_3), DialectSigns.ofFile("#!/usr/bin/env python3\nx = 1"));
        assertEquals(Optional.of(Dialect.JYTHON_2_7), DialectSigns.ofFile("#!/usr/bin/env jython\n"));
        assertEquals(Optional.of(Dialect.JYTHON_2_7), DialectSigns.ofFile("# Finds things\n# @runtime Jython\n"));
        assertEquals(Optional.empty(), DialectSigns.ofFile("#!/usr/bin/env python\n"));
        assertEquals(Optional.empty(), DialectSigns.ofFile(""));
    }

    @Test
    void anotherDialectHasNoJythonLibraryAndItsOwnByName() {
        Project project = new World().file("a.py", "async def f(): pass").discover();
        assertEquals(java.util.List.of(".", "__stdlib__"), World.shown(project.path()));
        assertTrue(project.incomplete().isPresent());
    }
}
