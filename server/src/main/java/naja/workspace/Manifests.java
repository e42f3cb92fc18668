package naja.workspace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import naja.javaindex.KnownArchives;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/** Follows the {@code Class-Path} of the manifests of archives on a class path, as the JVM does. */
final class Manifests {

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
        for (String url :
                archives.classPath(tree, archive.onDisk())) {
            String plain = url.replace("%20", " ");
            if (plain.startsWith("file:")) {
                plain = plain.substring("file:".length()).replaceFirst("^/+", "/");
                named.add(VPath.parse("/").resolve(plain));
            } else if (!plain.matches("[a-z]{2,}:.*")) {
                named.add(archive.parent().resolve(plain));
            }
        }
        return named;
    }
}
