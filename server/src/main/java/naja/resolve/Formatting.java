package naja.resolve;

import java.util.List;

/** Python's {@code %} on a string, as far as it only inserts strings and integers. */
final class Formatting {
    private Formatting() {}

    static Value format(String format, Value arguments) {
        List<Value> items = arguments instanceof Value.Sequence sequence && sequence.isTuple()
                ? sequence.items()
                : List.of(arguments);
        StringBuilder text = new StringBuilder();
        int next = 0;
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i);
            if (c != '%') {
                text.append(c);
                i++;
                continue;
            }
            char kind = i + 1 < format.length() ? format.charAt(i + 1) : 0;
            String inserted = kind == '%' ? "%" : next < items.size() ? plain(kind, items.get(next++)) : null;
            if (inserted == null) {
                return Value.unknown("a formatted string");
            }
            text.append(inserted);
            i += 2;
        }
        return next == items.size() ? Value.text(text.toString()) : Value.unknown("a formatted string");
    }

    private static @org.jspecify.annotations.Nullable String plain(char kind, Value value) {
        if (kind == 's' && value instanceof Value.Text text) {
            return text.text();
        }
        return (kind == 's' || kind == 'd') && value instanceof Value.Int number
                ? Long.toString(number.number())
                : null;
    }
}
