package naja.javaindex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import naja.text.LineIndex;
import org.junit.jupiter.api.Test;

/** The outline against what javac makes of the same texts. */
class JavaOutlineTest {
    private static final Path CORPORA = Path.of("target", "corpora");

    @Test
    void outlineOfLibrariesIsThatOfJavac() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.putAll(sources(CORPORA.resolve("commons-lang3-sources.jar")));
        texts.putAll(sources(CORPORA.resolve("guava-sources.jar")));
        assertTrue(texts.size() > 800, () -> texts.size() + " files");
        compare(texts);
    }

    @Test
    void outlineOfOurOwnSourcesIsThatOfJavac() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                texts.put(file.toString(), Files.readString(file));
            }
        }
        compare(texts);
    }

    @Test
    void whatIsRareInSourcesIsReadAsJavacReadsIt() throws IOException {
        compare(Map.of("Rare.java", """
                package a.b;
                import static java.util.Map.*;
                @interface Mark { String[] value() default {"{", "}"}; Class<?>[] types() default {}; int N = 1, M = 2; }
                @Mark({"class X {", ";"}) public abstract class Rare<@Mark T extends Comparable<? super T> & Runnable> {
                    static { class Local { int hidden; } }
                    { int alsoHidden = 1; }
                    int a = 1, b[] = {1, 2}, c;
                    java.util.Map<String, java.util.List<int[]>> map = new java.util.HashMap<String, java.util.List<int[]>>(), other;
                    Runnable run = () -> { int no; };
                    final int comparison = 1 < 2 ? 3 : 4, last = 5;
                    <U extends Number> Rare(@Mark final U first, String... rest) throws Exception { }
                    protected abstract <V> V of(java.util.List<? extends V> list, int[] x[], Rare<T> this2) ;
                    void receiver(Rare<T> this, int x) { new Object() { void hidden() { } }; }
                    String text = \"""
                        class NotThis { "
                        \""" + "\\" class Nor { " + '"' + '\\'';
                    int old()[] { return null; }
                    record Pair<A, B>(A left, @Mark B right, int... more) implements Cloneable {
                        Pair { if (left == null) throw new RuntimeException(); }
                        static int count;
                        public A left() { return left; }
                    }
                    enum Kind implements Runnable { ONE, @Mark TWO(1) { public void run() { } }, THREE(2, "}"),; Kind(int... x) { } public void run() { } }
                    enum Empty { }
                    sealed interface Shape permits Round, Flat { }
                    static final class Round implements Shape { }
                    non-sealed interface Flat extends Shape { default int sides() { return 0; } private static void help() { } }
                    int record, sealed, permits; void record(int record) { } Object enum2;
                    /** Doc. */ @Deprecated
                    public synchronized native void documented();
                    ;
                }
                class Second { int \u00e9t\u00e9, $x_1; }
                """));
    }

    @Test
    void documentationCommentBelongsToTheDeclarationBehindIt() {
        JavaOutline outline =
                JavaOutline.of("/** A. */ class A { /** F. */ int f; /* no */ int g; /** M. */ @X void m() {} }");
        JavaDeclaration type = outline.type("A").orElseThrow();
        assertTrue(type.doc().isPresent());
        assertTrue(type.named("f").get(0).doc().isPresent());
        assertTrue(type.named("g").get(0).doc().isEmpty());
        assertTrue(type.named("m").get(0).doc().isPresent());
    }

    @Test
    void everyPrefixOfATextGivesAnOutline() throws IOException {
        String text = Files.readString(Path.of("src/main/java/naja/javaindex/JavaDeclaration.java"));
        for (int end = 0; end < text.length(); end++) {
            JavaOutline.of(text.substring(0, end));
        }
        JavaOutline broken = JavaOutline.of("class A { int a = ; void m( { } class B { int b; } }");
        assertEquals(
                List.of("A"), broken.types().stream().map(JavaDeclaration::name).toList());
    }

    private static void compare(Map<String, String> texts) {
        List<String> differences = new ArrayList<>();
        JavacOutline.of(texts).forEach((name, declarations) -> {
            String text = texts.getOrDefault(name, "");
            List<String> expected =
                    declarations.stream().map(JavacOutline.Declared::toString).toList();
            List<String> actual = new ArrayList<>();
            JavaOutline.of(text).types().forEach(type -> list(type, "", text, new LineIndex(text), actual));
            if (!expected.equals(actual)) {
                differences.add(name + difference(expected, actual));
            }
        });
        assertEquals("", String.join("\n", differences.subList(0, Math.min(8, differences.size()))));
    }

    private static String difference(List<String> expected, List<String> actual) {
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            if (!expected.get(i).equals(actual.get(i))) {
                return ": javac: " + expected.get(i) + ", ours: " + actual.get(i);
            }
        }
        return ": javac " + expected.size() + " declarations, ours " + actual.size();
    }

    private static void list(
            JavaDeclaration declaration, String outer, String text, LineIndex index, List<String> lines) {
        String path = outer + "." + declaration.name();
        assertEquals(
                declaration.name(),
                text.substring(
                        declaration.selection().start(), declaration.selection().end()));
        lines.add(new JavacOutline.Declared(
                        path,
                        declaration.kind().name(),
                        declaration.parameters(),
                        index.line(declaration.selection().start()))
                .toString());
        declaration.members().forEach(member -> list(member, path, text, index, lines));
    }

    private static Map<String, String> sources(Path archive) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (entry.getName().endsWith(".java")) {
                    try (InputStream input = zip.getInputStream(entry)) {
                        texts.put(entry.getName(), new String(input.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return texts;
    }
}
