package naja.javaindex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.base.CancelToken;
import naja.vfs.DiskTree;
import naja.vfs.VPath;
import org.junit.jupiter.api.Test;

/** What a source says of a class is what the compiler made of it: the members of our own classes, as Jython would show them. */
class SourceMembersTest {
    private static final VPath SOURCES = VPath.of(Path.of("src/main/java").toAbsolutePath());
    private static final VPath CLASSES = VPath.of(Path.of("target/classes").toAbsolutePath());

    @Test
    void aSourceHasTheMembersOfItsClass() {
        DiskTree tree = new DiskTree();
        List<ClassSource> jdk = JdkIndex.open(Path.of(System.getProperty("java.home")), tree);
        IndexedEntry compiled = IndexedEntry.read(tree, CLASSES, 0, CancelToken.NONE);
        JavaIndex ofClasses = JavaIndex.of(jdk, Map.of(CLASSES, Optional.of(compiled)));
        List<ClassSource> withSources = new ArrayList<>(jdk);
        withSources.add(JavaSourceIndex.read(tree, SOURCES, Optional.empty(), CancelToken.NONE));
        JavaIndex ofSources = JavaIndex.of(withSources, Map.of());
        List<String> differences = new ArrayList<>();
        int compared = 0;
        int open = 0;
        for (String packageName : ofSources.packages()) {
            if (packageName.equals("naja") || packageName.startsWith("naja.")) {
                for (String name : ofSources.classes(packageName)) {
                    String internal = packageName.replace('.', '/') + "/" + name;
                    Optional<ClassMembers> source = ofSources.members(internal);
                    Optional<ClassMembers> expected = ofClasses.members(internal);
                    if (source.isEmpty() || expected.isEmpty()) {
                        open++;
                    } else {
                        difference(internal, shown(expected.get()), shown(source.get()), differences);
                        compared++;
                    }
                }
            }
        }
        assertEquals(List.of(), differences);
        assertTrue(compared > 700, compared + " were compared, of " + open + " not all supertypes are known");
    }

    private static void difference(
            String internalName, List<String> expected, List<String> found, List<String> differences) {
        List<String> lacking = new ArrayList<>(expected);
        lacking.removeAll(found);
        List<String> further = new ArrayList<>(found);
        further.removeAll(expected);
        if (!lacking.isEmpty() || !further.isEmpty()) {
            differences.add(internalName + " lacks " + lacking + ", and has " + further);
        }
    }

    private static List<String> shown(ClassMembers members) {
        return members.all().stream()
                .map(member ->
                        member.name() + " " + member.kind() + " " + member.isStatic() + " " + member.declaringClass())
                .toList();
    }
}
