package naja.bench;

import com.sun.management.OperatingSystemMXBean;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ScanResult;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.logging.Logger;
import naja.base.CancelToken;
import naja.features.definition.DefinitionFeature;
import naja.javaindex.IndexedEntry;
import naja.javaindex.JavaIndex;
import naja.javaindex.JdkIndex;
import naja.javaindex.KnownArchives;
import naja.lsp.Json;
import naja.vfs.DiskTree;
import naja.vfs.JdkImage;
import naja.vfs.KeptFiles;
import naja.vfs.VPath;
import naja.workspace.Change;
import naja.workspace.Settings;
import naja.workspace.Snapshot;
import naja.workspace.Workspace;
import naja.workspace.WorkspaceOptions;

/**
 * One step of {@link JavaIndexBenchmark} in a fresh JVM. It prints its figures as {@code name=number}: the processor time of the
 * process and the time on the wall in milliseconds from before to after the step, and the peak of the resident memory in
 * megabytes.
 */
final class JavaIndexStep {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final long PATIENCE = 120_000;
    private static final int SAMPLES = 400;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final Logger LOG = Logger.getLogger(JavaIndexStep.class.getName());

    private final List<VPath> archives;
    private final Path place;
    private final Map<String, Number> figures = new LinkedHashMap<>();

    private JavaIndexStep(Path list, Path place) throws IOException {
        this.archives = Files.readAllLines(list).stream().map(VPath::parse).toList();
        this.place = place;
    }

    /** What the cache holds before a step. */
    enum Cache {
        NONE,
        EMPTY,
        WARM,
        CHANGED
    }

    /** The steps, in the order in which they take turns. */
    enum Kind {
        /** Reading the central directories alone, by a reader without any other purpose. */
        floor(Cache.NONE),
        /** The names of everything: the JDK's packages, the archives' packages and classes, one index of all. */
        names(Cache.NONE),
        /** The same from the cache. */
        warm(Cache.WARM),
        /** The same after one archive was replaced. */
        replaced(Cache.CHANGED),
        /** The JDK is opened, and the classes that {@code from java.util import} can give are listed. */
        fromList(Cache.NONE),
        /** ClassGraph reads the same archives and the JDK. */
        classGraph(Cache.NONE),
        /** A workspace with all of them on its class path, from opening it until everything is known. */
        workspace(Cache.EMPTY),
        workspaceWarm(Cache.WARM),
        workspaceReplaced(Cache.CHANGED),
        /** Heap for a class name, everything that stays included. */
        heap(Cache.NONE),
        /** Definitions in a warm workspace, without other work and while all archives are read again. */
        definitions(Cache.EMPTY);

        private final Cache cache;

        Kind(Cache cache) {
            this.cache = cache;
        }

        Cache cache() {
            return cache;
        }
    }

    public static void main(String[] arguments) throws Exception {
        JavaIndexStep step = new JavaIndexStep(Path.of(arguments[1]), Path.of(arguments[2]));
        // A server has its loggers long before it has an index.
        LOG.fine(arguments[0]);
        long cpu = SYSTEM.getProcessCpuTime();
        long wall = System.nanoTime();
        step.run(Kind.valueOf(arguments[0]));
        step.figures.putIfAbsent("cpu", (SYSTEM.getProcessCpuTime() - cpu) / 1e6);
        step.figures.putIfAbsent("wall", (System.nanoTime() - wall) / 1e6);
        step.figures.put("peak", peak());
        step.figures.forEach((name, figure) -> System.out.println(name + "=" + figure));
        System.exit(0);
    }

    private void run(Kind kind) throws Exception {
        switch (kind) {
            case floor -> floor();
            case names -> names(KnownArchives.unkept());
            case warm, replaced -> {
                KnownArchives known =
                        new KnownArchives(new KeptFiles(VPath.of(place).child("names"), 1L << 30));
                known.open("benchmark");
                names(known);
                known.keep();
            }
            case fromList -> fromList();
            case classGraph -> classGraph();
            case workspace, workspaceWarm, workspaceReplaced -> open().close();
            case heap -> heap();
            case definitions -> definitions();
        }
    }

    private void floor() throws IOException {
        int entries = 0;
        for (VPath archive : archives) {
            try (RandomAccessFile file = new RandomAccessFile(archive.toPath().toFile(), "r")) {
                entries += entries(file);
            }
        }
        figures.put("entries", entries);
    }

    private static int entries(RandomAccessFile file) throws IOException {
        byte[] tail = new byte[(int) Math.min(file.length(), 22 + 0xFFFF)];
        file.seek(file.length() - Math.min(tail.length, 22));
        file.readFully(tail, tail.length - 22, 22);
        ByteBuffer end = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        int at = tail.length - 22;
        if (end.getInt(at) != END_SIGNATURE) {
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            while (end.getInt(at) != END_SIGNATURE) {
                at--;
            }
        }
        byte[] directory = new byte[end.getInt(at + 12)];
        file.seek(file.length() - tail.length + at - directory.length);
        file.readFully(directory);
        ByteBuffer entries = ByteBuffer.wrap(directory).order(ByteOrder.LITTLE_ENDIAN);
        int count = 0;
        for (int entry = 0; entry + 46 <= directory.length; count++) {
            entry += 46
                    + Short.toUnsignedInt(entries.getShort(entry + 28))
                    + Short.toUnsignedInt(entries.getShort(entry + 30))
                    + Short.toUnsignedInt(entries.getShort(entry + 32));
        }
        return count;
    }

