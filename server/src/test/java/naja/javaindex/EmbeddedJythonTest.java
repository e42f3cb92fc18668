package naja.javaindex;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import naja.base.CancelToken;
import naja.vfs.DiskTree;
import naja.vfs.JdkImage;
import naja.vfs.VPath;
import naja.vfs.ZipDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedJythonTest {
    private static final Path JAR = JavaIndexTest.jarOf(org.python.util.PythonInterpreter.class);

    @Test
    void libraryIsThatOfJythonAsPlainFiles(@TempDir Path temp) throws Exception {
        EmbeddedJython jython =
                EmbeddedJython.extractTo(temp.resolve("my cache é")).orElseThrow();
        assertTrue(jython.root().toPath().startsWith(temp.resolve("my cache é")));
        ZipDirectory archive = ZipDirectory.read(JAR);
        int modules = 0;
        for (int index = 0; index < archive.size(); index++) {
            String name = archive.name(index);
            if (name.startsWith("Lib/") && name.endsWith(".py")) {
                assertArrayEquals(
                        archive.read(name).orElseThrow(),
                        Files.readAllBytes(jython.root().resolve(name).toPath()),
                        name);
                modules++;
            }
        }
        assertTrue(modules > 600, "modules " + modules);
        assertTrue(Files.isRegularFile(jython.lib().child("os.py").toPath()));
        assertFalse(Files.exists(jython.lib().child("os$py.class").toPath()));
        assertTrue(Files.isRegularFile(jython.root().child("LICENSE").toPath()));
    }

    @Test
    void classesAreThoseOfJythonWithTheSameMembers(@TempDir Path temp) {
        DiskTree tree = new DiskTree();
        EmbeddedJython jython = EmbeddedJython.extractTo(temp).orElseThrow();
        JdkIndex jdk = JdkIndex.of(JdkImage.running());
        IndexedEntry outlines = IndexedEntry.read(tree, jython.classes(), 0, CancelToken.NONE);
        IndexedEntry originals = IndexedEntry.read(tree, VPath.of(JAR), 0, CancelToken.NONE);
        JavaIndex found = JavaIndex.pending(List.of(jdk), List.of()).with(outlines);
        JavaIndex expected = JavaIndex.pending(List.of(jdk), List.of()).with(originals);
        List<String> missing = new ArrayList<>();
        for (String packageName : originals.index().packages()) {
            TreeSet<String> names = new TreeSet<>(originals.classes(packageName));
            names.removeIf(ClassNames::isLocal);
            names.removeAll(outlines.classes(packageName));
            names.forEach(name -> missing.add(packageName + "." + name));
        }
        missing.removeIf(name -> {
            ClassFile file = expected.findInternal(name.replace('.', '/'))
                    .flatMap(expected::read)
                    .orElseThrow();
            return file.isLocal() || (file.access() & Access.SYNTHETIC) != 0;
        });
        assertEquals(List.of(), missing);
        assertEquals(List.of(), outlines.problems());
        for (String name : List.of(
                "org/python/core/PyObject",
                "org/python/util/PythonInterpreter",
                "org/python/core/Py",
                "org/python/core/PyString",
                "org/python/core/PyReflectedFunction",
                "org/python/antlr/ast/Module",
                "com/ziclix/python/sql/zxJDBC")) {
            assertEquals(
                    ClassMembers.of(name, expected).all(),
                    ClassMembers.of(name, found).all(),
                    name);
        }
    }

    @Test
    void aDamagedDirectoryIsMadeAnew(@TempDir Path temp) throws Exception {
        EmbeddedJython jython = EmbeddedJython.extractTo(temp).orElseThrow();
        Path classes = jython.classes().toPath();
        long size = Files.size(classes);
        Files.write(classes, new byte[10]);
        assertEquals(jython.root(), EmbeddedJython.extractTo(temp).orElseThrow().root());
        assertEquals(size, Files.size(classes));

        Path module = jython.lib().child("os.py").toPath();
        Files.delete(module);
        assertEquals(jython.root(), EmbeddedJython.extractTo(temp).orElseThrow().root());
        assertTrue(Files.isRegularFile(module));
    }

    @Test
    void whatNobodyUsedForAMonthIsDeleted(@TempDir Path temp) throws Exception {
        Path old = Files.createDirectories(temp.resolve("jython-2.7.3-0/Lib"));
        Path recent = Files.createDirectories(temp.resolve("jython-2.7.3-1"));
        Path other = Files.createDirectories(temp.resolve("names"));
        FileTime past = FileTime.from(Instant.now().minus(Duration.ofDays(40)));
        Files.setLastModifiedTime(old.getParent(), past);
        Files.setLastModifiedTime(other, past);
        EmbeddedJython jython = EmbeddedJython.extractTo(temp).orElseThrow();
        assertFalse(Files.exists(old.getParent()));
        assertTrue(Files.exists(recent));
        assertTrue(Files.exists(other));
        Files.setLastModifiedTime(jython.root().toPath(), past);
        assertEquals(jython.root(), EmbeddedJython.extractTo(temp).orElseThrow().root());
        assertTrue(Files.getLastModifiedTime(jython.root().toPath()).compareTo(past) > 0);
    }

    @Test
    void severalProcessesMayUnpackAtOnce(@TempDir Path temp) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<EmbeddedJython>> tasks = new ArrayList<>();
            for (int index = 0; index < 4; index++) {
                tasks.add(() -> EmbeddedJython.extractTo(temp).orElseThrow());
            }
            TreeSet<VPath> roots = new TreeSet<>();
            for (Future<EmbeddedJython> future : threads.invokeAll(tasks)) {
                roots.add(future.get().root());
            }
            assertEquals(1, roots.size());
            try (var children = Files.list(temp)) {
                assertEquals(1, children.count());
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void cacheThatCannotBeWrittenIsReplacedByATemporaryDirectory(@TempDir Path temp) throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "no directory");
        EmbeddedJython jython = EmbeddedJython.extractTo(file.resolve("cache")).orElseThrow();
        assertTrue(Files.isRegularFile(jython.lib().child("os.py").toPath()));
    }
}
