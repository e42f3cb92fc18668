package naja.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The class file that a block of a case file stands for. */
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
}
