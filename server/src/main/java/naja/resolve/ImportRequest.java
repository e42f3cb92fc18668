package naja.resolve;

import java.util.List;
import naja.names.PackageContext;
import naja.vfs.VPath;

/**
 * One import to resolve: the arguments of {@code __import__}, and the module whose globals it is given.
 *
 * @param file the importing file
 * @param context the importing module's {@code __name__} and {@code __package__}
 * @param level -1 for implicit relative then absolute (Python 2), 0 for absolute, else the number of leading dots
 * @param name the dotted name behind the dots; {@code ""} in {@code from . import x}
 * @param fromList the names of a from-import, empty for a plain import and for a star import
 * @param kind the form of the statement
 */
public record ImportRequest(
        VPath file, PackageContext context, int level, String name, List<String> fromList, Kind kind) {

    /** The form of an import statement. */
    public enum Kind {
        /** {@code import a.b}. */
        PLAIN,
        /** {@code from a.b import c}. */
        FROM,
        /** {@code from a.b import *}. */
        STAR
    }

    public ImportRequest {
        fromList = List.copyOf(fromList);
        if (level < -1) {
            throw new IllegalArgumentException("level " + level);
        }
    }
}
