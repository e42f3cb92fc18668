package naja.javaindex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import naja.vfs.FileStamp;

/**
 * The types that one source file declares, nested ones by their binary names, local and anonymous ones left out. A light
 * scan of words and braces that does for Java, and nearly for Groovy, Kotlin and Scala.
 *
 * @param packageName with dots, {@code ""} for the unnamed package
 * @param names simple binary names in the order of the file
 */
record SourceTypes(FileStamp stamp, String packageName, List<String> names) {
    private static final Set<String> DECLARING = Set.of("class", "interface", "enum", "record", "trait", "object");

    static SourceTypes of(String text, FileStamp stamp) {
        Scan scan = new Scan(text);
        scan.run();
        return new SourceTypes(stamp, scan.packageName, List.copyOf(scan.names));
    }

    private static final class Scan {
        private final String text;
        private final List<String> names = new ArrayList<>();

        /** The open braces: the binary name of the type whose body it is, or {@code ""} for any other block. */
        private final Deque<String> blocks = new ArrayDeque<>();

        private String packageName = "";
        private String declared = "";
        private int position;

        Scan(String text) {
            this.text = text;
        }

        void run() {
            while (position < text.length()) {
                char character = text.charAt(position);
                if (character == '/' || character == '"' || character == '\'') {
                    skip(character);
                } else if (Character.isJavaIdentifierStart(character)) {
                    word();
                } else {
                    mark(character);
                    position++;
                }
            }
        }

        private void mark(char character) {
            if (character == '{') {
                blocks.push(declared);
                declared = "";
            } else if (character == '}') {
                blocks.poll();
                declared = "";
            } else if (character == ';') {
                declared = "";
            }
        }

        private void word() {
            int start = position;
            String word = identifier();
            boolean isMember = start > 0 && text.charAt(start - 1) == '.';
            boolean inType = blocks.isEmpty() || !blocks.peek().isEmpty();
            if (isMember || !inType) {
                return;
            }
            if (word.equals("package") && blocks.isEmpty() && packageName.isEmpty()) {
                packageName = dottedName();
            } else if (DECLARING.contains(word)) {
                declaration();
            }
        }

        private void declaration() {
            int before = position;
            skipSpace();
            if (position == before || position >= text.length()) {
                return;
            }
            if (!Character.isJavaIdentifierStart(text.charAt(position))) {
                return;
            }
            String name = identifier();
            if (DECLARING.contains(name)) {
                // Kotlin's "enum class", Scala's "case object": the name follows the second word.
                declaration();
                return;
            }
            if (name.equals("extends") || name.equals("implements")) {
                return;
            }
            String outer = blocks.isEmpty() ? "" : blocks.peek() + "$";
            declared = outer + name;
            names.add(declared);
        }

        private String identifier() {
            int start = position;
            while (position < text.length() && Character.isJavaIdentifierPart(text.charAt(position))) {
                position++;
            }
            return text.substring(start, position);
        }

        private String dottedName() {
            StringBuilder name = new StringBuilder();
            skipSpace();
            while (position < text.length()
                    && (Character.isJavaIdentifierPart(text.charAt(position)) || text.charAt(position) == '.')) {
                name.append(text.charAt(position++));
            }
            return name.toString();
        }

        private void skipSpace() {
            while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
                position++;
            }
        }

        /** Goes behind a comment, a string or a character. */
        private void skip(char character) {
            if (character == '/') {
                if (text.startsWith("//", position)) {
                    position = behind("\n", position);
                } else {
                    position = text.startsWith("/*", position) ? behind("*/", position + 2) : position + 1;
                }
            } else if (text.startsWith("\"\"\"", position)) {
                position = behind("\"\"\"", position + 3);
            } else {
                position++;
                while (position < text.length()
                        && text.charAt(position) != character
                        && text.charAt(position) != '\n') {
                    position += text.charAt(position) == '\\' ? 2 : 1;
                }
                position = Math.min(text.length(), position + 1);
            }
        }

        private int behind(String end, int from) {
            int found = text.indexOf(end, from);
            return found < 0 ? text.length() : found + end.length();
        }
    }
}
