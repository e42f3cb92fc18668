package naja.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import naja.base.CancelToken;
import naja.javaindex.ClassHeader;
import naja.javaindex.ClassMembers;
import naja.javaindex.ClassRef;
import naja.javaindex.IndexedEntry;
import naja.javaindex.JavaIndex;
import naja.javaindex.JdkIndex;
import naja.vfs.DirectoryListing;
import naja.vfs.DiskTree;
import naja.vfs.JdkImage;
import naja.vfs.VPath;
import naja.vfs.ZipDirectory;

/**
 * Measures what the index of Java names costs, each step in a virtual machine of its own for cold figures:
 * {@code floor}, {@code names}, {@code jdk}, {@code members}, {@code listing}; the first three take a directory of
 * archives, such as a local Maven repository, and a number of them.
 */
final class JavaIndexMeasure {
    private JavaIndexMeasure() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "floor" -> floor(jars(arguments));
            case "names" -> names(jars(arguments));
            case "jdk" -> jdk();
            case "members" -> members();
            case "listing" -> listing(Path.of(arguments[1]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static List<Path> jars(String[] arguments) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(arguments[1]))) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .limit(Integer.parseInt(arguments[2]))
                    .toList());
        }
    }

    private static void floor(List<Path> jars) throws Exception {
        report("central directories", () -> {
            int entries = 0;
            for (Path jar : jars) {
                entries += ZipDirectory.read(jar).size();
            }
            return jars.size() + " archives, " + entries + " entries";
        });
    }

    private static void names(List<Path> jars) throws Exception {
        report("names", () -> {
            DiskTree tree = new DiskTree();
            int classes = 0;
            long weight = 0;
            for (Path jar : jars) {
                IndexedEntry entry = IndexedEntry.read(tree, VPath.of(jar), 17, CancelToken.NONE);
                classes += entry.index().classCount();
                weight += entry.index().weight();
            }
            return jars.size() + " archives, " + classes + " classes, " + weight + " bytes kept";
        });
    }

    private static void jdk() throws Exception {
        JavaIndex[] index = new JavaIndex[1];
        report("open the JDK", () -> {
            index[0] = JavaIndex.pending(List.of(JdkIndex.of(JdkImage.running())), List.of());
            return "done";
        });
        report("names of java.util", () -> index[0].classes("java.util").size() + " names");
        report("public classes of java.util", () -> {
            int count = 0;
            for (String name : index[0].classes("java.util")) {
                ClassRef ref = index[0].find("java.util", name).orElseThrow();
                ClassHeader header = index[0].readHeader(ref).orElseThrow();
                count += header.isPublic() && !header.isNested() ? 1 : 0;
            }
            return count + " public";
        });
        report("subpackages of java", () -> index[0].subpackages("java").size() + " names");
        report("root packages", () -> String.valueOf(index[0].subpackages("")));
    }

    private static void members() throws Exception {
        JavaIndex index = JavaIndex.pending(List.of(JdkIndex.of(JdkImage.running())), List.of());
        for (String name : List.of("java/util/ArrayList", "javax/swing/JTable", "java/lang/Math")) {
            report(
                    "members of " + name,
                    () -> ClassMembers.of(name, index).all().size() + " names");
        }
    }

    private static void listing(Path directory) throws Exception {
        DiskTree tree = new DiskTree();
        report("listing", () -> {
            int files = 0;
            List<VPath> open = new ArrayList<>(List.of(VPath.of(directory)));
            while (!open.isEmpty()) {
                VPath next = open.remove(open.size() - 1);
                DirectoryListing listing = tree.list(next).orElse(DirectoryListing.EMPTY);
                files += listing.files().size();
                listing.directories().forEach(name -> open.add(next.child(name)));
            }
            return files + " files";
        });
    }

    private static void report(String what, Callable<String> work) throws Exception {
        long cpu = processTime();
        long wall = System.nanoTime();
        String result = work.call();
        long wallMillis = (System.nanoTime() - wall) / 1_000_000;
        System.out.println(what + ": " + result + "; " + (processTime() - cpu) / 1_000_000 + " ms CPU, " + wallMillis
                + " ms wall");
    }

    private static long processTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
