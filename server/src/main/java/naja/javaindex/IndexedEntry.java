package naja.javaindex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import naja.base.CancelToken;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/** A class path entry whose names are known: an archive or a directory of classes. */
public final class IndexedEntry implements ClassSource {
    private final FileTree tree;
    private final VPath entry;
    private final VPath root;
    private final PackageIndex index;
    private final List<String> problems;
    private final Optional<String> damage;

    private IndexedEntry(
            FileTree tree,
            VPath entry,
            VPath root,
            PackageIndex index,
            List<String> problems,
            Optional<String> damage) {
        this.tree = tree;
        this.entry = entry;
        this.root = root;
        this.index = index;
        this.problems = List.copyOf(problems);
        this.damage = damage;
    }

    /**
     * Reads the names of one entry. An entry that is not there has no classes and a problem.
     *
     * @param entry the archive's file, or the directory, which may lie in an archive
     * @param release the Java release whose versions of multi-release archives are seen; 0 for none
     */
    public static IndexedEntry read(FileTree tree, VPath entry, int release, CancelToken cancel) {
        return of(tree, entry, ArchiveNames.read(tree, entry.onDisk(), release), cancel);
    }

    /**
     * The entry of which {@code names} is known if it is an archive; a directory is read.
     *
     * @param names those of the file it lies in; nothing if that is no archive
     */
    public static IndexedEntry of(FileTree tree, VPath entry, Optional<ArchiveNames> names, CancelToken cancel) {
        if (names.isPresent() && entry.entryName().isEmpty()) {
            VPath root = entry.onDisk().archiveRoot();
            List<String> problems = names.get().problems();
            Optional<String> damage = names.get().isEmpty() ? problems.stream().findFirst() : Optional.empty();
            return new IndexedEntry(tree, entry, root, names.get().index(), problems, damage);
        }
        if (tree.isDirectory(entry)) {
            List<String> problems = new ArrayList<>();
            PackageIndex index = PackageIndexBuilder.ofDirectory(tree, entry, problems::add, cancel);
            return new IndexedEntry(
                    tree, entry, entry, index, problems, problems.stream().findFirst());
        }
        boolean isFile = tree.isFile(entry);
        String problem = entry + ": " + (isFile ? "no archive" : absence(tree, entry));
        Optional<String> damage = isFile ? Optional.of(problem) : Optional.empty();
        return new IndexedEntry(tree, entry, entry, PackageIndex.EMPTY, List.of(problem), damage);
    }

    /** What lies at {@code entry} if it is neither a file nor a directory: nothing, or a device or the like. */
    private static String absence(FileTree tree, VPath entry) {
        boolean isListed = tree.list(entry.parent())
                .filter(listing -> listing.hasFile(entry.name()))
                .isPresent();
        return isListed ? "neither a file nor a directory" : "not there";
    }

    /** Says whether it is a directory of classes that lies in no archive. */
    boolean isDirectory() {
        return root.equals(entry) && !entry.isInArchive();
    }

    /** The entry as the class path has it. */
    public VPath entry() {
        return entry;
    }

    /** The names of packages and classes. */
    public PackageIndex index() {
        return index;
    }

    /** Why names may be missing, each text naming the file and the reason. */
    public List<String> problems() {
        return problems;
    }

    /** Why nothing, or not all, is known of what is in it, naming it and the reason; nothing if it could be read. */
    public Optional<String> damage() {
        return damage;
    }

    @Override
    public boolean hasPackage(String name) {
        return index.hasPackage(name);
    }

    @Override
    public List<String> subpackages(String packageName) {
        return index.subpackages(packageName);
    }

    @Override
    public List<String> classes(String packageName) {
        return index.classes(packageName);
    }

    @Override
    public Optional<ClassRef> find(String packageName, String name) {
        return index.hasClass(packageName, name)
                ? Optional.of(new ClassRef(new ClassOrigin.Entry(root), packageName, name))
                : Optional.empty();
    }

    @Override
    public Optional<byte[]> read(ClassRef ref) {
        return tree.read(file(ref));
    }

    /** Where the class file of {@code ref} lies: of a multi-release archive the one of the newest version that is seen. */
    VPath file(ClassRef ref) {
        String file = ref.internalName() + ".class";
        for (int version : index.versions()) {
            VPath versioned = root.resolve("META-INF/versions/" + version + "/" + file);
            if (tree.isFile(versioned)) {
                return versioned;
            }
        }
        return root.resolve(file);
    }

    @Override
    public boolean isExported(String packageName) {
        return true;
    }
}
