package naja.resolve;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param compiledVersion what the compiled Python files of the version note ({@code imp.APIVersion})
 * @param newestClassFile the newest class file version that the runtime's own reader of class files takes
 * @param builtins the built-in modules and the Java classes that implement them
 * @param members what the built-in modules hold
 * @param python3 what its Python 3 is; nothing for the Jythons
 */
public record RuntimeProfile(
        String dialect,
        String version,
        Grammar grammar,
        boolean packageCache,
        Set<Rule> rules,
        int compiledVersion,
        int newestClassFile,
        Map<String, String> builtins,
        BuiltinModules members,
        Optional<Python3Runtime> python3) {

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
        /** Start-up imports {@code java} and packages below it. */
        STARTS_WITH_JAVA,
        /** Start-up imports {@code org.python.core}, along the path of the start. */
        STARTS_WITH_ORG,
        /** Importing a submodule takes what {@code sys.modules} has before it searches. */
        SUBMODULE_ASKS_MODULES,
        /** The names of a from-list are imported from packages only. */
        FROM_LIST_NEEDS_PATH,
        /** A module that is no package is asked for Java classes of a Java package of its name. */
        MODULE_FINDS_JAVA,
        /** The packages of the JDK are in the package index, on Java 9 and later. */
        JDK_INDEXED,
        /** A compiled file is used in place of its source only if the source time it notes is exactly that of the source. */
        COMPILED_MATCHES_SOURCE,
        /** A compiled file without source that another version made is passed over, and is no error. */
        UNUSABLE_COMPILED_PASSED_OVER,
        /** The refusal of a class file of an unknown version names the version. */
        READER_NAMES_VERSION,
        /** The dots of a star import are left out. */
        STAR_IGNORES_LEVEL,
        /** A directory without {@code __init__} in the empty entry of the path ends the search with a NullPointerException. */
        EMPTY_ENTRY_BREAKS_ON_BARE_DIRECTORY,
        /** A module has Python or Java package character, or both: what is suggested for a later Jython. */
        ONE_MODULE_TYPE
    }

    public RuntimeProfile {
        rules = Set.copyOf(rules);
        builtins = Map.copyOf(builtins);
    }

    /** Says whether the runtime follows {@code rule}. */
    public boolean follows(Rule rule) {
        return rules.contains(rule);
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
                RuntimeVersions.of(version).rules(),
                RuntimeVersions.of(version).compiledVersion(),
                RuntimeVersions.of(version).newestClassFile(),
                JythonBuiltins.of(version),
                BuiltinModules.of(version),
                Optional.empty());
    }

    /** The releases of Jython whose rules are known, the oldest first. */
    public static List<String> knownJythons() {
        return RuntimeVersions.RELEASES;
    }

    /** Says whether the rules of this version of Jython are known; {@code 2.5} and {@code 2.7} mean the last of them. */
    public static boolean isKnownJython(String version) {
        return RuntimeVersions.isKnown(version);
    }

    /** The release of Jython whose rules count for {@code version}: the nearest older one, if it is not known. */
    public static String nearestJython(String version) {
        return RuntimeVersions.nearestRelease(version);
    }

    /**
     * The profile of dialect {@code jython-next}, the behaviour suggested for a later Jython ({@link NextImports}), with the
     * library and the built-in modules of 2.7.4. Python's own search is the standard one: a bare directory hides no module.
     */
    public static RuntimeProfile jythonNext() {
        RuntimeProfile last = jython274();
        Set<Rule> rules = EnumSet.copyOf(last.rules());
        rules.remove(Rule.BARE_DIRECTORY_HIDES_MODULE);
        rules.add(Rule.ONE_MODULE_TYPE);
        return new RuntimeProfile(
                "jython-next",
                last.version(),
                last.grammar(),
                last.packageCache(),
                rules,
                last.compiledVersion(),
                last.newestClassFile(),
                last.builtins(),
                last.members(),
                Optional.empty());
    }

    /**
     * The profile of a Python 3 dialect.
     *
     * @param dialect such as {@code cpython-3}
     * @param version of the language, such as {@code 3.11}, or of GraalPy; empty if it was not stated
     */
    public static RuntimeProfile python3(String dialect, String version) {
        Python3Dialects.Row row = Python3Dialects.of(dialect);
        String recorded = row.implementation() + "-" + (version.isEmpty() ? row.usualVersion() : version);
        return python3(dialect, Python3Runtime.of(recorded, !version.isEmpty(), row.bridge()));
    }

    /** The profile of a runtime of Python 3. */
    static RuntimeProfile python3(String dialect, Python3Runtime runtime) {
        Map<String, String> builtins = new HashMap<>();
        runtime.builtins().forEach(name -> builtins.put(name, ""));
        return new RuntimeProfile(
                dialect,
                runtime.isExact() ? "3." + runtime.minor() : "3",
                Grammar.PYTHON_3,
                false,
                Set.of(Rule.PACKAGE_VARIABLE),
                0,
                0,
                builtins,
                BuiltinModules.none(),
                Optional.of(runtime));
    }
}
