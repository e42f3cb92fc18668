package naja.features.diagnostics;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.resolve.Resolution;
import naja.text.LineIndex;
import naja.text.Span;
import naja.vfs.VPath;

/** The reasons why a name is unknown that are the program's own doing: it changes where imports look. */
final class PathReasons {
    private static final Pattern PLACE = Pattern.compile("(.+):(\\d+) .*");

    private PathReasons() {}

    /** The reason, if a change that cannot be followed is why {@code answer} is not known. */
    static Optional<String> of(Resolution answer) {
        return answer instanceof Resolution.Unknown unknown && isChange(unknown.reason())
                ? Optional.of(unknown.reason())
                : Optional.empty();
    }

    private static boolean isChange(String reason) {
        return PLACE.matcher(reason).matches()
                || reason.contains(" changes where ")
                || reason.equals("an import hook decides");
    }

    /** The line that a reason names, if it is one of {@code file}. */
    static Optional<ImportProblem.Related> place(String reason, VPath file, LineIndex lines) {
        Matcher place = PLACE.matcher(reason);
        if (!place.matches() || !place.group(1).equals(file.name())) {
            return Optional.empty();
        }
        int line = Integer.parseInt(place.group(2)) - 1;
        return line < 0 || line >= lines.lineCount()
                ? Optional.empty()
                : Optional.of(new ImportProblem.Related(
                        file, new Span(lines.lineStart(line), lines.lineEnd(line)), "The change."));
    }
}
