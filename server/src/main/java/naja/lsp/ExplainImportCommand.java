package naja.lsp;

import java.util.List;
import java.util.Map;
import naja.base.CancelToken;
import naja.features.explain.ExplainFeature;
import naja.features.explain.ExplainedImport;
import naja.text.PositionEncoding;
import naja.vfs.VPath;
import naja.workspace.Snapshot;
import org.eclipse.lsp4j.Position;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code naja.explainImport}: how the import at a position is resolved, as {@code naja explain --format json} writes
 * it. Its arguments are the URI of a document and a position in it, or the two as one object, as other requests have them.
 *
 * @param uri the document's
 * @param position in the document, counted as the client counts
 */
record ExplainImportCommand(String uri, Position position) {
    static final String NAME = "naja.explainImport";

    private static final String USAGE =
            NAME + " needs the URI of a document and a position: [\"file:///...\", {\"line\": 0, \"character\": 7}]";

    /**
     * The command with the arguments that a client sent.
     *
     * @throws org.eclipse.lsp4j.jsonrpc.ResponseErrorException {@code InvalidParams} if they are others
     */
    static ExplainImportCommand of(@Nullable List<Object> arguments) {
        List<Object> given = arguments == null ? List.of() : arguments;
        if (given.size() == 1) {
            Map<String, Object> both = Json.members(Json.value(given.get(0)));
            return of(Json.members(both.get("textDocument")).get("uri"), both.get("position"));
        }
        if (given.size() != 2) {
            throw Errors.invalid(USAGE + "; there are " + given.size() + " arguments.");
        }
        return of(Json.value(given.get(0)), Json.value(given.get(1)));
    }

    private static ExplainImportCommand of(@Nullable Object uri, @Nullable Object position) {
        if (!(uri instanceof String text) || text.isEmpty()) {
            throw Errors.invalid(USAGE + "; the first argument is no URI.");
        }
        Map<String, Object> place = Json.members(position);
        return new ExplainImportCommand(text, new Position(number(place, "line"), number(place, "character")));
    }

    private static int number(Map<String, Object> place, String name) {
        if (place.get(name) instanceof Double number
                && number >= 0
                && number <= Integer.MAX_VALUE
                && number == Math.rint(number)) {
            return number.intValue();
        }
        throw Errors.invalid(USAGE + "; the position has no " + name + " that counts from 0.");
    }

    /** What is told, as JSON values; fails with {@code InvalidParams} if there is no such file, or no import at the position. */
    Object answer(Snapshot snapshot, VPath file, PositionEncoding encoding, CancelToken cancel) {
        int offset = FromProtocol.offset(snapshot, file, position, encoding)
                .orElseThrow(() -> Errors.invalid("There is no file " + uri + " that can be read."));
        List<ExplainedImport> explained = ExplainFeature.at(snapshot, file, offset, cancel);
        if (explained.isEmpty()) {
            throw Errors.invalid("There is no import at line " + (position.getLine() + 1) + ", column "
                    + (position.getCharacter() + 1) + " of " + uri + ".");
        }
        return ExplanationTree.of(explained);
    }
}
