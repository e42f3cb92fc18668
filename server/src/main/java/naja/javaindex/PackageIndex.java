package naja.javaindex;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * The names of the Java packages and classes of one class path entry, about 40 bytes of memory for a class.
 *
 * <p>The class names of a package lie one after the other as {@link ClassNameBytes} has them, in any order.
 */
public final class PackageIndex {
    /** The index of an entry without classes. */
    public static final PackageIndex EMPTY = new PackageIndex(new String[0], new int[1], new byte[0], 0, List.of());

    private final String[] packages;
    private final int[] starts;
    private final byte[] names;
    private final int classCount;
    private final List<Integer> versions;

    PackageIndex(String[] packages, int[] starts, byte[] names, int classCount, List<Integer> versions) {
        this.packages = packages;
        this.starts = starts;
        this.names = names;
        this.classCount = classCount;
        this.versions = List.copyOf(versions);
    }

    /** The packages that have classes, in order; {@code ""} is the unnamed one. */
    public List<String> packages() {
        return List.of(packages);
    }

    /** Number of classes, local ones included; one that an archive has twice in one place counts twice. */
    public int classCount() {
        return classCount;
    }

    /** The releases of a multi-release archive whose directories were looked into, the newest first. */
    public List<Integer> versions() {
        return versions;
    }

    /** Says whether there is a class in the package {@code name} or in one below it. */
    public boolean hasPackage(String name) {
        if (name.isEmpty()) {
            return packages.length > 0;
        }
        int index = Arrays.binarySearch(packages, name);
        if (index >= 0) {
            return true;
        }
        int below = firstBelow(name);
        return below < packages.length && packages[below].startsWith(name + ".");
    }

    /** The last parts of the names of the packages directly below {@code packageName}, in order. */
    public List<String> subpackages(String packageName) {
        String prefix = packageName.isEmpty() ? "" : packageName + ".";
        // A set, since a$ stands between a and a.b.
        TreeSet<String> parts = new TreeSet<>();
        String last = "";
        for (int index = packageName.isEmpty() ? 0 : firstBelow(packageName);
                index < packages.length && packages[index].startsWith(prefix);
                index++) {
            int dot = packages[index].indexOf('.', prefix.length());
            String part = packages[index].substring(prefix.length(), dot < 0 ? packages[index].length() : dot);
            if (!part.isEmpty() && !part.equals(last)) {
                parts.add(part);
                last = part;
            }
        }
        return List.copyOf(parts);
    }

    /** The simple binary names of the classes in {@code packageName}, in order, local ones included. */
    public List<String> classes(String packageName) {
        int index = Arrays.binarySearch(packages, packageName);
        if (index < 0) {
            return List.of();
        }
        // A set, since a class may be there in several versions.
        TreeSet<String> classes = new TreeSet<>();
        int at = starts[index];
        while (at < starts[index + 1]) {
            int start = ClassNameBytes.nameStart(names, at);
            at = start + ClassNameBytes.nameLength(names, at);
            classes.add(new String(names, start, at - start, StandardCharsets.UTF_8));
        }
        return List.copyOf(classes);
    }

    /** Says whether {@code packageName} has a class of this simple binary name. */
    public boolean hasClass(String packageName, String name) {
        int index = Arrays.binarySearch(packages, packageName);
        return index >= 0 && ClassNameBytes.contains(names, starts[index], starts[index + 1], name);
    }

    /** Approximate number of bytes of memory that this takes. */
    public long weight() {
        long weight = 100L + names.length + 4L * starts.length;
        for (String name : packages) {
            weight += 48 + name.length();
        }
        return weight;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof PackageIndex other
                && Arrays.equals(packages, other.packages)
                && Arrays.equals(starts, other.starts)
                && Arrays.equals(names, other.names)
                && versions.equals(other.versions);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(names);
    }

    String[] packageTable() {
        return packages;
    }

    int[] startTable() {
        return starts;
    }

    byte[] nameTable() {
        return names;
    }

    /** Index of the first package that can lie below {@code name}. */
    private int firstBelow(String name) {
        int index = Arrays.binarySearch(packages, name + ".");
        return index < 0 ? -index - 1 : index;
    }
}
