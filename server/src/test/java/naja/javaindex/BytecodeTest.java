package naja.javaindex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import naja.vfs.JdkImage;
import org.junit.jupiter.api.Test;

/** The code of the platform's classes is read to its end, and none of their initialisers is said to throw. */
class BytecodeTest {
    private static final JavaIndex INDEX = JavaIndex.pending(List.of(JdkIndex.of(JdkImage.running())), List.of());

    @Test
    void everyInstructionOfThePlatformIsRead() {
        List<String> wrong = new ArrayList<>();
        int read = 0;
        for (String packageName :
                List.of("java.lang", "java.util", "java.util.concurrent", "java.math", "sun.security.x509")) {
            for (String name : INDEX.classes(packageName)) {
                byte[] file =
                        INDEX.find(packageName, name).flatMap(INDEX::bytes).orElseThrow();
                read++;
                try {
                    ClassShape.read(new ClassBytes(file), Set.of("*"));
                } catch (ClassBytes.Malformed e) {
                    wrong.add(packageName + "." + name + ": " + e.getMessage());
                }
                LoadableClass loadable = LoadableClass.read(file);
                if (!loadable.initialiserThrows().equals(Optional.empty())
                        || loadable.damage().isPresent()) {
                    wrong.add(packageName + "." + name + ": " + loadable);
                }
            }
        }
        assertTrue(read > 500, "classes read: " + read);
        assertEquals(List.of(), wrong);
    }
}
