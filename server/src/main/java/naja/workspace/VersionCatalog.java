package naja.workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The libraries of a Gradle version catalog, {@code gradle/libs.versions.toml}: the simple lines that people write.
 *
 * @param libraries by the name that follows {@code libs.}, with dots
 * @param bundles names of libraries by the name that follows {@code libs.bundles.}
 */
record VersionCatalog(Map<String, Artifact> libraries, Map<String, List<String>> bundles) {
    static final VersionCatalog EMPTY = new VersionCatalog(Map.of(), Map.of());
    private static final Pattern ENTRY = Pattern.compile("^\\s*\"?([\\w.-]+)\"?\\s*=\\s*(.+?)\\s*$", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("([\\w.]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern QUOTED = Pattern.compile("[\"']([^\"']*)[\"']");
    private static final Pattern LIST = Pattern.compile("^[^=]*=\\s*\\[");
    private static final String BUNDLES = "bundles.";

    VersionCatalog {
        libraries = Map.copyOf(libraries);
        bundles = Map.copyOf(bundles);
    }

    /** What {@code alias} stands for; something without a version if it is not there. */
    List<Artifact> artifacts(String catalog, String alias) {
        List<String> bundle = alias.startsWith(BUNDLES) ? bundles.get(alias.substring(BUNDLES.length())) : null;
        if (bundle != null) {
            return bundle.stream()
                    .flatMap(name -> artifacts(catalog, name).stream())
                    .toList();
        }
        return List.of(libraries.getOrDefault(alias, Artifact.jar("", catalog + "." + alias, "")));
    }

    /** Reads a catalog. */
    static VersionCatalog read(String text) {
        Map<String, String> versions = new HashMap<>();
        Map<String, String> libraries = new HashMap<>();
        Map<String, List<String>> bundles = new HashMap<>();
        String section = "";
        for (String line : entries(text)) {
            if (line.startsWith("[")) {
                section = line;
                continue;
            }
            Matcher entry = ENTRY.matcher(line);
            if (!entry.matches()) {
                continue;
            }
            switch (section) {
                case "[versions]" -> versions.put(entry.group(1), version(entry.group(2)));
                case "[libraries]" -> libraries.put(entry.group(1), entry.group(2));
                case "[bundles]" -> bundles.put(dotted(entry.group(1)), quoted(entry.group(2)));
                default -> {}
            }
        }
        Map<String, Artifact> artifacts = new HashMap<>();
        libraries.forEach((alias, value) -> artifacts.put(dotted(alias), artifact(value, versions)));
        return new VersionCatalog(artifacts, bundles);
    }

    /** The lines without comments; a list that goes on is one line. */
    private static List<String> entries(String text) {
        List<String> entries = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : text.lines().toList()) {
            String plain = line.strip();
            if (plain.startsWith("#")) {
                continue;
            }
            open.append(open.isEmpty() ? "" : " ").append(plain);
            if (!LIST.matcher(open).find() || open.indexOf("]") > 0) {
                entries.add(open.toString());
                open.setLength(0);
            }
        }
        return entries;
    }

    private static Artifact artifact(String value, Map<String, String> versions) {
        Map<String, String> fields = fields(value);
        String module = fields.getOrDefault("module", value.startsWith("{") ? "" : unquoted(value));
        String[] parts = module.split(":", -1);
        String group = parts.length > 1 ? parts[0] : fields.getOrDefault("group", "");
        String name = parts.length > 1 ? parts[1] : fields.getOrDefault("name", "");
        String reference = fields.getOrDefault("version.ref", fields.getOrDefault("ref", ""));
        String version = parts.length > 2
                ? parts[2]
                : fields.getOrDefault("version", versions.getOrDefault(reference, rich(fields)));
        return Artifact.jar(group, name, version);
    }

    private static String version(String value) {
        return value.startsWith("{") ? rich(fields(value)) : unquoted(value);
    }

    /** Of a version with conditions the one that is preferred, else the strict one, else the one required. */
    private static String rich(Map<String, String> fields) {
        return fields.getOrDefault("prefer", fields.getOrDefault("strictly", fields.getOrDefault("require", "")));
    }

    private static Map<String, String> fields(String value) {
        Map<String, String> fields = new HashMap<>();
        for (Matcher field = FIELD.matcher(value); field.find(); ) {
            fields.put(field.group(1), field.group(2) == null ? field.group(3) : field.group(2));
        }
        return fields;
    }

    private static List<String> quoted(String value) {
        List<String> texts = new ArrayList<>();
        for (Matcher quoted = QUOTED.matcher(value); quoted.find(); ) {
            texts.add(dotted(quoted.group(1)));
        }
        return texts;
    }

    private static String dotted(String alias) {
        return alias.replaceAll("[-_]", ".");
    }

    private static String unquoted(String value) {
        Matcher quoted = QUOTED.matcher(value);
        return quoted.lookingAt() ? quoted.group(1) : value;
    }
}
