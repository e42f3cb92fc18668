package naja.lsp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import naja.vfs.FileNames;
import naja.vfs.VPath;

/**
 * The conversion between document URIs (RFC 3986, RFC 8089) and paths. One file has several spellings, such as {@code
 * %C3%A9} and {@code %c3%a9}, {@code $} and {@code %24}, {@code /c%3A/} and {@code /C:/}: all give the same path.
 */
final class DocumentUris {
    private static final String HEX = "0123456789ABCDEF";

    private DocumentUris() {}

    /** Says whether {@code uri} names a file. */
    static boolean isFile(String uri) {
        return uri.regionMatches(true, 0, "file:", 0, 5);
    }

    /**
     * The path of the document called {@code uri}.
     *
     * @param uri of any scheme
     * @param folder where a document that is no file, such as {@code untitled:Untitled-1}, counts as lying; its name there
     *     is one that no file has
     */
    static VPath path(String uri, VPath folder) {
        return isFile(uri)
                ? filePath(uri.substring(5))
                : folder.child(uri.replace("%", "%25").replace("/", "%2F"));
    }

    /** A {@code file} URI of {@code path}, which is one on the disk. */
    static String uri(VPath path) {
        String text = path.toString();
        StringBuilder uri = new StringBuilder(text.length() + 16).append("file:");
        if (text.startsWith("//")) {
            // A share: its host is the authority.
            encode(text, uri);
        } else if (text.startsWith("/")) {
            encode(text, uri.append("//"));
        } else {
            encode(text, uri.append("///"));
        }
        return uri.toString();
    }

    private static VPath filePath(String rest) {
        String host = "";
        String encoded = rest;
        if (rest.startsWith("//")) {
            int slash = rest.indexOf('/', 2);
            host = rest.substring(2, slash < 0 ? rest.length() : slash);
            encoded = slash < 0 ? "/" : rest.substring(slash);
        }
        String decoded = decode(encoded);
        if (!host.isEmpty() && !host.equalsIgnoreCase("localhost")) {
            return VPath.parse("//" + decode(host)).resolve(decoded);
        }
        if (decoded.length() > 2 && decoded.charAt(2) == ':' && isLetter(decoded.charAt(1))) {
            String drive = decoded.substring(1, 3).toUpperCase(Locale.ROOT) + "/";
            return VPath.parse(drive).resolve(decoded.substring(3));
        }
        return VPath.parse("/").resolve(decoded);
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    /** Undoes percent-encoding; a percent sign that starts none stands for itself. */
    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length);
        int at = 0;
        while (at < encoded.length) {
            int high = at + 2 < encoded.length && encoded[at] == '%' ? Character.digit(encoded[at + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(encoded[at + 2], 16);
            if (low < 0) {
                decoded.write(encoded[at++]);
            } else {
                decoded.write(high * 16 + low);
                at += 3;
            }
        }
        return FileNames.text(decoded.toByteArray());
    }

    private static void encode(String text, StringBuilder uri) {
        for (byte unit : FileNames.bytes(text)) {
            char character = (char) (unit & 0xff);
            boolean plain =
                    isLetter(character) || (character >= '0' && character <= '9') || "/-._~".indexOf(character) >= 0;
            if (plain) {
                uri.append(character);
            } else {
                uri.append('%').append(HEX.charAt(character >> 4)).append(HEX.charAt(character & 15));
            }
        }
    }
}
