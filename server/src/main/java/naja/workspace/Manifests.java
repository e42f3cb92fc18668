package naja.workspace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import naja.javaindex.KnownArchives;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/** Follows the {@code Class-Path} of the manifests of archives on a class path, as the JVM does. */
final class Manifests {
    private static final Logger LOG = Logger.getLogger(Manifests.class.getName());

    /** Places that are looked for, of those that one manifest names. */
    private static final int MAX_NAMED = 10_000;

    private Manifests() {}

    /** Adds what the manifests of {@code entries} name, behind them; each archive is read once. */
    static void follow(FileTree tree, KnownArchives archives, Map<VPath, ClasspathEntry> entries) {
        Deque<ClasspathEntry> queue = new ArrayDeque<>(entries.values());
        while (!queue.isEmpty()) {
            ClasspathEntry entry = queue.remove();
            if (entry.kind() != ClasspathEntry.Kind.ARCHIVE) {
                continue;
            }
            for (VPath next : named(tree, archives, entry.location())) {
                boolean isDirectory = tree.isDirectory(next);
                if (!entries.containsKey(next) && (isDirectory || tree.isFile(next))) {
                    ClasspathEntry found = new ClasspathEntry(
                            next,
                            isDirectory ? ClasspathEntry.Kind.DIRECTORY : ClasspathEntry.Kind.ARCHIVE,
                            "manifest of " + entry.location().name());
                    entries.put(next, found);
                    queue.add(found);
                }
            }
        }
    }

    private static List<VPath> named(FileTree tree, KnownArchives archives, VPath archive) {
        List<VPath> named = new ArrayList<>();
        for (String url : bounded(archives.classPath(tree, archive.onDisk()), archive)) {
            String plain = url.replace("%20", " ");
            boolean isFileUrl = plain.startsWith("file:");
            if (!isFileUrl && plain.matches("[a-z]{2,}:.*")) {
                continue;
            }
            VPath place = isFileUrl
                    ? VPath.parse("/").resolve(plain.substring("file:".length()))
                    : archive.parent().resolve(plain);
            // A URL that ends with a slash is a directory's, any other an archive's (JAR File Specification).
            if (plain.endsWith("/") ? tree.isDirectory(place) : tree.isFile(place)) {
                named.add(place);
            }
        }
        return named;
    }

    private static List<String> bounded(List<String> urls, VPath archive) {
        if (urls.size() <= MAX_NAMED) {
            return urls;
        }
        LOG.log(Level.INFO, "{0}: of the {1} entries of its Class-Path the first {2} are followed", new Object[] {
            archive, String.valueOf(urls.size()), String.valueOf(MAX_NAMED)
        });
        return urls.subList(0, MAX_NAMED);
    }
}
