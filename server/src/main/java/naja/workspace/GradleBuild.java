package naja.workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.vfs.DirectoryListing;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/**
 * What can be read off a Gradle build file without running it: literal coordinates, names from the version catalog, local
 * files.
 *
 * @param artifacts coordinates in the order of the file; the version is empty where only running the build can tell it; the
 *     type of a platform is {@code pom}
 * @param locked all that the lock file lists, dependencies of dependencies included
 * @param files patterns of local JARs, relative to the build file
 * @param plugins ids of plugins
 */
record GradleBuild(List<Artifact> artifacts, List<Artifact> locked, List<String> files, Set<String> plugins) {
    private static final String CONFIGURATION =
            "\\b(?:\\w*(?:[iI]mplementation|[aA]pi|[cC]ompileOnly|[rR]untimeOnly|[cC]ompile"
                    + "|[rR]untime|[pP]rovided(?:Compile|Runtime)?|jython|python|pythonRuntime))\\b[\\s(]*";
    private static final Pattern LITERAL = Pattern.compile(
            CONFIGURATION
                    + "((?:enforcedP|p)latform\\s*\\(\\s*)?[\"']([^\"':\\s]+):([^\"':\\s]+)(?::([^\"':@\\s]+))?(?::([^\"'@\\s]+))?(?:@(\\w+))?[\"']");
    private static final Pattern MAP = Pattern.compile(
            CONFIGURATION
                    + "group\\s*[:=]\\s*[\"']([^\"']+)[\"']\\s*,\\s*name\\s*[:=]\\s*[\"']([^\"']+)[\"'](?:\\s*,\\s*version\\s*[:=]\\s*(?:[\"']([^\"']+)[\"']|(\\w+)))?");
    private static final String CATALOG_FILE = ".versions.toml";
    private static final Pattern FILES = Pattern.compile("\\bfiles\\s*\\(([^)]*)\\)");
    private static final Pattern FILE_TREE =
            Pattern.compile("\\bfileTree\\s*\\(?\\s*(?:dir\\s*[:=]\\s*)?[\"']([^\"']+)[\"']");
    private static final Pattern QUOTED = Pattern.compile("[\"']([^\"']+)[\"']");
    private static final Pattern VARIABLE = Pattern.compile(
            "(?m)^\\s*(?:def|val|var|ext\\.|project\\.ext\\.|set\\s*\\(\\s*[\"']|extra\\[\"|String)?\\s*(\\w+)(?:\"])?(?:[\"']\\s*,|\\s*=|\\s+by\\s+extra\\()\\s*[\"']([^\"'$]+)[\"']");
    private static final Pattern USE = Pattern.compile("\\$\\{?([\\w.]+)}?");
    private static final Pattern PLUGIN = Pattern.compile("\\bid\\s*\\(?\\s*[\"']([\\w.-]+)[\"']");

    GradleBuild {
        artifacts = List.copyOf(artifacts);
        locked = List.copyOf(locked);
        files = List.copyOf(files);
        plugins = Set.copyOf(plugins);
    }

    /** What counts as the dependencies: what is locked, else what is written. */
    List<Artifact> dependencies() {
        return isLocked() ? locked : artifacts;
    }

    /** Whether a lock file lists all dependencies. */
    boolean isLocked() {
        return !locked.isEmpty();
    }

    /** Reads the build file {@code file}; {@code root} is the directory of the whole build. */
    static Optional<GradleBuild> read(FileTree tree, VPath file, VPath root) {
        return Texts.read(tree, file).map(text -> {
            Map<String, String> variables = new HashMap<>();
            for (VPath directory : List.of(root, file.parent())) {
                Texts.read(tree, directory.child("gradle.properties"))
                        .ifPresent(properties -> addProperties(properties, variables));
            }
            for (String name : List.of("build.gradle", "build.gradle.kts")) {
                Texts.read(tree, root.child(name)).ifPresent(rootText -> addVariables(rootText, variables));
            }
            addVariables(text, variables);
            return of(withoutComments(text), variables, catalogs(tree, root), LockFile.read(tree, file.parent()));
        });
    }

