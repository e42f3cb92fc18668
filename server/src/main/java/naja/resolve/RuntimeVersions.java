package naja.resolve;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import naja.names.PackageContext;
import naja.resolve.RuntimeProfile.Rule;

/** What the versions of Jython differ in, as one table; the oldest first. */
final class RuntimeVersions {
    /** Built-in modules whose own code raises ImportError, as long as no property of Java asks for them (case BLT-08). */
    private static final Map<String, String> REFUSED =
            Map.of("_locale", "Jython locale support not enabled with python.locale.control, falling back");

    private static final int ANY = Integer.MAX_VALUE;

    private static final List<Row> TABLE = List.of(
            new Row(
                    "2.5",
                    32,
                    ANY,
                    EnumSet.of(
                            Rule.ATTRIBUTE_IMPORTS_JAVA,
                            Rule.ATTRIBUTE_IMPORTS_PYTHON,
                            Rule.NOTES_FAILED_RELATIVE,
                            Rule.FROM_LIST_NEEDS_PATH,
                            Rule.RELATIVE_FALLS_BACK_TO_TOP,
                            Rule.COMPILED_MATCHES_SOURCE,
                            Rule.UNUSABLE_COMPILED_PASSED_OVER)),
            new Row(
                    "2.5.3",
                    33,
                    ANY,
                    EnumSet.of(
                            Rule.NOTES_FAILED_RELATIVE,
                            Rule.FROM_LIST_NEEDS_PATH,
                            Rule.RELATIVE_FALLS_BACK_TO_TOP,
                            Rule.COMPILED_MATCHES_SOURCE,
                            Rule.UNUSABLE_COMPILED_PASSED_OVER)),
            new Row(
                    "2.7",
                    36,
                    52,
                    EnumSet.of(
                            Rule.PACKAGE_VARIABLE,
                            Rule.STARTS_WITH_JAVA,
                            Rule.NOTES_FAILED_RELATIVE,
                            Rule.FROM_LIST_NEEDS_PATH,
                            Rule.MODULE_FINDS_JAVA,
                            Rule.STAR_IGNORES_LEVEL,
                            Rule.COMPILED_MATCHES_SOURCE,
                            Rule.UNUSABLE_COMPILED_PASSED_OVER)),
            new Row(
                    "2.7.1",
                    37,
                    52,
                    EnumSet.of(
                            Rule.ATTRIBUTE_IMPORTS_JAVA,
                            Rule.ATTRIBUTE_IMPORTS_PYTHON,
                            Rule.PACKAGE_VARIABLE,
                            Rule.STARTS_WITH_JAVA,
                            Rule.STARTS_WITH_ORG,
                            Rule.SUBMODULE_ASKS_MODULES,
                            Rule.MODULE_FINDS_JAVA,
                            Rule.COMPILED_MATCHES_SOURCE,
                            Rule.EMPTY_ENTRY_BREAKS_ON_BARE_DIRECTORY)),
            new Row("2.7.2", 38, 57, newest()),
            new Row("2.7.3", 39, 63, newest()),
            new Row("2.7.4", 39, 67, newest()));

    /** The releases that the rows of the table stand for, the oldest first. */
    static final List<String> RELEASES =
            List.of("2.5.0", "2.5.1", "2.5.2", "2.5.3", "2.5.4", "2.7.0", "2.7.1", "2.7.2", "2.7.3", "2.7.4");

    private RuntimeVersions() {}

    /**
     * A version of Jython and those behind it that are in no row of their own.
     *
     * @param version the first version it holds for
     * @param compiledVersion what the compiled Python files of the version note ({@code imp.APIVersion})
     * @param newestClassFile the newest class file version that the version's own reader of class files takes (ASM)
     * @param rules what it does
     */
    record Row(String version, int compiledVersion, int newestClassFile, Set<Rule> rules) {}

    private static Set<Rule> newest() {
        return EnumSet.of(
                Rule.ATTRIBUTE_IMPORTS_JAVA,
                Rule.BARE_DIRECTORY_HIDES_MODULE,
                Rule.PACKAGE_VARIABLE,
                Rule.STARTS_WITH_JAVA,
                Rule.STARTS_WITH_ORG,
                Rule.SUBMODULE_ASKS_MODULES,
                Rule.MODULE_FINDS_JAVA,
                Rule.JDK_INDEXED,
                Rule.READER_NAMES_VERSION);
    }

    /**
     * The row of {@code version}: that of the nearest older one, if it has none; the first for what is older than all. A
     * version of two numbers means its last release.
     */
    static Row of(String written) {
        String version = written.equals("2.5") || written.equals("2.7") ? written + ".99" : written;
        Row found = TABLE.get(0);
        for (Row row : TABLE) {
            if (compare(row.version(), version) <= 0) {
                found = row;
            }
        }
        return found;
    }

    /**
     * The release whose rules count for {@code version}: itself, the nearest older one, or the first for what is older than
     * all. What stands behind the number, such as the {@code b3} of a beta, does not count; nor is it in what is returned.
     */
    static String nearestRelease(String version) {
        String nearest = RELEASES.get(0);
        for (String release : RELEASES) {
            if (compare(release, version) <= 0) {
                nearest = release;
            }
        }
        return nearest;
    }

    /** Says whether {@code version} is one of {@link #RELEASES}, or means the last one of a language version. */
    static boolean isKnown(String version) {
        return version.equals("2.5") || version.equals("2.7") || compare(nearestRelease(version), version) == 0;
    }

    /** Compares by number; what is no number, such as the {@code b1} of a beta, is left out. */
    private static int compare(String left, String right) {
        String[] a = left.split("\\.", -1);
        String[] b = right.split("\\.", -1);
        for (int index = 0; index < Math.max(a.length, b.length); index++) {
            int order = Integer.compare(number(a, index), number(b, index));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int number(String[] parts, int index) {
        int number = 0;
        String part = index < parts.length ? parts[index] : "";
        for (int at = 0; at < part.length() && Character.isDigit(part.charAt(at)) && number < 100_000; at++) {
            number = number * 10 + part.charAt(at) - '0';
        }
        return number;
    }

    /** The request as the version makes it: without {@code __package__} a module run by {@code -m} is in no package (case PKG-09). */
    static ImportRequest asRun(ImportRequest request, RuntimeProfile profile) {
        boolean hasPackage =
                profile.follows(Rule.PACKAGE_VARIABLE) || !(request.context() instanceof PackageContext.RunAsModule);
        boolean hasLevel = request.kind() != ImportRequest.Kind.STAR || !profile.follows(Rule.STAR_IGNORES_LEVEL);
        return hasPackage && hasLevel
                ? request
                : new ImportRequest(
                        request.file(),
                        hasPackage ? request.context() : new PackageContext.Script(),
                        hasLevel || request.level() <= 0 ? request.level() : -1,
                        request.name(),
                        request.fromList(),
                        request.kind());
    }

    /**
     * Raises what importing the built-in module {@code name} raises.
     *
     * @throws ImportFailure if its own code does
     */
    static void checkAllowed(String name) {
        String message = REFUSED.get(name);
        if (message != null) {
            throw ImportFailure.importError(message);
        }
    }
}
