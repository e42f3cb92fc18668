package naja.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import naja.vfs.DirectoryListing;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/**
 * A pattern for paths as the Language Server Protocol defines it (3.17, {@code Pattern}): {@code *} and {@code ?} within
 * a part, {@code **} for any number of parts, none included, {@code {a,b}} for a choice, {@code [a-z]} and {@code [!a-z]}.
 */
final class Glob {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_FOUND = 100_000;

    private final String fixed;
    private final List<String> parts;
    private final Pattern whole;

    private Glob(String fixed, List<String> parts, Pattern whole) {
        this.fixed = fixed;
        this.parts = parts;
        this.whole = whole;
    }

    /** Says whether {@code text} is a pattern and not a plain path. */
    static boolean isGlob(String text) {
        return text.chars().anyMatch(character -> "*?{[".indexOf(character) >= 0);
    }

    /**
     * The pattern {@code text}, written with {@code /}.
     *
     * @throws java.util.regex.PatternSyntaxException if brackets are left open
     */
    static Glob parse(String text) {
        List<String> fixed = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        String[] all = text.split("/", -1);
        for (int index = 0; index < all.length; index++) {
            boolean plain = parts.isEmpty() && !isGlob(all[index]) && index < all.length - 1;
            (plain ? fixed : parts).add(all[index]);
        }
        String start = String.join("/", fixed);
        return new Glob(
                start.isEmpty() && text.startsWith("/") ? "/" : start,
                parts,
                Pattern.compile(regex(String.join("/", parts))));
    }

    /** The leading parts of the pattern in which nothing is variable; {@code ""} if there are none. */
    String fixedPart() {
        return fixed;
    }

    /** Says whether {@code relative}, the path behind {@link #fixedPart()}, fits. */
    boolean matches(String relative) {
        return whole.matcher(relative).matches();
    }

    /** The files and directories below {@code start} (which {@link #fixedPart()} leads to) that fit, in the order of their names. */
    List<VPath> expand(FileTree tree, VPath start) {
        List<VPath> found = new ArrayList<>();
        boolean deep = parts.contains("**");
        walk(tree, start, "", deep ? MAX_DEPTH : parts.size(), found);
        return found;
    }

    private void walk(FileTree tree, VPath directory, String prefix, int depth, List<VPath> found) {
        if (depth == 0 || found.size() > MAX_FOUND || (!prefix.isEmpty() && tree.isCircle(directory))) {
            return;
        }
        DirectoryListing listing = tree.list(directory).orElse(DirectoryListing.EMPTY);
        for (String name : listing.files()) {
            if (matches(prefix + name)) {
                found.add(directory.child(name));
            }
        }
        for (String name : listing.directories()) {
            if (matches(prefix + name)) {
                found.add(directory.child(name));
            }
            walk(tree, directory.child(name), prefix + name + "/", depth - 1, found);
        }
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        int braces = 0;
        for (int index = 0; index < glob.length(); index++) {
            char character = glob.charAt(index);
            switch (character) {
                case '*' -> {
                    if (glob.startsWith("**/", index) && isPartStart(glob, index)) {
                        regex.append("(?:[^/]+/)*");
                        index += 2;
                    } else if (glob.startsWith("**", index)) {
                        regex.append(".*");
                        index++;
                    } else {
                        regex.append("[^/]*");
                    }
                }
                case '?' -> regex.append("[^/]");
                case '{' -> {
                    regex.append("(?:");
                    braces++;
                }
                case '}' -> {
                    regex.append(braces > 0 ? ")" : "\\}");
                    braces = Math.max(0, braces - 1);
                }
                case ',' -> regex.append(braces > 0 ? "|" : ",");
                case '[' -> {
                    int end = glob.indexOf(']', index + 2);
                    if (end < 0) {
                        regex.append("\\[");
                    } else {
                        regex.append(characterClass(glob.substring(index + 1, end)));
                        index = end;
                    }
                }
                default -> regex.append(Pattern.quote(String.valueOf(character)));
            }
        }
        return regex.toString();
    }

    private static boolean isPartStart(String glob, int index) {
        return index == 0 || "/{,".indexOf(glob.charAt(index - 1)) >= 0;
    }

    private static String characterClass(String inside) {
        boolean negated = inside.startsWith("!") || inside.startsWith("^");
        String characters = (negated ? inside.substring(1) : inside)
                .replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("&", "\\&")
                .replace("^", "\\^");
        return "(?!/)" + (negated ? "[^" : "[") + characters + "]";
    }
}
