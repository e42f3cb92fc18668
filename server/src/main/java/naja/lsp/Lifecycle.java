package naja.lsp;

import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.json.MessageConstants;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.NotificationMessage;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;

/**
 * The states a server goes through (LSP 3.17, "Server lifecycle"): it answers what comes out of turn and passes on the rest.
 * LSP4J alone dispatches a message in any state.
 *
 * <p>Confined to the thread that reads messages.
 */
final class Lifecycle implements MessageConsumer {

    private enum State {
        NEW,
        RUNNING,
        SHUT_DOWN
    }

    private final MessageConsumer inside;
    private final MessageConsumer client;
    private State state = State.NEW;
    private boolean exited;
    private boolean broken;

    /**
     * The gate in front of {@code inside}.
     *
     * @param inside takes the messages that come in turn
     * @param client takes the answers to those that do not
     */
    Lifecycle(MessageConsumer inside, MessageConsumer client) {
        this.inside = inside;
        this.client = client;
    }

    @Override
    public void consume(Message message) {
        if (message instanceof RequestMessage request) {
            request(request);
        } else if (message instanceof NotificationMessage notification) {
            notification(notification);
        } else {
            inside.consume(message);
        }
    }

    /** Says whether the client told the server to exit. */
    boolean hasExited() {
        return exited;
    }

    /** Notes that the input cannot be read any more. */
    void streamBroke() {
        broken = true;
    }

    /** The code to end the process with once reading has ended. */
    int exitCode() {
        if (broken) {
            return ExitCode.BROKEN_STREAM;
        }
        return state == State.SHUT_DOWN ? ExitCode.ORDERLY : ExitCode.NO_SHUTDOWN;
    }

    /** Answers {@code request} with an error that carries nothing but its code and {@code message}. */
    void refuse(RequestMessage request, ResponseErrorCode code, String message) {
        ResponseMessage response = new ResponseMessage();
        response.setJsonrpc(MessageConstants.JSONRPC_VERSION);
        response.setRawId(request.getRawId());
        response.setError(new ResponseError(code, message, null));
        client.consume(response);
    }

    private void request(RequestMessage request) {
        boolean initialize = "initialize".equals(request.getMethod());
        if (state == State.NEW && !initialize) {
            refuse(request, ResponseErrorCode.ServerNotInitialized, "The first request must be initialize.");
        } else if (state == State.SHUT_DOWN) {
            refuse(request, ResponseErrorCode.InvalidRequest, "The server is shutting down.");
        } else if (state == State.RUNNING && initialize) {
            refuse(request, ResponseErrorCode.InvalidRequest, "The server is initialized already.");
        } else if (initialize && request.getParams() == null) {
            refuse(request, ResponseErrorCode.InvalidParams, "initialize needs parameters.");
        } else if (request.getMethod().startsWith("$/")) {
            // LSP 3.17 wants an error for each; LSP4J's endpoint answers them with null.
            refuse(request, ResponseErrorCode.MethodNotFound, "There is no request " + request.getMethod() + ".");
        } else {
            if (initialize) {
                state = State.RUNNING;
            } else if ("shutdown".equals(request.getMethod())) {
                state = State.SHUT_DOWN;
            }
            inside.consume(request);
        }
    }

    private void notification(NotificationMessage notification) {
        if ("exit".equals(notification.getMethod())) {
            exited = true;
        } else if (state == State.RUNNING) {
            inside.consume(notification);
        }
    }
}
