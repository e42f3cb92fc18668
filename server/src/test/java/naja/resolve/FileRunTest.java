package naja.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import naja.base.CancelToken;
import naja.javaindex.JavaIndex;
import naja.javaindex.JdkIndex;
import naja.names.PackageContext;
import naja.vfs.JdkImage;
import naja.vfs.MemoryTree;
import naja.vfs.VPath;
import org.junit.jupiter.api.Test;

/** Rehearsals of programs that would go on for long, or go deep. */
class FileRunTest {
    private static final VPath ROOT = VPath.parse("/project");

    /** A worker of the server has a stack of this size. */
    private static final long STACK = 512 << 10;

    @Test
    void modulesAndCallsNestedVeryDeepEndTheRehearsalEarly() throws InterruptedException {
        MemoryTree.Builder tree = new MemoryTree.Builder().directory(ROOT);
        for (int i = 0; i < 200; i++) {
            String next = "m" + (i + 1);
            tree.file(
                    ROOT.child("m" + i + ".py"),
                    ("def f(x):\n    if x:\n        for y in [1]:\n            try:\n                return g(x)\n"
                                    + "            except ImportError:\n                pass\n"
                                    + "def g(x):\n    import " + next + "\n    return " + next
                                    + ".f(x)\nf([[[[1]]]])\n")
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    0);
        }
        assertEquals(Optional.of("m1"), found(tree, "m0.py", 154));
    }

    @Test
    void aProgramThatNeverEndsIsLeft() throws InterruptedException {
        MemoryTree.Builder tree = new MemoryTree.Builder().directory(ROOT);
        tree.file(
                ROOT.child("main.py"),
                "import m\ndef a(): return b()\ndef b(): return a()\na()\nwhile True:\n    pass\n"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                0);
        tree.file(ROOT.child("m.py"), new byte[0], 0);
        assertEquals(Optional.of("m"), found(tree, "main.py", 0));
    }

    /** The module that the import of {@code file} at {@code offset} finds. */
    private static Optional<String> found(MemoryTree.Builder tree, String file, int offset)
            throws InterruptedException {
        SysPath path = SysPath.of(List.of(PathEntry.directory(ROOT, "test")));
        JavaIndex classPath = JavaIndex.pending(List.of(JdkIndex.of(JdkImage.running())), List.of());
        JudgedView view =
                new JudgedView(RuntimeProfile.jython274(), tree.build(), classPath, path, ROOT, new HashMap<>());
        AtomicReference<Optional<String>> name = new AtomicReference<>(Optional.empty());
        Thread worker = new Thread(
                null,
                () -> name.set(FileRun.of(ROOT.child(file), new PackageContext.Script(), view, CancelToken.NONE)
                        .at(ROOT.child(file), offset)
                        .flatMap(imports -> imports.get(0).module().found())
                        .map(found -> ((ModuleSpec) found).name())),
                "small",
                STACK);
        worker.start();
        worker.join();
        return name.get();
    }
}
