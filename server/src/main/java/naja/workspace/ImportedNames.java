package naja.workspace;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.base.CancelToken;
import naja.vfs.DirectoryListing;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/**
 * The first parts of the absolute names that a project's files import. They only tell which directories may be roots, so
 * the lines that look like imports do, and no file is parsed.
 */
final class ImportedNames {
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^[ \\t]*(?:from[ \\t]+(\\w+)|import[ \\t]+([\\w., \\t]+))");
    private static final int MAX_FILES = 20_000;
    private static final long LARGEST = 2L << 20;

    private ImportedNames() {}

    static Set<String> of(FileTree tree, Survey survey, CancelToken cancel) {
        Set<String> names = new TreeSet<>();
        int files = 0;
        for (VPath directory : survey.pythonDirectories()) {
            for (String name :
                    tree.list(directory).orElse(DirectoryListing.EMPTY).files()) {
                if (name.endsWith(".py") && files++ < MAX_FILES) {
                    cancel.check();
                    VPath file = directory.child(name);
                    tree.stamp(file)
                            .filter(stamp -> stamp.size() <= LARGEST)
                            .flatMap(stamp -> tree.read(file))
                            .ifPresent(bytes -> add(new String(bytes, StandardCharsets.ISO_8859_1), names));
                }
            }
        }
        return names;
    }

    private static void add(String text, Set<String> names) {
        for (Matcher match = IMPORT.matcher(text); match.find(); ) {
            if (match.group(1) != null) {
                names.add(match.group(1));
                continue;
            }
            for (String clause : match.group(2).split(",", -1)) {
                String first = clause.strip().split("[.\\s]", 2)[0];
                if (!first.isEmpty()) {
                    names.add(first);
                }
            }
        }
    }
}
