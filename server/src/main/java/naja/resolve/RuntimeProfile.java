package naja.resolve;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import naja.javaindex.BuiltinModules;
import naja.syntax.Grammar;

/**
 * The runtime whose rules answer: everything in which dialects, versions and their settings differ is data of this record.
 *
 * @param dialect name for people and settings, such as {@code jython-2.7}
 * @param version of the runtime, such as {@code 2.7.4}
 * @param grammar the language its files are read with
 * @param packageCache whether Jython's package cache is on: then it knows the packages of the JDK and of archives without
 *     loading a class of them
 * @param rules the rules in which versions differ
 * @param builtins the built-in modules and the Java classes that implement them
 * @param members what the built-in modules hold
 */
public record RuntimeProfile(
        String dialect,
        String version,
        Grammar grammar,
        boolean packageCache,
        Set<Rule> rules,
        Map<String, String> builtins,
        BuiltinModules members) {

    /** A rule that some versions of Jython follow and others do not. */
    public enum Rule {
        /** Reading an attribute of a Python module imports the Java class or package of that name. */
        ATTRIBUTE_IMPORTS_JAVA,
        /** Reading an attribute of a Python package imports the Python submodule of that name. */
        ATTRIBUTE_IMPORTS_PYTHON,
        /** A directory without {@code __init__} ends the search of its path entry, though a module file lies beside it. */
        BARE_DIRECTORY_HIDES_MODULE,
        /** {@code __package__} exists and decides what an import is relative to (PEP 366). */
        PACKAGE_VARIABLE,
        /** An explicit relative import that finds nothing is tried again at the top level. */
        RELATIVE_FALLS_BACK_TO_TOP,
        /** A relative import that finds nothing is noted as {@code None} in {@code sys.modules}, and not tried again. */
        NOTES_FAILED_RELATIVE,
        /** Importing a submodule takes what {@code sys.modules} has before it searches. */
        SUBMODULE_ASKS_MODULES,
        /** The names of a from-list are imported from packages only. */
        FROM_LIST_NEEDS_PATH,
        /** A module that is no package is asked for Java classes of a Java package of its name. */
        MODULE_FINDS_JAVA,
        /** The packages of the JDK are in the package index, on Java 9 and later. */
        JDK_INDEXED
    }

    public RuntimeProfile {
        rules = Set.copyOf(rules);
        builtins = Map.copyOf(builtins);
    }

    /** Says whether the runtime follows {@code rule}. */
    public boolean follows(Rule rule) {
        return rules.contains(rule);
    }

    /**
     * The newest major version of class files that star imports of Java packages see: the class reader that the runtime brings
     * passes over newer ones (2.7.2 has ASM 7.1, 2.7.3 has 9.3, 2.7.4 has 9.7; older versions read the few bytes they need
     * themselves).
     */
    int newestStarClass() {
        return version.startsWith("2.7.2")
                ? 57
                : version.startsWith("2.7.3") ? 63 : version.startsWith("2.7.4") ? 67 : 999;
    }

    /** Jython 2.7.4 with the package cache on: the default. */
    public static RuntimeProfile jython274() {
        return jython("2.7.4", true);
    }

    /**
     * The profile of a version of Jython.
     *
     * @param version such as {@code 2.7.2}; a version that is not in the table takes the rules of the nearest older one
     * @param packageCache whether the package cache is on (an installed Jython has it on, the standalone archive off)
     */
    public static RuntimeProfile jython(String version, boolean packageCache) {
        return new RuntimeProfile(
                version.startsWith("2.5") ? "jython-2.5" : "jython-2.7",
                version,
                Grammar.JYTHON_2_7,
                packageCache,
                rules(version),
                JythonBuiltins.of(version),
                BuiltinModules.of(version));
    }

    /**
     * The profile of a Python 3 dialect, whose imports are not resolved yet: the files are read as Python 3.
     *
     * @param dialect such as {@code cpython-3}
     */
    public static RuntimeProfile python3(String dialect) {
        return new RuntimeProfile(dialect, "3", Grammar.PYTHON_3, false, Set.of(), Map.of(), BuiltinModules.none());
    }

    private static Set<Rule> rules(String version) {
        if (version.startsWith("2.5.2")) {
            return EnumSet.of(
                    Rule.ATTRIBUTE_IMPORTS_JAVA,
                    Rule.ATTRIBUTE_IMPORTS_PYTHON,
                    Rule.NOTES_FAILED_RELATIVE,
                    Rule.FROM_LIST_NEEDS_PATH,
                    Rule.RELATIVE_FALLS_BACK_TO_TOP);
        }
        if (version.startsWith("2.5")) {
            return EnumSet.of(Rule.NOTES_FAILED_RELATIVE, Rule.FROM_LIST_NEEDS_PATH, Rule.RELATIVE_FALLS_BACK_TO_TOP);
        }
        if (version.startsWith("2.7.0") || version.startsWith("2.7-") || version.startsWith("2.7b")) {
            return EnumSet.of(
                    Rule.PACKAGE_VARIABLE,
                    Rule.NOTES_FAILED_RELATIVE,
                    Rule.FROM_LIST_NEEDS_PATH,
                    Rule.MODULE_FINDS_JAVA);
        }
        if (version.startsWith("2.7.1")) {
            return EnumSet.of(
                    Rule.ATTRIBUTE_IMPORTS_JAVA,
                    Rule.ATTRIBUTE_IMPORTS_PYTHON,
                    Rule.PACKAGE_VARIABLE,
                    Rule.SUBMODULE_ASKS_MODULES,
                    Rule.MODULE_FINDS_JAVA);
        }
        return EnumSet.of(
                Rule.ATTRIBUTE_IMPORTS_JAVA,
                Rule.BARE_DIRECTORY_HIDES_MODULE,
                Rule.PACKAGE_VARIABLE,
                Rule.SUBMODULE_ASKS_MODULES,
                Rule.MODULE_FINDS_JAVA,
                Rule.JDK_INDEXED);
    }
}
