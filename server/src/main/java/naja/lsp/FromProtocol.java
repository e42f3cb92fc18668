package naja.lsp;

import java.util.Optional;
import naja.text.LineIndex;
import naja.text.PositionEncoding;
import naja.vfs.VPath;
import naja.workspace.Snapshot;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.jspecify.annotations.Nullable;

/** The conversion of the protocol's shapes to ours; what a client left out is answered with {@code InvalidParams}. */
final class FromProtocol {

    private FromProtocol() {}

    /** The URI in parameters that must have one. */
    static String uri(@Nullable TextDocumentIdentifier document) {
        if (document == null || document.getUri() == null) {
            throw Errors.missing("a text document");
        }
        return document.getUri();
    }

    /** The position in parameters that must have one. */
    static Position position(@Nullable Position position) {
        if (position == null) {
            throw Errors.missing("a position");
        }
        return position;
    }

    /** The parameters of a request that must have some. */
    static <T> T required(@Nullable T parameters) {
        if (parameters == null) {
            throw Errors.missing("parameters");
        }
        return parameters;
    }

    /** The offset of a position in {@code file}; nothing if the file cannot be read. */
    static Optional<Integer> offset(Snapshot snapshot, VPath file, Position position, PositionEncoding encoding) {
        return snapshot.text(file)
                .map(text -> new LineIndex(text).offset(position.getLine(), position.getCharacter(), encoding));
    }
}
