package naja.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import naja.base.CancelToken;
import naja.javaindex.CompiledJava;
import naja.javaindex.JavaIndex;
import naja.javaindex.JdkIndex;
import naja.names.PackageContext;
import naja.vfs.JdkImage;
import naja.vfs.MemoryTree;
import naja.vfs.VPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Importing a Java class loads it, and fails as loading fails. */
class ClassLoadingTest {
    private static final VPath LIB = VPath.parse("/lib");
    private static final JavaIndex JDK = JavaIndex.pending(List.of(JdkIndex.of(JdkImage.running())), List.of());

    @TempDir
    private Path directory;

    private Map<String, byte[]> files = new HashMap<>();

    @BeforeEach
    void compile() {
        files = new HashMap<>(CompiledJava.compile(
                directory,
                Map.of(
                        "jp/Base.java", "package jp; public class Base {}",
                        "jp/Sub.java", "package jp; public class Sub extends Base {}",
                        "jp/Lower.java", "package jp; public class Lower extends Sub {}",
                        "jp/Face.java", "package jp; public interface Face {}",
                        "jp/Faced.java", "package jp; public class Faced implements Face {}",
                        "jp/Boom.java", "package jp; public class Boom { static int x = 1 / Integer.parseInt(\"0\"); }",
                        "jp/BelowBoom.java", "package jp; public class BelowBoom extends Boom {}",
                        "jp/Failing.java",
                                "package jp; public class Failing { static { if (true) throw new Error(); } }",
                        "jp/Hidden.java", "package jp; class Hidden { static int x = 1 / Integer.parseInt(\"0\"); }")));
    }

    @Test
    void aClassWithAllItNeedsIsFound() {
        assertInstanceOf(Resolution.Found.class, imported("Lower"));
        assertInstanceOf(Resolution.Found.class, imported("Faced"));
    }

    @Test
    void aSupertypeThatIsMissingAnywhereAboveIsNamed() {
        files.remove("jp/Base.class");
        files.remove("jp/Face.class");
        assertMissing("NoClassDefFoundError", "java.lang.NoClassDefFoundError: jp/Base", imported("Lower"));
        assertMissing("NoClassDefFoundError", "java.lang.NoClassDefFoundError: jp/Face", imported("Faced"));
    }

    @Test
    void aMissingSupertypeSaysNothingWhileTheClassPathIsIncomplete() {
        files.remove("jp/Base.class");
        JavaIndex pending = JDK.withEntries(List.of(VPath.parse("/not indexed.jar")));
        assertInstanceOf(Resolution.Found.class, imported("Sub", pending));
    }

    @Test
    void aClassThatBecameAnInterfaceIsAnError() {
        files.put("jp/Base.class", renamed(files.get("jp/Face.class"), "jp/Face", "jp/Base"));
        assertMissing(
                "IncompatibleClassChangeError",
                "java.lang.IncompatibleClassChangeError: class jp.Sub has interface jp.Base as super class",
                imported("Sub"));
    }

    @Test
    void damageIsAClassFormatError() {
        files.put("jp/Sub.class", new byte[] {1, 2, 3, 4, 0, 0, 0, 52, 0, 0});
        assertMissing(
                "ClassFormatError",
                "java.lang.ClassFormatError: Incompatible magic value 16909060 in class file jp/Sub",
                imported("Sub"));
        files.put("jp/Sub.class", java.util.Arrays.copyOf(files.get("jp/Base.class"), 60));
        assertMissing("ClassFormatError", "java.lang.ClassFormatError: Truncated class file", imported("Sub"));
    }

    @Test
    void initialisersOfSuperclassesRunToo() {
        assertMissing("ExceptionInInitializerError", "java.lang.ExceptionInInitializerError", imported("BelowBoom"));
    }

    @Test
    void anErrorOfAnInitialiserIsNotWrapped() {
        assertMissing("Error", "java.lang.Error", imported("Failing"));
    }

    @Test
    void aStarImportPassesOverWhatItDoesNotSee() {
        files.keySet().removeIf(name -> name.contains("Boom") || name.contains("Failing"));
        assertInstanceOf(Resolution.Found.class, star());
    }

    @Test
    void aStarImportPassesOverClassesThatLackOthers() {
        files.keySet().removeIf(name -> name.contains("Boom") || name.contains("Failing") || name.contains("Base"));
        assertInstanceOf(Resolution.Found.class, star());
    }

    @Test
    void aStarImportFailsWithTheFirstClassThatCannotBeInitialised() {
        files.remove("jp/Failing.class");
        assertMissing("ExceptionInInitializerError", "java.lang.ExceptionInInitializerError", star());
    }

    private static void assertMissing(String error, String message, Resolution actual) {
        assertEquals(new Resolution.Missing(error, message), actual);
    }

    private Resolution imported(String name) {
        return imported(name, JDK);
    }

    private Resolution imported(String name, JavaIndex classPath) {
        return resolve(List.of(name), ImportRequest.Kind.FROM, classPath)
                .names()
                .get(0);
    }

    private Resolution star() {
        return resolve(List.of(), ImportRequest.Kind.STAR, JDK).module();
    }

    private ResolvedImport resolve(List<String> names, ImportRequest.Kind kind, JavaIndex classPath) {
        MemoryTree.Builder tree = new MemoryTree.Builder().directory(LIB);
        files.forEach((name, content) -> tree.file(LIB.resolve(name), content, 0));
        SysPath path =
                SysPath.of(List.of(PathEntry.directory(LIB, "test"), PathEntry.classpath(), PathEntry.pyclasspath()));
        JudgedView view = new JudgedView(
                RuntimeProfile.jython274(), tree.build(), classPath, path, VPath.parse("/"), new HashMap<>());
        ImportRequest request =
                new ImportRequest(LIB.resolve("main.py"), new PackageContext.Script(), -1, "jp", names, kind);
        return Resolver.resolve(request, view, CancelToken.NONE);
    }

    /** The class file with another name for the class, of the same length. */
    private static byte[] renamed(byte[] file, String from, String to) {
        String text = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1).replace(from, to);
        return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
