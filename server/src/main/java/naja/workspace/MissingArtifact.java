package naja.workspace;

import naja.vfs.VPath;

/**
 * An artifact that the project needs and that was not found: what it would hold is unknown, not missing.
 *
 * @param artifact its coordinates, as far as the build file says them
 * @param buildFile the file that asks for it
 * @param reason why it could not be had, for people: {@code not in the local repository}
 */
public record MissingArtifact(Artifact artifact, VPath buildFile, String reason) {

    /** Coordinates and reason in one line. */
    public String text() {
        return artifact.text() + " is " + reason;
    }
}
