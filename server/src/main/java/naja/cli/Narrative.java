package naja.cli;

import naja.vfs.VPath;

/**
 * Places as people write them in the story of an import.
 *
 * @param folder the project's folder, which paths in it are written from
 * @param home the home directory, written {@code ~}
 */
record Narrative(VPath folder, VPath home) {
    /** {@code text} with the paths in it as people write them. */
    String shortened(String text) {
        return text.replace(folder + "/", "").replace(folder.toString(), ".").replace(home + "/", "~/");
    }
}
