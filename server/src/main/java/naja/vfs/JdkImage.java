package naja.vfs;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The files of a JDK from Java 9 on, by module: the {@code jrt} file system of its {@code lib/modules} (JEP 220), and of the one
 * that runs the server what its VM knows of the same, which is cheaper.
 */
public final class JdkImage {
    private static final Logger LOG = Logger.getLogger(JdkImage.class.getName());

    private final Path home;
    /** Of another JDK than the one that runs the server; that of the running one is opened when it is first needed. */
    private final Optional<FileSystem> others;

    private final Optional<PlatformModules> platform;

    private JdkImage(Path home, Optional<FileSystem> others, Optional<PlatformModules> platform) {
        this.home = home;
        this.others = others;
        this.platform = platform;
    }

    /** The image of the JDK this server runs on. */
    public static JdkImage running() {
        return new JdkImage(runningHome(), Optional.empty(), Optional.of(new PlatformModules()));
    }

    /** The image of the JDK in {@code home}, or nothing if there is none; a JDK up to 8 has none. */
    public static Optional<JdkImage> open(Path home) {
        if (isSame(home, runningHome())) {
            return Optional.of(running());
        }
        if (!Files.isRegularFile(home.resolve("lib/jrt-fs.jar"))) {
            return Optional.empty();
        }
        try {
            FileSystem files = FileSystems.newFileSystem(URI.create("jrt:/"), Map.of("java.home", home.toString()));
            return Optional.of(new JdkImage(home, Optional.of(files), Optional.empty()));
        } catch (IOException | RuntimeException | LinkageError e) {
            // The file system is code of that JDK, and may fail in any way.
            LOG.log(Level.WARNING, "the JDK in {0} cannot be read: {1}", new Object[] {home, e});
            return Optional.empty();
        }
    }

    /** The archives that make up a JDK up to 8, in {@code home} or its {@code jre}; none for a newer one. */
    public static List<VPath> oldRuntimeArchives(Path home) {
        for (Path runtime : List.of(home.resolve("jre/lib"), home.resolve("lib"))) {
            if (Files.isRegularFile(runtime.resolve("rt.jar"))) {
                List<VPath> archives = new ArrayList<>();
                archives.add(VPath.of(runtime.resolve("rt.jar")));
                for (Path directory : List.of(runtime, runtime.resolve("ext"))) {
                    for (String name : names(directory)) {
                        if (name.endsWith(".jar") && !name.equals("rt.jar")) {
                            archives.add(VPath.of(directory.resolve(name)));
                        }
                    }
                }
                return List.copyOf(archives);
            }
        }
        return List.of();
    }

    /** The home of the JDK. */
    public Path home() {
        return home;
    }

    /** Every package with classes and every ancestor of one, in order. */
    public List<String> packages() {
        return platform.isPresent() ? platform.get().packages() : names(files().getPath("/packages"));
    }

    /** The modules that have {@code packageName}, and maybe some that have only packages below it, in order. */
    public List<String> modulesOf(String packageName) {
        if (platform.isPresent()) {
            return platform.get().modulesOf(packageName);
        }
        return path("/packages/" + packageName).map(JdkImage::names).orElse(List.of());
    }

    /** All modules, in order. */
    public List<String> modules() {
        return names(files().getPath("/modules"));
    }

    /** The names of files and directories in {@code directory} (with slashes) of {@code module}, in order. */
    public List<String> list(String module, String directory) {
        return path("/modules/" + module + "/" + directory).map(JdkImage::names).orElse(List.of());
    }

    /** The bytes of {@code file} (with slashes) in {@code module}, if it is there. */
    public Optional<byte[]> read(String module, String file) {
        if (platform.isPresent()) {
            return platform.get().read(module, file);
        }
        Optional<Path> path = path("/modules/" + module + "/" + file);
        if (path.isEmpty() || !Files.isRegularFile(path.get())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(path.get()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private FileSystem files() {
        return others.isPresent() ? others.get() : FileSystems.getFileSystem(URI.create("jrt:/"));
    }

    private Optional<Path> path(String name) {
        try {
            return Optional.of(files().getPath(name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static List<String> names(Path directory) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
            for (Path child : children) {
                String name = String.valueOf(child.getFileName());
                names.add(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
            }
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        Collections.sort(names);
        return names;
    }

    private static Path runningHome() {
        return Path.of(System.getProperty("java.home"));
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }
}
