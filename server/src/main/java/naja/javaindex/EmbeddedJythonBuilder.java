package naja.javaindex;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import naja.vfs.ArchiveWriter;
import naja.vfs.ZipDirectory;

/**
 * The build step that takes from Jython's archive what {@link EmbeddedJython} gives out: the Python modules of its
 * {@code Lib}, and the outlines of its classes.
 */
public final class EmbeddedJythonBuilder {
    /** Changes with what this class makes, so that a build makes it anew. */
    private static final String FORMAT = "1";

    private static final String MARKER = "org/python/core/PyObject.class";

    private EmbeddedJythonBuilder() {}

    /**
     * Finds Jython on the class path and writes {@code Lib.zip}, {@code classes.zip} and {@code content.key}.
     *
     * @param arguments the directory to write to
     * @throws IOException if Jython cannot be read or the directory not be written
     */
    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(arguments[0]);
        Path jython = jython();
        String source = FORMAT + " " + jython.getFileName() + " " + Files.size(jython);
        Path stamp = target.resolve("source.txt");
        boolean isDone = Files.isRegularFile(stamp)
                && Files.readString(stamp).equals(source)
                && Files.isRegularFile(target.resolve("classes.zip"));
        if (isDone) {
            return;
        }
        Files.createDirectories(target);
        ZipDirectory archive = ZipDirectory.read(jython);
        CRC32 key = new CRC32();
        write(target.resolve("Lib.zip"), library(archive), key);
        write(target.resolve("classes.zip"), outlines(archive), key);
        Files.writeString(target.resolve("content.key"), Long.toHexString(key.getValue()), StandardCharsets.US_ASCII);
        Files.writeString(stamp, source);
    }

    private static void write(Path target, SortedMap<String, byte[]> entries, CRC32 key) throws IOException {
        ArchiveWriter.writeStored(target, entries);
        key.update(Files.readAllBytes(target));
    }

    private static Path jython() throws IOException {
        URL marker = Thread.currentThread().getContextClassLoader().getResource(MARKER);
        if (marker == null) {
            throw new IOException("Jython is not on the class path");
        }
        String text = marker.toString();
        try {
            return Path.of(new URI(text.substring("jar:".length(), text.indexOf("!/"))));
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** The modules, and the licence texts of the archive. */
    private static SortedMap<String, byte[]> library(ZipDirectory archive) {
        TreeMap<String, byte[]> entries = new TreeMap<>();
        for (int index = 0; index < archive.size(); index++) {
            String name = archive.name(index);
            boolean isModule = name.startsWith("Lib/") && name.endsWith(".py");
            boolean isLicence = name.matches("(META-INF/)?(LICENSE|NOTICE|ACKNOWLEDGMENTS)(\\.txt)?");
            if (isModule || isLicence) {
                archive.read(name).ifPresent(bytes -> entries.put(name, bytes));
            }
        }
        return entries;
    }

    /** The outlines of all classes that a program can name. */
    private static SortedMap<String, byte[]> outlines(ZipDirectory archive) {
        PackageIndex names = PackageIndexBuilder.ofArchive(archive, 0);
        TreeMap<String, byte[]> entries = new TreeMap<>();
        for (String packageName : names.packages()) {
            for (String name : names.classes(packageName)) {
                String file = (packageName + "." + name).replace('.', '/') + ".class";
                if (!ClassNames.isLocal(name)) {
                    outline(archive, file).ifPresent(bytes -> entries.put(file, bytes));
                }
            }
        }
        return entries;
    }

    private static Optional<byte[]> outline(ZipDirectory archive, String file) {
        return archive.read(file)
                .flatMap(bytes -> ClassFile.parse(bytes, problem -> {}))
                .filter(parsed -> !parsed.isLocal() && (parsed.access() & Access.SYNTHETIC) == 0)
                .map(ClassOutline::of);
    }
}
