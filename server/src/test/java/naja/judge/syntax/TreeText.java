package naja.judge.syntax;

/**
 * The canonical text of a syntax tree: one node per line, indented below its parent, with the name of the field that
 * holds it. A field that holds a list is repeated, an absent field is left out. Positions are offsets into the text
 * in UTF-16 units.
 */
final class TreeText {
    private final StringBuilder text = new StringBuilder();
    private int depth;
    private int nodes;

    /** Writes a node without children. */
    void leaf(String field, String head) {
        text.append("  ".repeat(depth)).append(field).append(": ").append(head).append('\n');
        nodes++;
    }

    /** Writes a node and, through {@code children}, what is below it. */
    void node(String field, String head, Runnable children) {
        leaf(field, head);
        depth++;
        children.run();
        depth--;
    }

    /** How many nodes were written. */
    int nodes() {
        return nodes;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** A string or byte string in ASCII, quoted. */
    static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character >= ' ' && character < 127 && character != '"' && character != '\\') {
                quoted.append(character);
            } else {
                quoted.append(String.format("\\u%04x", (int) character));
            }
        }
        return quoted.append('"').toString();
    }

    /** A float by its bits, so that no rounding of a decimal text hides a difference. */
    static String bits(double value) {
        return String.format("%016x", Double.doubleToLongBits(value));
    }

    /** The first line in which two texts differ, with the lines before it; empty if they are equal. */
    static String firstDifference(String expected, String actual) {
        if (expected.equals(actual)) {
            return "";
        }
        String[] left = expected.split("\n", -1);
        String[] right = actual.split("\n", -1);
        int line = 0;
        while (line < left.length && line < right.length && left[line].equals(right[line])) {
            line++;
        }
        StringBuilder difference = new StringBuilder();
        for (int i = Math.max(0, line - 6); i < line; i++) {
            difference.append("    ").append(left[i]).append('\n');
        }
        difference
                .append("  - ")
                .append(line < left.length ? left[line] : "(end)")
                .append('\n');
        difference.append("  + ").append(line < right.length ? right[line] : "(end)");
        return difference.toString();
    }
}
