package naja.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that cannot be read beside one that can, seen by an editor. The other kinds of bad input are judged inside of the server. */
class BadInputIT {
    private static final String MAIN =
            "from good import Good\nimport java.util.Nowhere\nimport com.acme.Lost\nfrom good import Good as G\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path temporary;

    @Test
    void damagedArchivesAreNamedAndTheRestIsAnswered() throws IOException {
        TestProject project = new TestProject(temporary)
                .with("naja.json", "{}")
                .with("main.py", MAIN)
                .with("src/main/java/good/Good.java", "package good;\n\npublic class Good {\n}\n")
                .with("lib/junk.jar", "junk");
        byte[] archive = archive();
        Path folder = temporary.resolve("lib");
        Files.write(folder.resolve("cut.jar"), Arrays.copyOf(archive, archive.length * 2 / 3));
        Arrays.fill(archive, 10, archive.length - 22, (byte) 0);
        Files.write(folder.resolve("wiped.jar"), archive);
        String main = project.uri("main.py");
        try (TestEditor editor = TestEditor.open(project.folder())) {
            editor.didOpen(main, MAIN);
            List<JsonObject> diagnostics = editor.awaitDiagnostics(main, list -> !list.isEmpty());
            assertEquals(1, diagnostics.size(), diagnostics::toString);
            assertEquals("java-class-not-found", diagnostics.get(0).get("code").getAsString());
            assertTrue(diagnostics.get(0).toString().contains("\"line\":1"), diagnostics::toString);
            List<JsonObject> targets = editor.definition(main, 0, 18);
            assertEquals(1, targets.size(), targets::toString);
            assertTrue(targets.get(0).toString().contains("Good.java"), targets::toString);
            for (String name : List.of("junk.jar: no archive", "cut.jar: no archive", "wiped.jar: damaged")) {
                editor.awaitLogged(name);
            }
        }
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("com/acme/Lost.class"));
            zip.write(new byte[100]);
        }
        return bytes.toByteArray();
    }
}
