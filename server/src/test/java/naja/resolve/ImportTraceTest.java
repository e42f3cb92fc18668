package naja.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import naja.base.CancelToken;
import naja.javaindex.IndexedEntry;
import naja.javaindex.JavaIndex;
import naja.javaindex.JdkIndex;
import naja.names.ModuleName;
import naja.names.PackageContext;
import naja.vfs.JdkImage;
import naja.vfs.MemoryTree;
import naja.vfs.VPath;
import org.junit.jupiter.api.Test;

/** The trace of an import says what was tried, where, and what came of it, in the order of the runtime. */
class ImportTraceTest {
    private static final VPath LIB = VPath.parse("/lib");
    private static final VPath JAR = VPath.parse("/x.jar");
    private static final VPath CLASSES = VPath.parse("/classes");

    @Test
    void pythonIsLookedForInEachEntryUntilOneHasIt() throws IOException {
        assertTrace("import math", """
                sys.modules math: not there
                sys.meta_path for math: no importer has it
                built-in module math: found
                """);
        assertTrace("import p.m", """
                sys.modules p: not there
                sys.meta_path for p: no importer has it
                built-in module p: not there
                module p in /absent: no such directory
                package p in /lib/p: found
                sys.modules p.m: not there
                sys.meta_path for p.m: no importer has it
                built-in module p.m: not there
                module p.m in /lib/p: found
                """);
        assertTrace("import q", """
                sys.modules q: not there
                sys.meta_path for q: no importer has it
                built-in module q: not there
                module q in /absent: no such directory
                module q in /lib: not there
                package q in /x.jar!/q: found
                """);
        assertTrace("import z", """
                sys.modules z: not there
                sys.meta_path for z: no importer has it
                built-in module z: not there
                module z in /absent: no such directory
                module z in /lib: not there
                zipimporter for module z in /x.jar!: found
                """);
        assertTrace("import r", """
                sys.modules r: not there
                sys.meta_path for r: no importer has it
                built-in module r: not there
                module r in /absent: no such directory
                module r in /lib: not there
                zipimporter for module r in /x.jar!: not there
                JavaImporter for __classpath__, r: asks for a Java package or class
                Java package r: not in the package index, and no directory of that name
                Java class r: not there
                ClasspathPyImporter for module r in /classes: found
                """);
    }

    @Test
    void javaIsLookedForWhereTheMarkerOfTheClassPathStands() throws IOException {
        assertTrace("import java.util.List", """
                sys.modules java: found
                sys.modules java.util: not there
                Java package java.util: found in the package index
                sys.modules java.util.List: not there
                Java package java.util.List: not in the package index, and no directory of that name
                Java class java.util.List: found
                """);
        assertTrace("import jp.K", """
                sys.modules jp: not there
                sys.meta_path for jp: no importer has it
                built-in module jp: not there
                module jp in /absent: no such directory
                package jp in /lib/jp: no __init__.py, so no Python package
                zipimporter for module jp in /x.jar!: not there
                JavaImporter for __classpath__, jp: asks for a Java package or class
                Java package jp in /lib/jp: found
                sys.modules jp.K: not there
                Java package jp.K: not in the package index, and no directory of that name
                Java class jp.K: found in /lib
                """);
        assertTrace("import jc.C", """
                sys.modules jc: not there
                sys.meta_path for jc: no importer has it
                built-in module jc: not there
                module jc in /absent: no such directory
                module jc in /lib: not there
                zipimporter for module jc in /x.jar!: not there
                JavaImporter for __classpath__, jc: asks for a Java package or class
                Java package jc in /classes/jc: found
                sys.modules jc.C: not there
                Java package jc.C: not in the package index, and no directory of that name
                Java class jc.C: found in /classes
                """);
    }

