package naja.workspace;

import naja.vfs.VPath;

/**
 * One entry of a project's JVM class path.
 *
 * @param location the archive's file on the disk, or a directory
 * @param kind what lies there
 * @param origin why it is on the class path, for people: {@code pom.xml: org.acme:acme:1.0}
 */
public record ClasspathEntry(VPath location, Kind kind, String origin) {

    /** What an entry holds. */
    public enum Kind {
        /** A JAR. */
        ARCHIVE,
        /** Compiled classes and resources. */
        DIRECTORY,
        /** Sources whose classes exist as soon as the project is built. */
        JAVA_SOURCES
    }
}
