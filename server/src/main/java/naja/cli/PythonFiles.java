package naja.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import naja.vfs.DirectoryListing;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/**
 * The Python files that a command was asked about. A directory is visited once, however many links lead to it, so that links
 * in a circle end; a directory counts by its own path rather than by that of a link where both are there.
 */
final class PythonFiles {
    private static final Set<String> PASSED_OVER =
            Set.of(".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv", "venv", ".tox", "target", "build");

    private final FileTree tree;
    private final List<VPath> files = new ArrayList<>();
    private final List<VPath> unread = new ArrayList<>();
    private final Set<VPath> visited = new HashSet<>();
    private final Deque<VPath> links = new ArrayDeque<>();

    private PythonFiles(FileTree tree) {
        this.tree = tree;
    }

    /**
     * The files among {@code starts}, whatever their names, and the Python files below its directories, in order; those that
     * only links lead to come after the others of their start.
     *
     * @throws UsageException if a start is not there
     */
    static PythonFiles of(List<VPath> starts, FileTree tree) {
        PythonFiles gathered = new PythonFiles(tree);
        for (VPath start : starts) {
            if (tree.isFile(start)) {
                gathered.files.add(start);
            } else if (tree.isDirectory(start)) {
                gathered.below(start);
            } else {
                throw new UsageException("no such file or directory: " + start);
            }
        }
        return gathered;
    }

    /** The files, of which some may turn out unreadable. */
    List<VPath> files() {
        return List.copyOf(files);
    }

    /** The directories that cannot be listed, so that nobody knows what is in them. */
    List<VPath> unread() {
        return List.copyOf(unread);
    }

    private void below(VPath start) {
        realPath(start).ifPresent(real -> gather(start, real));
        while (!links.isEmpty()) {
            VPath link = links.removeFirst();
            realPath(link).ifPresent(real -> gather(link, real));
        }
    }

    private void gather(VPath directory, VPath real) {
        if (!visited.add(real)) {
            return;
        }
        Optional<DirectoryListing> listed = tree.list(directory);
        if (listed.isEmpty()) {
            unread.add(directory);
        }
        DirectoryListing listing = listed.orElse(DirectoryListing.EMPTY);
        for (String name : listing.files()) {
            if (name.endsWith(".py")) {
                files.add(directory.child(name));
            }
        }
        for (String name : listing.directories()) {
            if (!PASSED_OVER.contains(name)) {
                VPath child = directory.child(name);
                Optional<VPath> realChild = realPath(child);
                if (realChild.isPresent() && realChild.get().equals(real.child(name))) {
                    gather(child, realChild.get());
                } else {
                    links.add(child);
                }
            }
        }
    }

    /** The path without links, or nothing if the directory has gone or is in an archive. */
    private static Optional<VPath> realPath(VPath directory) {
        try {
            return Optional.of(VPath.of(directory.toPath().toRealPath()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
