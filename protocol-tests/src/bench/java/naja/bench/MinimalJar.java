package naja.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The jar of {@link MinimalServer}: LSP4J and Gson as they are in Naja's own jar, without signatures. */
final class MinimalJar {
    private static final String MAIN = MinimalServer.class.getName();

    private MinimalJar() {}

    /** Writes it to {@code target}. */
    static void write(Path naja, Path target) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, MAIN);
        manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
        String own = MAIN.replace('.', '/') + ".class";
        try (JarFile source = new JarFile(naja.toFile());
                JarOutputStream jar = new JarOutputStream(Files.newOutputStream(target), manifest);
                InputStream server = MinimalServer.class.getClassLoader().getResourceAsStream(own)) {
            if (server == null) {
                throw new IOException("no " + own);
            }
            for (JarEntry entry : source.stream().toList()) {
                String name = entry.getName();
                boolean isLibrary = name.startsWith("org/eclipse/") || name.startsWith("com/google/gson/");
                if (isLibrary && !entry.isDirectory()) {
                    copy(source.getInputStream(entry), name, jar);
                }
            }
            copy(server, own, jar);
        }
    }

    private static void copy(InputStream from, String name, JarOutputStream jar) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        from.transferTo((OutputStream) jar);
        jar.closeEntry();
    }
}
