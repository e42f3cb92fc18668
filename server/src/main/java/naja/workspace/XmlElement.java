package naja.workspace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element of a build file: name, attributes, children and text. The reader takes any text, also one that is being
 * typed; it knows no document type and follows no reference out of the file.
 */
final class XmlElement {
    private final String name;
    private final Map<String, String> attributes;
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private XmlElement(String name, Map<String, String> attributes) {
        this.name = name;
        this.attributes = attributes;
    }

    /** The outermost element, or nothing if there is none. */
    static Optional<XmlElement> parse(String source) {
        return new Reader(source).read();
    }

    /** The name without prefix. */
    String name() {
        return name;
    }

    Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    List<XmlElement> children() {
        return List.copyOf(children);
    }

    /** The children of this name. */
    List<XmlElement> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }

    /** The first child of this name. */
    Optional<XmlElement> child(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).findFirst();
    }

    /** What {@code names} lead to: the children of the children, level by level. */
    List<XmlElement> all(String... names) {
        List<XmlElement> level = List.of(this);
        for (String step : names) {
            level = level.stream()
                    .flatMap(element -> element.children(step).stream())
                    .toList();
        }
        return level;
    }

    /** The text of the first child of this name, or {@code ""}. */
    String textOf(String childName) {
        return child(childName).map(XmlElement::text).orElse("");
    }

    /** The text directly inside, without white space around it. */
    String text() {
        return text.toString().trim();
    }

    private static final class Reader {
        private final String source;
        private final Deque<XmlElement> open = new ArrayDeque<>();
        private final List<XmlElement> roots = new ArrayList<>();
        private int position;

        Reader(String source) {
            this.source = source;
        }

        Optional<XmlElement> read() {
            while (position < source.length()) {
                int start = source.indexOf('<', position);
                addText(source.substring(position, start < 0 ? source.length() : start));
                if (start < 0) {
                    break;
                }
                position = start;
                markup();
            }
            return roots.stream().findFirst();
        }

        private void markup() {
            if (source.startsWith("<!--", position)) {
                position = behind("-->");
            } else if (source.startsWith("<![CDATA[", position)) {
                int start = position + 9;
                position = behind("]]>");
                if (!open.isEmpty()) {
                    open.peek().text.append(source, start, Math.max(start, position - 3));
                }
            } else if (source.startsWith("<?", position)) {
                position = behind("?>");
            } else if (source.startsWith("<!", position)) {
                position = behind(">");
            } else if (source.startsWith("</", position)) {
                int start = position + 2;
                position = behind(">");
                close(localName(
                        source.substring(start, Math.max(start, position - 1)).trim()));
            } else {
                tag();
            }
        }

        private int behind(String end) {
            int found = source.indexOf(end, position);
            return found < 0 ? source.length() : found + end.length();
        }

        private void close(String closed) {
            if (open.stream().noneMatch(element -> element.name.equals(closed))) {
                return;
            }
            // An element that was left open ends with the one around it.
            boolean isDone = false;
            while (!isDone) {
                isDone = open.pop().name.equals(closed);
            }
        }

        private void tag() {
            position++;
            int start = position;
            while (position < source.length() && !isTagEnd(source.charAt(position))) {
                position++;
            }
            XmlElement element = new XmlElement(localName(source.substring(start, position)), attributes());
            if (open.isEmpty()) {
                roots.add(element);
            } else {
                open.peek().children.add(element);
            }
            boolean empty = position < source.length() && source.charAt(position) == '/';
            position = behind(">");
            if (!empty) {
                open.push(element);
            }
        }

        private Map<String, String> attributes() {
            Map<String, String> attributes = new LinkedHashMap<>();
            while (true) {
                while (position < source.length() && Character.isWhitespace(source.charAt(position))) {
                    position++;
                }
                int start = position;
                while (position < source.length()
                        && source.charAt(position) != '='
                        && !isTagEnd(source.charAt(position))) {
                    position++;
                }
                if (position == start || position + 1 >= source.length() || source.charAt(position) != '=') {
                    return attributes;
                }
                char quote = source.charAt(position + 1);
                int end = source.indexOf(quote, position + 2);
                if ((quote != '"' && quote != '\'') || end < 0) {
                    return attributes;
                }
                attributes.put(
                        localName(source.substring(start, position)), decoded(source.substring(position + 2, end)));
                position = end + 1;
            }
        }

        private static boolean isTagEnd(char character) {
            return character == '>' || character == '/' || character == '<' || Character.isWhitespace(character);
        }

        private void addText(String raw) {
            if (!open.isEmpty() && !raw.isEmpty()) {
                open.peek().text.append(decoded(raw));
            }
        }

        private static String localName(String qualified) {
            return qualified.substring(qualified.indexOf(':') + 1);
        }

        private static String decoded(String raw) {
            if (raw.indexOf('&') < 0) {
                return raw;
            }
            return raw.replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&apos;", "'")
                    .replace("&amp;", "&");
        }
    }
}
