package naja.javaindex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import naja.base.CancelToken;
import naja.vfs.DirectoryListing;
import naja.vfs.FileStamp;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/**
 * The classes that the sources below one directory declare, whether or not they were compiled: their names, and no more.
 * Reading a class gives nothing, so what its members are is unknown.
 */
public final class JavaSourceIndex implements ClassSource {
    private static final Set<String> EXTENSIONS = Set.of(".java", ".groovy", ".kt", ".scala");
    private static final int MAX_DEPTH = 64;
    private static final long LARGEST = 4L << 20;

    private final VPath root;
    private final Map<VPath, SourceTypes> files;
    private final PackageIndex index;
    private final Map<String, VPath> declaring;

    private JavaSourceIndex(VPath root, Map<VPath, SourceTypes> files) {
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
        return new JavaSourceIndex(root, files);
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
        String text = tree.read(file)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
        return SourceTypes.of(text, stamp);
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