    @Test
    void theFallbackAsksForAClassByTheNameAsWritten() throws IOException {
        assertTrace("import deep.b.K", """
                sys.modules deep: not there
                sys.meta_path for deep: no importer has it
                built-in module deep: not there
                module deep in /absent: no such directory
                package deep in /lib/deep: no __init__.py, so no Python package
                zipimporter for module deep in /x.jar!: not there
                JavaImporter for __classpath__, deep: asks for a Java package or class
                Java package deep in /lib/deep: the directory holds Python files and no class, so no Java package
                Java class deep: not there
                ClasspathPyImporter for module deep: not there
                Java class, by the name as written, deep.b.K: found
                Java fallback, by the name as written, deep.b.K: adds a package
                sys.modules deep.b: found
                sys.modules deep.b.K: not there
                Java package deep.b.K: not in the package index, and no directory of that name
                Java class deep.b.K: found in /lib
                """);
        assertTrace("import jp.Wrong", """
                sys.modules jp: not there
                sys.meta_path for jp: no importer has it
                built-in module jp: not there
                module jp in /absent: no such directory
                package jp in /lib/jp: no __init__.py, so no Python package
                zipimporter for module jp in /x.jar!: not there
                JavaImporter for __classpath__, jp: asks for a Java package or class
                Java package jp in /lib/jp: found
                sys.modules jp.Wrong: not there
                Java package jp.Wrong: not in the package index, and no directory of that name
                Java class jp.Wrong: cannot be loaded: NoClassDefFoundError
                """);
        assertTrace("import jp.Nosuch", """
                sys.modules jp: not there
                sys.meta_path for jp: no importer has it
                built-in module jp: not there
                module jp in /absent: no such directory
                package jp in /lib/jp: no __init__.py, so no Python package
                zipimporter for module jp in /x.jar!: not there
                JavaImporter for __classpath__, jp: asks for a Java package or class
                Java package jp in /lib/jp: found
                sys.modules jp.Nosuch: not there
                Java package jp.Nosuch: not in the package index, and no directory of that name
                Java class jp.Nosuch: not there
                Java class, by the name as written, jp.Nosuch: not there
                Java fallback, by the name as written, jp.Nosuch: adds no package
                sys.modules jp.Nosuch.Nosuch: not there
                Java package jp.Nosuch: not in the package index, and no directory of that name
                Java class jp.Nosuch: not there
                Java class, by the name as written, jp.Nosuch: not there
                Java fallback, by the name as written, jp.Nosuch: adds no package
                """);
    }

    @Test
    void theFallbackAddsNoPackageThatIsThere() throws IOException {
        assertTrace("import java.nosuch", """
                sys.modules java: found
                sys.modules java.nosuch: not there
                Java package java.nosuch: not in the package index, and no directory of that name
                Java class java.nosuch: not there
                Java class, by the name as written, java.nosuch: not there
                Java package of a class that the VM has loaded, java: found
                Java fallback, by the name as written, java.nosuch: adds no package
                sys.modules java.nosuch.nosuch: not there
                Java package java.nosuch: not in the package index, and no directory of that name
                Java class java.nosuch: not there
                Java class, by the name as written, java.nosuch: not there
                Java package of a class that the VM has loaded, java: found
                Java fallback, by the name as written, java.nosuch: adds no package
                """);
    }

    @Test
    void aTopLevelNameThatIsNotThereIsLookedForTwice() throws IOException {
        assertTrace("import bare.x", """
                sys.modules bare: not there
                sys.meta_path for bare: no importer has it
                built-in module bare: not there
                module bare in /absent: no such directory
                package bare in /lib/bare: no __init__.py, so no Python package
                zipimporter for module bare in /x.jar!: not there
                JavaImporter for __classpath__, bare: asks for a Java package or class
                Java package bare in /lib/bare: the directory holds Python files and no class, so no Java package
                Java class bare: not there
                ClasspathPyImporter for module bare: not there
                Java class, by the name as written, bare.x: not there
                Java fallback, by the name as written, bare.x: adds no package
                sys.modules bare: not there
                sys.meta_path for bare: no importer has it
                built-in module bare: not there
                module bare in /absent: no such directory
                package bare in /lib/bare: no __init__.py, so no Python package
                zipimporter for module bare in /x.jar!: not there
                JavaImporter for __classpath__, bare: asks for a Java package or class
                Java package bare in /lib/bare: the directory holds Python files and no class, so no Java package
                Java class bare: not there
                ClasspathPyImporter for module bare: not there
                Java class, by the name as written, bare.x: not there
                Java fallback, by the name as written, bare.x: adds no package
                Java class, by the name as written, bare.x: not there
                Java fallback, by the name as written, bare.x: adds no package
                """);
    }

