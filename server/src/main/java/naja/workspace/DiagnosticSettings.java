package naja.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.vfs.VPath;

/**
 * What users set about diagnostics.
 *
 * @param scope which files have diagnostics
 * @param respectTypeIgnore whether {@code # type: ignore} silences a line
 * @param severities by the text of the code
 * @param paths what counts for some files only, a later one over an earlier one
 */
public record DiagnosticSettings(
        Optional<Setting<Scope>> scope,
        Optional<Setting<Boolean>> respectTypeIgnore,
        Map<DiagnosticCode, Setting<Weight>> severities,
        List<ForPath> paths) {

    /** Nothing is set. */
    public static final DiagnosticSettings NONE =
            new DiagnosticSettings(Optional.empty(), Optional.empty(), Map.of(), List.of());

    public DiagnosticSettings {
        severities = Map.copyOf(severities);
        paths = List.copyOf(paths);
    }

    /** Which files have diagnostics. */
    public enum Scope {
        OPEN_FILES("openFiles"),
        WORKSPACE("workspace");

        private final String text;

        Scope(String text) {
            this.text = text;
        }

        /** The scope as settings name it. */
        public String text() {
            return text;
        }
    }

    /**
     * How much a problem weighs.
     *
     * @param severity nothing if it is not shown at all
     */
    public record Weight(Optional<Severity> severity) {
        /** The weight as settings name it. */
        public String text() {
            return severity.map(known -> known.name().toLowerCase(java.util.Locale.ROOT))
                    .orElse("off");
        }
    }

    /**
     * What counts for the files that a pattern fits, and for all files below directories that it fits.
     *
     * @param pattern as settings have it; its base is where it starts from
     * @param severities of the codes that it names
     */
    public record ForPath(Setting<String> pattern, Map<DiagnosticCode, Setting<Weight>> severities) {
        public ForPath {
            severities = Map.copyOf(severities);
        }

        boolean fits(VPath file, VPath folder) {
            VPath start = pattern.base().orElse(folder);
            if (!file.startsWith(start)) {
                return false;
            }
            Glob glob = Glob.parse(pattern.value());
            String fixed = glob.fixedPart();
            VPath base = fixed.isEmpty() ? start : start.resolve(fixed);
            for (VPath place = file; place.startsWith(base) && !place.equals(base); place = place.parent()) {
                if (glob.matches(place.relativeTo(base))) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * What is set for a code in a file.
     *
     * @param folder the folder of the file's project, from where patterns of the editor's settings are meant
     */
    public Optional<Weight> weight(DiagnosticCode code, VPath file, VPath folder) {
        for (int index = paths.size() - 1; index >= 0; index--) {
            Setting<Weight> set = paths.get(index).severities().get(code);
            if (set != null && paths.get(index).fits(file, folder)) {
                return Optional.of(set.value());
            }
        }
        return Optional.ofNullable(severities.get(code)).map(Setting::value);
    }

    /** These settings with those of a stronger layer over them. */
    DiagnosticSettings with(DiagnosticSettings stronger) {
        Map<DiagnosticCode, Setting<Weight>> all = new LinkedHashMap<>(severities);
        all.putAll(stronger.severities);
        List<ForPath> allPaths = new ArrayList<>(paths);
        allPaths.addAll(stronger.paths);
        return new DiagnosticSettings(
                stronger.scope.or(() -> scope), stronger.respectTypeIgnore.or(() -> respectTypeIgnore), all, allPaths);
    }

    /** Each value as a text, with its place. */
    List<Setting<String>> all() {
        List<Setting<String>> all = new ArrayList<>();
        scope.ifPresent(setting -> all.add(setting.map(Scope::text)));
        respectTypeIgnore.ifPresent(setting -> all.add(setting.map(String::valueOf)));
        add(severities, all);
        paths.forEach(path -> add(path.severities(), all));
        return all;
    }

    private static void add(Map<DiagnosticCode, Setting<Weight>> severities, List<Setting<String>> all) {
        for (DiagnosticCode code : DiagnosticCode.values()) {
            Setting<Weight> set = severities.get(code);
            if (set != null) {
                all.add(set.map(Weight::text));
            }
        }
    }
}
