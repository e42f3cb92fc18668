package naja.javaindex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import naja.base.CancelToken;
import naja.vfs.DirectoryListing;
import naja.vfs.FileTree;
import naja.vfs.VPath;
import naja.vfs.ZipDirectory;
import org.jspecify.annotations.Nullable;

/** Makes the {@link PackageIndex} of an archive or a directory of classes from the names of its files. */
public final class PackageIndexBuilder {
    private static final byte[] CLASS = bytes(".class");
    private static final byte[] PYTHON = bytes("$py.class");
    private static final byte[] PYTHON_INNER = bytes("$_PyInner");
    private static final byte[] MODULE_INFO = bytes("module-info.class");
    private static final byte[] PACKAGE_INFO = bytes("package-info.class");
    private static final byte[] VERSIONS = bytes("META-INF/versions/");

    /** Depth at which a directory of classes is taken for a circle of links. */
    private static final int MAX_DEPTH = 64;

    /** Directories of one directory of classes that are looked into. */
    static final int MAX_DIRECTORIES = 4_000;

    /** By the directory, with slashes. */
    private final Map<String, ClassNameBytes> packages = new HashMap<>();

    private final TreeSet<Integer> versions = new TreeSet<>();
    private int directories;
    private byte[] lastDirectory = new byte[0];
    private @Nullable ClassNameBytes lastNames;

    private PackageIndexBuilder() {}

    /**
     * The index of an archive.
     *
     * @param release the Java release whose versions of a multi-release archive are seen (JEP 238); below 9 none are
     */
    public static PackageIndex ofArchive(ZipDirectory archive, int release) {
        return ofArchive(archive::forEachName, JarManifest.of(archive), release);
    }

    /**
     * The index of an archive whose manifest was read already.
     *
     * @param names goes through the names of the archive in any order
     */
    static PackageIndex ofArchive(Consumer<ZipDirectory.NameVisitor> names, JarManifest manifest, int release) {
        PackageIndexBuilder builder = new PackageIndexBuilder();
        boolean isMultiRelease = release >= 9 && manifest.isMultiRelease();
        names.accept((utf8, start, end) -> builder.addEntry(utf8, start, end, isMultiRelease ? release : 0));
        return builder.build();
    }

    /** The index of a directory of classes. */
    public static PackageIndex ofDirectory(FileTree tree, VPath directory, CancelToken cancel) {
        return ofDirectory(tree, directory, tooMany -> {}, cancel);
    }

    /**
     * The index of a directory of classes.
     *
     * @param problems is told if there are so many directories in it that not all were looked into
     */
    static PackageIndex ofDirectory(FileTree tree, VPath directory, Consumer<String> problems, CancelToken cancel) {
        PackageIndexBuilder builder = new PackageIndexBuilder();
        builder.addDirectory(tree, directory, "", 0, cancel);
        if (builder.directories > MAX_DIRECTORIES) {
            problems.accept(directory + ": more than " + MAX_DIRECTORIES + " directories are too many for classes");
        }
        return builder.build();
    }

    /** The index of the class names {@code names} per package. */
    static PackageIndex of(Map<String, List<String>> names) {
        PackageIndexBuilder builder = new PackageIndexBuilder();
        names.forEach((packageName, classes) -> {
            for (String name : classes) {
                builder.add(packageName.replace('.', '/'), name);
            }
        });
        return builder.build();
    }

    private void addDirectory(FileTree tree, VPath directory, String packageName, int depth, CancelToken cancel) {
        cancel.check();
        Optional<DirectoryListing> listing = tree.list(directory);
        if (listing.isEmpty() || depth > MAX_DEPTH || ++directories > MAX_DIRECTORIES) {
            return;
        }
        for (String file : listing.get().files()) {
            if (ClassNames.isClassFile(file)) {
                add(packageName.replace('.', '/'), ClassNames.ofFile(file));
            }
        }
        for (String child : listing.get().directories()) {
            VPath place = directory.child(child);
            if (ClassNames.isPackagePart(child) && directories <= MAX_DIRECTORIES && !tree.isCircle(place)) {
                String name = packageName.isEmpty() ? child : packageName + "." + child;
                addDirectory(tree, place, name, depth + 1, cancel);
            }
        }
    }

