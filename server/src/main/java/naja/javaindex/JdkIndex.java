package naja.javaindex;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import naja.base.CancelToken;
import naja.vfs.FileTree;
import naja.vfs.JdkImage;
import naja.vfs.VPath;

/** The packages and classes of a JDK from Java 9 on. A package is read when it is first asked about. */
public final class JdkIndex implements ClassSource {
    private final JdkImage image;
    private final PackageIndex packageNames;
    private final Set<String> packageSet;
    private final Map<String, Boolean> existing = new ConcurrentHashMap<>();
    private final Map<String, JdkPackage> packages = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> exports = new ConcurrentHashMap<>();

    private JdkIndex(JdkImage image, PackageIndex packageNames) {
        this.image = image;
        this.packageNames = packageNames;
        this.packageSet = Set.copyOf(packageNames.packages());
    }

    /** The index of {@code image}; only the names of the packages are read now. */
    public static JdkIndex of(JdkImage image) {
        List<String> names = image.packages();
        PackageIndex index =
                new PackageIndex(names.toArray(String[]::new), new int[names.size() + 1], new byte[0], 0, List.of());
        return new JdkIndex(image, index);
    }

    /**
     * The classes of the JDK in {@code home}, whatever its version: one index of a modular JDK, or the archives of a
     * JDK up to 8. Empty if there is no JDK.
     */
    public static List<ClassSource> open(Path home, FileTree tree) {
        Optional<JdkImage> image = JdkImage.open(home);
        if (image.isPresent()) {
            return List.of(of(image.get()));
        }
        List<ClassSource> archives = new ArrayList<>();
        for (VPath archive : JdkImage.oldRuntimeArchives(home)) {
            archives.add(IndexedEntry.read(tree, archive, 0, CancelToken.NONE));
        }
        return archives;
    }

    /** Every package, in order: those with classes, those with nothing but data, and every ancestor of one. */
    public List<String> packages() {
        return packageNames.packages();
    }

    @Override
    public boolean hasPackage(String name) {
        Boolean known = existing.get(name);
        if (known == null && !isListed(name)) {
            return false;
        }
        if (known == null) {
            known = hasClasses(name);
            existing.put(name, known);
        }
        return known;
    }

    /** Says whether the image lists the package, as it does every ancestor of one. */
    private boolean isListed(String name) {
        return name.isEmpty() ? !packageSet.isEmpty() : packageSet.contains(name);
    }

    /** A package may hold nothing but data; the image lists it all the same. */
    private boolean hasClasses(String name) {
        for (String below : packageNames.subpackages(name)) {
            if (hasPackage(name.isEmpty() ? below : name + "." + below)) {
                return true;
            }
        }
        return !classes(name).isEmpty();
    }

    @Override
    public List<String> subpackages(String packageName) {
        List<String> parts = new ArrayList<>(packageNames.subpackages(packageName));
        parts.removeIf(part -> !hasPackage(packageName.isEmpty() ? part : packageName + "." + part));
        return parts;
    }

    @Override
    public List<String> classes(String packageName) {
        return read(packageName).names;
    }

    @Override
    public Optional<ClassRef> find(String packageName, String name) {
        ClassOrigin origin = read(packageName).origins.get(name);
        return origin == null ? Optional.empty() : Optional.of(new ClassRef(origin, packageName, name));
    }

    @Override
    public Optional<byte[]> read(ClassRef ref) {
        return ref.origin() instanceof ClassOrigin.Module module
                ? image.read(module.module(), ref.internalName() + ".class")
                : Optional.empty();
    }

    @Override
    public boolean isExported(String packageName) {
        for (String module : image.modulesOf(packageName)) {
            if (exports.computeIfAbsent(module, this::exportsOf).contains(packageName)) {
                return true;
            }
        }
        return false;
    }

    private JdkPackage read(String packageName) {
        JdkPackage known = packages.get(packageName);
        if (known != null) {
            return known;
        }
        if (packageName.isEmpty() || !isListed(packageName)) {
            return JdkPackage.EMPTY;
        }
        return packages.computeIfAbsent(packageName, this::load);
    }

    private JdkPackage load(String packageName) {
        Map<String, ClassOrigin> origins = new TreeMap<>();
        for (String module : image.modulesOf(packageName)) {
            ClassOrigin origin = new ClassOrigin.Module(image.home(), module);
            for (String file : image.list(module, packageName.replace('.', '/'))) {
                if (ClassNames.isClassFile(file)) {
                    origins.putIfAbsent(ClassNames.ofFile(file), origin);
                }
            }
        }
        return new JdkPackage(List.copyOf(origins.keySet()), Map.copyOf(origins));
    }

    private Set<String> exportsOf(String module) {
        return image.read(module, "module-info.class").map(ModuleExports::of).orElse(Set.of());
    }

    /** The classes of one package, in order, and where each comes from. */
    private record JdkPackage(List<String> names, Map<String, ClassOrigin> origins) {
        static final JdkPackage EMPTY = new JdkPackage(List.of(), Map.of());
    }
}
