package naja.resolve;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's {@code %} on a string and {@code str.format}, as far as they only insert strings and integers. */
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

    /** Python's {@code str.format}, as far as it only inserts strings and integers by number or name. */
    static Value braces(String format, List<Value> arguments, Namespace keywords) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i);
            boolean isDoubled = i + 1 < format.length() && format.charAt(i + 1) == c;
            if ((c != '{' && c != '}') || isDoubled) {
                text.append(c);
                i += c == '{' || c == '}' ? 2 : 1;
                continue;
            }
            int end = format.indexOf('}', i);
            String field = c == '{' && end > 0 ? format.substring(i + 1, end) : "!";
            Value value = field.isEmpty() || field.matches("[0-9]{1,3}")
                    ? item(arguments, field.isEmpty() ? next++ : Integer.parseInt(field))
                    : keywords.value(field);
            String inserted = value == null ? null : plain('s', value);
            if (inserted == null) {
                return Value.unknown("a formatted string");
            }
            text.append(inserted);
            i = end + 1;
        }
        return Value.text(text.toString());
    }

    private static @Nullable Value item(List<Value> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : null;
    }

    private static @Nullable String plain(char kind, Value value) {
        if (kind == 's' && value instanceof Value.Text text) {
            return text.text();
        }
        return (kind == 's' || kind == 'd') && value instanceof Value.Int number
                ? Long.toString(number.number())
                : null;
    }
}
