package naja.workspace;

import java.nio.charset.StandardCharsets;
import naja.vfs.OverlayTree;
import naja.vfs.VPath;

/**
 * The text of a file that is open in the editor; it wins over what is on the disk.
 *
 * @param version the editor's number of this text
 * @param edit a number that no other text of this session has
 */
public record Document(VPath file, String text, int version, long edit) {

    OverlayTree.Overlay overlay() {
        // Negative numbers are no time of a file.
        return new OverlayTree.Overlay(text.getBytes(StandardCharsets.UTF_8), Long.MIN_VALUE + edit);
    }
}
