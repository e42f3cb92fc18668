package naja.javaindex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
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

    private static void compare(Map<String, String> texts) throws IOException {
        List<String> differences = new ArrayList<>();
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> files = new ArrayList<>();
        texts.forEach((name, text) -> files.add(new Text(name, text)));
        JavacTask task = (JavacTask) javac.getTask(null, null, diagnostic -> {}, List.of("-proc:none"), null, files);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        for (CompilationUnitTree unit : task.parse()) {
            String text = unit.getSourceFile().getCharContent(true).toString();
            LineIndex index = new LineIndex(text);
            List<String> expected = new ArrayList<>();
            Javac lister = new Javac(unit, positions, text, index, expected);
            unit.getTypeDecls().forEach(tree -> lister.list(tree, ""));
            List<String> actual = new ArrayList<>();
            JavaOutline.of(text).types().forEach(type -> list(type, "", text, index, actual));
            if (!expected.equals(actual)) {
                differences.add(unit.getSourceFile().getName() + difference(expected, actual));
            }
        }
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
        lines.add(path + " " + declaration.kind() + " " + declaration.parameters() + " line "
                + index.line(declaration.selection().start()));
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

    /** The declarations of a tree of javac, in our words. */
    private static final class Javac {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final String text;
        private final LineIndex index;
        private final List<String> lines;

        /** End of the field before, which may be of the same declaration. */
        private int behindField;

        Javac(CompilationUnitTree unit, SourcePositions positions, String text, LineIndex index, List<String> lines) {
            this.unit = unit;
            this.positions = positions;
            this.text = text;
            this.index = index;
            this.lines = lines;
        }

        void list(Tree tree, String outer) {
            if (!(tree instanceof ClassTree type)) {
                return;
            }
            String name = type.getSimpleName().toString();
            String path = outer + "." + name;
            String kind = tree.getKind().name().replace("_TYPE", "");
            add(path, kind, List.of(), name, end(type.getModifiers(), start(type)));
            for (Tree member : type.getMembers()) {
                if (end(member, -1) < 0 || start(member) < 0) {
                    continue;
                }
                if (member instanceof ClassTree) {
                    list(member, path);
                } else if (member instanceof MethodTree method) {
                    method(path, name, method);
                } else if (member instanceof VariableTree field) {
                    field(path, kind, field);
                }
            }
        }

        private void method(String path, String typeName, MethodTree method) {
            boolean isConstructor = method.getName().contentEquals("<init>");
            String name = isConstructor ? typeName : method.getName().toString();
            int from = end(method.getModifiers(), start(method));
            for (Tree parameter : method.getTypeParameters()) {
                from = Math.max(from, end(parameter, from));
            }
            from = Math.max(from, end(element(method.getReturnType()), from));
            int at = word(name, from);
            if (at >= end(method, -1)) {
                // A constructor that javac makes itself.
                return;
            }
            boolean isCompact =
                    isConstructor && text.substring(at + name.length()).strip().startsWith("{");
            List<String> parameters = isCompact
                    ? List.of()
                    : method.getParameters().stream().map(this::type).toList();
            add(path + "." + name, isConstructor ? "CONSTRUCTOR" : "METHOD", parameters, name, from);
        }

        private void field(String path, String owner, VariableTree field) {
            boolean isStatic = field.getModifiers().getFlags().contains(Modifier.STATIC);
            boolean isConstant = owner.equals("ENUM") && field.toString().contains("/*public static final*/");
            String kind = isConstant ? "ENUM_CONSTANT" : owner.equals("RECORD") && !isStatic ? "COMPONENT" : "FIELD";
            int from = end(field.getModifiers(), start(field));
            if (!isConstant) {
                from = Math.max(from, end(element(field.getType()), from));
            }
            if (start(field) < behindField) {
                from = Math.max(from, behindField);
            }
            String name = field.getName().toString();
            add(path + "." + name, kind, List.of(), name, from);
            behindField = end(field, from);
        }

        private void add(String path, String kind, List<String> parameters, String name, int from) {
            lines.add(path + " " + kind.replace("ANNOTATION_TYPE", "ANNOTATION") + " " + parameters + " line "
                    + index.line(word(name, from)));
        }

        /** The first place of a word from {@code from} on. */
        private int word(String name, int from) {
            Matcher matcher = Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])")
                    .matcher(text);
            return matcher.find(from) ? matcher.start() : text.length();
        }

        private String type(VariableTree parameter) {
            String type = text.substring(start(parameter.getType()), end(parameter.getType(), 0));
            String mark = "";
            String name = parameter.getName().toString();
            int behind = end(element(parameter.getType()), 0);
            String rest = text.substring(behind, end(parameter, behind));
            if (element(parameter.getType()) != parameter.getType()) {
                type = text.substring(start(parameter.getType()), behind);
                mark = rest.replaceAll("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])", "");
            }
            return (type + mark)
                    .replaceAll("@\\w+(\\([^)]*\\))?", "")
                    .replaceAll("/\\*.*?\\*/", "")
                    .replaceAll("\\s+", "");
        }

        private static Tree element(Tree type) {
            Tree element = type;
            while (element instanceof ArrayTypeTree array) {
                element = array.getType();
            }
            return element;
        }

        private int start(Tree tree) {
            return (int) positions.getStartPosition(unit, tree);
        }

        private int end(Tree tree, int otherwise) {
            int end = tree == null ? -1 : (int) positions.getEndPosition(unit, tree);
            return end < 0 ? otherwise : end;
        }
    }

    /** A source text for javac. */
    private static final class Text extends SimpleJavaFileObject {
        private final String name;
        private final String text;

        Text(String name, String text) {
            super(URI.create("string:///" + name.replace('\\', '/')), Kind.SOURCE);
            this.name = name;
            this.text = text;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
