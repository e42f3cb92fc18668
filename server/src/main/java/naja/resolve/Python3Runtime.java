package naja.resolve;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the runtimes of Python 3 differ in.
 *
 * @param name of the recorded interpreter, such as {@code cpython-3.11}
 * @param minor the minor version of the language
 * @param isExact whether the version was stated; if not, what any version has may be there
 * @param rules the rules in which they differ
 * @param builtins the names of the modules that are built in
 * @param frozen the names of the modules that are part of the interpreter as bytecode: no file hides them
 * @param started the names that {@code sys.modules} has before a program begins
 * @param extensions the endings of extension modules, in the order of the search
 * @param bridge how Java is reached
 * @param leftToPython the packages that Jep's class enquirer leaves to Python
 */
public record Python3Runtime(
        String name,
        int minor,
        boolean isExact,
        Set<Rule> rules,
        Set<String> builtins,
        Set<String> frozen,
        Set<String> started,
        List<String> extensions,
        JavaBridge bridge,
        Set<String> leftToPython) {

    /** A rule that some runtimes follow and others do not. */
    public enum Rule {
        /** Dots beyond the top-level package raise ValueError. */
        BEYOND_TOP_IS_VALUE_ERROR,
        /** A script is the package {@code __main__} of its own relative imports. */
        SCRIPT_IS_ITS_OWN_PACKAGE,
        /** {@code import a.b as c} takes what {@code sys.modules} has under {@code a.b} where {@code a} has no attribute {@code b} yet. */
        ALIAS_ASKS_MODULES,
        /** A function {@code __getattr__} of a module supplies names (PEP 562). */
        MODULE_GETATTR,
        /** A relative import without a package is one beyond the top level. */
        NO_PACKAGE_IS_BEYOND_TOP,
        /** A name in {@code __all__} that is not there makes a star import take all public names. */
        GHOST_IN_ALL_TAKES_PUBLIC
    }

    /** How a Python 3 reaches Java by imports. */
    public enum JavaBridge {
        /** Not at all: CPython, and Py4J, whose Java is attributes. */
        NONE,
        /** GraalPy: below {@code java} alone. */
        GRAALPY,
        /** GraalPy with {@code python.EmulateJython}: any name, behind Python's. */
        GRAALPY_JYTHON,
        /** JPype's {@code jpype.imports}: any package of the class path, behind Python's. */
        JPYPE,
        /** Jep with its {@code ClassList}: any package of the class path, before Python's. */
        JEP,
        /** Jep with its {@code NamingConventionClassEnquirer}. */
        JEP_NAMING
    }

    /** The oldest minor version for which a rule holds, and the newest. */
    private static final Map<Rule, int[]> VERSIONS = Map.of(
            Rule.BEYOND_TOP_IS_VALUE_ERROR, new int[] {0, 8},
            Rule.SCRIPT_IS_ITS_OWN_PACKAGE, new int[] {0, 6},
            Rule.ALIAS_ASKS_MODULES, new int[] {7, Integer.MAX_VALUE},
            Rule.MODULE_GETATTR, new int[] {7, Integer.MAX_VALUE});

    public Python3Runtime {
        rules = Set.copyOf(rules);
        builtins = Set.copyOf(builtins);
        frozen = Set.copyOf(frozen);
        started = Set.copyOf(started);
        extensions = List.copyOf(extensions);
        leftToPython = Set.copyOf(leftToPython);
    }

    /** Says whether the runtime follows {@code rule}. */
    public boolean follows(Rule rule) {
        return rules.contains(rule);
    }

    /** The same runtime in which Jep's class enquirer leaves these packages to Python ({@code AllowPythonClassEnquirer}). */
    public Python3Runtime leaving(Set<String> packages) {
        return new Python3Runtime(name, minor, isExact, rules, builtins, frozen, started, extensions, bridge, packages);
    }

    /**
     * The runtime of a dialect.
     *
     * @param recorded the interpreter it is built on: {@code cpython-3.11}, {@code graalpy-25.2.4}; of versions that were not
     *     recorded the nearest is taken
     * @param isExact whether that version was stated
     */
    static Python3Runtime of(String recorded, boolean isExact, JavaBridge bridge) {
        Python3Records.Interpreter interpreter = Python3Records.interpreter(recorded);
        Set<Rule> rules = EnumSet.noneOf(Rule.class);
        VERSIONS.forEach((rule, bounds) -> {
            if (bounds[0] <= interpreter.minor() && interpreter.minor() <= bounds[1]) {
                rules.add(rule);
            }
        });
        if (recorded.startsWith("graalpy")) {
            rules.add(Rule.NO_PACKAGE_IS_BEYOND_TOP);
            rules.add(Rule.GHOST_IN_ALL_TAKES_PUBLIC);
        }
        return new Python3Runtime(
                interpreter.name(),
                interpreter.minor(),
                isExact,
                rules,
                interpreter.names("builtin"),
                interpreter.names("frozen"),
                interpreter.names("started"),
                interpreter.list("extensions"),
                bridge,
                Set.of());
    }
}
