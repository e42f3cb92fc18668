package naja.vfs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import naja.base.CancelToken;

/**
 * Decompiles classes with Vineflower, in a child process that is bounded in time and memory. The class files are data for it:
 * none is loaded. A text is made once and kept by the content of its class files; safe for use by several threads.
 */
public final class Vineflower {
    private static final Logger LOG = Logger.getLogger(Vineflower.class.getName());
    private static final String JAR = "/naja/vineflower/vineflower.jar";
    private static final long MAX_MILLISECONDS = 20_000;
    private static final ChildJvm CHILD = new ChildJvm(384, MAX_MILLISECONDS);
    private static final long MAX_BYTES = 8L << 20;
    private static final int MAX_FAILURES = 1000;

    /** Bytes that the texts take in the cache, all together. */
    private static final long MAX_KEPT = 64L << 20;

    private final ViewFiles kept;
    private final AtomicBoolean busy = new AtomicBoolean();

    /** Keys of classes that it gave up on, which are not tried again. */
    private final Set<String> failures = ConcurrentHashMap.newKeySet();

    /** A decompiler that keeps its texts, and the program itself, in {@code directory}. */
    public Vineflower(VPath directory) {
        this.kept = new ViewFiles(directory);
    }

    /**
     * The source of a class, made from its class files.
     *
     * @param internalName of the outermost class: {@code java/util/Map}
     * @param classFiles the class files of it and of all classes nested in it, by internal name
     * @return the file with the text; nothing if it cannot be made, or another one is being made just now
     */
    public Optional<VPath> source(String internalName, Map<String, byte[]> classFiles, CancelToken cancel) {
        String key = key(classFiles);
        VPath file = kept.directory().child(key).resolve(internalName + ".java");
        if (Files.isRegularFile(file.toPath())) {
            return Optional.of(file);
        }
        long size =
                classFiles.values().stream().mapToLong(bytes -> bytes.length).sum();
        if (size > MAX_BYTES || failures.contains(key) || !busy.compareAndSet(false, true)) {
            return Optional.empty();
        }
        try {
            Optional<byte[]> text = decompile(internalName, classFiles, cancel);
            if (text.isEmpty() && failures.size() < MAX_FAILURES) {
                failures.add(key);
            }
            Optional<VPath> written = text.flatMap(bytes -> kept.write(key + "/" + internalName + ".java", bytes));
            written.ifPresent(made -> kept.makeRoom(MAX_KEPT, programAnd(made)));
            return written;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "cannot decompile {0}: {1}", new Object[] {internalName, e});
            return Optional.empty();
        } finally {
            busy.set(false);
        }
    }

    private Optional<byte[]> decompile(String internalName, Map<String, byte[]> classFiles, CancelToken cancel)
            throws IOException {
        Optional<VPath> program = program();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        Path work = Files.createTempDirectory("naja-decompile");
        try {
            Path in = work.resolve("in");
            for (Map.Entry<String, byte[]> one : classFiles.entrySet()) {
                Path file = in.resolve(one.getKey() + ".class").normalize();
                if (file.startsWith(in)) {
                    Files.createDirectories(file.getParent());
                    Files.write(file, one.getValue());
                }
            }
            Path out = Files.createDirectories(work.resolve("out"));
            if (!run(program.get().toPath().toString(), in, out, work.resolve("log"), cancel)) {
                return Optional.empty();
            }
            Path result = out.resolve(internalName + ".java");
            return Files.isRegularFile(result) ? Optional.of(Files.readAllBytes(result)) : Optional.empty();
        } finally {
            delete(work);
        }
    }

    /** Runs the program to its end; says whether it ended well and in time. */
    private static boolean run(String jar, Path in, Path out, Path log, CancelToken cancel) throws IOException {
        List<String> arguments = List.of(
                "-jar", jar, "--folder", "--thread-count=1", "--log-level=error", in.toString(), out.toString());
        ChildJvm.End end = CHILD.run(arguments, Map.of(), log, cancel);
        if (end == ChildJvm.End.TOO_LATE) {
            LOG.log(Level.WARNING, "gave up decompiling {0} after {1} ms", new Object[] {in, MAX_MILLISECONDS});
        }
        return end == ChildJvm.End.WELL;
    }

    /** What is not deleted for want of room: the text that was just made, and the program. */
    private Set<VPath> programAnd(VPath made) {
        Set<VPath> kept = new HashSet<>();
        kept.add(made);
        try {
            program().ifPresent(kept::add);
        } catch (IOException e) {
            LOG.log(Level.FINE, "the decompiler is not in our archive any more: {0}", new Object[] {e});
        }
        return kept;
    }

    /** The program, unpacked from our own archive the first time. */
    private Optional<VPath> program() throws IOException {
        try (InputStream input = Vineflower.class.getResourceAsStream(JAR)) {
            if (input == null) {
                return Optional.empty();
            }
            byte[] bytes = input.readAllBytes();
            return kept.write("vineflower-" + bytes.length + ".jar", bytes);
        }
    }

    private static String key(Map<String, byte[]> classFiles) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(classFiles).forEach((name, bytes) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
