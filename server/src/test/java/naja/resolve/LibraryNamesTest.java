package naja.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import naja.base.CancelToken;
import naja.javaindex.IndexedEntry;
import naja.javaindex.JavaIndex;
import naja.javaindex.JdkIndex;
import naja.names.PackageContext;
import naja.vfs.DiskTree;
import naja.vfs.JdkImage;
import naja.vfs.VPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No name that a module of the standard library holds in a real Jython is missing for the resolver. */
class LibraryNamesTest {

    /** Names that other modules set when they are imported. */
    private static final Set<String> SET_FROM_OUTSIDE = Set.of(
            // atexit.py sets it.
            "from sys import exitfunc",
            // pawt/swing.py puts a function into the dictionary of the Java package javax.swing.
            "from pawt.swing import test");

    @Test
    void noNameOfTheLibraryIsMissing(@TempDir Path work) throws Exception {
        ResolverView view = view();
        int asked = 0;
        List<String> missing = new ArrayList<>();
        for (String line : namesInRealJython(work)) {
            String[] words = line.split(" ", -1);
            for (int i = 1; i < words.length; i++) {
                asked++;
                ImportRequest request = new ImportRequest(
                        VPath.of(work.resolve("main.py")),
                        new PackageContext.Script(),
                        -1,
                        words[0],
                        List.of(words[i]),
                        ImportRequest.Kind.FROM);
                ResolvedImport resolved = Resolver.resolve(request, view, CancelToken.NONE);
                boolean misses = resolved.module() instanceof Resolution.Missing
                        || resolved.names().get(0) instanceof Resolution.Missing;
                if (misses) {
                    missing.add("from " + words[0] + " import " + words[i]);
                }
            }
        }
        System.out.println(asked + " names of the library, " + missing.size() + " missing");
        assertTrue(asked > 10_000, "names asked about: " + asked);
        missing.removeAll(SET_FROM_OUTSIDE);
        // Importing it fails (case BLT-08), but what asks for its names asks a second time, when Jython keeps it.
        missing.removeIf(statement -> statement.startsWith("from _locale "));
        assertEquals(List.of(), missing);
    }

    private static List<String> namesInRealJython(Path work) throws Exception {
        Path jython = JudgedRuntime.jythonJar();
        Path script = Path.of(LibraryNamesTest.class
                .getResource("/jython-oracle/library_names.py")
                .toURI());
        Path names = work.resolve("names.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.awt.headless=true",
                        "-Dpython.cachedir.skip=false",
                        "-Dpython.cachedir=" + work.resolve("cache"),
                        "-jar",
                        jython.toString(),
                        "-B",
                        script.toString(),
                        jython.toString())
                .redirectOutput(names.toFile())
                .redirectError(work.resolve("errors.txt").toFile())
                .start();
        process.getOutputStream().close();
        assertTrue(process.waitFor(4, TimeUnit.MINUTES), "Jython did not come to an end");
        assertEquals(0, process.exitValue(), () -> "see " + work.resolve("errors.txt"));
        return Files.readAllLines(names, StandardCharsets.UTF_8);
    }

    private static ResolverView view() {
        DiskTree files = new DiskTree();
        VPath jython = VPath.of(JudgedRuntime.jythonJar());
        JavaIndex classPath = JavaIndex.pending(List.of(JdkIndex.of(JdkImage.running())), List.of(jython))
                .with(IndexedEntry.read(files, jython, Runtime.version().feature(), CancelToken.NONE));
        JudgedRuntime runtime = JudgedRuntime.of("2.7.4");
        return new JudgedView(
                runtime.profile(),
                new MemoTree(files),
                classPath,
                SysPath.of(runtime.own()),
                VPath.parse("/"),
                new ConcurrentHashMap<>());
    }
}
