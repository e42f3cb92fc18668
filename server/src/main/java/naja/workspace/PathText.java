package naja.workspace;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.vfs.VPath;

/**
 * Makes paths of texts that people wrote: relative to a directory, with {@code ~}, {@code ${workspaceFolder}}, {@code
 * ${userHome}} and {@code ${env:NAME}}, with either slash, and into archives ({@code x.jar/Lib}, {@code x.jar!/Lib}).
 */
final class PathText {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z]+)(?::([^}]*))?}");
    private static final Pattern ARCHIVE = Pattern.compile("(?i)^(.*?\\.(?:jar|zip|egg|whl))!?/(.*)$");

    private final VPath base;
    private final Machine machine;

    PathText(VPath base, Machine machine) {
        this.base = base;
        this.machine = machine;
    }

    /** The absolute path that {@code text} means; a path into an archive has its {@code !}. */
    VPath resolve(String text) {
        String path = expand(text.trim()).replace('\\', '/');
        VPath start = base;
        if (path.equals("~") || path.startsWith("~/")) {
            start = machine.home();
            path = path.substring(1);
        } else if (path.startsWith("/")) {
            start = VPath.parse("/");
        } else if (path.matches("[A-Za-z]:(/.*)?")) {
            start = VPath.parse(path.substring(0, 2).toUpperCase(Locale.ROOT) + "/");
            path = path.substring(2);
        }
        Matcher archive = ARCHIVE.matcher(path);
        if (archive.matches()) {
            return start.resolve(archive.group(1)).archiveRoot().resolve(archive.group(2));
        }
        return start.resolve(path);
    }

    /** {@code text} with its variables replaced; one that is not known stays. */
    String expand(String text) {
        return VARIABLE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match)));
    }

    private String value(java.util.regex.MatchResult match) {
        return switch (match.group(1)) {
            case "workspaceFolder", "workspaceRoot" -> base.toString();
            case "userHome" -> machine.home().toString();
            case "env" ->
                machine.variable(match.group(2) == null ? "" : match.group(2)).orElse("");
            default -> match.group();
        };
    }
}
