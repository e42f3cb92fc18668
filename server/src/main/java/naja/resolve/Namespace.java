package naja.resolve;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of a rehearsed module, class, function or dictionary. */
final class Namespace {
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private @Nullable String open;

    /**
     * What a name stands for.
     *
     * @param value what it is
     * @param referent where it comes from; nothing for names that no statement of a file binds
     */
    record Entry(Value value, @Nullable Referent referent) {}

    @Nullable
    Entry get(String name) {
        return entries.get(name);
    }

    @Nullable
    Value value(String name) {
        Entry entry = entries.get(name);
        return entry == null ? null : entry.value();
    }

    void put(String name, Value value, @Nullable Referent referent) {
        entries.remove(name);
        entries.put(name, new Entry(value, referent));
    }

    void put(String name, Value value) {
        put(name, value, null);
    }

    /** Binds a name on a path of the program that may not be taken: what the name stood for before it may still stand for. */
    void putMaybe(String name, Value value, @Nullable Referent referent) {
        Entry before = entries.get(name);
        if (before == null) {
            put(name, value, referent);
        } else if (!before.value().equals(value)) {
            boolean keepsBefore = before.value() instanceof Value.Imported;
            Value kept = keepsBefore ? before.value() : value instanceof Value.Imported ? value : null;
            Referent place = keepsBefore || referent == null ? before.referent() : referent;
            put(name, kept == null ? Value.unknown("it depends on the path taken") : kept, place);
        }
    }

    void remove(String name) {
        entries.remove(name);
    }

    Collection<String> names() {
        return entries.keySet();
    }

    /** Why names may be there that are not seen; nothing if they are all seen. */
    @Nullable
    String open() {
        return open;
    }

    void open(String reason) {
        if (open == null) {
            open = reason;
        }
    }
}
