package naja.javaindex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A static initialiser is said to throw only if it does on every way through it. */
class StaticInitialiserTest {
    @TempDir
    private Path directory;

    @Test
    void codeWithoutAnotherWayThrows() {
        assertThrown("java/lang/ArithmeticException", "static int x = 1 / Integer.parseInt(\"0\");");
        assertThrown("java/lang/NumberFormatException", "static int x = Integer.parseInt(\"none\");");
        assertThrown("java/lang/IllegalStateException", "static { if (true) throw new IllegalStateException(\"x\"); }");
        assertThrown("java/lang/NullPointerException", "static String s; static int n = s.length();");
        assertThrown("java/lang/ArrayIndexOutOfBoundsException", "static int[] a = {1}; static int x = a[1];");
        assertThrown("java/lang/NegativeArraySizeException", "static long[] a = new long[-1];");
        assertThrown(
                "java/lang/AssertionError", "static { fail(); } static void fail() { throw new AssertionError(); }");
    }

    @Test
    void allWaysOfABranchThrow() {
        assertThrown(
                "java/lang/IllegalStateException",
                "static { if (System.nanoTime() > 0) throw new IllegalStateException();"
                        + " else if (true) throw new IllegalStateException(); }");
    }

    @Test
    void aDivisionOfLongsThatFollowsLongsThrows() {
        assertThrown(
                "java/lang/ArithmeticException",
                "static long a = 5L; static double d = 2.5 * System.nanoTime(); static long x = System.nanoTime() % 0L;");
    }

    @Test
    void codeThatMayCompleteDoesNotThrow() {
        assertThrown(null, "static int x = 1;");
        assertThrown(null, "static { if (System.nanoTime() > 0) throw new IllegalStateException(); }");
        assertThrown(null, "static int x; static { try { x = 1 / x; } catch (ArithmeticException e) { x = 2; } }");
        assertThrown(null, "static int x = 1 / Integer.parseInt(System.lineSeparator());");
        assertThrown(null, "static int n; static { set(); n = 1 / n; } static void set() { n = 1; }");
        assertThrown(null, "static { for (int i = 0; i < 10; i++) { System.getProperty(\"a\" + i); } }");
        assertThrown(
                null,
                "static { switch (Integer.getInteger(\"x\", 1)) { case 1: break; default: throw new Error(); } }");
    }

    @Test
    void aClassWithoutInitialiserDoesNotThrow() {
        assertThrown(null, "int x = 1 / 0;");
    }

    private void assertThrown(@org.jspecify.annotations.Nullable String expected, String members) {
        byte[] file = CompiledJava.compile(
                        directory, Map.of("jp/Boom.java", "package jp; public class Boom { " + members + " }"))
                .get("jp/Boom.class");
        assertEquals(Optional.ofNullable(expected), LoadableClass.read(file).initialiserThrows(), members);
    }
}
