package naja.workspace;

import naja.vfs.VPath;

/**
 * A directory or archive from which the project's own Python files are imported.
 *
 * @param location the directory, the archive's root, or a folder in one
 * @param origin why it is a root, for people
 * @param certain whether somebody set it or convention says it, rather than the look of the files
 */
public record PythonRoot(VPath location, String origin, boolean certain) {

    static PythonRoot certain(VPath location, String origin) {
        return new PythonRoot(location, origin, true);
    }

    static PythonRoot likely(VPath location, String origin) {
        return new PythonRoot(location, origin, false);
    }
}