    /** The version catalogs by the name that scripts call them by: that of the file. */
    private static Map<String, VersionCatalog> catalogs(FileTree tree, VPath root) {
        Map<String, VersionCatalog> catalogs = new LinkedHashMap<>();
        VPath directory = root.child("gradle");
        for (String name : tree.list(directory).orElse(DirectoryListing.EMPTY).files()) {
            if (name.endsWith(CATALOG_FILE)) {
                Texts.read(tree, directory.child(name))
                        .map(VersionCatalog::read)
                        .ifPresent(catalog ->
                                catalogs.put(name.substring(0, name.length() - CATALOG_FILE.length()), catalog));
            }
        }
        catalogs.putIfAbsent("libs", VersionCatalog.EMPTY);
        return catalogs;
    }

    private static GradleBuild of(
            String text, Map<String, String> variables, Map<String, VersionCatalog> catalogs, List<Artifact> locked) {
        Map<String, Artifact> artifacts = new LinkedHashMap<>();
        for (Matcher match = LITERAL.matcher(text); match.find(); ) {
            Artifact artifact = new Artifact(
                    match.group(2),
                    match.group(3),
                    replace(orEmpty(match.group(4)), variables),
                    orEmpty(match.group(5)),
                    match.group(1) != null ? "pom" : match.group(6) == null ? "jar" : match.group(6));
            artifacts.putIfAbsent(artifact.text(), artifact);
        }
        for (Matcher match = MAP.matcher(text); match.find(); ) {
            String version = match.group(4) == null
                    ? replace(orEmpty(match.group(3)), variables)
                    : variables.getOrDefault(match.group(4), "");
            Artifact artifact = Artifact.jar(match.group(1), match.group(2), version);
            artifacts.putIfAbsent(artifact.text(), artifact);
        }
        catalogs.forEach((name, catalog) -> addCatalog(text, name, catalog, artifacts));
        return new GradleBuild(List.copyOf(artifacts.values()), locked, localFiles(text), all(PLUGIN, text));
    }

    private static void addCatalog(String text, String name, VersionCatalog catalog, Map<String, Artifact> artifacts) {
        Pattern use = Pattern.compile(
                CONFIGURATION + "((?:enforcedP|p)latform\\s*\\(\\s*)?" + Pattern.quote(name) + "\\.([\\w.]+)");
        for (Matcher match = use.matcher(text); match.find(); ) {
            String alias = match.group(2).replaceAll("\\.get$", "");
            boolean isPlatform = match.group(1) != null;
            if (!alias.startsWith("plugins.") && !alias.startsWith("versions.")) {
                for (Artifact artifact : catalog.artifacts(name, alias)) {
                    artifacts.putIfAbsent(artifact.text(), isPlatform ? artifact.ofType("pom") : artifact);
                }
            }
        }
    }

    private static List<String> localFiles(String text) {
        List<String> files = new ArrayList<>();
        for (Matcher match = FILES.matcher(text); match.find(); ) {
            for (String file : all(QUOTED, match.group(1))) {
                if (file.endsWith(".jar")) {
                    files.add(file);
                }
            }
        }
        for (String directory : all(FILE_TREE, text)) {
            files.add(directory + "/**/*.jar");
        }
        return files;
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new LinkedHashSet<>();
        for (Matcher match = pattern.matcher(text); match.find(); ) {
            found.add(match.group(1));
        }
        return found;
    }

    private static void addProperties(String text, Map<String, String> variables) {
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.strip().startsWith("#")) {
                variables.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        });
    }

    private static void addVariables(String text, Map<String, String> variables) {
        for (Matcher match = VARIABLE.matcher(withoutComments(text)); match.find(); ) {
            variables.put(match.group(1), match.group(2));
        }
    }

    /** The version with its variables replaced; empty if one of them is not known. */
    private static String replace(String version, Map<String, String> variables) {
        if (version.indexOf('$') < 0) {
            return version;
        }
        String replaced = USE.matcher(version).replaceAll(match -> {
            String name = match.group(1);
            String value = variables.getOrDefault(name, variables.get(name.substring(name.lastIndexOf('.') + 1)));
            return Matcher.quoteReplacement(value == null ? "$" : value);
        });
        return replaced.indexOf('$') < 0 ? replaced : "";
    }

    private static String withoutComments(String text) {
        return text.replaceAll("(?s)/\\*.*?\\*/", " ").replaceAll("(?m)(^|[^:\"'])//.*$", "$1");
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
