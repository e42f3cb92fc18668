package naja.workspace;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import naja.resolve.PathEntry;
import naja.vfs.DirectoryListing;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/** What the {@code site} module appends to {@code sys.path}: a site directory and the lines of its {@code .pth} files. */
public final class SitePackages {

    private SitePackages() {}

    /** The entries of site directory {@code directory} in the order of {@code site.addsitedir}; none if it is not there. */
    public static List<PathEntry> entries(FileTree tree, VPath directory) {
        List<PathEntry> entries = new ArrayList<>();
        if (!tree.isDirectory(directory)) {
            return entries;
        }
        entries.add(PathEntry.directory(directory, "site-packages"));
        Set<VPath> seen = new LinkedHashSet<>();
        for (String name : tree.list(directory).orElse(DirectoryListing.EMPTY).files()) {
            if (name.endsWith(".pth")) {
                for (String line : Texts.read(tree, directory.child(name))
                        .orElse("")
                        .lines()
                        .toList()) {
                    add(tree, directory, line.strip(), name, seen, entries);
                }
            }
        }
        return entries;
    }

    private static void add(
            FileTree tree, VPath directory, String line, String file, Set<VPath> seen, List<PathEntry> entries) {
        if (line.isEmpty() || line.startsWith("#") || line.startsWith("import ") || line.startsWith("import\t")) {
            return;
        }
        VPath place =
                line.startsWith("/") ? VPath.parse("/").resolve(line) : directory.resolve(line.replace('\\', '/'));
        if (!seen.add(place)) {
            return;
        }
        if (tree.isFile(place)) {
            entries.add(PathEntry.archive(place.archiveRoot(), "site-packages/" + file));
        } else if (tree.isDirectory(place)) {
            entries.add(PathEntry.directory(place, "site-packages/" + file));
        }
    }
}
