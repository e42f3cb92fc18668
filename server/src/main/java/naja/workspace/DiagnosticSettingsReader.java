package naja.workspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import naja.workspace.DiagnosticSettings.ForPath;
import naja.workspace.DiagnosticSettings.Scope;
import naja.workspace.DiagnosticSettings.Weight;
import org.jspecify.annotations.Nullable;

/** Reads the settings below {@code naja.diagnostics}. */
final class DiagnosticSettingsReader {
    private static final String PLACE = "naja.diagnostics";
    static final Set<String> KNOWN = Set.of("scope", "respectTypeIgnore", "severity", "paths");

    private final SettingsReader reader;

    DiagnosticSettingsReader(SettingsReader reader) {
        this.reader = reader;
    }

    DiagnosticSettings read(@Nullable Object value) {
        if (value == null) {
            return DiagnosticSettings.NONE;
        }
        Map<String, Object> members = reader.children(value, PLACE, "an object");
        for (String name : members.keySet()) {
            if (!KNOWN.contains(name)) {
                reader.problem(
                        PLACE + "." + name,
                        "there is no such setting; known are paths, respectTypeIgnore, scope, severity");
            }
        }
        return new DiagnosticSettings(
                scope(members.get("scope")),
                reader.flag(members.get("respectTypeIgnore"), PLACE + ".respectTypeIgnore"),
                severities(members.get("severity"), PLACE + ".severity"),
                paths(members.get("paths")));
    }

    private Optional<Setting<Scope>> scope(@Nullable Object value) {
        if (value == null || value.equals("")) {
            return Optional.empty();
        }
        for (Scope scope : Scope.values()) {
            if (scope.text().equals(value)) {
                return Optional.of(reader.setting(scope, PLACE + ".scope"));
            }
        }
        reader.problem(PLACE + ".scope", "must be openFiles or workspace, not " + SettingsReader.kind(value));
        return Optional.empty();
    }

    private Map<DiagnosticCode, Setting<Weight>> severities(@Nullable Object value, String place) {
        Map<DiagnosticCode, Setting<Weight>> severities = new EnumMap<>(DiagnosticCode.class);
        if (value != null) {
            reader.children(value, place, "an object of codes and severities").forEach((name, weight) -> {
                String own = place + "." + name;
                Optional<DiagnosticCode> code = DiagnosticCode.parse(name);
                if (code.isEmpty()) {
                    reader.problem(own, "there is no such code; known are " + codes());
                } else {
                    weight(weight, own).ifPresent(known -> severities.put(code.get(), reader.setting(known, own)));
                }
            });
        }
        return severities;
    }

    private Optional<Weight> weight(Object value, String place) {
        if (value.equals("off")) {
            return Optional.of(new Weight(Optional.empty()));
        }
        for (Severity severity : Severity.values()) {
            if (severity.name().toLowerCase(Locale.ROOT).equals(value)) {
                return Optional.of(new Weight(Optional.of(severity)));
            }
        }
        reader.problem(place, "must be error, warning, information, hint or off, not " + SettingsReader.kind(value));
        return Optional.empty();
    }

    private List<ForPath> paths(@Nullable Object value) {
        List<ForPath> paths = new ArrayList<>();
        if (value != null) {
            reader.children(value, PLACE + ".paths", "an object of file patterns and severities")
                    .forEach((pattern, severities) -> path(pattern, severities).ifPresent(paths::add));
        }
        return paths;
    }

    private Optional<ForPath> path(String pattern, Object value) {
        String place = PLACE + ".paths." + pattern;
        String plain = pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern;
        try {
            Glob.parse(plain);
        } catch (PatternSyntaxException e) {
            reader.problem(place, "no valid pattern: " + e.getDescription());
            return Optional.empty();
        }
        return Optional.of(new ForPath(
                reader.setting(plain, place), value instanceof String ? all(value, place) : severities(value, place)));
    }

    /** One severity for all codes. */
    private Map<DiagnosticCode, Setting<Weight>> all(Object value, String place) {
        Map<DiagnosticCode, Setting<Weight>> all = new EnumMap<>(DiagnosticCode.class);
        weight(value, place).ifPresent(weight -> {
            for (DiagnosticCode code : DiagnosticCode.values()) {
                if (!code.isOffUnlessSet()) {
                    all.put(code, reader.setting(weight, place));
                }
            }
        });
        return all;
    }

    private static String codes() {
        return Arrays.stream(DiagnosticCode.values())
                .map(DiagnosticCode::text)
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
