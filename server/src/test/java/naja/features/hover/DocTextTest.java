package naja.features.hover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import naja.javaindex.JavaDeclaration;
import naja.javaindex.JavaOutline;
import org.junit.jupiter.api.Test;

/** Documentation comments as Markdown and as plain text. */
class DocTextTest {
    private static final Path CORPORA = Path.of("target", "corpora").toAbsolutePath();

    @Test
    void inlineTagsBecomeCodeAndText() {
        assertEquals(
                "Puts `a<b>` into a \\<raw\\> `Map.get(Object, int)`, the label, `the code`, a Map. Returns `1`.",
                markdown("""
                        /**
                         * Puts {@code a<b>} into a {@literal <raw>}
                         * {@link java.util.Map#get(Object, int)}, {@linkplain Map the label},
                         * {@link Map the code}, a {@linkplain java.util.Map}. {@return {@code 1}}{@inheritDoc}
                         */"""));
    }

    @Test
    void htmlBecomesParagraphsListsAndCode() {
        assertEquals("""
                First **bold** and *em*, `x > 1` — [site](https://example.org/a?b=1), inner.

                Second line:

                - one
                - two
                  1. deep
                  2. deeper

                ```java
                List<String> l = f();
                    indented(l);
                ```

                Third 2 \\* 3 \\_a\\_""", markdown("""
                        /**
                         * First <b>bold</b> and <em>em</em>, <code>x &gt; 1</code> &mdash;
                         * <a href="https://example.org/a?b=1">site</a>, <a href="#here">inner</a>.
                         * <p>Second line:<ul><li>one<li>two<ol><li>deep</li><li>deeper</li></ol></li></ul>
                         * <pre>{@code
                         *   List<String> l = f();
                         *       indented(l);
                         * }</pre>
                         * Third 2 * 3 _a_
                         */"""));
    }

    @Test
    void plainTextHasNoMarks() {
        DocWriter writer = new DocWriter(HoverFormat.PLAIN, 1000);
        DocText.html("A <b>bold</b> {@code code_1} <ul><li>item *</ul><a href=\"https://x.org\">y</a>", writer);
        assertEquals("A bold code_1\n\n  - item *\n\ny".replace("  - ", "- "), writer.result());
    }

    @Test
    void markdownStaysAndItsLinksToJavaBecomeCode() {
        assertEquals("""
                Some `[code]` and `List`, the text, [page](https://x.org).

                - a `Map.Entry`
                  - b""", markdown("""
                        /// Some `[code]` and [java.util.List], [the text][Map#get(Object)], [page](https://x.org).
                        ///
                        /// - a {@link Map.Entry}
                        ///   - b
                        /// @param x no body"""));
    }

    @Test
    void blockTagsAreTakenApart() {
        DocComment comment = DocComment.parse("""
                /** Body, {@code
                 * @Override
                 * } still.
                 * @param a the first,
                 *     in two lines
                 * @since 1.5 */""");
        assertEquals(
                List.of(
                        new DocComment.Tag("param", "a the first,\n    in two lines"),
                        new DocComment.Tag("since", "1.5")),
                comment.tags());
        assertTrue(comment.body().contains("@Override"));
        assertEquals(Optional.of("1.5"), comment.tag("since"));
    }

    @Test
    void commentsOfWholeLibrariesLeaveNoMarkupBehind() throws Exception {
        List<String> left = new ArrayList<>();
        int comments = 0;
        for (String archive : List.of("guava-sources.jar", "commons-lang3-sources.jar")) {
            for (String comment : comments(CORPORA.resolve(archive))) {
                String text = markdown(comment);
                comments++;
                String outside = text.replaceAll("(?s)```.*?```|~~~~.*?~~~~|`[^`]*`", "");
                if (outside.contains("{@") || outside.matches("(?s).*(?<!\\\\)<(p|li|ul|pre|code|a|b)\\b.*")) {
                    left.add(comment + "\n---\n" + text);
                }
                assertEquals(0, text.split("```", -1).length % 2 - 1, text);
            }
        }
        int compared = comments;
        assertTrue(comments > 5000, () -> compared + " comments");
        assertEquals(List.of(), left.stream().limit(3).toList(), left.size() + " of " + comments);
    }

    @Test
    void anyPrefixOfACommentAndAnyNestingGivesSomethingSoon() {
        String comment = """
                /** A <b>b</b> {@code x{y}} <pre>{@code a}</pre> <ul><li>x &lt; <a href="https://q.org">z</a> {@snippet :
                 *  code(); // @highlight
                 * } <!-- c --> </ul> @no
                 * @param p <code>c</code> @see #x(int, String) */""";
        for (int length = 0; length <= comment.length(); length++) {
            markdown(comment.substring(0, length));
            markdown("///" + comment.substring(0, length));
        }
        for (String piece : List.of(
                "{@code ",
                "<",
                "<a ",
                "<a>",
                "<ul><li>",
                "&",
                "[",
                "{@link a ",
                "<pre>",
                "`",
                "\n\n",
                "{",
                "<b>",
                "[a][")) {
            String many = piece.repeat(40_000 / piece.length());
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> markdown("/**" + many), piece);
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> markdown("///" + many), piece);
        }
    }

    private static String markdown(String comment) {
        DocComment parsed = DocComment.parse(comment);
        DocWriter writer = new DocWriter(HoverFormat.MARKDOWN, 100_000);
        if (parsed.isMarkdown()) {
            DocText.markdown(parsed.body(), writer);
        } else {
            DocText.html(parsed.body(), writer);
        }
        return writer.result();
    }

    private static List<String> comments(Path archive) throws Exception {
        List<String> comments = new ArrayList<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".java")) {
                    String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                    collect(JavaOutline.of(text).types(), text, comments);
                }
            }
        }
        return comments;
    }

    private static void collect(List<JavaDeclaration> declarations, String text, List<String> comments) {
        for (JavaDeclaration declaration : declarations) {
            declaration.doc().ifPresent(span -> comments.add(text.substring(span.start(), span.end())));
            collect(declaration.members(), text, comments);
        }
    }
}
