package naja.javaindex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.util.PythonInterpreter;

class BuiltinModulesTest {
    /** Modules whose names come from the operating system. */
    private static final Set<String> OF_THE_SYSTEM = Set.of("errno", "posix", "nt");

    @Test
    void recordedNamesAreThoseOfTheRuntime() {
        BuiltinModules modules = BuiltinModules.of("2.7.4");
        List<String> differences = new ArrayList<>();
        try (PythonInterpreter jython = new PythonInterpreter()) {
            Set<String> names = strings(Py.getSystemState().__getattr__("builtin_module_names"));
            names.remove("nt");
            names.add("posix");
            assertEquals(names, modules.names());
            for (String name : names) {
                if (OF_THE_SYSTEM.contains(name) || name.equals("_locale")) {
                    continue;
                }
                jython.exec("import " + name);
                Set<String> expected =
                        strings(jython.get("__builtins__").__getattr__("dir").__call__(jython.get(name)));
                TreeSet<String> recorded = new TreeSet<>(modules.members(name).orElseThrow());
                if (!expected.equals(recorded)) {
                    TreeSet<String> tooFew = new TreeSet<>(expected);
                    tooFew.removeAll(recorded);
                    recorded.removeAll(expected);
                    differences.add(name + " too many " + recorded + " too few " + tooFew);
                }
            }
        }
        assertEquals("", String.join("\n", differences));
    }

    @Test
    void olderVersionsHaveOtherModules() {
        assertTrue(BuiltinModules.of("2.5.3").has("imp"));
        assertFalse(BuiltinModules.of("2.5.3").has("_json"));
        assertTrue(BuiltinModules.of("2.7.0").has("_io"));
        assertFalse(BuiltinModules.of("2.7.0").has("_jyio"));
        assertFalse(BuiltinModules.of("2.7.1").has("_locale"));
        assertTrue(BuiltinModules.of("2.7.1").has("_jyio"));
        assertFalse(BuiltinModules.of("2.7.3").has("os"));
        assertEquals(Optional.empty(), BuiltinModules.of("2.5.2").members("imp"));
        assertTrue(BuiltinModules.of("2.5.2").members("time").orElseThrow().contains("sleep"));
    }

    private static Set<String> strings(PyObject names) {
        TreeSet<String> strings = new TreeSet<>();
        names.asIterable().forEach(name -> strings.add(name.toString()));
        return strings;
    }
}
