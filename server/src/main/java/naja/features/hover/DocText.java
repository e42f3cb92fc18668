package naja.features.hover;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Turns the text of a documentation comment, which is HTML with inline tags or Markdown with inline tags, into Markdown or plain
 * text. Any text gives something; what is not known is left out, its content stays.
 */
final class DocText {
    private static final int MAX_NESTING = 20;
    private static final int MAX_ENTITY = 10;

    /** No tag and no reference is longer; without a bound a text of nothing but openings would take its length squared. */
    private static final int MAX_MARKUP = 2_000;

    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("amp", "&"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("mdash", "—"),
            Map.entry("ndash", "–"),
            Map.entry("hellip", "…"),
            Map.entry("le", "≤"),
            Map.entry("ge", "≥"),
            Map.entry("ne", "≠"),
            Map.entry("times", "×"),
            Map.entry("rarr", "→"),
            Map.entry("larr", "←"),
            Map.entry("copy", "©"),
            Map.entry("reg", "®"),
            Map.entry("deg", "°"),
            Map.entry("micro", "µ"),
            Map.entry("pi", "π"),
            Map.entry("infin", "∞"),
            Map.entry("sect", "§"),
            Map.entry("lsquo", "‘"),
            Map.entry("rsquo", "’"),
            Map.entry("ldquo", "“"),
            Map.entry("rdquo", "”"),
            Map.entry("minus", "−"),
            Map.entry("lbrace", "{"),
            Map.entry("rbrace", "}"),
            Map.entry("commat", "@"));

    private final String text;
    private final DocWriter writer;
    private final int depth;
    private int at;

    /** The numbers of the items in the lists that are open, the innermost last; -1 in one without numbers. */
    private final List<Integer> lists = new ArrayList<>();

    private DocText(String text, DocWriter writer, int depth) {
        this.text = text;
        this.writer = writer;
        this.depth = depth;
    }

    /** Writes {@code text} in HTML. */
    static void html(String text, DocWriter writer) {
        new DocText(text, writer, 0).html();
    }

    /** Writes {@code text} in Markdown: as it is, but for the inline tags and the links to Java names. */
    static void markdown(String text, DocWriter writer) {
        new DocText(text, writer, 0).markdown();
    }

    /** As {@link #markdown}, for a part of a line. */
    static void markdownLine(String text, DocWriter writer) {
        writer.raw(new DocText(text, writer, 0).converted());
    }

