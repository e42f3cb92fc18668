package naja.lsp;

import com.google.gson.JsonParseException;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.jsonrpc.JsonRpcException;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.MessageIssueException;
import org.eclipse.lsp4j.jsonrpc.MessageProducer;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.MessageIssue;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames and hands on their messages, one after the other, until the input ends or the client says {@code exit}.
 *
 * <p>It takes the place of LSP4J's {@code StreamMessageProducer} (1.0.0), which leaves the rest of a body unread when its
 * JSON is broken and then hears nothing any more.
 */
final class FramedMessageProducer implements MessageProducer {
    private static final Logger LOG = Logger.getLogger(FramedMessageProducer.class.getName());

    private final FrameReader frames;
    private final MessageJsonHandler json;
    private final Lifecycle lifecycle;

    FramedMessageProducer(FrameReader frames, MessageJsonHandler json, Lifecycle lifecycle) {
        this.frames = frames;
        this.json = json;
        this.lifecycle = lifecycle;
    }

    @Override
    public void listen(MessageConsumer consumer) {
        try {
            while (!lifecycle.hasExited()) {
                Optional<Frame> frame = frames.next();
                if (frame.isEmpty()) {
                    return;
                }
                parse(frame.get(), consumer);
            }
        } catch (BrokenStreamException e) {
            LOG.log(Level.SEVERE, "The input is no sequence of frames any more: {0}", e.getMessage());
            lifecycle.streamBroke();
        } catch (IOException e) {
            LOG.log(Level.FINE, "reading the input failed", e);
        }
    }

    private void parse(Frame frame, MessageConsumer consumer) {
        Message message;
        try {
            message = json.parseMessage(frame.text());
        } catch (MessageIssueException e) {
            answerUnreadable(e.getRpcMessage(), e.getIssues());
            return;
        } catch (JsonParseException | IllegalArgumentException | IllegalStateException e) {
            // Gson and LSP4J raise these for texts that are no message; there is no id to answer to.
            LOG.log(Level.WARNING, "ignored a message that cannot be read: {0}", e.getMessage());
            return;
        }
        if (message == null) {
            return;
        }
        try {
            consumer.consume(message);
        } catch (JsonRpcException e) {
            LOG.log(Level.FINE, "answering failed", e);
        }
    }

    private void answerUnreadable(Message message, List<MessageIssue> issues) {
        boolean syntax = false;
        for (MessageIssue issue : issues) {
            syntax |= isSyntax(issue);
        }
        if (!(message instanceof RequestMessage request)) {
            LOG.log(
                    Level.WARNING,
                    "ignored a message that cannot be read: {0}",
                    issues.get(0).getText());
            return;
        }
        String method = request.getMethod();
        if (syntax) {
            lifecycle.refuse(request, ResponseErrorCode.ParseError, "The text of the request is not JSON.");
        } else {
            lifecycle.refuse(
                    request, ResponseErrorCode.InvalidParams, "The parameters of " + method + " have the wrong shape.");
        }
    }

    /** Says whether the text is no JSON, rather than JSON of another shape. */
    private static boolean isSyntax(MessageIssue issue) {
        @Nullable Throwable cause = issue.getCause();
        if (cause == null) {
            return true;
        }
        while (cause != null) {
            if (cause instanceof MalformedJsonException || cause instanceof EOFException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