    @Test
    void aRelativeImportBeginsWithItsPackage() throws IOException {
        assertTrace("from . import m", """
                sys.modules p: found
                attribute p.m: not there
                Java package p in /lib/p: the directory holds Python files and no class, so no Java package
                Java class p: not there
                sys.modules p.m: not there
                sys.meta_path for p.m: no importer has it
                built-in module p.m: not there
                module p.m in /lib/p: found
                attribute p.m: found
                """);
    }

    /** Compares the steps of an import in the main program; {@code from . import m} is one of package {@code p}. */
    private static void assertTrace(String statement, String expected) throws IOException {
        boolean isRelative = statement.startsWith("from .");
        ImportRequest request = isRelative
                ? new ImportRequest(
                        LIB.resolve("p/n.py"),
                        new PackageContext.InPackage(new ModuleName("p.n"), false),
                        1,
                        "",
                        List.of("m"),
                        ImportRequest.Kind.FROM)
                : new ImportRequest(
                        VPath.parse("/main.py"),
                        new PackageContext.Script(),
                        -1,
                        statement.substring("import ".length()),
                        List.of(),
                        ImportRequest.Kind.PLAIN);
        ResolvedImport resolved = Resolver.resolve(request, view(), CancelToken.NONE);
        String steps = resolved.trace().steps().stream()
                .map(step -> step.text() + "\n")
                .collect(Collectors.joining());
        assertEquals(expected, steps, statement);
    }

    private static JudgedView view() throws IOException {
        MemoryTree files = new MemoryTree.Builder()
                .file(LIB.resolve("p/__init__.py"), new byte[0], 0)
                .file(LIB.resolve("p/m.py"), new byte[0], 0)
                .file(LIB.resolve("p/n.py"), new byte[0], 0)
                .file(LIB.resolve("bare/x.py"), new byte[0], 0)
                .file(LIB.resolve("jp/K.class"), GeneratedClasses.java("jp/K", ""), 0)
                .file(LIB.resolve("jp/Wrong.class"), GeneratedClasses.java("jp/Other", ""), 0)
                .file(LIB.resolve("deep/x.py"), new byte[0], 0)
                .file(LIB.resolve("deep/b/K.class"), GeneratedClasses.java("deep/b/K", ""), 0)
                .file(JAR, archive("q/__init__.py", "z.py"), 0)
                .file(CLASSES.resolve("r.py"), new byte[0], 0)
                .file(CLASSES.resolve("jc/C.class"), GeneratedClasses.java("jc/C", ""), 0)
                .build();
        JavaIndex classPath = JavaIndex.pending(List.of(JdkIndex.of(JdkImage.running())), List.of(CLASSES))
                .with(IndexedEntry.read(files, CLASSES, Runtime.version().feature(), CancelToken.NONE));
        SysPath path = SysPath.of(List.of(
                PathEntry.directory(VPath.parse("/absent"), "test"),
                PathEntry.directory(LIB, "test"),
                PathEntry.archive(JAR.archiveRoot(), "test"),
                PathEntry.classpath(),
                PathEntry.pyclasspath()));
        return new JudgedView(RuntimeProfile.jython274(), files, classPath, path, VPath.parse("/"), new HashMap<>());
    }

    private static byte[] archive(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
            }
        }
        return bytes.toByteArray();
    }
}
