package naja.cli;

import naja.vfs.VPath;

/**
 * Texts for people, with the paths in them as people write them.
 *
 * @param folder the project's folder, which paths in it are written from
 * @param home the home directory, written {@code ~}
 */
record ShortPaths(VPath folder, VPath home) {

    /** {@code text} with its paths shortened. */
    String in(String text) {
        return text.replace(folder + "/", "").replace(folder.toString(), ".").replace(home + "/", "~/");
    }
}
