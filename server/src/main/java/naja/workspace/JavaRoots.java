package naja.workspace;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.base.CancelToken;
import naja.vfs.DirectoryListing;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/** Finds the roots of Java sources: a source file says its package, and what is above that is the root. */
final class JavaRoots {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;?\\s*(?://.*|/\\*.*)?$");

    private JavaRoots() {}

    /** The roots of the sources in {@code directories}, in their order, each with a directory that it was told by. */
    static Map<VPath, VPath> find(FileTree tree, List<VPath> directories, CancelToken cancel) {
        Map<VPath, VPath> roots = new LinkedHashMap<>();
        Set<VPath> settled = new LinkedHashSet<>();
        for (VPath directory : directories) {
            cancel.check();
            if (isBelow(directory, settled)) {
                continue;
            }
            Optional<VPath> root = root(tree, directory);
            if (root.isPresent()) {
                roots.putIfAbsent(root.get(), directory);
                // A root that is the package's own directory may have roots of others beside it.
                settled.add(root.get());
            }
        }
        return roots;
    }

    private static boolean isBelow(VPath directory, Set<VPath> roots) {
        VPath next = directory;
        while (!roots.contains(next)) {
            VPath parent = next.parent();
            if (parent.equals(next)) {
                return false;
            }
            next = parent;
        }
        return true;
    }

    private static Optional<VPath> root(FileTree tree, VPath directory) {
        DirectoryListing listing = tree.list(directory).orElse(DirectoryListing.EMPTY);
        boolean misplaced = false;
        for (String name : listing.files()) {
            if (Survey.isJvmSource(name) && !name.equals("package-info.java") && !name.equals("module-info.java")) {
                Optional<VPath> root =
                        root(packageOf(Texts.read(tree, directory.child(name)).orElse("")), directory);
                if (root.isPresent()) {
                    return root;
                }
                misplaced = true;
            }
        }
        // Sources that do not lie where their package says are templates which the build copies to their place.
        return misplaced ? Optional.of(directory) : Optional.empty();
    }

    /** The package that a source file declares, {@code ""} if it declares none. */
    static String packageOf(String source) {
        Matcher match = PACKAGE.matcher(source);
        return match.find() ? match.group(1) : "";
    }

    private static Optional<VPath> root(String packageName, VPath directory) {
        if (packageName.isEmpty()) {
            return Optional.of(directory);
        }
        String suffix = "/" + packageName.replace('.', '/');
        if (!directory.toString().endsWith(suffix)) {
            return Optional.empty();
        }
        VPath root = directory;
        for (int parts = packageName.split("\\.").length; parts > 0; parts--) {
            root = root.parent();
        }
        return Optional.of(root);
    }
}
