package naja.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import naja.base.CancelToken;
import naja.javaindex.JavaIndex;
import naja.javaindex.JdkIndex;
import naja.names.PackageContext;
import naja.vfs.JdkImage;
import naja.vfs.MemoryTree;
import naja.vfs.VPath;
import org.junit.jupiter.api.Test;

/** What is not found may be in an archive that is not indexed yet: then it is unknown, and nothing is reported. */
class IncompleteIndexTest {
    private static final VPath LIB = VPath.parse("/lib");
    private static final VPath PENDING = VPath.parse("/pending.jar");
    private static final JavaIndex JDK = JavaIndex.pending(List.of(JdkIndex.of(JdkImage.running())), List.of());

    private static final Resolution IN_CLASS_PATH = new Resolution.Unknown("the class path is still being indexed");
    private static final Resolution IN_ARCHIVE = new Resolution.Unknown("archive /pending.jar is still being indexed");

    @Test
    void aMissIsUnknownWhileTheClassPathIsIndexed() {
        JavaIndex pending = JDK.withEntries(List.of(PENDING));
        assertEquals(IN_CLASS_PATH, resolved("nosuch", pending, List.of()));
        assertEquals(IN_CLASS_PATH, resolved("java.util.Nosuch", pending, List.of()));
        assertEquals(true, resolved("m", pending, List.of()).found().isPresent());
        assertEquals(
                true, resolved("java.util.List", pending, List.of()).found().isPresent());
    }

    @Test
    void aMissIsUnknownWhileAnArchiveOfThePathIsIndexed() {
        List<PathEntry> archive = List.of(PathEntry.archive(PENDING.archiveRoot(), "test"));
        assertEquals(IN_ARCHIVE, resolved("nosuch", JDK, archive));
        assertEquals(IN_ARCHIVE, resolved("java.util.Nosuch", JDK, archive));
        assertEquals(true, resolved("m", JDK, archive).found().isPresent());
    }

    @Test
    void aMissIsOneWhereAllIsIndexed() {
        assertEquals(
                new Resolution.Missing("ImportError", "No module named nosuch"), resolved("nosuch", JDK, List.of()));
        assertEquals(
                new Resolution.Missing("ImportError", "No module named Nosuch"),
                resolved("java.util.Nosuch", JDK, List.of()));
    }

    private static Resolution resolved(String name, JavaIndex classPath, List<PathEntry> archives) {
        List<PathEntry> path = new ArrayList<>(List.of(PathEntry.directory(LIB, "test")));
        path.addAll(archives);
        path.add(PathEntry.classpath());
        MemoryTree files =
                new MemoryTree.Builder().file(LIB.child("m.py"), new byte[0], 0).build();
        ImportRequest request = new ImportRequest(
                VPath.parse("/main.py"), new PackageContext.Script(), -1, name, List.of(), ImportRequest.Kind.PLAIN);
        JudgedView view = new JudgedView(
                RuntimeProfile.jython274(), files, classPath, SysPath.of(path), VPath.parse("/"), new HashMap<>());
        return Resolver.resolve(request, view, CancelToken.NONE).module();
    }
}
