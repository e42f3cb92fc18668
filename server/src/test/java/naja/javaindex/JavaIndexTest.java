package naja.javaindex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ScanResult;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import naja.base.CancelToken;
import naja.vfs.DiskTree;
import naja.vfs.JdkImage;
import naja.vfs.VPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaIndexTest {
    static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void namesAreThoseThatClassGraphFinds() {
        for (Class<?> type : List.of(
                org.python.util.PythonInterpreter.class,
                org.eclipse.lsp4j.Position.class,
                com.google.gson.Gson.class,
                com.tngtech.archunit.base.DescribedPredicate.class,
                ClassGraph.class,
                Test.class)) {
            Path jar = jarOf(type);
            TreeSet<String> expected = new TreeSet<>();
            try (ScanResult scan = new ClassGraph()
                    .overrideClasspath(jar.toString())
                    .enableClassInfo()
                    .ignoreClassVisibility()
                    .ignoreParentClassLoaders()
                    .disableNestedJarScanning()
                    .scan()) {
                scan.getAllClasses()
                        .filter(info -> !info.isExternalClass())
                        .forEach(info -> expected.add(info.getName()));
            }
            expected.removeIf(name -> name.endsWith("$py") || name.endsWith("package-info"));
            PackageIndex index = IndexedEntry.read(new DiskTree(), VPath.of(jar), 17, CancelToken.NONE)
                    .index();
            TreeSet<String> found = new TreeSet<>();
            for (String packageName : index.packages()) {
                for (String name : index.classes(packageName)) {
                    found.add(packageName.isEmpty() ? name : packageName + "." + name);
                    assertTrue(index.hasClass(packageName, name), name);
                }
                assertFalse(index.hasClass(packageName, "Nowhere"));
            }
            assertEquals(expected, found, jar.toString());
            assertEquals(expected.size(), index.classCount());
            assertTrue(index.weight() <= 60L * expected.size() + 2000, jar + " " + index.weight());
        }
    }

    @Test
    void jdkHasThePackagesAndClassesOfItsModules() throws Exception {
        JdkIndex jdk = JdkIndex.of(JdkImage.running());
        Map<String, TreeSet<String>> expected = new TreeMap<>();
        TreeSet<String> exported = new TreeSet<>();
        for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
            module.descriptor().exports().stream()
                    .filter(export -> !export.isQualified())
                    .forEach(export -> exported.add(export.source()));
            try (var reader = module.open()) {
                reader.list().filter(name -> name.contains("/")).forEach(name -> {
                    int slash = name.lastIndexOf('/');
                    if (ClassNames.isClassFile(name.substring(slash + 1))) {
                        expected.computeIfAbsent(name.substring(0, slash).replace('/', '.'), key -> new TreeSet<>())
                                .add(ClassNames.ofFile(name.substring(slash + 1)));
                    }
                });
            }
        }
        Map<String, TreeSet<String>> found = new TreeMap<>();
        for (String packageName : jdk.packages()) {
            List<String> classes = jdk.classes(packageName);
            if (!classes.isEmpty()) {
                found.put(packageName, new TreeSet<>(classes));
            }
            assertEquals(exported.contains(packageName), jdk.isExported(packageName), packageName);
        }
        assertEquals(expected, found);
        assertTrue(jdk.subpackages("java").containsAll(List.of("lang", "util", "io")));
        assertTrue(jdk.hasPackage("java"));
        assertFalse(jdk.hasPackage("jav"));
        assertFalse(jdk.hasPackage("java.nowhere"));
        for (String packageName : jdk.packages()) {
            boolean below = expected.keySet().stream()
                    .anyMatch(name -> name.equals(packageName) || name.startsWith(packageName + "."));
            assertEquals(below, jdk.hasPackage(packageName), packageName);
        }
    }

    @Test
    void pendingEntriesAreNotMissing() {
        VPath gson = VPath.of(jarOf(com.google.gson.Gson.class));
        VPath junit = VPath.of(jarOf(Test.class));
        DiskTree tree = new DiskTree();
        JavaIndex pending = JavaIndex.pending(List.of(JdkIndex.of(JdkImage.running())), List.of(gson, junit));
        assertFalse(pending.isComplete());
        assertEquals(List.of(gson, junit), pending.pendingEntries());
        assertFalse(pending.hasPackage("com.google.gson"));
        JavaIndex half = pending.with(IndexedEntry.read(tree, junit, 0, CancelToken.NONE));
        assertEquals(List.of(gson), half.pendingEntries());
        JavaIndex whole = half.with(IndexedEntry.read(tree, gson, 0, CancelToken.NONE));
        assertTrue(whole.isComplete());
        assertEquals(List.of(gson, junit), whole.entries());
        assertFalse(pending.isComplete());
        assertTrue(whole.hasPackage("com.google"));
        assertTrue(whole.subpackages("com.google").contains("gson"));
        assertTrue(whole.classes("java.util").contains("Map$Entry"));
        ClassRef ref = whole.find("com.google.gson", "Gson").orElseThrow();
        assertEquals(new ClassOrigin.Entry(gson.archiveRoot()), ref.origin());
        assertEquals("com/google/gson/Gson", whole.read(ref).orElseThrow().name());
        ClassRef entry = whole.findInternal("java/util/Map$Entry").orElseThrow();
        assertEquals("java.base", ((ClassOrigin.Module) entry.origin()).module());
        ClassHeader header = whole.readHeader(entry).orElseThrow();
        assertEquals(Optional.of("Entry"), header.simpleName());
        assertEquals(Optional.of("java/util/Map"), header.outerName());
        assertTrue(header.isPublic());
        assertTrue(whole.isExported("java.util"));
        assertFalse(whole.isExported("sun.security.provider"));
        assertEquals(List.of(gson), whole.forgetting(gson).pendingEntries());
    }

    @Test
    void headersAgreeWithTheWholeClassFile() {
        JavaIndex index = JavaIndex.pending(List.of(JdkIndex.of(JdkImage.running())), List.of());
        List<String> different = new ArrayList<>();
        for (String name : index.classes("java.util")) {
            ClassRef ref = index.find("java.util", name).orElseThrow();
            ClassHeader header = index.readHeader(ref).orElseThrow();
            ClassFile file = index.read(ref).orElseThrow();
            if (header.access() != file.nestedAccess()
                    || header.isLocal() != file.isLocal()
                    || !header.name().equals(file.name())
                    || header.isLocal() != ClassNames.isLocal(name)) {
                different.add(name);
            }
        }
        assertEquals(List.of(), different);
    }

    @Test
    void jdkUpTo8IsTheArchivesOfItsRuntime(@TempDir Path home) throws Exception {
        Files.createDirectories(home.resolve("jre/lib/ext"));
        Files.copy(jarOf(com.google.gson.Gson.class), home.resolve("jre/lib/rt.jar"));
        Files.copy(jarOf(Test.class), home.resolve("jre/lib/ext/more.jar"));
        JavaIndex index = JavaIndex.pending(JdkIndex.open(home, new DiskTree()), List.of());
        assertTrue(index.find("com.google.gson", "Gson").isPresent());
        assertTrue(index.find("org.junit.jupiter.api", "Test").isPresent());
        assertTrue(index.isExported("com.google.gson.internal"));
        assertEquals(List.of(), JdkIndex.open(home.resolve("nowhere"), new DiskTree()));
        assertEquals(List.of(), JdkIndex.open(home, new DiskTree()).get(0).classes("nowhere"));
    }

    @Test
    void homeOfTheRunningJdkIsOpened() {
        List<ClassSource> jdk = JdkIndex.open(Path.of(System.getProperty("java.home")), new DiskTree());
        assertEquals(1, jdk.size());
        assertTrue(jdk.get(0).find("java.util", "Map").isPresent());
    }
}
