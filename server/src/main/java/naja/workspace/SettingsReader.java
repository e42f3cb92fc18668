package naja.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import naja.resolve.RuntimeProfile;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/** Reads settings from a tree of JSON values, one at a time, and notes what is wrong without stopping. */
final class SettingsReader {
    /** The settings; {@code server/docs/naja.schema.json} describes each. */
    static final Set<String> KNOWN = Set.of(
            "sysPath",
            "pythonRoots",
            "classpath",
            "dialect",
            "jython",
            "jythonHome",
            "javaHome",
            "packageCache",
            "modulesByPath",
            "sources",
            "decompile",
            "environment",
            "diagnostics");

    /** Read by the clients. */
    private static final Set<String> OTHERS =
            Set.of("completion", "trace", "server", "java", "index", "log", "$schema");

    private final String origin;
    private final Optional<VPath> base;
    private final List<SettingProblem> problems = new ArrayList<>();

    SettingsReader(String origin, Optional<VPath> base) {
        this.origin = origin;
        this.base = base;
    }

    Settings.Reading read(Map<String, ?> tree) {
        Map<String, ?> settings = inner(tree);
        settings.keySet().forEach(this::checkName);
        Jython jython = jython(settings.get("jython"));
        Optional<Setting<Boolean>> packageCache = flag(settings.get("packageCache"), "naja.packageCache");
        if (packageCache.isPresent() && jython.packageCache().isPresent()) {
            problem("naja.jython.packageCache", "naja.packageCache is set too, and counts");
        }
        packageCache = packageCache.or(jython::packageCache);
        Optional<Setting<Dialect>> dialect = text(settings, "dialect").flatMap(this::dialect);
        return new Settings.Reading(
                new Settings(
                        texts(settings, "sysPath"),
                        texts(settings, "pythonRoots"),
                        texts(settings, "classpath"),
                        dialect,
                        jython.version(),
                        text(settings, "jythonHome"),
                        text(settings, "javaHome"),
                        packageCache,
                        texts(settings, "modulesByPath", "an object of file patterns and module names"),
                        texts(settings, "sources"),
                        flag(settings.get("decompile"), "naja.decompile"),
                        texts(settings, "environment", "an object of strings"),
                        new DiagnosticSettingsReader(this).read(settings.get("diagnostics"))),
                problems);
    }

    private Map<String, ?> inner(Map<String, ?> tree) {
        Object inner = tree.get("naja");
        if (inner == null) {
            return tree;
        }
        return children(inner, "naja", "an object");
    }

    private void checkName(String name) {
        if (KNOWN.contains(name) || OTHERS.contains(name)) {
            return;
        }
        String known = String.join(", ", new TreeSet<>(KNOWN));
        String near = KNOWN.stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .map(correct -> "did you mean " + correct + "?")
                .orElse("known are " + known);
        problem("naja." + name, "there is no such setting; " + near);
    }

    private List<Setting<String>> texts(Map<String, ?> settings, String name) {
        Object value = settings.get(name);
        String place = "naja." + name;
        if (value == null) {
            return List.of();
        }
        if (value instanceof String text) {
            // One path need not be written as a list.
            return text.isBlank() ? List.of() : List.of(setting(text, place));
        }
        if (!(value instanceof List<?> list)) {
            problem(place, "must be a list of strings, not " + kind(value));
            return List.of();
        }
        List<Setting<String>> texts = new ArrayList<>();
        for (int index = 0; index < list.size(); index++) {
            String itemPlace = place + "[" + index + "]";
            text(list.get(index), itemPlace).ifPresent(texts::add);
        }
        return texts;
    }

    private Optional<Setting<String>> text(Map<String, ?> settings, String name) {
        Object value = settings.get(name);
        if (value == null || value.equals("")) {
            // Clients send null or an empty text for what nobody set.
            return Optional.empty();
        }
        return text(value, "naja." + name);
    }

    private Optional<Setting<String>> text(@Nullable Object value, String place) {
        if (!(value instanceof String text)) {
            problem(place, "must be a string, not " + kind(value));
            return Optional.empty();
        }
        if (text.isBlank() || text.indexOf('\0') >= 0) {
            problem(place, text.isBlank() ? "must not be empty" : "must not hold a NUL character");
            return Optional.empty();
        }
        return Optional.of(setting(text, place));
    }

