package demo.shop;

import java.util.ArrayList;
import java.util.List;

/** What a customer is about to buy. */
public class Cart {
    private final List<Line> lines = new ArrayList<>();

    /** Adds a line. */
    public void add(Line line) {
        lines.add(line);
    }

    /** The price of all lines, in cents. */
    public long total() {
        return lines.stream().mapToLong(line -> line.cents).sum();
    }

    /** One line of the receipt. */
    public static class Line {
        final String text;
        final long cents;

        public Line(String text, long cents) {
            this.text = text;
            this.cents = cents;
        }
    }
}
