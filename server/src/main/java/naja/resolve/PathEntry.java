package naja.resolve;

import java.util.Locale;
import java.util.Optional;
import naja.vfs.VPath;

/**
 * One entry of {@code sys.path}.
 *
 * @param kind how the runtime searches it
 * @param location the directory, or the archive's root or a folder in it; absent for the two markers of the JVM class path,
 *     but for a folder behind the second, and for a library that is known by name
 * @param origin where the entry comes from, for people: {@code setting naja.sysPath}, {@code directory of the script}
 * @param isRuntimes whether the runtime adds the entry by itself: its {@code Lib} and the markers
 * @param isEmptyText whether the entry is the empty text, which stands for the working directory
 */
public record PathEntry(Kind kind, Optional<VPath> location, String origin, boolean isRuntimes, boolean isEmptyText) {

    /** How the runtime searches an entry. */
    public enum Kind {
        DIRECTORY,
        /** An archive, or a folder in one. */
        ARCHIVE,
        /** {@code __classpath__}: Java packages and classes (Jython's {@code JavaImporter}). */
        CLASSPATH,
        /** {@code __pyclasspath__/}: Python modules that are resources of the JVM class path (Jython's {@code ClasspathPyImporter}). */
        PYCLASSPATH,
        /** The standard library of a Python 3 that is known by the names of its modules alone. */
        LIBRARY
    }

    /** An entry that is not the empty text. */
    public PathEntry(Kind kind, Optional<VPath> location, String origin, boolean isRuntimes) {
        this(kind, location, origin, isRuntimes, false);
    }

    /** The empty entry: the working directory, looked up anew each time. */
    public static PathEntry workingDirectory(VPath location, String origin) {
        return new PathEntry(Kind.DIRECTORY, Optional.of(location), origin, false, true);
    }

    /** A directory. */
    public static PathEntry directory(VPath location, String origin) {
        return new PathEntry(Kind.DIRECTORY, Optional.of(location), origin, false);
    }

    /** An archive by its root, or a folder in one. */
    public static PathEntry archive(VPath location, String origin) {
        return new PathEntry(Kind.ARCHIVE, Optional.of(location), origin, false);
    }

    /**
     * The runtime's own library.
     *
     * @param location a directory, or the root or a folder of an archive
     */
    public static PathEntry library(VPath location, String origin) {
        return new PathEntry(
                location.isInArchive() ? Kind.ARCHIVE : Kind.DIRECTORY, Optional.of(location), origin, true);
    }

    /** The marker {@code __classpath__}. */
    public static PathEntry classpath() {
        return new PathEntry(Kind.CLASSPATH, Optional.empty(), "Jython", true);
    }

    /** The marker {@code __pyclasspath__/}. */
    public static PathEntry pyclasspath() {
        return new PathEntry(Kind.PYCLASSPATH, Optional.empty(), "Jython", true);
    }

    /** The standard library of a Python 3, as the names of its modules. */
    public static PathEntry libraryNames() {
        return new PathEntry(Kind.LIBRARY, Optional.empty(), "standard library", true);
    }

    /** The marker {@code __pyclasspath__/} with a folder behind it: only what lies below that folder (case CP-04). */
    public static PathEntry pyclasspath(String folder, String origin) {
        return new PathEntry(
                Kind.PYCLASSPATH, Optional.of(VPath.parse("__pyclasspath__").resolve(folder)), origin, false);
    }

    /** Says whether it is an archive in which Java classes are looked for ({@code SyspathArchive.getArchiveName}, case JAR-08). */
    public boolean holdsClasses() {
        if (kind != Kind.ARCHIVE) {
            return false;
        }
        String name = location.orElseThrow().onDisk().name().toLowerCase(Locale.ROOT);
        return name.endsWith(".jar") || name.endsWith(".zip");
    }

    /** The entry as {@code sys.path} shows it. */
    public String text() {
        return switch (kind) {
            case CLASSPATH -> "__classpath__";
            case LIBRARY -> "__stdlib__";
            case PYCLASSPATH -> location.map(VPath::toString).orElse("__pyclasspath__/");
            default -> isEmptyText ? "" : location.map(VPath::toString).orElse("");
        };
    }
}
