package naja.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the summary of a text says, written as text. */
class ParsedModuleTest {

    private static ParsedModule python2(String... lines) {
        return ParsedModule.of(PythonParser.parse(String.join("\n", lines) + "\n", Grammar.JYTHON_2_7));
    }

    private static ParsedModule python3(String... lines) {
        return ParsedModule.of(PythonParser.parse(String.join("\n", lines) + "\n", Grammar.PYTHON_3));
    }

    private static String names(ParsedModule module) {
        return module.bindings().stream()
                .map(binding -> binding.name() + ":" + binding.kind() + "@"
                        + binding.span().start())
                .collect(Collectors.joining(" "));
    }

    @Test
    void namesOfTheModuleAreItsClassesFunctionsVariablesAndImports() {
        ParsedModule module = python2("import a.b", "from c import d as e", "class F: pass", "def g(): h = 1", "i = 1");
        assertEquals("a:IMPORT@7 e:IMPORT@30 F:CLASS@38 g:FUNCTION@50 i:VARIABLE@61", names(module));
    }

    @Test
    void theLastBindingOfANameCounts() {
        assertEquals("x:FUNCTION@10", names(python2("x = 1", "def x(): pass")));
    }

    @Test
    void targetsOfEveryStatementBind() {
        ParsedModule module = python2(
                "(a, [b, c]) = x",
                "for d in y: e = 1",
                "with f as g: pass",
                "try: h = 1",
                "except E, i: pass",
                "j += 1");
        assertEquals("a b c d e g h i j", nameList(module));
    }

    @Test
    void listComprehensionsLeakInPython2Only() {
        assertEquals("x y", nameList(python2("x = [y for y in z]")));
        assertEquals("x", nameList(python3("x = [y for y in z]")));
    }

    @Test
    void walrusAndPatternsBindInPython3() {
        ParsedModule module =
                python3("print(a := 1)", "match b:", "    case [c, *d]: e = 1", "    case F(g, h=i): pass");
        assertEquals("a c d e g i", nameList(module));
    }

    @Test
    void aNameDeclaredGlobalInAFunctionIsAModulesName() {
        assertEquals(
                "f x y", nameList(python2("def f():", "    global x, y", "    x = 1", "    import y", "    z = 2")));
    }

    @Test
    void anUnconditionalDelRemovesTheName() {
        assertEquals("b", nameList(python2("a = b = 1", "del a")));
    }

    @Test
    void importsCarryTheirPlaceAndGuards() {
        ParsedModule module = python2(
                "try: import a",
                "except ImportError: import b",
                "if False: import c",
                "if x: import d",
                "def f(): import e");
        assertEquals(
                List.of(
                        "true [TRY_IMPORT_ERROR]",
                        "true [EXCEPT_IMPORT_ERROR]",
                        "true [NEVER_RUN]",
                        "true [CONDITIONAL]",
                        "false []"),
                module.imports().stream()
                        .map(statement -> statement.placement().moduleLevel() + " "
                                + statement.placement().guards())
                        .toList());
    }

    @Test
    void branchesForAnotherPythonNeverRun() {
        for (String test : List.of(
                "sys.version_info[0] >= 3",
                "sys.version_info >= (3,)",
                "sys.version_info > (3, 0)",
                "six.PY3",
                "not PY2")) {
            ParsedModule module = python2("if " + test + ": import a", "else: import b");
            assertEquals(
                    List.of("[NEVER_RUN]", "[]"),
                    module.imports().stream()
                            .map(statement -> statement.placement().guards().toString())
                            .toList(),
                    test);
        }
        assertEquals(
                "[CONDITIONAL]",
                python2("if sys.version_info >= (2, 6): import a")
                        .imports()
                        .get(0)
                        .placement()
                        .guards()
                        .toString());
    }

    @Test
    void unfinishedImportsAreImports() {
        String text = "from ..a.b import (c as d, e)\nimport f.g as h, i\nfrom . import *\nfrom java.util import ";
        PythonFile file = PythonParser.parse(text, Grammar.JYTHON_2_7);
        assertEquals(4, ParsedModule.of(file).imports().size());
    }

    @Test
    void exportedNamesAreReadInTheFormsPeopleWrite() {
        ParsedModule module = python2(
                "__all__ = ['a', \"b\"] + ['c']", "__all__ += ('d',)", "__all__.append('e')", "__all__.extend(['f'])");
        assertEquals("a b c d e f", exports(module));
        assertEquals("computed", exports(python2("__all__ = [n for n in dir()]")));
        assertEquals("absent", exports(python2("x = 1")));
    }

    @Test
    void aModuleThatMayHaveOtherNamesSaysSo() {
        assertTrue(python2("globals()['x'] = 1").dynamicNamespace());
        assertTrue(python2("exec 'x = 1'").dynamicNamespace());
        assertTrue(python3("def __getattr__(name): return 1").dynamicNamespace());
        assertFalse(python2("x = 1").dynamicNamespace());
    }

    @Test
    void modulesRegisteredByLiteralNameAreKnown() {
        assertEquals(
                "{os.path=path}",
                python2("import posixpath as path", "sys.modules['os.path'] = path")
                        .registeredModules()
                        .toString());
    }

    @Test
    void absoluteImportsComeFromTheFuture() {
        assertTrue(python2("from __future__ import absolute_import").absoluteImports());
        assertFalse(python2("from future import absolute_import").absoluteImports());
    }

    private static String nameList(ParsedModule module) {
        return module.bindings().stream().map(Binding::name).sorted().collect(Collectors.joining(" "));
    }

    private static String exports(ParsedModule module) {
        ExportedNames exports = module.exports();
        if (exports instanceof ExportedNames.Known known) {
            return known.names().stream().map(NamePart::text).collect(Collectors.joining(" "));
        }
        return exports instanceof ExportedNames.Computed ? "computed" : "absent";
    }
}