    private void html() {
        while (at < text.length() && !writer.isFull()) {
            char character = text.charAt(at);
            if (character == '{' && text.startsWith("{@", at)) {
                inlineTag();
            } else if (character == '<') {
                htmlTag();
            } else if (character == '&') {
                writer.words(entity());
            } else {
                int end = at + 1;
                while (end < text.length() && "{<&".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                writer.words(text.substring(at, end));
                at = end;
            }
        }
        while (!lists.isEmpty()) {
            lists.remove(lists.size() - 1);
            writer.endOfList();
        }
    }

    private void markdown() {
        writer.paragraph();
        writer.raw(converted());
        writer.paragraph();
    }

    private String converted() {
        StringBuilder lines = new StringBuilder();
        while (at < text.length()) {
            if (text.startsWith("{@", at)) {
                DocWriter inside = new DocWriter(HoverFormat.MARKDOWN, Integer.MAX_VALUE);
                DocText tag = new DocText(text, inside, depth);
                tag.at = at;
                tag.inlineTag();
                lines.append(inside.result());
                at = tag.at;
            } else if (text.charAt(at) == '`') {
                int run = at;
                while (run < text.length() && text.charAt(run) == '`') {
                    run++;
                }
                int close = text.indexOf(text.substring(at, run), run);
                int end = close < 0 ? run : close + run - at;
                lines.append(text, at, end);
                at = end;
            } else if (text.charAt(at) == '[') {
                lines.append(reference());
            } else {
                lines.append(text.charAt(at++));
            }
        }
        return lines.toString().strip();
    }

    /** A link to a Java name, {@code [List]} or {@code [text][List#size()]}, as code or its text; another link as it is. */
    private String reference() {
        int close = within(text, "]", at, MAX_MARKUP);
        if (close < 0 || text.substring(at, close).indexOf('\n') >= 0) {
            return String.valueOf(text.charAt(at++));
        }
        String inside = text.substring(at + 1, close);
        if (text.startsWith("[", close + 1) && within(text, "]", close + 2, MAX_MARKUP) > 0) {
            at = text.indexOf(']', close + 2) + 1;
            return inside;
        }
        boolean isJava = inside.matches("[\\w.$#]+(\\([\\w.$, \\[\\\\]*\\)?)?") && !text.startsWith("(", close + 1);
        at = isJava ? close + 1 : at + 1;
        return isJava ? "`" + shown(inside) + "`" : "[";
    }

    private void inlineTag() {
        int end = closing(at);
        String inside = text.substring(at + 2, Math.max(at + 2, end));
        at = Math.min(text.length(), end + 1);
        int space = 0;
        while (space < inside.length() && inside.charAt(space) > ' ') {
            space++;
        }
        String name = inside.substring(0, space);
        String content = inside.substring(space).strip();
        switch (name) {
            case "code", "value", "systemProperty" -> writer.code(content.isEmpty() ? "" : content);
            case "literal" -> writer.words(content);
            case "link" -> link(content, true);
            case "linkplain" -> link(content, false);
            case "snippet" -> snippet(content);
            case "return" -> {
                writer.words("Returns ");
                nested(content);
                writer.words(".");
            }
            case "index" ->
                nested(content.replaceFirst("^(\"[^\"]*\"|\\S+).*", "$1").replace("\"", ""));
            case "inheritDoc", "docRoot" -> {
                // What another comment says, and a place on a web site: there is neither here.
            }
            default -> nested(content);
        }
    }

    private void nested(String content) {
        if (depth < MAX_NESTING) {
            new DocText(content, writer, depth + 1).html();
        } else {
            writer.words(content);
        }
    }

    private void link(String content, boolean isCode) {
        int end = 0;
        int parentheses = 0;
        while (end < content.length() && (content.charAt(end) > ' ' || parentheses > 0)) {
            parentheses += content.charAt(end) == '(' ? 1 : content.charAt(end) == ')' ? -1 : 0;
            end++;
        }
        String label = content.substring(end).strip();
        if (!label.isEmpty()) {
            if (isCode && label.indexOf('<') < 0 && label.indexOf('{') < 0 && label.indexOf('&') < 0) {
                writer.code(label);
            } else {
                nested(label);
            }
        } else if (isCode) {
            writer.code(shown(content.substring(0, end)));
        } else {
            writer.words(shown(content.substring(0, end)));
        }
    }

    /** A reference as the standard doclet shows it: {@code Map.get(Object)} for {@code java.util.Map#get(Object)}. */
    static String shown(String reference) {
        int hash = reference.indexOf('#');
        String type = (hash < 0 ? reference : reference.substring(0, hash)).strip();
        String simple = type.substring(type.indexOf('/') + 1).replaceFirst("^(?:[a-z_][\\w]*\\.)+(?=[A-Z])", "");
        String member = hash < 0 ? "" : reference.substring(hash + 1).strip();
        return simple.isEmpty() || member.isEmpty() ? simple + member : simple + "." + member;
    }

    private void snippet(String content) {
        int colon = content.indexOf(':');
        int line = content.indexOf('\n');
        boolean isInline =
                colon >= 0 && (line < 0 || content.substring(0, colon).indexOf('\n') < 0 || line > colon);
        if (isInline && line >= 0) {
            StringBuilder code = new StringBuilder();
            content.substring(line + 1).lines().forEach(one -> {
                // What a line says to the doclet.
                int markup = Math.max(one.indexOf("// @"), one.indexOf("//@"));
                code.append(markup < 0 ? one : one.substring(0, markup)).append('\n');
            });
            writer.block(code.toString());
        }
    }

    /** The brace that closes the inline tag at {@code from}; the end of the text if none does. */
    private int closing(int from) {
        int open = 0;
        for (int index = from; index < text.length(); index++) {
            if (text.charAt(index) == '{') {
                open++;
            } else if (text.charAt(index) == '}' && --open == 0) {
                return index;
            }
        }
        return text.length();
    }

    private String entity() {
        int end = within(text, ";", at, MAX_ENTITY);
        if (end < 0 || end == at + 1) {
            at++;
            return "&";
        }
        String name = text.substring(at + 1, end);
        String value =
                name.startsWith("#") ? numbered(name.substring(1)) : ENTITIES.getOrDefault(name, "&" + name + ";");
        at = end + 1;
        return value;
    }

    private static String numbered(String number) {
        try {
            boolean isHex = number.startsWith("x") || number.startsWith("X");
            int code = isHex ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
            return Character.isValidCodePoint(code) ? Character.toString(code) : "";
        } catch (NumberFormatException e) {
            return "";
        }
    }

    private void htmlTag() {
        if (text.startsWith("<!--", at)) {
            int end = text.indexOf("-->", at);
            at = end < 0 ? text.length() : end + 3;
            return;
        }
        int nameStart = text.startsWith("</", at) ? at + 2 : at + 1;
        int nameEnd = nameStart;
        while (nameEnd < text.length() && Character.isLetterOrDigit(text.charAt(nameEnd))) {
            nameEnd++;
        }
        int end = within(text, ">", nameEnd, MAX_MARKUP);
        if (nameEnd == nameStart || end < 0) {
            // No tag: "a < b" without an entity.
            writer.words("<");
            at++;
            return;
        }
        String name = text.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
        String attributes = text.substring(nameEnd, end);
        boolean opens = nameStart == at + 1;
        at = end + 1;
        if (opens) {
            opening(name, attributes);
        } else {
            closing(name);
        }
    }

    private void opening(String name, String attributes) {
        switch (name) {
            case "p", "div", "blockquote", "table", "dl", "hr", "center" -> writer.paragraph();
            case "br", "tr", "dt", "caption" -> writer.line();
            case "td", "th" -> writer.words("  ");
            case "dd" -> {
                writer.line();
                writer.words("  ");
            }
            case "ul" -> list(-1);
            case "ol" -> list(0);
            case "li" -> item();
            case "b", "strong" -> writer.mark("**");
            case "i", "em", "var", "cite", "dfn" -> writer.mark("*");
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                writer.paragraph();
                writer.mark("**");
            }
            case "code", "tt", "kbd", "samp" -> writer.code(plain(until(name)));
            case "pre" -> writer.block(plain(until(name)));
            case "a" -> anchor(attributes);
            case "sup" -> writer.words("^");
            case "script", "style" -> until(name);
            default -> {
                // Its content is shown.
            }
        }
    }

