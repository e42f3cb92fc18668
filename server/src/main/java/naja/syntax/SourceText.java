package naja.syntax;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import naja.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * The characters of a source file (PEP 263).
 *
 * @param text the text, without a byte order mark; line ends stay as they are
 * @param encoding the encoding that was used
 * @param declared whether the file names its encoding, by a comment or a byte order mark
 * @param problem what the runtime would reject; the text is then read as well as it can be
 */
public record SourceText(String text, Charset encoding, boolean declared, Optional<SyntaxProblem> problem) {

    /**
     * The characters of the file with these bytes; never fails.
     *
     * <p>Without a declaration Jython reads ASCII ({@code ParserFacade.prepBufReader}) and Python 3 reads UTF-8.
     */
    public static SourceText decode(byte[] bytes, Grammar grammar) {
        boolean mark =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        int start = mark ? 3 : 0;
        Cookie cookie = Cookie.find(bytes, start, grammar);
        if (cookie == null) {
            return undeclared(bytes, start, mark, grammar);
        }
        Charset charset = charset(cookie.name());
        if (charset == null) {
            return fallback(bytes, start, true, cookie.problem("Unknown encoding: " + cookie.name()));
        }
        if (mark && !charset.equals(StandardCharsets.UTF_8) && grammar == Grammar.PYTHON_3) {
            return fallback(
                    bytes, start, true, cookie.problem("Encoding problem: " + cookie.name() + " with a UTF-8 mark"));
        }
        String text = strictly(bytes, start, charset);
        return text != null
                ? new SourceText(text, charset, true, Optional.empty())
                : fallback(bytes, start, true, cookie.problem("The file is not in its encoding " + cookie.name()));
    }

    private static SourceText undeclared(byte[] bytes, int start, boolean mark, Grammar grammar) {
        String text = strictly(bytes, start, StandardCharsets.UTF_8);
        boolean ascii = text != null && text.length() == bytes.length - start;
        if (text != null && (ascii || mark || grammar == Grammar.PYTHON_3)) {
            return new SourceText(text, StandardCharsets.UTF_8, mark, Optional.empty());
        }
        SourceText fallback = fallback(bytes, start, mark, new SyntaxProblem(new Span(0, 0), ""));
        int at = 0;
        while (at < fallback.text.length() - 1 && fallback.text.charAt(at) < 128) {
            at++;
        }
        String message = grammar == Grammar.PYTHON_3
                ? "The file is not in UTF-8, and declares no encoding"
                : "Non-ASCII character, but no encoding declared";
        SyntaxProblem problem = new SyntaxProblem(new Span(at, Math.min(at + 1, fallback.text.length())), message);
        return new SourceText(fallback.text, fallback.encoding, mark, Optional.of(problem));
    }

    /** UTF-8 if the bytes are UTF-8, else Latin-1, in which every byte is a character. */
    private static SourceText fallback(byte[] bytes, int start, boolean declared, SyntaxProblem problem) {
        String text = strictly(bytes, start, StandardCharsets.UTF_8);
        return text != null
                ? new SourceText(text, StandardCharsets.UTF_8, declared, Optional.of(problem))
                : new SourceText(
                        new String(bytes, start, bytes.length - start, StandardCharsets.ISO_8859_1),
                        StandardCharsets.ISO_8859_1,
                        declared,
                        Optional.of(problem));
    }

    private static @Nullable String strictly(byte[] bytes, int start, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            String text = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
            if (text.indexOf('\uFFFD') < 0) {
                return text;
            }
        }
        try {
            CharBuffer characters = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, start, bytes.length - start));
            return characters.toString();
        } catch (CharacterCodingException malformed) {
            return null;
        }
    }

    /** Python's names of encodings are Java's, but for some spellings. */
    private static @Nullable Charset charset(String name) {
        String normal = name.toLowerCase(Locale.ROOT).replace('_', '-');
        if (normal.equals("utf-8")
                || normal.equals("utf8")
                || normal.equals("utf-8-sig")
                || normal.startsWith("utf-8-")) {
            return StandardCharsets.UTF_8;
        }
        if (normal.equals("latin-1")
                || normal.equals("iso-latin-1")
                || normal.equals("iso-8859-1")
                || normal.startsWith("latin-1-")) {
            return StandardCharsets.ISO_8859_1;
        }
        Charset found = lookUp(name);
        if (found == null) {
            found = lookUp(normal);
        }
        if (found == null && normal.startsWith("mac-")) {
            found = lookUp("x-" + normal.replace("-", ""));
        }
        return found;
    }

    private static @Nullable Charset lookUp(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }

    /**
     * An encoding declaration.
     *
     * @param name the encoding as written
     * @param start offset of the name from the first character of the text
     */
    private record Cookie(String name, int start) {

        SyntaxProblem problem(String message) {
            return new SyntaxProblem(new Span(start, start + name.length()), message);
        }

        /** The declaration in a comment of the first two lines. */
        static @Nullable Cookie find(byte[] bytes, int start, Grammar grammar) {
            int at = start;
            for (int line = 0; line < 2 && at < bytes.length; line++) {
                int end = at;
                while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
                    end++;
                }
                Cookie cookie = inLine(bytes, at, end, start, grammar);
                if (cookie != null) {
                    return cookie;
                }
                if (grammar == Grammar.PYTHON_3 && !isBlankOrComment(bytes, at, end)) {
                    return null;
                }
                at = end + (end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n' ? 2 : 1);
            }
            return null;
        }

        private static boolean isBlankOrComment(byte[] bytes, int start, int end) {
            int at = start;
            while (at < end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\f')) {
                at++;
            }
            return at == end || bytes[at] == '#';
        }

        private static @Nullable Cookie inLine(byte[] bytes, int start, int end, int textStart, Grammar grammar) {
            int hash = start;
            while (hash < end && bytes[hash] != '#') {
                hash++;
            }
            if (grammar == Grammar.PYTHON_3 && !isBlankOrComment(bytes, start, end)) {
                return null;
            }
            for (int at = hash; at + 7 < end; at++) {
                if (isWord(bytes, at, "coding") && (bytes[at + 6] == ':' || bytes[at + 6] == '=')) {
                    int name = at + 7;
                    while (name < end && (bytes[name] == ' ' || bytes[name] == '\t')) {
                        name++;
                    }
                    int nameEnd = name;
                    while (nameEnd < end && isNameByte(bytes[nameEnd])) {
                        nameEnd++;
                    }
                    if (nameEnd > name) {
                        String text = new String(bytes, name, nameEnd - name, StandardCharsets.US_ASCII);
                        return new Cookie(text, name - textStart);
                    }
                }
            }
            return null;
        }

        private static boolean isWord(byte[] bytes, int at, String word) {
            for (int i = 0; i < word.length(); i++) {
                if (bytes[at + i] != word.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isNameByte(byte b) {
            return (b >= 'a' && b <= 'z')
                    || (b >= 'A' && b <= 'Z')
                    || (b >= '0' && b <= '9')
                    || b == '-'
                    || b == '_'
                    || b == '.';
        }
    }
}
