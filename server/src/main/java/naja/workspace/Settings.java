package naja.workspace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.vfs.VPath;

/**
 * What users set, as typed values that know their place. Paths are still texts: {@link Discovery} makes them absolute.
 *
 * @param sysPath entries of {@code sys.path} in front of all that is found: directories, archives, {@code x.jar/Lib}
 * @param pythonRoots the roots of the project's own Python files, instead of those that would be found
 * @param classpath entries of the JVM class path: archives, directories, patterns
 * @param dialect the runtime whose rules count
 * @param jython version of Jython whose rules count, such as {@code 2.7.4}
 * @param jythonHome directory of an installed Jython, or a standalone archive
 * @param javaHome directory of the JDK the programs run on
 * @param packageCache whether Jython's package cache is on (property {@code python.cachedir.skip} is false)
 * @param modulesByPath names of files that programs load by path, with the pattern of the files as the key
 * @param sources archives and folders of Java sources, beside those that lie where sources are published
 * @param decompile whether classes without sources are shown decompiled
 * @param environment environment variables in place of those of the server
 * @param diagnostics which diagnostics there are, and how much they weigh
 */
public record Settings(
        List<Setting<String>> sysPath,
        List<Setting<String>> pythonRoots,
        List<Setting<String>> classpath,
        Optional<Setting<Dialect>> dialect,
        Optional<Setting<String>> jython,
        Optional<Setting<String>> jythonHome,
        Optional<Setting<String>> javaHome,
        Optional<Setting<Boolean>> packageCache,
        Map<String, Setting<String>> modulesByPath,
        List<Setting<String>> sources,
        Optional<Setting<Boolean>> decompile,
        Map<String, Setting<String>> environment,
        DiagnosticSettings diagnostics) {

    /** Nothing is set. */
    public static final Settings NONE = new Settings(
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            List.of(),
            Optional.empty(),
            Map.of(),
            DiagnosticSettings.NONE);

    public Settings {
        sysPath = List.copyOf(sysPath);
        pythonRoots = List.copyOf(pythonRoots);
        classpath = List.copyOf(classpath);
        modulesByPath = Collections.unmodifiableMap(new LinkedHashMap<>(modulesByPath));
        sources = List.copyOf(sources);
        environment = Map.copyOf(environment);
    }

    /**
     * Settings as they were read, and what was wrong in them.
     *
     * @param settings all that could be used
     * @param problems one for each thing that could not
     */
    public record Reading(Settings settings, List<SettingProblem> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads the settings in a tree of JSON values.
     *
     * @param tree either {@code {"naja": {...}}} or what stands inside; values are Map, List, String, Number, Boolean
     * @param origin who sent it, for people: {@code naja.json}, {@code initializationOptions}
     * @param base from where relative paths are meant; absent for the open folder
     */
    public static Reading read(Map<String, ?> tree, String origin, Optional<VPath> base) {
        return new SettingsReader(origin, base).read(tree);
    }

    /** As {@link #read(Map, String, Optional)}, with relative paths from the open folder. */
    public static Reading read(Map<String, ?> tree, String origin) {
        return read(tree, origin, Optional.empty());
    }

    /** These settings with those of a stronger layer over them: what {@code stronger} sets counts, list by list. */
    public Settings with(Settings stronger) {
        Map<String, Setting<String>> variables = new LinkedHashMap<>(environment);
        variables.putAll(stronger.environment);
        return new Settings(
                either(stronger.sysPath, sysPath),
                either(stronger.pythonRoots, pythonRoots),
                either(stronger.classpath, classpath),
                stronger.dialect.or(() -> dialect),
                stronger.jython.or(() -> jython),
                stronger.jythonHome.or(() -> jythonHome),
                stronger.javaHome.or(() -> javaHome),
                stronger.packageCache.or(() -> packageCache),
                stronger.modulesByPath.isEmpty() ? modulesByPath : stronger.modulesByPath,
                either(stronger.sources, sources),
                stronger.decompile.or(() -> decompile),
                variables,
                diagnostics.with(stronger.diagnostics));
    }

    /** The variables of {@code outer} with those of the setting over them. */
    public Map<String, String> environmentOver(Map<String, String> outer) {
        Map<String, String> variables = new LinkedHashMap<>(outer);
        environment.forEach((name, setting) -> variables.put(name, setting.value()));
        return variables;
    }

    /** One line for each value, with its place: for {@code doctor} and the log. */
    public List<String> describe() {
        List<String> lines = new ArrayList<>();
        sysPath.forEach(setting -> lines.add(line(setting)));
        pythonRoots.forEach(setting -> lines.add(line(setting)));
        classpath.forEach(setting -> lines.add(line(setting)));
        dialect.ifPresent(setting -> lines.add(line(setting.map(Dialect::id))));
        jython.ifPresent(setting -> lines.add(line(setting)));
        jythonHome.ifPresent(setting -> lines.add(line(setting)));
        javaHome.ifPresent(setting -> lines.add(line(setting)));
        packageCache.ifPresent(setting -> lines.add(line(setting)));
        modulesByPath.values().forEach(setting -> lines.add(line(setting)));
        sources.forEach(setting -> lines.add(line(setting)));
        decompile.ifPresent(setting -> lines.add(line(setting)));
        environment.values().forEach(setting -> lines.add(line(setting)));
        diagnostics.all().forEach(setting -> lines.add(line(setting)));
        return lines;
    }

    private static String line(Setting<?> setting) {
        return setting.place() + " = " + setting.value();
    }

    private static <T> List<T> either(List<T> first, List<T> second) {
        return first.isEmpty() ? second : first;
    }
}