    private void closing(String name) {
        switch (name) {
            case "p", "div", "blockquote", "table", "dl", "center" -> writer.paragraph();
            case "ul", "ol" -> {
                if (!lists.isEmpty()) {
                    lists.remove(lists.size() - 1);
                    writer.endOfList();
                }
            }
            case "b", "strong" -> writer.closingMark("**");
            case "i", "em", "var", "cite", "dfn" -> writer.closingMark("*");
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                writer.closingMark("**");
                writer.paragraph();
            }
            default -> {
                // Nothing ends here that was begun.
            }
        }
    }

    private void list(int number) {
        if (lists.size() < MAX_NESTING) {
            lists.add(number);
            writer.list();
        }
    }

    private void item() {
        int last = lists.isEmpty() ? -1 : lists.get(lists.size() - 1);
        if (lists.isEmpty()) {
            writer.line();
            writer.words("-");
            writer.words(" ");
            return;
        }
        lists.set(lists.size() - 1, last < 0 ? last : last + 1);
        writer.item(last < 0 ? "-" : last + 1 + ".");
    }

    private void anchor(String attributes) {
        String content = until("a");
        int quote = attributes.indexOf("href=");
        String target = quote < 0 ? "" : attributes.substring(quote + 5).strip().replaceAll("^[\"']|[\"'].*$", "");
        boolean isLink = target.matches("https?://[^\\s()<>\"']+");
        if (isLink) {
            writer.mark("[");
        }
        nested(content);
        if (isLink) {
            writer.closingMark("](" + target + ")");
        }
    }

    /** The text up to the end tag, which is passed over. */
    private String until(String name) {
        String closing = "</" + name;
        int end = at;
        while (end < text.length() && !text.regionMatches(true, end, closing, 0, closing.length())) {
            end++;
        }
        String inside = text.substring(at, end);
        int behind = text.indexOf('>', end);
        at = behind < 0 ? text.length() : behind + 1;
        return inside;
    }

    /** Code without its tags and entities. */
    private static String plain(String code) {
        StringBuilder plain = new StringBuilder();
        DocText reader = new DocText(code, new DocWriter(HoverFormat.PLAIN, 0), 0);
        while (reader.at < code.length()) {
            char character = code.charAt(reader.at);
            if (code.startsWith("{@", reader.at)) {
                int end = reader.closing(reader.at);
                String inside = code.substring(reader.at + 2, end);
                int space = inside.indexOf(' ');
                int line = inside.indexOf('\n');
                int name = space < 0 || (line >= 0 && line < space) ? line : space;
                boolean isLink = inside.startsWith("link");
                String content = name < 0 ? "" : inside.substring(name + 1);
                plain.append(isLink ? shown(content.strip()) : content);
                reader.at = Math.min(code.length(), end + 1);
            } else if (character == '&') {
                plain.append(reader.entity());
            } else if (character == '<' && isTag(code, reader.at)) {
                reader.at = within(code, ">", reader.at, MAX_MARKUP) + 1;
            } else {
                plain.append(character);
                reader.at++;
            }
        }
        return plain.toString();
    }

    /** The place of {@code wanted} if it is not farther away than {@code distance}, else -1. */
    private static int within(String text, String wanted, int from, int distance) {
        int found = text.substring(Math.min(from, text.length()), Math.min(text.length(), from + distance))
                .indexOf(wanted);
        return found < 0 ? -1 : from + found;
    }

    private static boolean isTag(String code, int at) {
        int next = at + 1 < code.length() && code.charAt(at + 1) == '/' ? at + 2 : at + 1;
        return next < code.length()
                && Character.isLetter(code.charAt(next))
                && within(code, ">", next, MAX_MARKUP) >= 0;
    }
}
