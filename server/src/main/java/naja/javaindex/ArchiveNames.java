package naja.javaindex;

import java.util.List;
import java.util.Optional;
import naja.vfs.FileTree;
import naja.vfs.VPath;
import naja.vfs.ZipNames;

/**
 * What the directory and the manifest of an archive tell of a class path.
 *
 * @param index the names of its packages and classes
 * @param classPath the relative URLs of {@code Class-Path}, as they are written
 * @param problems why names may be missing, each text naming the archive and the reason
 * @param isEmpty whether it has no entry at all, as a damaged one has none
 */
public record ArchiveNames(PackageIndex index, List<String> classPath, List<String> problems, boolean isEmpty) {

    public ArchiveNames {
        classPath = List.copyOf(classPath);
        problems = List.copyOf(problems);
    }

    /**
     * Reads the names of the archive in {@code file}.
     *
     * @param release the Java release whose versions of multi-release archives are seen; 0 for none
     * @return nothing if it is no archive
     */
    public static Optional<ArchiveNames> read(FileTree tree, VPath file, int release) {
        Optional<ZipNames> archive = tree.names(file);
        return archive.isEmpty() ? Optional.empty() : Optional.of(of(archive.get(), release));
    }

    private static ArchiveNames of(ZipNames archive, int release) {
        JarManifest manifest = JarManifest.of(archive.manifest());
        PackageIndex index = PackageIndexBuilder.ofArchive(archive::forEachName, manifest, release);
        return new ArchiveNames(index, manifest.classPath(), archive.problems(), archive.size() == 0);
    }
}
