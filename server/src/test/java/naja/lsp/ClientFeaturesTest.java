package naja.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.HoverCapabilities;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.junit.jupiter.api.Test;

class ClientFeaturesTest {

    @Test
    void hoversAreMarkdownOnlyForClientsThatSayThatTheyShowIt() {
        assertFalse(ClientFeatures.NONE.markdown());
        assertEquals(ClientFeatures.NONE, ClientFeatures.of(new ClientCapabilities()));
        assertFalse(ClientFeatures.of(hovers(List.of(MarkupKind.PLAINTEXT))).markdown());
        assertTrue(ClientFeatures.of(hovers(List.of(MarkupKind.MARKDOWN, MarkupKind.PLAINTEXT)))
                .markdown());
    }

    private static ClientCapabilities hovers(List<String> formats) {
        HoverCapabilities hover = new HoverCapabilities();
        hover.setContentFormat(formats);
        TextDocumentClientCapabilities text = new TextDocumentClientCapabilities();
        text.setHover(hover);
        ClientCapabilities capabilities = new ClientCapabilities();
        capabilities.setTextDocument(text);
        return capabilities;
    }
}
