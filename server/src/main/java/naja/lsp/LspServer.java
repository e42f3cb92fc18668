package naja.lsp;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import naja.workspace.DiagnosticCode;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageConsumer;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;
import org.eclipse.lsp4j.services.LanguageClient;

/** The language server on a pair of streams. */
public final class LspServer {
    private static final Logger LOG = Logger.getLogger(LspServer.class.getName());

    private LspServer() {}

    /** The page that explains a diagnostic code. */
    public static String page(DiagnosticCode code) {
        return ToProtocol.page(code);
    }

    /**
     * Serves one client until it says {@code exit} or its stream ends. The calling thread reads the messages; there is no
     * executor of LSP4J, whose threads would keep the process alive.
     *
     * @param input from the client
     * @param output to the client; nobody else may write to it
     * @param version of the server
     * @return an {@link ExitCode}, with which the caller ends the process
     */
    public static int run(InputStream input, OutputStream output, String version) {
        NajaServer server = new NajaServer(version);
        Map<String, JsonRpcMethod> methods =
                new LinkedHashMap<>(ServiceEndpoints.getSupportedMethods(LanguageClient.class));
        methods.putAll(ServiceEndpoints.getSupportedMethods(NajaServer.class));
        MessageJsonHandler json = new MessageJsonHandler(methods);
        StreamMessageConsumer writer = new StreamMessageConsumer(new BufferedOutputStream(output, 16384), json);
        Endpoint local = ServiceEndpoints.toEndpoint(server);
        RemoteEndpoint remote = new RemoteEndpoint(writer, local, Errors::answer);
        json.setMethodProvider(remote);
        remote.setJsonHandler(json);
        server.connect(ServiceEndpoints.toServiceObject(remote, LanguageClient.class));

        Lifecycle lifecycle = new Lifecycle(remote, writer);
        FrameReader frames = new FrameReader(new BufferedInputStream(input, 16384));
        try {
            new FramedMessageProducer(frames, json, lifecycle).listen(lifecycle);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.SEVERE, "The server ends through a bug of Naja", e);
            return ExitCode.INTERNAL_ERROR;
        } finally {
            server.close();
        }
        return lifecycle.exitCode();
    }
}
