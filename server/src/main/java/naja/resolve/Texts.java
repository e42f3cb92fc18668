package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The methods of strings that a rehearsal knows. */
final class Texts {
    /** What a string has ({@code dir('')} and {@code dir(u'')}), names with underscores at both ends left out. */
    private static final Set<String> MEMBERS = Set.of(("capitalize center count decode encode endswith expandtabs find"
                    + " format index isalnum isalpha isdecimal isdigit islower isnumeric isspace istitle isupper join"
                    + " ljust lower lstrip partition replace rfind rindex rjust rpartition rsplit rstrip split"
                    + " splitlines startswith strip swapcase title translate upper zfill")
            .split(" ", -1));

    private final Evaluator evaluator;

    Texts(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Says whether strings have an attribute of that name. */
    static boolean hasMember(String name) {
        return name.startsWith("_") || MEMBERS.contains(name);
    }

    Value call(String self, String method, List<Value> arguments) {
        String first = text(arguments, 0);
        String second = text(arguments, 1);
        Value known =
                switch (method) {
                    case "strip" -> arguments.isEmpty() ? Value.text(self.strip()) : null;
                    case "lower" -> Value.text(self.toLowerCase(java.util.Locale.ROOT));
                    case "upper" -> Value.text(self.toUpperCase(java.util.Locale.ROOT));
                    case "startswith" ->
                        arguments.isEmpty() ? null : any(arguments.get(0), part -> Value.truth(self.startsWith(part)));
                    case "endswith" ->
                        arguments.isEmpty() ? null : any(arguments.get(0), part -> Value.truth(self.endsWith(part)));
                    case "replace" ->
                        first == null || second == null || first.isEmpty()
                                ? null
                                : Value.text(self.replace(first, second));
                    case "rstrip" -> first == null ? null : Value.text(stripEnd(self, first));
                    case "find", "index" -> first == null ? null : new Value.Int(self.indexOf(first));
                    case "rfind", "rindex" -> first == null ? null : new Value.Int(self.lastIndexOf(first));
                    case "split" ->
                        arguments.isEmpty()
                                ? words(self)
                                : first == null || first.isEmpty() || arguments.size() > 1 ? null : split(self, first);
                    case "rsplit" -> first == null || first.isEmpty() ? null : splitEnd(self, first, arguments);
                    case "join" -> join(self, arguments);
                    default -> null;
                };
        return known == null ? Value.unknown("a method of a string") : known;
    }

    /** A method of a string of which the beginning is known. */
    Value call(Value.TextStart self, String method, List<Value> arguments) {
        String first = text(arguments, 0);
        return switch (method) {
            case "lower" -> new Value.TextStart(self.start().toLowerCase(java.util.Locale.ROOT));
            case "upper" -> new Value.TextStart(self.start().toUpperCase(java.util.Locale.ROOT));
            case "startswith" ->
                arguments.isEmpty() ? Value.unknown("a method of a string") : any(arguments.get(0), self::startsWith);
            case "find", "index" ->
                first != null && self.start().contains(first)
                        ? new Value.Int(self.start().indexOf(first))
                        : Value.unknown("the rest of a string");
            default -> Value.unknown("a method of a string");
        };
    }

    /** Says whether a test holds of a string, or of any string of a tuple. */
    private Value any(Value given, Function<String, Value> test) {
        if (given instanceof Value.Text text) {
            return test.apply(text.text());
        }
        List<Value> parts = evaluator.items(given);
        boolean allKnown = parts != null;
        for (Value part : parts == null ? List.<Value>of() : parts) {
            int truth =
                    part instanceof Value.Text text ? test.apply(text.text()).truth() : 0;
            if (truth > 0) {
                return Value.truth(true);
            }
            allKnown &= truth < 0;
        }
        return allKnown ? Value.truth(false) : Value.unknown("a method of a string");
    }

    private static @Nullable String text(List<Value> arguments, int index) {
        return index < arguments.size() && arguments.get(index) instanceof Value.Text text ? text.text() : null;
    }

    private static String stripEnd(String self, String characters) {
        int end = self.length();
        while (end > 0 && characters.indexOf(self.charAt(end - 1)) >= 0) {
            end--;
        }
        return self.substring(0, end);
    }

    private static @Nullable Value splitEnd(String self, String separator, List<Value> arguments) {
        if (arguments.size() < 2) {
            return split(self, separator);
        }
        if (!(arguments.get(1) instanceof Value.Int count) || count.number() < 0) {
            return null;
        }
        List<Value> parts = new ArrayList<>();
        String rest = self;
        for (long i = 0; i < count.number() && rest.contains(separator); i++) {
            int at = rest.lastIndexOf(separator);
            parts.add(0, Value.text(rest.substring(at + separator.length())));
            rest = rest.substring(0, at);
        }
        parts.add(0, Value.text(rest));
        return new Value.Sequence(parts, false);
    }

    private static Value words(String self) {
        String words = self.strip();
        return words.isEmpty() ? new Value.Sequence(List.of(), false) : split(words.replaceAll("\\s+", " "), " ");
    }

    private static Value split(String self, String separator) {
        List<Value> parts = new ArrayList<>();
        int start = 0;
        for (int at = self.indexOf(separator); at >= 0; at = self.indexOf(separator, start)) {
            parts.add(Value.text(self.substring(start, at)));
            start = at + separator.length();
        }
        parts.add(Value.text(self.substring(start)));
        return new Value.Sequence(parts, false);
    }

    private @Nullable Value join(String self, List<Value> arguments) {
        List<Value> items = arguments.isEmpty() ? null : evaluator.items(arguments.get(0));
        if (items == null) {
            return null;
        }
        List<String> parts = new ArrayList<>(items.size());
        for (Value item : items) {
            if (!(item instanceof Value.Text text)) {
                return null;
            }
            parts.add(text.text());
        }
        return Value.text(String.join(self, parts));
    }
}
