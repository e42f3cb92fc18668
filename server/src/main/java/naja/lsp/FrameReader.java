package naja.lsp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Cuts a stream of bytes into frames (LSP 3.17, "Base Protocol").
 *
 * <p>It is more tolerant than the protocol: header names in any letter case, lines that end with a lone line feed, lines
 * that are no header, and the rest of a body whose header stated too small a length. It looks for {@code Content-Length:}
 * anywhere in a line, because the next header follows such a rest without a line end. That is safe: a JSON text holds no raw
 * line end inside a string, so a line that ends with the header's name and a number is never part of a body.
 */
final class FrameReader {
    /** Longest body that is read, in bytes. */
    static final int MAX_BODY = 256 << 20;

    /** Number of bytes outside frames after which the stream counts as broken. */
    static final int MAX_NOISE = 1 << 20;

    private static final Logger LOG = Logger.getLogger(FrameReader.class.getName());
    private static final String LENGTH = "content-length:";
    private static final String TYPE = "content-type:";
    private static final String CHARSET = "charset=";

    /** Number of characters kept of a line: a header is at its end. */
    private static final int KEPT = 1024;

    private final InputStream input;
    private int noise;

    /** A reader of {@code input}, which should be buffered. */
    FrameReader(InputStream input) {
        this.input = input;
    }

    /**
     * The next frame that has a body, or nothing at the end of the input.
     *
     * @throws BrokenStreamException if no frame can be found any more
     * @throws IOException if reading fails
     */
    Optional<Frame> next() throws IOException {
        int length = -1;
        Charset charset = StandardCharsets.UTF_8;
        noise = 0;
        StringBuilder line = new StringBuilder(32);
        while (readLine(line)) {
            if (line.length() == 0) {
                if (length > 0) {
                    return body(length, charset);
                }
                length = -1;
                charset = StandardCharsets.UTF_8;
                continue;
            }
            String header = line.toString();
            String lowerCase = header.toLowerCase(Locale.ROOT);
            int lengthAt = lowerCase.lastIndexOf(LENGTH);
            if (lengthAt >= 0) {
                length = length(header.substring(lengthAt + LENGTH.length()).trim());
            } else if (lowerCase.startsWith(TYPE)) {
                charset = charset(header, lowerCase);
            }
        }
        return Optional.empty();
    }

    private Optional<Frame> body(int length, Charset charset) throws IOException {
        byte[] body = input.readNBytes(length);
        return body.length < length ? Optional.empty() : Optional.of(new Frame(body, charset));
    }

    /** Reads one line without its end; says whether there was one. */
    private boolean readLine(StringBuilder line) throws IOException {
        line.setLength(0);
        while (true) {
            int next = input.read();
            if (next < 0) {
                return false;
            }
            if (++noise > MAX_NOISE) {
                throw new BrokenStreamException("no Content-Length in " + MAX_NOISE + " bytes");
            }
            if (next == '\n') {
                return true;
            }
            if (next != '\r') {
                line.append((char) next);
                if (line.length() > 2 * KEPT) {
                    line.delete(0, KEPT);
                }
            }
        }
    }

    /** The number a length header states, or -1 if it is no usable number. */
    private static int length(String value) throws BrokenStreamException {
        long length = 0;
        for (int i = 0; i < value.length(); i++) {
            char digit = value.charAt(i);
            if (digit < '0' || digit > '9') {
                LOG.log(Level.WARNING, "ignored a frame with Content-Length {0}", value);
                return -1;
            }
            length = length * 10 + (digit - '0');
            if (length > MAX_BODY) {
                throw new BrokenStreamException("Content-Length " + value + " is more than " + MAX_BODY);
            }
        }
        return value.isEmpty() ? -1 : (int) length;
    }

    private static Charset charset(String header, String lowerCase) {
        int at = lowerCase.indexOf(CHARSET);
        if (at < 0) {
            return StandardCharsets.UTF_8;
        }
        String name = header.substring(at + CHARSET.length()).replace("\"", "").trim();
        int semicolon = name.indexOf(';');
        String charset = semicolon < 0 ? name : name.substring(0, semicolon).trim();
        try {
            return Charset.forName(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            LOG.log(Level.WARNING, "read a frame of unknown charset {0} as UTF-8", charset);
            return StandardCharsets.UTF_8;
        }
    }
}
