package naja.cli;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.vfs.FileNames;
import naja.vfs.VPath;
import naja.workspace.SettingProblem;
import naja.workspace.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that stand for settings. */
final class ProjectOptions {

    @Option(
            names = "--dialect",
            paramLabel = "NAME",
            description = "The runtime whose rules count, such as jython-2.7.")
    private @Nullable String dialect;

    @Option(
            names = "--sys-path",
            paramLabel = "PATH",
            description = "Entries for the front of sys.path; may be given several times.")
    private @Nullable List<String> sysPath;

    @Option(
            names = {"--classpath", "-cp"},
            paramLabel = "PATH",
            description = "Entries of the JVM class path: archives, directories, patterns; may be given several times.")
    private @Nullable List<String> classpath;

    @Option(names = "--jython-home", paramLabel = "PATH", description = "An installed Jython, or a standalone archive.")
    private @Nullable String jythonHome;

    @Option(names = "--java-home", paramLabel = "PATH", description = "The JDK that the programs run on.")
    private @Nullable String javaHome;

    @Option(
            names = "--modules-by-path",
            paramLabel = "GLOB=NAME",
            description = "Files that programs load by path, and their module names; may be given several times.")
    private @Nullable Map<String, String> modulesByPath;

    /** The settings that the options stand for; they count over all others. */
    Settings settings() {
        Map<String, Object> tree = new LinkedHashMap<>();
        put(tree, "dialect", dialect);
        put(tree, "jythonHome", jythonHome);
        put(tree, "javaHome", javaHome);
        putList(tree, "sysPath", sysPath);
        putList(tree, "classpath", classpath);
        Map<String, String> byPath = modulesByPath;
        if (byPath != null) {
            tree.put("modulesByPath", byPath);
        }
        Settings.Reading reading = Settings.read(tree, "command line", Optional.of(path("")));
        for (SettingProblem problem : reading.problems()) {
            throw new UsageException(problem.text());
        }
        return reading.settings();
    }

    /** A path from the working directory. */
    static VPath path(String text) {
        if (FileNames.isLossy(text)) {
            throw new UsageException("the argument " + text + " cannot be read in this locale, whose encoding is "
                    + FileNames.localeEncoding() + "; set LC_ALL=C.UTF-8, or name a directory above");
        }
        try {
            return VPath.of(Path.of(text));
        } catch (InvalidPathException e) {
            throw new UsageException("not a path: " + text);
        }
    }

    private static void put(Map<String, Object> tree, String name, @Nullable String value) {
        if (value != null) {
            tree.put(name, value);
        }
    }

    private static void putList(Map<String, Object> tree, String name, @Nullable List<String> values) {
        if (values == null) {
            return;
        }
        List<String> entries = new ArrayList<>();
        for (String value : values) {
            for (String entry : value.split(java.util.regex.Pattern.quote(File.pathSeparator), -1)) {
                if (!entry.isEmpty()) {
                    entries.add(entry);
                }
            }
        }
        tree.put(name, entries);
    }
}