    /** The setting {@code jython}: a version, or an object of a version and whether the package cache is on. */
    private record Jython(Optional<Setting<String>> version, Optional<Setting<Boolean>> packageCache) {}

    private Jython jython(@Nullable Object value) {
        if (!(value instanceof Map)) {
            boolean isSet = value != null && !value.equals("");
            if (isSet && !(value instanceof String)) {
                problem(
                        "naja.jython",
                        "must be a version or an object of version and packageCache, not " + kind(value));
            }
            return new Jython(
                    value instanceof String && isSet ? version(value, "naja.jython") : Optional.empty(),
                    Optional.empty());
        }
        Map<String, Object> members = children(value, "naja.jython", "an object");
        for (String name : members.keySet()) {
            if (!name.equals("version") && !name.equals("packageCache")) {
                problem("naja.jython." + name, "there is no such setting; known are packageCache, version");
            }
        }
        Object version = members.get("version");
        return new Jython(
                version == null || version.equals("") ? Optional.empty() : version(version, "naja.jython.version"),
                flag(members.get("packageCache"), "naja.jython.packageCache"));
    }

    private Optional<Setting<String>> version(Object value, String place) {
        return text(value, place).filter(this::isVersion).map(this::known);
    }

    Optional<Setting<Boolean>> flag(@Nullable Object value, String place) {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Boolean flag) {
            return Optional.of(setting(flag, place));
        }
        problem(place, "must be true or false, not " + kind(value));
        return Optional.empty();
    }

    private Map<String, Setting<String>> texts(Map<String, ?> settings, String name, String expected) {
        Object value = settings.get(name);
        if (value == null) {
            return Map.of();
        }
        Map<String, Setting<String>> texts = new LinkedHashMap<>();
        children(value, "naja." + name, expected).forEach((key, text) -> {
            String place = "naja." + name + "." + key;
            if (text instanceof String string) {
                texts.put(key, setting(string, place));
            } else {
                problem(place, "must be a string, not " + kind(text));
            }
        });
        return texts;
    }

    private Optional<Setting<Dialect>> dialect(Setting<String> text) {
        Optional<Dialect> dialect = Dialect.parse(text.value());
        if (dialect.isEmpty()) {
            List<String> names = new ArrayList<>();
            for (Dialect known : Dialect.values()) {
                names.add(known.id());
            }
            problems.add(new SettingProblem(
                    text.place(), "no dialect \"" + text.value() + "\"; known are " + String.join(", ", names)));
        }
        return dialect.map(known -> text.map(ignored -> known));
    }

    private boolean isVersion(Setting<String> text) {
        boolean version = text.value().matches("\\d+\\.\\d+([.a-z0-9-]*)");
        if (!version) {
            problems.add(new SettingProblem(text.place(), "\"" + text.value() + "\" is no version such as 2.7.4"));
        }
        return version;
    }

    /** The setting itself, or the version whose rules are used in place of one that is not known. */
    private Setting<String> known(Setting<String> text) {
        if (RuntimeProfile.isKnownJython(text.value())) {
            return text;
        }
        String nearest = RuntimeProfile.nearestJython(text.value());
        problems.add(new SettingProblem(
                text.place(),
                "the rules of Jython " + text.value() + " are not known; those of " + nearest + " are used; known are "
                        + String.join(", ", RuntimeProfile.knownJythons())));
        return text.map(ignored -> nearest);
    }

    Map<String, Object> children(Object value, String place, String expected) {
        Map<String, Object> children = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, child) -> {
                if (child != null) {
                    children.put(String.valueOf(name), child);
                }
            });
        } else {
            problem(place, "must be " + expected + ", not " + kind(value));
        }
        return children;
    }

    <T> Setting<T> setting(T value, String place) {
        return new Setting<>(value, origin + ": " + place, base);
    }

    void problem(String place, String message) {
        problems.add(new SettingProblem(origin + ": " + place, message));
    }

    static String kind(@Nullable Object value) {
        if (value instanceof String text) {
            return "the string \"" + text + "\"";
        }
        if (value instanceof List) {
            return "a list";
        }
        return value instanceof Map ? "an object" : String.valueOf(value);
    }
}
