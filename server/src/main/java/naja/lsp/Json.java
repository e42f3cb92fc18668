package naja.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSON texts as plain values and back: objects are maps in the order of the text, arrays lists, numbers {@link Double}, and
 * strings and booleans themselves. Members and elements that are {@code null} are left out.
 */
public final class Json {

    private static final Pattern PLACE = Pattern.compile("at line (\\d+) column (\\d+)");

    /** What is wrong, by the beginning of the parser's message. */
    private static final Map<String, String> FAULTS = Map.of(
            "End of input", "the text ends too early",
            "Unterminated string", "a string has no end",
            "Unterminated object", "a comma or a closing brace is missing",
            "Unterminated array", "a comma or a closing bracket is missing",
            "Unterminated comment", "a comment has no end",
            "Expected name", "the name of a member is missing",
            "Expected ':'", "a colon is missing",
            "Expected value", "a value is missing",
            "Invalid escape", "a backslash starts no escape",
            "Nesting limit", "the values are nested too deep");

    /** Faults at which the parser has read the wrong character and tells the place behind it. */
    private static final List<String> READ_PAST =
            List.of("Unterminated object", "Unterminated array", "Expected ':'", "Invalid escape", "Use JsonReader");

    private Json() {}

    /**
     * The members of the object that {@code text} is.
     *
     * @throws IllegalArgumentException if it is no JSON object; the message is for the user
     */
    public static Map<String, Object> parse(String text) {
        try {
            Object value = value(JsonParser.parseString(text));
            if (value instanceof Map<?, ?>) {
                return members(value);
            }
        } catch (JsonParseException | IllegalStateException e) {
            @Nullable Throwable cause = e.getCause();
            throw new IllegalArgumentException(
                    "not JSON: " + inOwnWords(String.valueOf((cause == null ? e : cause).getMessage())), e);
        }
        throw new IllegalArgumentException("not a JSON object");
    }

    /** What the parser found, without its advice to programmers. */
    private static String inOwnWords(String message) {
        String what = FAULTS.entrySet().stream()
                .filter(fault -> message.startsWith(fault.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("this is not what JSON allows here");
        Matcher place = PLACE.matcher(message);
        if (!place.find()) {
            return what;
        }
        boolean isBehind = READ_PAST.stream().anyMatch(message::startsWith);
        int column = Math.max(1, Integer.parseInt(place.group(2)) - (isBehind ? 1 : 0));
        return "line " + place.group(1) + ", column " + column + ": " + what;
    }

    /** The text of {@code value}, which is built as {@link #parse} builds values; numbers may be of any type. */
    public static String write(Object value) {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = new JsonWriter(text)) {
            writer.setIndent("  ");
            writer.setHtmlSafe(false);
            write(value, writer);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    /** The plain value of a parsed element; nothing for {@code null}. */
    static @Nullable Object value(@Nullable Object parsed) {
        if (parsed instanceof JsonObject object) {
            Map<String, Object> members = new LinkedHashMap<>();
            for (Map.Entry<String, JsonElement> member : object.entrySet()) {
                @Nullable Object value = value(member.getValue());
                if (value != null) {
                    members.put(member.getKey(), value);
                }
            }
            return members;
        }
        if (parsed instanceof com.google.gson.JsonArray array) {
            List<Object> elements = new ArrayList<>();
            for (JsonElement element : array) {
                @Nullable Object value = value(element);
                if (value != null) {
                    elements.add(value);
                }
            }
            return elements;
        }
        if (parsed instanceof JsonPrimitive primitive) {
            if (primitive.isBoolean()) {
                return primitive.getAsBoolean();
            }
            return primitive.isNumber() ? (Object) primitive.getAsDouble() : primitive.getAsString();
        }
        return null;
    }

    /** The members of the object called {@code name} in the object {@code parsed}; empty if there is none. */
    static Map<String, Object> section(@Nullable Object parsed, String name) {
        @Nullable Object value = value(parsed);
        return value instanceof Map<?, ?> members ? members(members.get(name)) : Map.of();
    }

    /** The members of {@code value} if it is an object; else none. */
    static Map<String, Object> members(@Nullable Object value) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> member : map.entrySet()) {
                members.put(String.valueOf(member.getKey()), member.getValue());
            }
        }
        return members;
    }

    private static void write(@Nullable Object value, JsonWriter writer) throws IOException {
        if (value instanceof Map<?, ?> members) {
            writer.beginObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                writer.name(String.valueOf(member.getKey()));
                write(member.getValue(), writer);
            }
            writer.endObject();
        } else if (value instanceof Iterable<?> elements) {
            writer.beginArray();
            for (Object element : elements) {
                write(element, writer);
            }
            writer.endArray();
        } else if (value instanceof Boolean flag) {
            writer.value(flag.booleanValue());
        } else if (value instanceof Number number) {
            writer.value(number);
        } else {
            writer.value(value == null ? null : value.toString());
        }
    }
}
