package naja.workspace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import naja.base.CancelToken;
import naja.javaindex.KnownArchives;
import naja.resolve.PathEntry;
import naja.vfs.FileTree;
import naja.vfs.MemoryTree;
import naja.vfs.VPath;

/** A machine in memory, made file by file: a project in a folder with a space and a letter beyond ASCII, and a home. */
final class World {
    static final VPath FOLDER = VPath.parse("/Mes projets/été");
    static final VPath HOME = VPath.parse("/home/ada");
    static final VPath JDK = VPath.parse("/opt/jdk-17");
    static final VPath LIB = VPath.parse("/cache/naja/Lib");
    static final VPath CLASSES = VPath.parse("/cache/naja/classes.zip");

    private final MemoryTree.Builder files = new MemoryTree.Builder();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Settings settings = Settings.NONE;

    World() {
        files.directory(FOLDER);
        files.directory(HOME);
        files.file(LIB.child("os.py"), new byte[0], 1);
        files.file(JDK.resolve("lib/modules"), new byte[0], 1);
    }

    /** A file with these lines; a path without a slash in front lies in the project. */
    World file(String path, String... lines) {
        byte[] content = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        files.file(place(path), content, 1);
        return this;
    }

    /** Empty files. */
    World files(String... paths) {
        for (String path : paths) {
            file(path);
        }
        return this;
    }

    World directory(String path) {
        files.directory(place(path));
        return this;
    }

    /** An archive with these entries, each {@code name} or {@code name=text}. */
    World archive(String path, String... entries) {
        files.file(place(path), zip(entries), 1);
        return this;
    }

    World variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Settings as {@code naja.json} of the project would give them. */
    World settings(Map<String, Object> tree) {
        settings = Settings.read(tree, "naja.json", Optional.of(FOLDER)).settings();
        return this;
    }

    static VPath place(String path) {
        return path.startsWith("/") ? VPath.parse(path) : FOLDER.resolve(path);
    }

    FileTree tree() {
        return files.build();
    }

    Machine machine() {
        return new Machine(environment, HOME, JDK, ":");
    }

    static Jython embedded() {
        return new Jython("2.7.4", LIB, Optional.of(CLASSES), Optional.empty(), true, "comes with Naja");
    }

    Project discover() {
        return discover(FOLDER);
    }

    Project discover(VPath folder) {
        return Discovery.discover(
                folder,
                settings,
                tree(),
                machine(),
                embedded(),
                BuildState::none,
                KnownArchives.unkept(),
                CancelToken.NONE);
    }

    /** The locations of the roots, those in the project without its folder in front. */
    static List<String> roots(Project project) {
        return project.roots().stream().map(root -> shown(root.location())).toList();
    }

    static List<String> classpath(Project project) {
        return project.classpath().stream()
                .map(entry -> shown(entry.location()))
                .filter(text -> !text.equals(CLASSES.toString()))
                .toList();
    }

    static List<String> shown(List<PathEntry> entries) {
        return entries.stream()
                .map(entry -> entry.location().map(World::shown).orElse(entry.text()))
                .toList();
    }

    static String shown(VPath path) {
        if (path.equals(FOLDER)) {
            return ".";
        }
        return path.startsWith(FOLDER) ? path.relativeTo(FOLDER) : path.toString();
    }

    static byte[] zip(String... entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String entry : entries) {
                int equals = entry.indexOf('=');
                zip.putNextEntry(new ZipEntry(equals < 0 ? entry : entry.substring(0, equals)));
                zip.write(equals < 0 ? new byte[0] : entry.substring(equals + 1).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
