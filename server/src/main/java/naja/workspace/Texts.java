package naja.workspace;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/** The texts of build files and settings. */
final class Texts {
    private static final long LARGEST = 8L << 20;

    private Texts() {}

    /** The text of {@code file} as UTF-8, or nothing if there is none or if it is far too large for what it should be. */
    static Optional<String> read(FileTree tree, VPath file) {
        return tree.stamp(file)
                .filter(stamp -> stamp.size() <= LARGEST)
                .flatMap(stamp -> tree.read(file))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .map(text -> text.startsWith("\uFEFF") ? text.substring(1) : text);
    }
}
