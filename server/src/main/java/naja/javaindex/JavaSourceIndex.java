package naja.javaindex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import naja.base.CancelToken;
import naja.vfs.DirectoryListing;
import naja.vfs.FileStamp;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/**
 * The classes that the sources below one directory declare, whether or not they were compiled: their names, and of classes
 * in Java what the compiler will make of them. There is no class file to read.
 */
public final class JavaSourceIndex implements ClassSource {
    private static final Set<String> EXTENSIONS = Set.of(".java", ".groovy", ".kt", ".scala");
    private static final int MAX_DEPTH = 64;
    private static final long LARGEST = 4L << 20;

    private final FileTree tree;
    private final VPath root;
    private final Map<VPath, SourceTypes> files;
    private final PackageIndex index;
    private final Map<String, VPath> declaring;

    private JavaSourceIndex(FileTree tree, VPath root, Map<VPath, SourceTypes> files) {
        this.tree = tree;
        this.root = root;
        this.files = Map.copyOf(files);
        Map<String, List<String>> names = new TreeMap<>();
        Map<String, VPath> places = new HashMap<>();
        new TreeMap<>(files).forEach((file, types) -> {
            for (String name : types.names()) {
                String full = types.packageName() + "/" + name;
                if (places.putIfAbsent(full, file) == null) {
                    names.computeIfAbsent(types.packageName(), key -> new ArrayList<>())
                            .add(name);
                }
            }
        });
        this.index = PackageIndexBuilder.of(names);
        this.declaring = Map.copyOf(places);
    }

    /**
     * Reads the sources below {@code root}.
     *
     * @param before the index of the same directory from an earlier time: files that have not changed are not read again
     */
    public static JavaSourceIndex read(
            FileTree tree, VPath root, Optional<JavaSourceIndex> before, CancelToken cancel) {
        Map<VPath, SourceTypes> files = new HashMap<>();
        Map<VPath, SourceTypes> known = before.map(index -> index.files).orElse(Map.of());
        walk(tree, root, 0, known, files, cancel);
        return new JavaSourceIndex(tree, root, files);
    }

    private static void walk(
            FileTree tree,
            VPath directory,
            int depth,
            Map<VPath, SourceTypes> known,
            Map<VPath, SourceTypes> files,
            CancelToken cancel) {
        cancel.check();
        DirectoryListing listing = tree.list(directory).orElse(DirectoryListing.EMPTY);
        for (String name : listing.files()) {
            int dot = name.lastIndexOf('.');
            if (dot > 0 && EXTENSIONS.contains(name.substring(dot))) {
                VPath file = directory.child(name);
                Optional<FileStamp> stamp = tree.stamp(file).filter(found -> found.size() <= LARGEST);
                if (stamp.isPresent()) {
                    SourceTypes before = known.get(file);
                    files.put(
                            file,
                            before != null && before.stamp().equals(stamp.get())
                                    ? before
                                    : read(tree, file, stamp.get()));
                }
            }
        }
        for (String name : listing.directories()) {
            VPath child = directory.child(name);
            if (depth < MAX_DEPTH && ClassNames.isPackagePart(name) && !tree.isCircle(child)) {
                walk(tree, child, depth + 1, known, files, cancel);
            }
        }
    }

    private static SourceTypes read(FileTree tree, VPath file, FileStamp stamp) {
        return SourceTypes.of(text(tree, file).orElse(""), stamp);
    }

    private static Optional<String> text(FileTree tree, VPath file) {
        return tree.read(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /**
     * The class that {@code ref} will be, if its source is one of Java's and says so.
     *
     * @param isThere says whether there is a class of this internal name
     */
    Optional<ClassFile> classFile(ClassRef ref, Predicate<String> isThere) {
        return declaringFile(ref.packageName(), ref.name())
                .filter(file -> file.name().endsWith(".java"))
                .flatMap(file -> text(tree, file))
                .flatMap(text -> SourceClass.of(text, ref, isThere));
    }

    /** The directory of the sources. */
    public VPath root() {
        return root;
    }

    /** The names of packages and classes. */
    public PackageIndex index() {
        return index;
    }

    /** The file that declares the class of this package and simple binary name. */
    public Optional<VPath> declaringFile(String packageName, String name) {
        return Optional.ofNullable(declaring.get(packageName + "/" + name));
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
        return declaringFile(packageName, name)
                .map(file -> new ClassRef(new ClassOrigin.Source(root, file), packageName, name));
    }

    @Override
    public Optional<byte[]> read(ClassRef ref) {
        return Optional.empty();
    }

    @Override
    public boolean isExported(String packageName) {
        return true;
    }
}
