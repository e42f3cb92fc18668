package naja.workspace;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the bytes of a Python source file into text as the language says (PEP 263); it never fails. */
final class SourceText {
    private static final Pattern COOKIE = Pattern.compile("^[ \\t\\f]*#.*?coding[:=][ \\t]*([-\\w.]+)");

    private SourceText() {}

    static String decode(byte[] bytes) {
        int start =
                bytes.length >= 3 && (bytes[0] & 0xFF) == 0xEF && (bytes[1] & 0xFF) == 0xBB && (bytes[2] & 0xFF) == 0xBF
                        ? 3
                        : 0;
        Charset charset = start > 0 ? StandardCharsets.UTF_8 : declared(bytes);
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
                    .toString();
        } catch (CharacterCodingException e) {
            // Names are ASCII in Python 2, so any reading that keeps the offsets of bytes will do.
            return new String(bytes, start, bytes.length - start, StandardCharsets.ISO_8859_1);
        }
    }

    private static Charset declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.ISO_8859_1);
        int line = 0;
        for (String text : head.lines().limit(2).toList()) {
            Matcher cookie = COOKIE.matcher(text);
            if (cookie.find()) {
                return named(cookie.group(1));
            }
            if (line++ == 0 && !text.isBlank() && !text.stripLeading().startsWith("#")) {
                break;
            }
        }
        return StandardCharsets.UTF_8;
    }

    private static Charset named(String name) {
        String java =
                switch (name.replace('_', '-')) {
                    case "latin-1", "latin1", "iso-latin-1" -> "ISO-8859-1";
                    case "utf8", "utf-8", "utf-8-sig" -> "UTF-8";
                    default -> name.replace('_', '-');
                };
        try {
            return Charset.forName(java);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
