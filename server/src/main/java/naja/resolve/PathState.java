package naja.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code sys.path} of one simulated interpreter: the list that the program sees and edits, and the entries it stands for. */
final class PathState {
    private final PathTexts texts;
    private final Map<String, PathEntry> known = new HashMap<>();
    private final Optional<String> incomplete;
    private Value list;
    private @Nullable String uncertain;
    private @Nullable SearchIndex index;
    private @Nullable List<PathEntry> indexed;

    /** The strings that {@link #current} was made from. */
    private List<Value> seen = List.of();

    private SysPath current;

    PathState(SysPath start, PathTexts texts) {
        this.texts = texts;
        this.current = start;
        this.incomplete = start.incomplete();
        List<Value> items = new ArrayList<>();
        for (PathEntry entry : start.entries()) {
            String text = entry.isEmptyText()
                    ? ""
                    : entry.location().map(PathTexts::text).orElseGet(entry::text);
            known.put(text, entry);
            items.add(Value.text(text));
        }
        this.list = new Value.Sequence(items, false);
        this.seen = List.copyOf(items);
    }

    /** The list as the program sees it. */
    Value list() {
        return list;
    }

    /** {@code sys.path = value}. */
    void set(Value value, String at) {
        list = value;
        if (!(value instanceof Value.Sequence)) {
            uncertain(at + " sets sys.path to what only running can tell");
        }
    }

    /** Something that only running can tell changes where imports look. */
    void uncertain(String reason) {
        if (uncertain == null) {
            uncertain = reason;
        }
    }

    /** The entries that imports search now. */
    SysPath current() {
        if (!(list instanceof Value.Sequence sequence)) {
            return new SysPath(current.entries(), reason());
        }
        if (!seen.equals(sequence.items()) || !reason().equals(current.incomplete())) {
            seen = List.copyOf(sequence.items());
            List<PathEntry> entries = new ArrayList<>();
            for (Value item : seen) {
                if (item instanceof Value.Text text) {
                    entries.add(known.computeIfAbsent(text.text(), texts::entry));
                }
            }
            current = new SysPath(entries, reason());
        }
        return current;
    }

    /** What follows from the listings along the entries of now. */
    SearchIndex index(ResolverView view) {
        SysPath now = current();
        if (index == null || !now.entries().equals(indexed)) {
            index = new SearchIndex(view);
            indexed = now.entries();
        }
        return index;
    }

    private Optional<String> reason() {
        if (incomplete.isPresent()) {
            return incomplete;
        }
        String open = list instanceof Value.Sequence sequence ? sequence.open() : null;
        return Optional.ofNullable(uncertain == null ? open : uncertain);
    }
}
