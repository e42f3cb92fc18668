package naja.resolve;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import naja.resolve.Python3Runtime.JavaBridge;
import naja.vfs.DirectoryListing;
import naja.vfs.FileStamp;
import naja.vfs.FileTree;
import naja.vfs.VPath;
import naja.vfs.ZipDirectory;

/**
 * A Jython that cases were recorded with.
 *
 * @param name as the cases call it
 * @param profile its rules
 * @param own its own entries of {@code sys.path}
 */
record JudgedRuntime(String name, RuntimeProfile profile, List<PathEntry> own) {

    /** The archive of the Jython that the tests run with. */
    static Path jythonJar() {
        try {
            return Path.of(org.python.core.Py.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The root of the standard library in the archive. */
    static VPath library() {
        return VPath.of(jythonJar()).archiveRoot().child("Lib");
    }

    /**
     * {@code files} with the standard library of this version: the one at hand is that of the newest, so what older ones
     * lack is left out where a case asks for it.
     */
    FileTree library(FileTree files) {
        if (profile.python3().isPresent()) {
            return files;
        }
        Set<String> absent = profile.version().startsWith("2.5")
                ? Set.of("json", "importlib", "_io.py", "_io$py.class")
                : profile.version().equals("2.7.0") ? Set.of("_io.py", "_io$py.class") : Set.of();
        Set<String> added = profile.version().equals("2.7.0") ? Set.of("_jyio.py") : Set.of();
        FileTree compiled = new OwnCompiler(files, profile.compiledVersion());
        return absent.isEmpty() ? compiled : new OlderLibrary(compiled, absent, added);
    }

    /**
     * Files whose compiled Python files were made by this runtime: each runtime compiled those of its cases itself, and the cases
     * hold what the newest made.
     */
    private record OwnCompiler(FileTree base, int version) implements FileTree {
        private static final byte[] NEWEST = {3, 0, 0, 0, 39};

        @Override
        public Optional<DirectoryListing> list(VPath directory) {
            return base.list(directory);
        }

        @Override
        public Optional<FileStamp> stamp(VPath file) {
            return base.stamp(file);
        }

        @Override
        public Optional<byte[]> read(VPath file) {
            Optional<byte[]> bytes = base.read(file);
            return file.startsWith(CaseLayout.ROOT) && file.name().endsWith("$py.class")
                    ? bytes.map(this::renumbered)
                    : bytes;
        }

        private byte[] renumbered(byte[] file) {
            byte[] result = file.clone();
            for (int at = 0; at + NEWEST.length <= result.length; at++) {
                if (Arrays.equals(NEWEST, Arrays.copyOfRange(result, at, at + NEWEST.length))) {
                    result[at + NEWEST.length - 1] = (byte) version;
                    return result;
                }
            }
            return result;
        }

        @Override
        public Optional<ZipDirectory> archive(VPath file) {
            return base.archive(file);
        }
    }

    /** Files among which the top of the standard library lacks some names and has others. */
    private record OlderLibrary(FileTree base, Set<String> absent, Set<String> added) implements FileTree {

        @Override
        public Optional<DirectoryListing> list(VPath directory) {
            Optional<DirectoryListing> listing = base.list(directory);
            if (directory.parent().equals(JudgedRuntime.library()) && absent.contains(directory.name())) {
                return Optional.empty();
            }
            return directory.equals(JudgedRuntime.library()) ? listing.map(this::changed) : listing;
        }

        private DirectoryListing changed(DirectoryListing listing) {
            List<String> files = new ArrayList<>(listing.files());
            files.removeAll(absent);
            files.addAll(added);
            List<String> directories = new ArrayList<>(listing.directories());
            directories.removeAll(absent);
            return new DirectoryListing(files, directories);
        }

        @Override
        public Optional<FileStamp> stamp(VPath file) {
            return base.stamp(file);
        }

        @Override
        public Optional<byte[]> read(VPath file) {
            return base.read(file);
        }

        @Override
        public Optional<ZipDirectory> archive(VPath file) {
            return base.archive(file);
        }
    }

    /** The Python 3 runtime called {@code name}, started with the options of a case. */
    static JudgedRuntime python3(String name, List<String> flags) {
        JavaBridge bridge =
                switch (name.substring(0, name.indexOf('-'))) {
                    case "graalpy" -> name.endsWith("+jython") ? JavaBridge.GRAALPY_JYTHON : JavaBridge.GRAALPY;
                    case "jpype" -> JavaBridge.JPYPE;
                    case "jep" -> flags.contains("jep:naming") ? JavaBridge.JEP_NAMING : JavaBridge.JEP;
                    default -> JavaBridge.NONE;
                };
        boolean isBuiltOnDebian = name.startsWith("jpype") || name.startsWith("jep");
        String recorded = isBuiltOnDebian ? "cpython-3.11-debian" : name.replace("+jython", "");
        Set<String> left = flags.stream()
                .filter(flag -> flag.startsWith("jep:allow="))
                .map(flag -> flag.substring("jep:allow=".length()))
                .collect(Collectors.toSet());
        Python3Runtime runtime =
                Python3Runtime.of(recorded, /* isExact= */ true, bridge).leaving(left);
        return new JudgedRuntime(name, RuntimeProfile.python3(name, runtime), List.of(PathEntry.libraryNames()));
    }

    /** The runtime called {@code name}: a version, perhaps with {@code -nocache} or {@code -installed}. */
    static JudgedRuntime of(String name) {
        int dash = name.indexOf('-');
        String version = dash < 0 ? name : name.substring(0, dash);
        boolean cache = !name.endsWith("-nocache");
        List<PathEntry> path = new ArrayList<>();
        if (!name.endsWith("-installed")) {
            // The archive looks into a Lib beside itself first, which is not there.
            path.add(PathEntry.library(library().onDisk().parent().child("Lib"), "Jython"));
        }
        path.addAll(List.of(PathEntry.library(library(), "Jython"), PathEntry.classpath(), PathEntry.pyclasspath()));
        return new JudgedRuntime(name, RuntimeProfile.jython(version, cache), path);
    }
}
