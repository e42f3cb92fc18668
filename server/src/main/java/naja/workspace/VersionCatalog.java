package naja.workspace;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the libraries of a Gradle version catalog, {@code gradle/libs.versions.toml}: the simple lines that people write. */
final class VersionCatalog {
    private static final Pattern ENTRY = Pattern.compile("^\\s*\"?([\\w.-]+)\"?\\s*=\\s*(.+?)\\s*$");
    private static final Pattern FIELD = Pattern.compile("([\\w.]+)\\s*=\\s*\"([^\"]*)\"");

    private VersionCatalog() {}

    /** The libraries by the name that follows {@code libs.}, with dots. */
    static Map<String, Artifact> read(String text) {
        Map<String, String> versions = new HashMap<>();
        Map<String, String> libraries = new HashMap<>();
        String section = "";
        for (String line : text.lines().toList()) {
            String plain = line.strip();
            if (plain.startsWith("[")) {
                section = plain;
                continue;
            }
            Matcher entry = ENTRY.matcher(plain);
            if (plain.startsWith("#") || !entry.matches()) {
                continue;
            }
            if (section.equals("[versions]")) {
                versions.put(entry.group(1), unquoted(entry.group(2)));
            } else if (section.equals("[libraries]")) {
                libraries.put(entry.group(1), entry.group(2));
            }
        }
        Map<String, Artifact> artifacts = new HashMap<>();
        libraries.forEach((alias, value) -> artifacts.put(alias.replaceAll("[-_]", "."), artifact(value, versions)));
        return artifacts;
    }

    private static Artifact artifact(String value, Map<String, String> versions) {
        Map<String, String> fields = new HashMap<>();
        for (Matcher field = FIELD.matcher(value); field.find(); ) {
            fields.put(field.group(1), field.group(2));
        }
        String module = fields.getOrDefault("module", value.startsWith("\"") ? unquoted(value) : "");
        String[] parts = module.split(":", -1);
        String group = parts.length > 1 ? parts[0] : fields.getOrDefault("group", "");
        String name = parts.length > 1 ? parts[1] : fields.getOrDefault("name", "");
        String version = parts.length > 2
                ? parts[2]
                : fields.getOrDefault("version", versions.getOrDefault(fields.getOrDefault("version.ref", ""), ""));
        return Artifact.jar(group, name, version);
    }

    private static String unquoted(String value) {
        Matcher quoted = Pattern.compile("^\"([^\"]*)\".*").matcher(value);
        return quoted.matches() ? quoted.group(1) : value;
    }
}
