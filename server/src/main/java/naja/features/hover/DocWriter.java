package naja.features.hover;

/** Writes paragraphs, lists and code of documentation, as Markdown or as plain text, up to a bound. */
final class DocWriter {
    private static final int MAX_INDENT = 8;
    private static final String ESCAPED = "\\`*_[]<>#|~";

    private final HoverFormat format;
    private final int limit;
    private final StringBuilder text = new StringBuilder();

    /** Line ends that are due before the next text. */
    private int breaks;

    private boolean space;
    private int indent;
    private boolean full;

    /**
     * An empty text.
     *
     * @param limit number of characters after which no further text is taken
     */
    DocWriter(HoverFormat format, int limit) {
        this.format = format;
        this.limit = limit;
    }

    /** Says whether the bound is reached. */
    boolean isFull() {
        return full;
    }

    /** What was written. */
    String result() {
        return full ? text + " …" : text.toString();
    }

    /** Words; white space separates them, and what Markdown would take for a mark is escaped. */
    void words(String words) {
        for (int index = 0; index < words.length(); index++) {
            char character = words.charAt(index);
            if (character <= ' ') {
                space = true;
            } else {
                boolean isMark = format == HoverFormat.MARKDOWN && ESCAPED.indexOf(character) >= 0;
                append(isMark ? "\\" + character : String.valueOf(character));
            }
        }
    }

    /** A mark that only Markdown has, such as stars around what is emphasised. */
    void mark(String mark) {
        if (format == HoverFormat.MARKDOWN) {
            append(mark);
        }
    }

    /** A mark that closes: it stands right behind the word. */
    void closingMark(String mark) {
        if (format == HoverFormat.MARKDOWN && breaks == 0) {
            text.append(mark);
        }
    }

    /** Code within a line. */
    void code(String code) {
        String line = code.replaceAll("\\s+", " ").strip();
        if (line.isEmpty()) {
            return;
        }
        space |= code.charAt(0) <= ' ';
        if (format == HoverFormat.PLAIN) {
            append(line);
        } else {
            String fence = line.contains("``") ? "```" : line.contains("`") ? "``" : "`";
            String pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
            append(fence + pad + line + pad + fence);
        }
        space = code.charAt(code.length() - 1) <= ' ';
    }

    /** Lines of code. */
    void block(String code) {
        String lines = withoutEmptyStart(code.stripTrailing()).stripIndent();
        if (lines.isBlank()) {
            return;
        }
        paragraph();
        String fence = lines.contains("```") ? "~~~~" : "```";
        if (format == HoverFormat.MARKDOWN) {
            append(fence + "java");
            breaks = 1;
        }
        for (String line : lines.split("\\R", -1)) {
            if (line.isBlank()) {
                breaks = Math.min(2, breaks + 1);
            } else {
                append(line.stripTrailing());
                breaks = 1;
            }
        }
        if (format == HoverFormat.MARKDOWN) {
            text.append('\n').append("  ".repeat(indent)).append(fence);
        }
        breaks = 2;
        space = false;
    }

    /** Ends the paragraph. */
    void paragraph() {
        breaks = Math.max(breaks, text.isEmpty() ? 0 : 2);
        space = false;
    }

    /** Ends the line. */
    void line() {
        if (!text.isEmpty() && breaks == 0) {
            if (format == HoverFormat.MARKDOWN) {
                text.append("  ");
            }
            breaks = 1;
        }
        space = false;
    }

    /** Begins an item of a list. */
    void item(String bullet) {
        breaks = Math.max(breaks, text.isEmpty() ? 0 : 1);
        indent = Math.max(0, indent - 1);
        append(bullet + " ");
        indent++;
        space = false;
    }

    /** Begins a list; its items are indented by one step more than what is around it. */
    void list() {
        breaks = Math.max(breaks, text.isEmpty() ? 0 : indent == 0 ? 2 : 1);
        indent = Math.min(MAX_INDENT, indent + 1);
    }

    /** Ends a list. */
    void endOfList() {
        indent = Math.max(0, indent - 1);
        breaks = Math.max(breaks, indent == 0 ? 2 : 1);
    }

    /** Text as it stands, which has the wanted form already. */
    void raw(String given) {
        append(given);
    }

    private static String withoutEmptyStart(String code) {
        int start = 0;
        for (int end = code.indexOf('\n');
                end >= 0 && code.substring(start, end).isBlank(); ) {
            start = end + 1;
            end = code.indexOf('\n', start);
        }
        return code.substring(start);
    }

    private void append(String piece) {
        full |= text.length() > limit;
        if (full) {
            return;
        }
        if (breaks > 0) {
            text.append("\n".repeat(breaks)).append("  ".repeat(indent));
        } else if (space && !text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
            text.append(' ');
        }
        breaks = 0;
        space = false;
        text.append(piece);
    }
}
