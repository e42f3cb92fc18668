package naja.cases;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** The class file or archive that a block of a case file stands for. */
final class CompiledBlock {
    private CompiledBlock() {}

    /**
     * Compiles the class that is to lie at {@code place}, for Java 8, which every Jython reads.
     *
     * @param source its Java source, which says its package
     * @param work where to put what the compiler needs and makes
     * @throws IllegalArgumentException if it does not compile, or makes no class of that name
     */
    static byte[] compile(Path place, String source, Path work) throws IOException {
        Path folder = Files.createTempDirectory(work, "classes");
        String file = place.getFileName().toString();
        Path text = folder.resolve(file.replace(".class", ".java"));
        Files.writeString(text, source);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "8", "-Xlint:none", "-d", folder.toString(), text.toString());
        try (Stream<Path> made = Files.walk(folder)) {
            Path compiled = made.filter(path -> path.endsWith(file))
                    .findFirst()
                    .filter(path -> result == 0)
                    .orElseThrow(() -> new IllegalArgumentException("no class " + place + " comes of: " + source));
            return Files.readAllBytes(compiled);
        }
    }

    /** An archive of public classes without members, whose names are the lines of {@code names}. */
    static byte[] archive(String names, Path work) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names.lines().toList()) {
                int dot = name.lastIndexOf('.');
                String simple = name.substring(dot + 1);
                String source = "package " + name.substring(0, dot) + "; public class " + simple + " {}";
                zip.putNextEntry(new ZipEntry(name.replace('.', '/') + ".class"));
                zip.write(compile(Path.of(simple + ".class"), source, work));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
