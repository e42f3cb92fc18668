package naja.lsp;

import java.nio.charset.Charset;

/** The body of one message as it came, and the charset its header names. */
@SuppressWarnings("ArrayRecordComponent") // A frame is handed on once and never compared.
record Frame(byte[] body, Charset charset) {

    /** The body as text. */
    String text() {
        return new String(body, charset);
    }
}
