package naja.lsp;

import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/** The server object whose methods LSP4J calls on the thread that reads messages. */
final class NajaServer implements LanguageServer {
    private final String version;
    private final Session session = new Session();
    private final NajaTextDocumentService text = new NajaTextDocumentService(session);
    private final NajaWorkspaceService workspace = new NajaWorkspaceService(session);

    NajaServer(String version) {
        this.version = version;
    }

    /** Sets the client, before the first message. */
    void connect(LanguageClient client) {
        session.connect(client);
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams parameters) {
        ClientFeatures client = ClientFeatures.of(parameters.getCapabilities());
        session.prepare(client, parameters);
        InitializeResult result = new InitializeResult(Capabilities.of(client), new ServerInfo("naja", version));
        return CompletableFuture.completedFuture(result);
    }

    @Override
    public void initialized(@Nullable InitializedParams parameters) {
        session.start();
    }

    @Override
    public void cancelProgress(@Nullable WorkDoneProgressCancelParams parameters) {
        if (parameters != null
                && parameters.getToken() != null
                && parameters.getToken().isLeft()) {
            session.diagnostics().everywhere().cancel(parameters.getToken().getLeft());
        }
    }

    @Override
    public void setTrace(@Nullable SetTraceParams parameters) {
        // What happens is in the log; there is no trace of the protocol to switch on.
    }

    @Override
    public CompletableFuture<Object> shutdown() {
        session.stop();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void exit() {
        // Lifecycle ends the reading; nothing is left to do.
    }

    @Override
    public TextDocumentService getTextDocumentService() {
        return text;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return workspace;
    }

    /** Ends all threads. */
    void close() {
        session.stop();
    }
}
