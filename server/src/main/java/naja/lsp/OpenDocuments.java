package naja.lsp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import naja.text.LineIndex;
import naja.text.PositionEncoding;
import naja.vfs.VPath;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/**
 * The documents the client has open: their texts, which its edits refer to, and the spelling of their URIs.
 *
 * <p>The texts belong to the thread that reads messages; the spellings may be asked for on any.
 */
final class OpenDocuments {
    private final Map<VPath, String> texts = new HashMap<>();
    private final Map<VPath, String> uris = new ConcurrentHashMap<>();
    private volatile VPath folder = VPath.parse("/");

    /** Names the folder in which documents that are no files count as lying. */
    void lieIn(VPath newFolder) {
        folder = newFolder;
    }

    /** The path by which everything else knows the document called {@code uri}. */
    VPath path(String uri) {
        VPath path = DocumentUris.path(uri, folder);
        // Nothing, and the root of a disk, can be spelt as a URI; neither is a name that a document can have.
        return path.name().isEmpty() ? path.child("untitled") : path;
    }

    /** The URI of {@code file}: the client's own spelling if it is open. */
    String uri(VPath file) {
        String spelling = uris.get(file);
        return spelling == null ? DocumentUris.uri(file) : spelling;
    }

    /** Notes an opened document; the file it is. */
    VPath open(String uri, String text) {
        VPath file = path(uri);
        uris.put(file, uri);
        texts.put(file, text);
        return file;
    }

    /**
     * Applies edits in their order; each counts positions in the text that the one before left.
     *
     * @return the new text, or nothing if the document is not open
     */
    Optional<String> edit(VPath file, List<TextDocumentContentChangeEvent> edits, PositionEncoding encoding) {
        String text = texts.get(file);
        if (text == null) {
            return Optional.empty();
        }
        for (TextDocumentContentChangeEvent edit : edits) {
            text = edited(text, edit, encoding);
        }
        texts.put(file, text);
        return Optional.of(text);
    }

    /** Notes that a document was closed; says whether it was open. */
    boolean close(VPath file) {
        uris.remove(file);
        return texts.remove(file) != null;
    }

    private static String edited(String text, TextDocumentContentChangeEvent edit, PositionEncoding encoding) {
        Range range = edit.getRange();
        if (range == null) {
            return edit.getText();
        }
        LineIndex lines = new LineIndex(text);
        int start = offset(lines, range.getStart(), encoding);
        int end = Math.max(start, offset(lines, range.getEnd(), encoding));
        return new StringBuilder(text.length() + edit.getText().length())
                .append(text, 0, start)
                .append(edit.getText())
                .append(text, end, text.length())
                .toString();
    }

    private static int offset(LineIndex lines, Position position, PositionEncoding encoding) {
        return lines.offset(position.getLine(), position.getCharacter(), encoding);
    }
}
