package naja.vfs;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * File names as texts, whatever the locale. On Unix a name is bytes; the JVM makes a text of them in the encoding of the
 * locale and back, and in the locale C, which containers have, nothing but ASCII survives that. So wherever the JVM's text
 * may be wrong the bytes count, which {@code file} URIs carry unchanged: they are read as UTF-8, and a byte that is none
 * becomes a lone surrogate, as in Python (PEP 383).
 */
public final class FileNames {
    private static final char REPLACEMENT = '\uFFFD';
    private static final int ESCAPED = 0xDC00;
    private static final boolean NAMES_ARE_BYTES = File.separatorChar == '/';
    private static final String LOCALE_ENCODING = System.getProperty("sun.jnu.encoding", "UTF-8");
    private static final boolean LOCALE_IS_UNICODE =
            !NAMES_ARE_BYTES || LOCALE_ENCODING.toUpperCase(Locale.ROOT).equals("UTF-8");

    private FileNames() {}

    /** The encoding in which the JVM reads the command line and the environment, and would read the names of files. */
    public static String localeEncoding() {
        return LOCALE_ENCODING;
    }

    /** Says whether the command line and the environment can hold any letter; always where names are no bytes. */
    public static boolean localeIsUnicode() {
        return LOCALE_IS_UNICODE;
    }

    /** Says whether {@code text}, which the JVM made of bytes, may be another one than the bytes mean. */
    public static boolean mayBeWrong(String text) {
        if (LOCALE_IS_UNICODE) {
            return NAMES_ARE_BYTES && text.indexOf(REPLACEMENT) >= 0;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return true;
            }
        }
        return false;
    }

    /** Says whether letters of {@code text}, which came from the command line or the environment, were lost. */
    public static boolean isLossy(String text) {
        return !LOCALE_IS_UNICODE && text.indexOf(REPLACEMENT) >= 0;
    }

    /** The bytes of a name or path: UTF-8, and the byte itself for each lone surrogate that {@link #text} makes. */
    public static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + 16);
        text.codePoints().forEach(point -> {
            if (point > ESCAPED + 0x7F && point <= ESCAPED + 0xFF) {
                bytes.write(point - ESCAPED);
            } else {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            }
        });
        return bytes.toByteArray();
    }

    /** The text of a name or path: UTF-8, with a lone surrogate for each byte that is none. */
    public static String text(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer output = CharBuffer.allocate(bytes.length);
        while (true) {
            CoderResult result = decoder.decode(input, output, true);
            if (!result.isError()) {
                return output.flip().toString();
            }
            for (int i = 0; i < result.length(); i++) {
                output.put((char) (ESCAPED + (input.get() & 0xFF)));
            }
        }
    }

    /** The absolute and normalised {@code path} as a text, written with {@code /}. */
    static String text(Path path) {
        Path absolute = absolute(path).normalize();
        String text = absolute.toString();
        if (!mayBeWrong(text)) {
            return text.replace('\\', '/');
        }
        String decoded = text(unescaped(absolute.toUri().getRawPath()));
        return decoded.length() > 1 && decoded.endsWith("/") ? decoded.substring(0, decoded.length() - 1) : decoded;
    }

    /**
     * The path on the disk that {@code text} means.
     *
     * @throws InvalidPathException if there can be no file of this name
     */
    static Path path(String text) {
        boolean isPlain = LOCALE_IS_UNICODE || !mayBeWrong(text);
        if (isPlain) {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                if (!NAMES_ARE_BYTES || !text.startsWith("/") || text.indexOf('\0') >= 0) {
                    throw e;
                }
            }
        }
        return text.startsWith("/") ? Path.of(URI.create("file://" + escaped(bytes(text)))) : Path.of(text);
    }

    /** As the path does it, but for a working directory whose name the JVM has wrong. */
    private static Path absolute(Path path) {
        if (!path.isAbsolute() && mayBeWrong(System.getProperty("user.dir", ""))) {
            try {
                return Path.of("/proc/self/cwd").toRealPath().resolve(path);
            } catch (IOException e) {
                return path.toAbsolutePath(); // No Linux.
            }
        }
        return path.toAbsolutePath();
    }

    private static String escaped(byte[] bytes) {
        StringBuilder escaped = new StringBuilder(bytes.length + 16);
        for (byte one : bytes) {
            boolean isPlain = one == '/' || (one >= 0 && Character.isLetterOrDigit(one));
            escaped.append(isPlain ? String.valueOf((char) one) : String.format(Locale.ROOT, "%%%02X", one & 0xFF));
        }
        return escaped.toString();
    }

    private static byte[] unescaped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '%') {
                bytes.write(Integer.parseInt(text, at + 1, at + 3, 16));
                at += 2;
            } else {
                bytes.write(text.charAt(at));
            }
        }
        return bytes.toByteArray();
    }
}
