package naja.features;

import java.util.ArrayList;
import java.util.List;
import naja.javaindex.ClassOrigin;
import naja.vfs.DirectoryListing;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/** Where the sources of compiled classes lie, by the customs of those who publish them. */
final class SourceArchives {
    private static final List<String> ENDINGS =
            List.of("-sources.jar", "-src.jar", "-sources.zip", "-src.zip", ".sources.jar");

    private final FileTree files;

    SourceArchives(FileTree files) {
        this.files = files;
    }

    /** The roots below which the source of a class of {@code origin} may lie, by the path of its package; they exist. */
    List<VPath> roots(ClassOrigin origin) {
        List<VPath> candidates = new ArrayList<>();
        if (origin instanceof ClassOrigin.Module module) {
            VPath home = VPath.of(module.home());
            // From Java 9 on the archive has a directory for each module.
            candidates.add(home.resolve("lib/src.zip").archiveRoot().child(module.module()));
            candidates.add(home.child("src.zip").archiveRoot().child(module.module()));
        } else if (origin instanceof ClassOrigin.Source source) {
            candidates.add(source.root());
        } else if (origin instanceof ClassOrigin.Entry entry) {
            if (entry.root().isInArchive()) {
                besideArchive(entry.root().onDisk(), candidates);
            }
            candidates.add(entry.root());
        }
        return candidates.stream().filter(files::isDirectory).toList();
    }

    private void besideArchive(VPath archive, List<VPath> candidates) {
        VPath directory = archive.parent();
        String name = archive.name();
        if (name.equals("rt.jar")) {
            // Java 8: the archive is jre/lib/rt.jar of a JDK.
            candidates.add(directory.parent().parent().child("src.zip").archiveRoot());
            candidates.add(directory.parent().child("src.zip").archiveRoot());
            return;
        }
        String stem = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        List<VPath> places = new ArrayList<>(List.of(
                directory,
                directory.child("sources"),
                directory.child("src"),
                directory.parent().child("sources"),
                directory.parent().child("src")));
        // Gradle's cache keeps each file of an artifact in a directory of its own, named by its hash.
        if (isHash(directory.name())) {
            for (String sibling : files.list(directory.parent())
                    .orElse(DirectoryListing.EMPTY)
                    .directories()) {
                places.add(directory.parent().child(sibling));
            }
        }
        for (VPath place : places) {
            for (String ending : ENDINGS) {
                candidates.add(place.child(stem + ending).archiveRoot());
            }
        }
    }

    private static boolean isHash(String name) {
        return name.length() >= 32 && name.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }
}
