package naja.workspace;

import java.util.Optional;
import naja.javaindex.EmbeddedJython;
import naja.vfs.VPath;

/**
 * The Jython whose library and classes a project sees.
 *
 * @param version such as {@code 2.7.4}
 * @param library its {@code Lib}: a directory, or a folder in the standalone archive
 * @param archive the archive of its classes
 * @param home the directory of an installed Jython; absent for an archive alone
 * @param embedded whether it is the one that travels with this server
 * @param origin where it was found, for people
 */
public record Jython(
        String version, VPath library, Optional<VPath> archive, Optional<VPath> home, boolean embedded, String origin) {

    /** The Jython that travels with this server, once its files are unpacked. */
    static Jython of(EmbeddedJython jython) {
        return new Jython(
                EmbeddedJython.VERSION,
                jython.lib(),
                Optional.of(jython.classes()),
                Optional.empty(),
                true,
                "comes with Naja");
    }
}