    private JavaIndex names(KnownArchives known) {
        DiskTree tree = new DiskTree();
        Map<VPath, Optional<IndexedEntry>> entries = new LinkedHashMap<>();
        int classes = 0;
        for (VPath archive : archives) {
            IndexedEntry entry = IndexedEntry.of(tree, archive, known.of(tree, archive, 17), CancelToken.NONE);
            classes += entry.index().classCount();
            entries.put(archive, Optional.of(entry));
        }
        figures.put("archives", archives.size());
        figures.put("classes", classes);
        long cpu = SYSTEM.getProcessCpuTime();
        JavaIndex index = JavaIndex.of(List.of(JdkIndex.of(JdkImage.running())), entries);
        figures.put("ofThemTheJdkAndTheUnion", (SYSTEM.getProcessCpuTime() - cpu) / 1e6);
        return index;
    }

    private void fromList() {
        JavaIndex index = JavaIndex.of(List.of(JdkIndex.of(JdkImage.running())), Map.of());
        long found = index.classes("java.util").stream()
                .filter(name -> name.indexOf('$') < 0)
                .filter(name -> index.find("java.util", name)
                        .flatMap(index::readHeader)
                        .filter(header -> header.isPublic() && !header.isNested())
                        .isPresent())
                .count();
        figures.put("names", found);
    }

    private void classGraph() {
        try (ScanResult result = new ClassGraph()
                .enableAllInfo()
                .enableSystemJarsAndModules()
                .overrideClasspath(archives.stream().map(VPath::toString).toList())
                .scan()) {
            figures.put("classes", result.getAllClasses().size());
        }
    }

    private Workspace open() throws IOException, InterruptedException, TimeoutException {
        Path folder = Files.createDirectories(place.resolve("project"));
        Files.writeString(folder.resolve("a.py"), "from java.util import ArrayList\nfrom com import google\n");
        Workspace workspace = Workspace.open(
                List.of(VPath.of(folder)), settings(archives), WorkspaceOptions.of(Json::parse, Settings.NONE));
        Snapshot snapshot = workspace.awaitIndexed(PATIENCE);
        if (!snapshot.javaIndex(VPath.of(folder).child("a.py")).isComplete()) {
            throw new IllegalStateException("not indexed");
        }
        return workspace;
    }

    private void heap() {
        names(KnownArchives.unkept());
        long before = used();
        KnownArchives known = KnownArchives.unkept();
        JavaIndex index = names(known);
        long after = used();
        int classes = index.entries().stream()
                .mapToInt(entry -> index.entry(entry).orElseThrow().index().classCount())
                .sum();
        figures.put("bytesForAClass", (after - before) / (double) classes);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void definitions() throws Exception {
        try (Workspace workspace = open()) {
            VPath file = VPath.of(place).resolve("project/a.py");
            for (int i = 0; i < 2000; i++) {
                define(workspace.current(), file);
            }
            double quiet = p95(quiet(workspace, file));
            double busy = p95(busy(workspace, file));
            figures.put("quietP95micros", quiet / 1000);
            figures.put("busyP95micros", busy / 1000);
            figures.put("ratio", busy / quiet);
        }
    }

    private static long[] quiet(Workspace workspace, VPath file) throws InterruptedException {
        long[] times = new long[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            Thread.sleep(1);
            times[i] = define(workspace.current(), file);
        }
        return times;
    }

    /** While archives are read: the same ones again and again, under names that are new each time. */
    private long[] busy(Workspace workspace, VPath file) throws IOException, InterruptedException {
        long[] times = new long[SAMPLES];
        int round = 0;
        List<VPath> wanted = List.of();
        for (int i = 0; i < SAMPLES; i++) {
            JavaIndex index = workspace.current().javaIndex(file);
            if (index.isComplete() && index.entries().containsAll(wanted)) {
                wanted = links(round++);
                workspace.submit(new Change.SettingsChanged(settings(wanted)));
            }
            Thread.sleep(1);
            times[i] = define(workspace.current(), file);
        }
        figures.put("timesRead", round);
        return times;
    }

    private List<VPath> links(int round) throws IOException {
        Path directory = Files.createDirectory(
                place.resolve("links-" + ProcessHandle.current().pid() + "-" + round));
        List<VPath> links = new ArrayList<>();
        for (VPath archive : archives) {
            links.add(VPath.of(Files.createSymbolicLink(directory.resolve(links.size() + ".jar"), archive.toPath())));
        }
        return links;
    }

    private static Settings settings(List<VPath> classPath) {
        List<String> entries = classPath.stream().map(VPath::toString).toList();
        return Settings.read(Map.of("dialect", "jython-2.7", "classpath", entries), "benchmark")
                .settings();
    }

    private static long define(Snapshot snapshot, VPath file) {
        long start = System.nanoTime();
        if (DefinitionFeature.find(snapshot, file, "from java.util import Arr".length(), CancelToken.NONE)
                .isEmpty()) {
            throw new IllegalStateException("no definition");
        }
        return System.nanoTime() - start;
    }

    private static double p95(long[] times) {
        Arrays.sort(times);
        return times[times.length * 95 / 100];
    }

    private static double peak() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Double.parseDouble(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return Double.NaN;
    }
}