    private void addEntry(byte[] utf8, int start, int end, int release) {
        if (!endsWith(utf8, start, end, CLASS)) {
            return;
        }
        int from = start;
        if (release > 0 && startsWith(utf8, start, end, VERSIONS)) {
            int version = start + VERSIONS.length;
            int slash = version;
            int number = 0;
            while (slash < end && utf8[slash] >= '0' && utf8[slash] <= '9' && number < 1000) {
                number = number * 10 + utf8[slash++] - '0';
            }
            if (slash == end || utf8[slash] != '/' || number < 9 || number > release) {
                return;
            }
            versions.add(number);
            from = slash + 1;
        }
        int nameStart = end;
        // Few names have these letters, and only those that have them need a closer look.
        boolean isPlain = true;
        while (nameStart > from && utf8[nameStart - 1] != '/') {
            nameStart--;
            isPlain &= utf8[nameStart] != '$' && utf8[nameStart] != '-';
        }
        boolean isClass = end - nameStart > CLASS.length && (isPlain || isJavaClass(utf8, nameStart, end));
        if (isClass) {
            names(utf8, from, Math.max(from, nameStart - 1)).add(utf8, nameStart, end - CLASS.length);
        }
    }

    /** Says whether a name with a dollar or a hyphen is that of a class and not made for a module of Python, or a description. */
    private static boolean isJavaClass(byte[] utf8, int start, int end) {
        return !endsWith(utf8, start, end, PYTHON)
                && !Arrays.equals(utf8, start, end, MODULE_INFO, 0, MODULE_INFO.length)
                && !Arrays.equals(utf8, start, end, PACKAGE_INFO, 0, PACKAGE_INFO.length)
                && !contains(utf8, start, end, PYTHON_INNER);
    }

    private void add(String directory, String name) {
        byte[] utf8 = bytes(directory);
        byte[] nameUtf8 = bytes(name);
        names(utf8, 0, utf8.length).add(nameUtf8, 0, nameUtf8.length);
    }

    /** The names of the directory that the range of bytes spells. */
    private ClassNameBytes names(byte[] utf8, int start, int end) {
        if (lastNames != null && Arrays.equals(utf8, start, end, lastDirectory, 0, lastDirectory.length)) {
            return lastNames;
        }
        lastDirectory = Arrays.copyOfRange(utf8, start, end);
        String directory = new String(lastDirectory, StandardCharsets.UTF_8);
        ClassNameBytes names = packages.get(directory);
        if (names == null) {
            names = new ClassNameBytes(directory.replace('/', '.'), isPackage(directory));
            packages.put(directory, names);
        }
        lastNames = names;
        return names;
    }

    private static boolean isPackage(String directory) {
        if (directory.isEmpty()) {
            return true;
        }
        int start = 0;
        for (int slash = directory.indexOf('/'); slash >= 0; slash = directory.indexOf('/', start)) {
            if (!ClassNames.isPackagePart(directory.substring(start, slash))) {
                return false;
            }
            start = slash + 1;
        }
        return ClassNames.isPackagePart(directory.substring(start));
    }

    private PackageIndex build() {
        List<ClassNameBytes> sorted = new ArrayList<>(packages.size());
        int length = 0;
        for (ClassNameBytes names : packages.values()) {
            if (names.isPackage()) {
                if (!versions.isEmpty()) {
                    names.makeDistinct();
                }
                sorted.add(names);
                length += names.length();
            }
        }
        Collections.sort(sorted);
        String[] table = new String[sorted.size()];
        int[] starts = new int[table.length + 1];
        byte[] all = new byte[length];
        int classCount = 0;
        for (int index = 0; index < table.length; index++) {
            ClassNameBytes names = sorted.get(index);
            table[index] = names.packageName();
            names.copyTo(all, starts[index]);
            starts[index + 1] = starts[index] + names.length();
            classCount += names.count();
        }
        return new PackageIndex(table, starts, all, classCount, List.copyOf(versions.descendingSet()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean startsWith(byte[] bytes, int start, int end, byte[] prefix) {
        return end - start >= prefix.length
                && Arrays.equals(bytes, start, start + prefix.length, prefix, 0, prefix.length);
    }

    private static boolean endsWith(byte[] bytes, int start, int end, byte[] suffix) {
        int from = end - suffix.length;
        for (int at = suffix.length - 1; at >= 0; at--) {
            if (from < start || bytes[from + at] != suffix[at]) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(byte[] bytes, int start, int end, byte[] wanted) {
        for (int at = start; at + wanted.length <= end; at++) {
            if (bytes[at] == wanted[0] && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
