package naja.features.hover;

import java.util.List;
import java.util.Optional;

/**
 * What a Java name is, in the parts that a hover shows one below the other.
 *
 * @param declarations lines of Java
 * @param facts further lines, each with a name in front: constructors, static members, properties
 * @param origin where it comes from
 * @param deprecation that it is deprecated, and since when; nothing if it is not
 * @param documentation the comment in the source
 */
public record JavaDescription(
        List<String> declarations,
        List<Fact> facts,
        String origin,
        Optional<String> deprecation,
        Optional<DocComment> documentation) {
    private static final int MAX_DOCUMENTATION = 8_000;
    private static final int MAX_TAG = 1_500;
    private static final int MAX_TAGS = 40;

    public JavaDescription {
        declarations = List.copyOf(declarations);
        facts = List.copyOf(facts);
    }

    /**
     * A line of names.
     *
     * @param names at most as many as are shown
     * @param left number of those that are not shown
     */
    public record Fact(String title, List<String> names, int left) {
        public Fact {
            names = List.copyOf(names);
        }
    }

    /** All of it as one text. */
    String text(HoverFormat format) {
        DocWriter writer = new DocWriter(format, Integer.MAX_VALUE);
        if (!declarations.isEmpty()) {
            writer.block(String.join("\n", declarations));
        }
        facts.forEach(fact -> write(fact, writer));
        writer.paragraph();
        writer.words(origin);
        documentation.flatMap(comment -> comment.tag("since")).ifPresent(since -> {
            writer.words("; since ");
            write(since, writer);
        });
        deprecation.ifPresent(text -> deprecation(text, writer));
        documentation.ifPresent(comment -> {
            writer.paragraph();
            writer.raw(documentation(comment, format));
        });
        return writer.result();
    }

    private static void write(Fact fact, DocWriter writer) {
        writer.paragraph();
        writer.words(fact.title() + ": ");
        for (int index = 0; index < fact.names().size(); index++) {
            writer.raw(index == 0 ? "" : ", ");
            writer.code(fact.names().get(index));
        }
        writer.words(fact.left() > 0 ? " and " + fact.left() + " more" : "");
    }

    private void deprecation(String text, DocWriter writer) {
        writer.paragraph();
        writer.mark("**");
        writer.words(text);
        writer.closingMark("**");
        documentation.flatMap(comment -> comment.tag("deprecated")).ifPresent(why -> {
            writer.words(" ");
            write(why, writer);
        });
    }

    private void write(String text, DocWriter writer) {
        if (documentation.filter(DocComment::isMarkdown).isPresent()) {
            DocText.markdownLine(text, writer);
        } else {
            DocText.html(text, writer);
        }
    }

    private String documentation(DocComment comment, HoverFormat format) {
        DocWriter writer = new DocWriter(format, MAX_DOCUMENTATION);
        if (comment.isMarkdown()) {
            DocText.markdown(comment.body(), writer);
        } else {
            DocText.html(comment.body(), writer);
        }
        String last = "";
        int count = 0;
        for (DocComment.Tag tag : comment.tags()) {
            String title = title(tag.name());
            if (title.isEmpty() || ++count > MAX_TAGS || tag.text().isBlank()) {
                continue;
            }
            if (!title.equals(last)) {
                writer.endOfList();
                writer.paragraph();
                writer.mark("**");
                writer.words(title);
                writer.closingMark("**");
                writer.list();
            }
            writer.item("-");
            DocWriter inside = new DocWriter(format, MAX_TAG);
            tag(tag, inside);
            writer.raw(inside.result().replaceAll("\\n+", "\n  "));
            last = title;
        }
        return writer.result();
    }

    private void tag(DocComment.Tag tag, DocWriter writer) {
        String text = tag.text();
        switch (tag.name()) {
            case "param", "throws", "exception" -> {
                String[] parts = text.split("\\s+", 2);
                writer.code(parts[0]);
                writer.words(parts.length > 1 ? " – " : "");
                write(parts.length > 1 ? parts[1] : "", writer);
            }
            case "see" -> {
                if (text.startsWith("<") || text.startsWith("\"")) {
                    write(text, writer);
                } else {
                    DocText.html("{@link " + text + "}", writer);
                }
            }
            default -> write(text, writer);
        }
    }

    private static String title(String tag) {
        return switch (tag) {
            case "param" -> "Parameters";
            case "return" -> "Returns";
            case "throws", "exception" -> "Throws";
            case "see" -> "See also";
            case "apiNote" -> "API note";
            case "implSpec" -> "Implementation requirements";
            case "implNote" -> "Implementation note";
            case "jls" -> "Java Language Specification";
            default -> "";
        };
    }
}
