package naja.javaindex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.classgraph.AnnotationInfo;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.FieldInfo;
import io.github.classgraph.MethodInfo;
import io.github.classgraph.MethodParameterInfo;
import io.github.classgraph.ScanResult;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import naja.base.CancelToken;
import naja.vfs.DiskTree;
import naja.vfs.JdkImage;
import naja.vfs.VPath;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What our reader of class files says of whole archives, against what ClassGraph says. */
class ClassDetailsTest {
    private static final Path CORPORA = Path.of("target", "corpora").toAbsolutePath();
    private static final int ACCESS = 0xFFFF & ~0x0020;

    @TestFactory
    List<DynamicTest> agreesWithClassGraph() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String archive : List.of("guava.jar", "commons-lang3.jar", "sikulixapi.jar")) {
            tests.add(DynamicTest.dynamicTest(archive, () -> {
                VPath path = VPath.of(CORPORA.resolve(archive));
                JavaIndex index = JavaIndex.pending(List.of(), List.of(path))
                        .with(IndexedEntry.read(new DiskTree(), path, 0, CancelToken.NONE));
                compare(index, new ClassGraph().overrideClasspath(CORPORA.resolve(archive)));
            }));
        }
        tests.add(DynamicTest.dynamicTest("java.base", () -> {
            JavaIndex index = JavaIndex.pending(List.of(JdkIndex.of(JdkImage.running())), List.of());
            compare(index, new ClassGraph().enableSystemJarsAndModules().acceptModules("java.base"));
        }));
        return tests;
    }

    private static void compare(JavaIndex index, ClassGraph graph) {
        int classes = 0;
        int members = 0;
        List<String> different = new ArrayList<>();
        try (ScanResult scan = graph.ignoreClassVisibility()
                .ignoreFieldVisibility()
                .ignoreMethodVisibility()
                .enableClassInfo()
                .enableFieldInfo()
                .enableMethodInfo()
                .enableAnnotationInfo()
                .enableStaticFinalFieldConstantInitializerValues()
                .scan()) {
            for (ClassInfo info : scan.getAllClasses()) {
                String internalName = info.getName().replace('.', '/');
                ClassRef reference = index.findInternal(internalName).orElse(null);
                if (reference == null || info.isExternalClass()) {
                    continue;
                }
                byte[] bytes = index.bytes(reference).orElseThrow();
                ClassFile file = ClassFile.parse(bytes, problem -> {}).orElseThrow();
                ClassDetails details = ClassDetails.parse(bytes, problem -> {}).orElseThrow();
                Map<String, String> expected = told(info);
                Map<String, String> found = told(file, details);
                classes++;
                members += expected.size();
                if (!expected.equals(found) && isNotFinal(info, file)) {
                    expected.put("class", expected.get("class").replaceFirst(" final", ""));
                }
                if (!expected.equals(found)) {
                    expected.forEach((name, text) -> {
                        if (!text.equals(found.get(name))) {
                            different.add(info.getName() + " " + name + "\n  ClassGraph " + text + "\n  we         "
                                    + found.get(name));
                        }
                    });
                    found.keySet().stream()
                            .filter(name -> !expected.containsKey(name))
                            .forEach(name -> different.add(info.getName() + " " + name + " only here"));
                }
            }
        }
        int compared = classes;
        System.err.println(classes + " classes, " + members + " declarations, " + different.size() + " differ");
        assertTrue(classes > 300, () -> "only " + compared + " classes");
        assertEquals(
                0,
                different.size(),
                () -> different.size() + " differ: "
                        + different.stream().limit(20).collect(Collectors.joining("\n")));
    }

    /**
     * Says whether the running JVM says with us that a class is not final. ClassGraph unites the flags that all class files
     * give a nested class, and some that mention it are of another build of it (KeySetView of ConcurrentHashMap in JDK 17).
     */
    private static boolean isNotFinal(ClassInfo info, ClassFile file) {
        if (!info.isFinal() || !info.getName().startsWith("java.") || (file.nestedAccess() & Access.FINAL) != 0) {
            return false;
        }
        try {
            return !Modifier.isFinal(Class.forName(info.getName(), false, null).getModifiers());
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** What ClassGraph says of a class and its members. */
    private static Map<String, String> told(ClassInfo info) {
        Map<String, String> told = new TreeMap<>();
        told.put(
                "class",
                kind(info.isAnnotation(), info.isInterface(), info.isEnum(), info.isRecord())
                        + (info.isAbstract() ? " abstract" : "")
                        + (info.isFinal() ? " final" : "")
                        + " " + info.getTypeSignatureStr()
                        + " " + annotations(info.getAnnotationInfo().directOnly()));
        for (FieldInfo field : info.getDeclaredFieldInfo()) {
            told.put(
                    field.getName() + field.getTypeDescriptorStr(),
                    (field.getModifiers() & ACCESS) + " " + field.getTypeSignatureStr() + " "
                            + annotations(field.getAnnotationInfo().directOnly()) + " "
                            + (field.getConstantInitializerValue() != null));
        }
        List<MethodInfo> methods = new ArrayList<>(info.getDeclaredMethodAndConstructorInfo());
        for (MethodInfo method : methods) {
            List<String> names = new ArrayList<>();
            for (MethodParameterInfo parameter : method.getParameterInfo()) {
                names.add(parameter.getName() == null ? "" : parameter.getName());
            }
            told.put(
                    method.getName() + method.getTypeDescriptorStr(),
                    (method.getModifiers() & ACCESS) + " " + method.getTypeSignatureStr() + " "
                            + annotations(method.getAnnotationInfo().directOnly()) + " "
                            + names(names));
        }
        return told;
    }

    /** What we say of them. */
    private static Map<String, String> told(ClassFile file, ClassDetails details) {
        Map<String, String> told = new TreeMap<>();
        int access = file.nestedAccess();
        told.put(
                "class",
                kind(
                                (access & Access.ANNOTATION) != 0,
                                file.isInterface(),
                                (access & Access.ENUM) != 0,
                                file.isRecord())
                        + ((access & Access.ABSTRACT) != 0 ? " abstract" : "")
                        + ((access & Access.FINAL) != 0 ? " final" : "")
                        + " " + file.signature().orElse(null)
                        + " " + types(details.annotations()));
        for (ClassFile.Member field : file.fields()) {
            told.put(
                    field.name() + field.descriptor(),
                    (field.access() & ACCESS) + " " + field.signature().orElse(null) + " "
                            + types(details.of(field).annotations()) + " "
                            + field.constant().isPresent());
        }
        for (ClassFile.Member method : file.methods()) {
            if (method.name().equals("<clinit>")) {
                continue;
            }
            told.put(
                    method.name() + method.descriptor(),
                    (method.access() & ACCESS) + " " + method.signature().orElse(null) + " "
                            + types(details.of(method).annotations()) + " "
                            + names(method.parameterNames()));
        }
        return told;
    }

    private static String kind(boolean isAnnotation, boolean isInterface, boolean isEnum, boolean isRecord) {
        return isAnnotation
                ? "@interface"
                : isInterface ? "interface" : isEnum ? "enum" : isRecord ? "record" : "class";
    }

    private static TreeSet<String> annotations(List<AnnotationInfo> annotations) {
        TreeSet<String> names = new TreeSet<>();
        annotations.forEach(annotation -> names.add(annotation.getName().replace('.', '/')));
        return names;
    }

    /** The names of parameters; that none has a name is the same as that there are none. */
    private static List<String> names(List<String> names) {
        return names.stream().allMatch(String::isEmpty) ? List.of() : names;
    }

    private static TreeSet<String> types(List<JavaAnnotation> annotations) {
        TreeSet<String> names = new TreeSet<>();
        annotations.forEach(annotation -> names.add(annotation.name()));
        return names;
    }

    @Test
    void namesOfParametersAreTheSameFromEitherTable(@TempDir Path directory) throws Exception {
        String source = """
                package p;
                public class A<T> {
                    enum E { ONE("a"); E(String label) {} }
                    record R(int left, String right) {}
                    class Inner { Inner(T given, long wide) {} }
                    A(int first, double second, String... rest) {}
                    static long sum(long left, Object middle, int right) { long local = left; return local + right; }
                    synchronized void none() { int first = 1; }
                    @Deprecated(since = "3", forRemoval = true) boolean old(char c) { return c == 'c'; }
                }
                """;
        Files.writeString(directory.resolve("A.java"), source);
        ClassFile withTable = compiled(directory.resolve("A.java"), directory.resolve("debug"), "A", "-g");
        ClassFile withNames = compiled(directory.resolve("A.java"), directory.resolve("names"), "A", "-parameters");
        assertEquals(
                withNames.methods().stream()
                        .map(ClassFile.Member::parameterNames)
                        .toList(),
                withTable.methods().stream()
                        .map(ClassFile.Member::parameterNames)
                        .toList());
        ClassFile inner = compiled(directory.resolve("A.java"), directory.resolve("debug"), "A$Inner", "-g");
        assertEquals(
                "Inner(T given, long wide);",
                Declarations.ofMethod(inner.methods().get(0), inner));
        ClassDetails details = ClassDetails.parse(
                        Files.readAllBytes(directory.resolve("debug/p/A.class")), problem -> {})
                .orElseThrow();
        ClassFile.Member old = withTable.methods().stream()
                .filter(method -> method.name().equals("old"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of(new JavaAnnotation("java/lang/Deprecated", Map.of("since", "3", "forRemoval", 1))),
                details.of(old).annotations());
        assertEquals(
                List.of("left", "right"),
                ClassDetails.parse(Files.readAllBytes(directory.resolve("debug/p/A$R.class")), problem -> {})
                        .orElseThrow()
                        .components());
    }

    private static ClassFile compiled(Path source, Path out, String name, String option) throws Exception {
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, option, "-nowarn", "-d", out.toString(), source.toString());
        assertEquals(0, status);
        byte[] bytes = Files.readAllBytes(out.resolve("p/" + name + ".class"));
        ClassFile file = ClassFile.parse(bytes, problem -> {}).orElseThrow();
        return ClassDetails.parse(bytes, problem -> {}).orElseThrow().named(file);
    }

    @Test
    void everyPrefixOfAClassFileIsAProblemAndNoException(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("B.java"), "@Deprecated record B(@Deprecated int x) { void m(int y) {} }");
        ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-g",
                        "-d",
                        directory.toString(),
                        directory.resolve("B.java").toString());
        byte[] bytes = Files.readAllBytes(directory.resolve("B.class"));
        for (int length = 0; length < bytes.length; length++) {
            assertTrue(ClassDetails.parse(java.util.Arrays.copyOf(bytes, length), problem -> {})
                    .isEmpty());
        }
        assertTrue(ClassDetails.parse(bytes, problem -> {}).isPresent());
    }
}
