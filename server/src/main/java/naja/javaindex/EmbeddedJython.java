package naja.javaindex;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import naja.vfs.ContentCache;
import naja.vfs.VPath;

/**
 * The Jython that comes with the server, for projects that have none: the modules of its {@code Lib} as plain files,
 * so that any editor can open them, and its classes without their code.
 *
 * @param root the directory that holds it
 */
public record EmbeddedJython(VPath root) {
    /** The version of the embedded Jython. */
    public static final String VERSION = "2.7.4";

    /** What the names of the directories in the cache begin with. */
    private static final String PREFIX = "jython-";

    private static final String RESOURCES = "/naja/jython/" + VERSION + "/";

    /**
     * Unpacks it below {@code cache}, unless that was done before, by this process or another, and it is whole. If the directory cannot
     * be written, a temporary one is used.
     *
     * @return nothing if no directory can be written at all, or this server was packaged without it
     */
    public static Optional<EmbeddedJython> extractTo(Path cache) {
        try {
            String key = new String(resource("content.key"), StandardCharsets.US_ASCII);
            String name = PREFIX + VERSION + "-" + key;
            Optional<EmbeddedJython> unpacked = ContentCache.unpack(cache, name, EmbeddedJython::archives)
                    .map(directory -> new EmbeddedJython(VPath.of(directory)));
            ContentCache.forgetUnused(cache, PREFIX, name);
            return unpacked;
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The directory of the standard library, an entry of {@code sys.path}. */
    public VPath lib() {
        return root.child("Lib");
    }

    /** The archive of the classes, an entry of the class path. */
    public VPath classes() {
        return root.child("classes.zip");
    }

    private static ContentCache.Content archives() throws IOException {
        return new ContentCache.Content(
                Map.of("Lib.zip", resource("Lib.zip")), Map.of("classes.zip", resource("classes.zip")));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = EmbeddedJython.class.getResourceAsStream(RESOURCES + name)) {
            if (stream == null) {
                throw new IOException("there is no resource " + name);
            }
            return stream.readAllBytes();
        }
    }
}
