package naja.base;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lines of fields with tabs between them: what two processes of ours tell each other, and what is kept on the disk. */
public final class Rows {
    private final StringBuilder text = new StringBuilder();

    /** Adds a line; a field may hold any text. */
    public Rows add(String... fields) {
        for (int i = 0; i < fields.length; i++) {
            text.append(i == 0 ? "" : "\t").append(escaped(fields[i]));
        }
        text.append('\n');
        return this;
    }

    /** All lines. */
    public String text() {
        return text.toString();
    }

    /** The lines of {@code text}, each with at least {@code fields} fields: those that are not written are empty. */
    public static List<List<String>> read(String text, int fields) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (!line.isEmpty()) {
                List<String> row = new ArrayList<>();
                Arrays.stream(line.split("\t", -1)).map(Rows::plain).forEach(row::add);
                while (row.size() < fields) {
                    row.add("");
                }
                rows.add(List.copyOf(row));
            }
        }
        return List.copyOf(rows);
    }

    private static String escaped(String field) {
        return field.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String plain(String field) {
        if (field.indexOf('\\') < 0) {
            return field;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char character = field.charAt(i);
            if (character == '\\' && i + 1 < field.length()) {
                i++;
                character = switch (field.charAt(i)) {
                    case 't' -> '\t';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    default -> field.charAt(i);
                };
            }
            plain.append(character);
        }
        return plain.toString();
    }
}
