package naja.javaindex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import naja.base.CancelToken;
import naja.vfs.FileStamp;
import naja.vfs.MemoryTree;
import naja.vfs.VPath;
import org.junit.jupiter.api.Test;

class JavaSourceIndexTest {
    private static final VPath ROOT = VPath.parse("/w/src/main/java");

    private static List<String> names(String source) {
        return SourceTypes.of(source, new FileStamp(0, 0)).names();
    }

    private static MemoryTree.Builder file(MemoryTree.Builder files, String name, String text, long time) {
        return files.file(ROOT.resolve(name), text.getBytes(StandardCharsets.UTF_8), time);
    }

    @Test
    void topLevelNestedAndSecondaryTypesAreNamed() {
        assertEquals(List.of("A", "A$B", "A$B$C", "A$D", "E", "F", "G"), names("""
                        package p;
                        public class A<T> { static class B { enum C { ONE { void f() {} } } } interface D {} }
                        enum E {} record F(int a) {} @interface G {}
                        """));
    }

    @Test
    void localAndAnonymousClassesCommentsAndStringsAreNotTypes() {
        assertEquals(
                List.of("A"),
                names("class A { // class No1\n /* class No2 */ String s = \"class No3 {\"; char c = '{';\n"
                        + " Class<?> k = A.class; void f() { class Local {} new Object() { class Deep {} }; } }"));
    }

    @Test
    void theNameOfAKotlinEnumFollowsTwoWords() {
        assertEquals(List.of("A", "B"), names("package p\nenum class A { X }\ndata class B(val x: Int)"));
    }

    @Test
    void aClassIsFoundWithTheFileThatDeclaresItAndHasNoClassFile() {
        MemoryTree tree = file(
                        new MemoryTree.Builder(), "org/acme/A.java", "package org.acme; class A {} class B {}", 1)
                .build();
        JavaSourceIndex index = JavaSourceIndex.read(tree, ROOT, Optional.empty(), CancelToken.NONE);
        ClassRef found = index.find("org.acme", "B").orElseThrow();
        assertEquals(new ClassOrigin.Source(ROOT, ROOT.resolve("org/acme/A.java")), found.origin());
        assertTrue(found.file().isEmpty());
        assertTrue(index.read(found).isEmpty());
        assertTrue(index.hasPackage("org"));
        assertEquals(List.of("acme"), index.subpackages("org"));
        assertTrue(index.find("org.acme", "C").isEmpty());
    }

    @Test
    void onlyChangedFilesAreReadAgain() {
        MemoryTree before = file(file(new MemoryTree.Builder(), "A.java", "class A {}", 1), "B.java", "class B {}", 1)
                .build();
        JavaSourceIndex first = JavaSourceIndex.read(before, ROOT, Optional.empty(), CancelToken.NONE);
        // A keeps its stamp, so its new text is not looked at; B's stamp is another.
        MemoryTree after = file(file(new MemoryTree.Builder(), "A.java", "class Z {}", 1), "B.java", "class C {}", 2)
                .build();
        JavaSourceIndex second = JavaSourceIndex.read(after, ROOT, Optional.of(first), CancelToken.NONE);
        assertEquals(List.of("A", "C"), second.classes(""));
    }
}
