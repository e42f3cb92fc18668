package naja.lsp;

import java.io.IOException;

/** Says that the input is no longer a sequence of frames, so that nothing behind this point can be read. */
final class BrokenStreamException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenStreamException(String message) {
        super(message);
    }
}
