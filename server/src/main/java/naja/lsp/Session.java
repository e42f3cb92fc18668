package naja.lsp;

import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** Everything that lasts as long as the connection to one client. */
@SuppressWarnings("UnusedVariable")
final class Session {
    private final OpenDocuments documents = new OpenDocuments();
    private ClientFeatures features = ClientFeatures.NONE;
    private @Nullable LanguageClient client;

    void connect(LanguageClient newClient) {
        client = newClient;
    }

    void prepare(ClientFeatures clientFeatures, InitializeParams parameters) {
        features = clientFeatures;
    }

    void start() {}

    void stop() {}
}
