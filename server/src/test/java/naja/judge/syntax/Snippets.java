package naja.judge.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Small Python files kept together in one text file: a line {@code === title} before each.
 *
 * <p>Behind a title {@code [escaped]} says that the lines below are the escapes of one Java string literal, without a
 * line end of their own: so a snippet can hold tabs, form feeds and carriage returns or end without a line end.
 */
final class Snippets {
    private static final String MARK = "=== ";
    private static final String ESCAPED = " [escaped]";

    /**
     * One snippet.
     *
     * @param title what it shows; unique in its file
     * @param text the Python text
     */
    record Snippet(String title, String text) {
        @Override
        public String toString() {
            return title;
        }
    }

    private Snippets() {}

    /** Reads the snippets of a test resource such as {@code syntax/py2/valid.txt}. */
    static List<Snippet> read(String resource) {
        List<Snippet> snippets = new ArrayList<>();
        Set<String> titles = new HashSet<>();
        List<String> lines = text(resource).lines().toList();
        int at = 0;
        while (at < lines.size()) {
            String title = lines.get(at++).substring(MARK.length());
            StringBuilder body = new StringBuilder();
            while (at < lines.size() && !lines.get(at).startsWith(MARK)) {
                body.append(lines.get(at++)).append('\n');
            }
            Snippet snippet = snippet(title, body.toString());
            if (!titles.add(snippet.title())) {
                throw new IllegalStateException("twice in " + resource + ": " + title);
            }
            snippets.add(snippet);
        }
        return snippets;
    }

    private static Snippet snippet(String title, String body) {
        if (!title.endsWith(ESCAPED)) {
            return new Snippet(title, body);
        }
        String plain = title.substring(0, title.length() - ESCAPED.length());
        return new Snippet(plain, unescaped(body.replace("\n", "")));
    }

    private static String unescaped(String escaped) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            if (escaped.startsWith("\\u", i)) {
                text.append((char) Integer.parseInt(escaped.substring(i + 2, i + 6), 16));
                i += 5;
            } else if (escaped.charAt(i) == '\\') {
                text.append(escaped.substring(i, i + 2).translateEscapes());
                i++;
            } else {
                text.append(escaped.charAt(i));
            }
        }
        return text.toString();
    }

    /** The text of a test resource. */
    static String text(String resource) {
        try (InputStream stream = Snippets.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(resource, failure);
        }
    }
}
