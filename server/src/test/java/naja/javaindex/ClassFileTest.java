package naja.javaindex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import naja.vfs.JdkImage;
import org.junit.jupiter.api.Test;

class ClassFileTest {
    private static final JavaIndex INDEX = JavaIndex.pending(List.of(JdkIndex.of(JdkImage.running())), List.of());

    @Test
    void membersAreThoseThatReflectionShows() throws Exception {
        for (String name : List.of("java.util.Map", "java.util.Map$Entry", "java.lang.String", "java.util.TreeMap")) {
            Class<?> type = Class.forName(name);
            ClassFile file = INDEX.findInternal(name.replace('.', '/'))
                    .flatMap(INDEX::read)
                    .orElseThrow();
            TreeSet<String> expected = new TreeSet<>();
            for (Method method : type.getDeclaredMethods()) {
                expected.add(method.getName() + " " + method.getModifiers() + " " + method.getParameterCount());
            }
            TreeSet<String> found = new TreeSet<>();
            for (ClassFile.Member method : file.methods()) {
                if (!method.name().startsWith("<")) {
                    found.add(method.name() + " " + method.access() + " "
                            + Descriptors.parameters(method.descriptor()).size());
                }
            }
            assertEquals(expected, found);
            assertEquals(type.getModifiers(), file.nestedAccess() & ~0x20);
            assertEquals(
                    Arrays.stream(type.getInterfaces())
                            .map(face -> face.getName().replace('.', '/'))
                            .toList(),
                    file.interfaces());
        }
    }

    @Test
    void classFileOfTheFutureIsRead() {
        byte[] bytes = bytes("java/util/ArrayList");
        bytes[6] = 3;
        bytes[7] = 7;
        ClassFile file = ClassFile.parse(bytes, problem -> {}).orElseThrow();
        assertEquals(0x307, file.major());
        assertEquals("java/util/ArrayList", file.name());
    }

    @Test
    void brokenConstantPoolIsAProblemAndNoException() {
        byte[] bytes = bytes("java/util/ArrayList");
        bytes[10] = 99;
        List<String> problems = new ArrayList<>();
        assertEquals(Optional.empty(), ClassFile.parse(bytes, problems::add));
        assertEquals(Optional.empty(), ClassHeader.parse(bytes, problems::add));
        assertEquals(List.of("constant 1 is of the unknown kind 99", "constant 1 is of the unknown kind 99"), problems);
        ClassFile.parse(new byte[0], problems::add);
        ClassFile.parse("no class file at all".getBytes(java.nio.charset.StandardCharsets.UTF_8), problems::add);
        assertEquals("it does not begin as a class file does", problems.get(3));
    }

    @Test
    void everyTruncationAndRandomDamageIsSurvived() {
        byte[] bytes = bytes("java/util/Map$Entry");
        for (int length = 0; length < bytes.length; length++) {
            List<String> problems = new ArrayList<>();
            assertTrue(
                    ClassFile.parse(Arrays.copyOf(bytes, length), problems::add).isEmpty(), "at " + length);
            assertEquals(1, problems.size());
        }
        Random random = new Random(815);
        int read = 0;
        for (int round = 0; round < 30_000; round++) {
            byte[] damaged = bytes.clone();
            for (int hit = random.nextInt(3); hit >= 0; hit--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            ClassHeader.parse(damaged, problem -> {});
            Optional<ClassFile> file = ClassFile.parse(damaged, problem -> {});
            if (file.isPresent()) {
                read++;
                SignatureView.render(file.get(), name -> Optional.empty());
                ClassMembers.of(
                        file.get().name(),
                        name -> name.equals(file.get().name()) ? file : Optional.empty(),
                        name -> true);
            }
        }
        assertTrue(read > 1000, "read " + read);
    }

    @Test
    void outlineDeclaresWhatTheOriginalDoes() {
        for (String name : List.of("java/util/HashMap", "java/util/Map$Entry", "java/io/File", "java/lang/Thread")) {
            ClassFile file = ClassFile.parse(bytes(name), problem -> {}).orElseThrow();
            ClassFile outline =
                    ClassFile.parse(ClassOutline.of(file), problem -> {}).orElseThrow();
            assertEquals(file.nestedAccess(), outline.nestedAccess());
            assertEquals(file.memberClasses(), outline.memberClasses());
            assertEquals(file.signature(), outline.signature());
            assertEquals(visible(file.methods()), visible(outline.methods()));
            assertEquals(visible(outline.methods()).size(), outline.methods().size());
        }
    }

    @Test
    void viewIsADeclarationWithTheLinesOfItsMembers() {
        ClassFile file =
                ClassFile.parse(bytes("java/util/Optional"), problem -> {}).orElseThrow();
        SignatureView view = SignatureView.render(file, name -> Optional.empty());
        String[] lines = view.text().split("\n", -1);
        assertEquals("package java.util;", lines[1]);
        assertEquals(3, view.lines().get("java/util/Optional"));
        assertEquals("public final class Optional<T> {", lines[3]);
        assertEquals(
                "    public <U> Optional<U> map(java.util.function.Function<? super T, ? extends U> p0);",
                lines[view.lineOf("map").orElseThrow()]);
        assertEquals(
                "    public <X extends Throwable> T orElseThrow(java.util.function.Supplier<? extends X> p0) throws X;",
                lines[view.lines().getOrDefault("orElseThrow(Ljava/util/function/Supplier;)Ljava/lang/Object;", -1)]);
        assertEquals(Optional.empty(), view.lineOf("nowhere"));
        SignatureView map = SignatureView.render(
                ClassFile.parse(bytes("java/util/Map"), problem -> {}).orElseThrow(),
                name -> ClassFile.parse(bytes(name), problem -> {}));
        String[] mapLines = map.text().split("\n", -1);
        assertEquals("public interface Map<K, V> {", mapLines[map.lineOf("Map").orElse(3)]);
        assertEquals(
                "    public static interface Entry<K, V> {",
                mapLines[map.lineOf("Entry").orElseThrow()]);
        assertEquals(
                "    public default V getOrDefault(Object p0, V p1);",
                mapLines[map.lineOf("getOrDefault").orElseThrow()]);
    }

    @Test
    void viewsOfAWholePackageAreMadeAndFitToTheirMembers() {
        for (String name : INDEX.classes("java.util")) {
            ClassFile file =
                    ClassFile.parse(bytes("java/util/" + name), problem -> {}).orElseThrow();
            SignatureView view = SignatureView.render(file, nested -> Optional.empty());
            String[] lines = view.text().split("\n", -1);
            for (ClassFile.Member field : visible(file.fields())) {
                String line = lines[view.lines().getOrDefault(SignatureView.key(field), -1)];
                assertTrue(line.contains(" " + field.name()) && line.endsWith(";"), line);
            }
            for (ClassFile.Member method : visible(file.methods())) {
                if (!method.name().startsWith("<")) {
                    String line = lines[view.lines().getOrDefault(SignatureView.key(method), -1)];
                    assertTrue(line.contains(" " + method.name() + "("), line);
                }
            }
            assertTrue(!view.text().contains("?(?)"), name);
        }
    }

    private static List<ClassFile.Member> visible(List<ClassFile.Member> members) {
        return members.stream()
                .filter(member -> (member.access() & (Access.PUBLIC | Access.PROTECTED)) != 0 && !member.isSynthetic())
                .toList();
    }

    private static byte[] bytes(String internalName) {
        return INDEX.findInternal(internalName).flatMap(INDEX::bytes).orElseThrow();
    }
}
