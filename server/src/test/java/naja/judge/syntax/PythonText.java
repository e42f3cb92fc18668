package naja.judge.syntax;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the bytes of a Python 2 file into text as Jython does ({@code ParserFacade.prepBufReader}). */
final class PythonText {
    private static final Pattern DECLARATION = Pattern.compile("#.*coding[:=]\\s*([-\\w.]+)");

    private PythonText() {}

    /**
     * The text of {@code file} without its byte order mark, with {@code \n} for every line end; empty if the bytes do
     * not fit the declared encoding, which without a declaration is ASCII, or if nobody knows that encoding.
     */
    static Optional<String> decode(byte[] file) {
        byte[] bytes = marked(file) ? Arrays.copyOfRange(file, 3, file.length) : file;
        try {
            String text =
                    charset(file).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(text.replace("\r\n", "\n").replace('\r', '\n'));
        } catch (CharacterCodingException | IllegalCharsetNameException | UnsupportedCharsetException unreadable) {
            return Optional.empty();
        }
    }

    /** The encoding of {@code file}: declared, or UTF-8 behind a byte order mark, or ASCII. */
    static Charset charset(byte[] file) {
        return declared(file).orElse(marked(file) ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII);
    }

    private static boolean marked(byte[] file) {
        return file.length > 2 && file[0] == (byte) 0xef && file[1] == (byte) 0xbb && file[2] == (byte) 0xbf;
    }

    private static Optional<Charset> declared(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n|\r|\n", 3);
        for (int i = 0; i < Math.min(2, lines.length); i++) {
            Matcher matcher = DECLARATION.matcher(lines[i]);
            if (matcher.find()) {
                String name = matcher.group(1);
                return Optional.of(Charset.forName(name.equalsIgnoreCase("latin-1") ? "ISO-8859-1" : name));
            }
        }
        return Optional.empty();
    }
}
