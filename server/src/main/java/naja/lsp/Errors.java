package naja.lsp;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** The answers to requests that fail: a code and one sentence, never a stack trace (LSP4J alone sends one). */
final class Errors {
    private static final Logger LOG = Logger.getLogger(Errors.class.getName());

    private Errors() {}

    /** The error that answers a request which ended with {@code throwable}. */
    static ResponseError answer(Throwable throwable) {
        Throwable cause = throwable;
        while ((cause instanceof CompletionException || cause instanceof java.lang.reflect.InvocationTargetException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof ResponseErrorException known) {
            return known.getResponseError();
        }
        if (cause instanceof CancellationException) {
            return new ResponseError(ResponseErrorCode.RequestCancelled, "The request was cancelled.", null);
        }
        if (cause instanceof UnsupportedOperationException && isOfProtocol(cause)) {
            return new ResponseError(ResponseErrorCode.MethodNotFound, "The server does not offer this request.", null);
        }
        LOG.log(Level.SEVERE, "A request failed through a bug of Naja", cause);
        return new ResponseError(
                ResponseErrorCode.InternalError, "The request failed through a bug of Naja; see its log.", null);
    }

    /** Says whether one of LSP4J's services raised it, as they do in place of a method that we do not have. */
    private static boolean isOfProtocol(Throwable cause) {
        StackTraceElement[] stack = cause.getStackTrace();
        return stack.length > 0 && stack[0].getClassName().startsWith("org.eclipse.lsp4j.services.");
    }

    /** Parameters that lack {@code what}. */
    static ResponseErrorException missing(String what) {
        return new ResponseErrorException(
                new ResponseError(ResponseErrorCode.InvalidParams, "The request needs " + what + ".", null));
    }

    /** Parameters that are wrong; {@code message} is for the user. */
    static ResponseErrorException invalid(String message) {
        return new ResponseErrorException(new ResponseError(ResponseErrorCode.InvalidParams, message, null));
    }

    /** The document changed while the answer was worked out. */
    static ResponseErrorException contentModified() {
        return new ResponseErrorException(
                new ResponseError(ResponseErrorCode.ContentModified, "The document changed meanwhile.", null));
    }
}
