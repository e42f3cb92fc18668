package naja.workspace;

import java.util.Optional;
import naja.javaindex.EmbeddedJython;
import naja.vfs.VPath;

/**
 * The Jython whose library and classes a project sees.
 *
 * @param version such as {@code 2.7.4}
 * @param library its {@code Lib}: a directory, or a folder in the standalone archive
 * @param archive its JAR; absent for the Jython that travels with this server
 * @param home the directory of an installed Jython; absent for an archive alone
 * @param origin where it was found, for people
 */
public record Jython(String version, VPath library, Optional<VPath> archive, Optional<VPath> home, String origin) {

    /** Whether it is the one that travels with this server. */
    public boolean isEmbedded() {
        return archive.isEmpty();
    }
}
