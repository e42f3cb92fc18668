package naja.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import naja.base.CancelToken;
import naja.javaindex.ClassRef;
import naja.javaindex.ClassSource;
import naja.javaindex.IndexedEntry;
import naja.javaindex.JdkIndex;
import naja.vfs.FileTree;
import naja.vfs.JdkImage;
import naja.vfs.VPath;

/** The classes of a JDK up to 8, which lie in several archives; a newer one is a {@link JdkIndex}. */
record JdkSource(List<ClassSource> archives) implements ClassSource {

    JdkSource {
        archives = List.copyOf(archives);
    }

    /**
     * Says whether reading the JDK in {@code home} would run code of one of {@code folders}: the file system of a modular JDK is
     * a library that lies in it. One up to 8 has archives, which are only read.
     */
    static boolean runsCodeOf(FileTree tree, VPath home, List<VPath> folders) {
        return tree.isFile(home.resolve("lib/jrt-fs.jar")) && folders.stream().anyMatch(home::startsWith);
    }

    /** The classes of the JDK in {@code home}; none if it cannot be read. */
    static ClassSource read(FileTree tree, VPath home, CancelToken cancel) {
        Optional<JdkImage> image = JdkImage.open(home.toPath());
        if (image.isPresent()) {
            return JdkIndex.of(image.get());
        }
        List<ClassSource> archives = new ArrayList<>();
        for (VPath archive : JdkImage.oldRuntimeArchives(home.toPath())) {
            archives.add(IndexedEntry.read(tree, archive, 0, cancel));
        }
        return new JdkSource(archives);
    }

    @Override
    public boolean hasPackage(String name) {
        return archives.stream().anyMatch(archive -> archive.hasPackage(name));
    }

    @Override
    public List<String> subpackages(String packageName) {
        TreeSet<String> parts = new TreeSet<>();
        archives.forEach(archive -> parts.addAll(archive.subpackages(packageName)));
        return List.copyOf(parts);
    }

    @Override
    public List<String> classes(String packageName) {
        TreeSet<String> names = new TreeSet<>();
        archives.forEach(archive -> names.addAll(archive.classes(packageName)));
        return List.copyOf(names);
    }

    @Override
    public Optional<ClassRef> find(String packageName, String name) {
        return archives.stream()
                .flatMap(archive -> archive.find(packageName, name).stream())
                .findFirst();
    }

    @Override
    public Optional<byte[]> read(ClassRef ref) {
        return archives.stream()
                .filter(archive -> archive.find(ref.packageName(), ref.name()).equals(Optional.of(ref)))
                .findFirst()
                .flatMap(archive -> archive.read(ref));
    }

    @Override
    public boolean isExported(String packageName) {
        return hasPackage(packageName);
    }
}
