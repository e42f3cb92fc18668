package naja.javaindex;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Class files made of Java sources by the running JDK's compiler. */
public final class CompiledJava {
    private CompiledJava() {}

    /**
     * Compiles classes together.
     *
     * @param directory an empty one
     * @param sources the texts by path, such as {@code jp/A.java}
     * @return the class files by path, such as {@code jp/A.class}
     */
    public static Map<String, byte[]> compile(Path directory, Map<String, String> sources) {
        try {
            List<String> arguments =
                    new ArrayList<>(List.of("-d", directory.resolve("out").toString(), "-nowarn", "--release", "17"));
            for (Map.Entry<String, String> source : sources.entrySet()) {
                Path file = directory.resolve(source.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, source.getValue());
                arguments.add(file.toString());
            }
            int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
            if (status != 0) {
                throw new IllegalStateException("the sources do not compile");
            }
            return read(directory.resolve("out"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> read(Path out) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (Stream<Path> paths = Files.walk(out)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(out.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
        return files;
    }
}
