package naja.workspace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import naja.vfs.FileStamp;
import naja.vfs.FileTree;
import naja.vfs.VPath;
import naja.vfs.ViewFiles;
import naja.vfs.ZipDirectory;

/**
 * Adds to a class path what a server adds for the web applications on it: {@code WEB-INF/classes} and the archives in {@code
 * WEB-INF/lib} of a {@code .war}; of an {@code .ear} its archives, those in {@code lib}, and its web applications.
 *
 * <p>An archive in an archive is copied to the cache, under a name that tells from what it was made; one that is there was
 * copied before. How much of one application is copied is bounded.
 */
final class WebArchives {
    private static final Logger LOG = Logger.getLogger(WebArchives.class.getName());
    private static final String CLASSES = "WEB-INF/classes";

    /** Bytes of the archives of one application that are copied, all together. */
    private static final long MAX_COPIED = 512L << 20;

    /** Bytes that the copies of all applications take in the cache. */
    private static final long MAX_KEPT = 2L << 30;

    /** Bytes that an archive counts at least, since each costs a file. */
    private static final long LEAST_COUNTED = 64L << 10;

    private static final int MAX_DEPTH = 2;

    private final FileTree tree;
    private final ViewFiles copies;
    private final Map<VPath, ClasspathEntry> entries = new LinkedHashMap<>();
    private long copied;

    private WebArchives(FileTree tree, VPath cache) {
        this.tree = tree;
        this.copies = new ViewFiles(cache.child("nested"));
    }

    /**
     * The class path with what is in its web applications, each behind its application.
     *
     * @param cache where archives in archives are copied to
     */
    static List<ClasspathEntry> expanded(List<ClasspathEntry> classpath, FileTree tree, VPath cache) {
        if (classpath.stream().noneMatch(WebArchives::isApplication)) {
            return classpath;
        }
        WebArchives archives = new WebArchives(tree, cache);
        for (ClasspathEntry entry : classpath) {
            archives.entries.putIfAbsent(entry.location(), entry);
            if (isApplication(entry)) {
                archives.copied = 0;
                archives.expand(entry.location(), entry.location().name(), 0);
            }
        }
        archives.copies.makeRoom(MAX_KEPT, archives.entries.keySet());
        return List.copyOf(archives.entries.values());
    }

    private static boolean isApplication(ClasspathEntry entry) {
        return entry.kind() == ClasspathEntry.Kind.ARCHIVE
                && isApplication(entry.location().name());
    }

    private static boolean isApplication(String name) {
        return name.endsWith(".war") || name.endsWith(".ear");
    }

    private void expand(VPath application, String title, int depth) {
        Optional<ZipDirectory> archive = tree.archive(application);
        if (archive.isEmpty() || depth > MAX_DEPTH) {
            return;
        }
        VPath classes = application.archiveRoot().resolve(CLASSES);
        if (archive.get().list(CLASSES).isPresent()) {
            add(classes, ClasspathEntry.Kind.DIRECTORY, CLASSES + " of " + title);
        }
        boolean isWeb = application.name().endsWith(".war");
        for (String directory : isWeb ? List.of("WEB-INF/lib") : List.of("", "lib")) {
            List<String> names =
                    archive.get().list(directory).map(found -> found.files()).orElse(List.of());
            for (String name : names) {
                String entry = directory.isEmpty() ? name : directory + "/" + name;
                if (name.endsWith(".jar")) {
                    copy(application, archive.get(), entry, name)
                            .ifPresent(copy -> add(copy, ClasspathEntry.Kind.ARCHIVE, entry + " of " + title));
                } else if (name.endsWith(".war") && !isWeb) {
                    copy(application, archive.get(), entry, name)
                            .ifPresent(copy -> expand(copy, name + " of " + title, depth + 1));
                }
            }
        }
    }

    private void add(VPath location, ClasspathEntry.Kind kind, String origin) {
        entries.putIfAbsent(location, new ClasspathEntry(location, kind, origin));
    }

    /** The copy of an entry, made unless it is there. */
    private Optional<VPath> copy(VPath application, ZipDirectory archive, String entry, String name) {
        FileStamp stamp = archive.stamp(entry).orElse(new FileStamp(0, 0));
        copied += Math.max(stamp.size(), LEAST_COUNTED);
        if (copied > MAX_COPIED) {
            LOG.log(Level.INFO, "{0}: {1} is left out, since there is too much in its archives", new Object[] {
                application, entry
            });
            return Optional.empty();
        }
        String file = key(application, entry, stamp) + "/" + name;
        return copies.known(file, stamp.size())
                .or(() -> archive.read(entry).flatMap(bytes -> copies.write(file, bytes)));
    }

    /** Tells an entry of an application, as both are now, from others. */
    private String key(VPath application, String entry, FileStamp stamp) {
        FileStamp own = tree.stamp(application).orElse(new FileStamp(0, 0));
        String text = String.join(
                "\n",
                application.toString(),
                own.size() + " " + own.modified(),
                entry,
                stamp.size() + " " + stamp.modified());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
