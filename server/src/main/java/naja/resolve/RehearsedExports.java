package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names that the {@code __all__} of a rehearsed module lists, as a star import reads it. */
final class RehearsedExports {

    private RehearsedExports() {}

    /**
     * Reads them.
     *
     * @param all the value of {@code __all__} in {@code spec}
     * @param importing the names that the star import binds in, which are open for what only running can tell
     * @return those that are seen; nothing if it is no list that is seen
     */
    static @Nullable List<String> of(ModuleSpec spec, Value all, Namespace importing) {
        if (!(all instanceof Value.Sequence sequence)) {
            importing.open("__all__ of " + spec.name() + " is computed");
            return null;
        }
        List<String> texts = new ArrayList<>(sequence.items().size());
        for (Value item : sequence.items()) {
            if (item instanceof Value.Text text) {
                texts.add(text.text());
            } else {
                importing.open("an item of __all__ is computed");
            }
        }
        String open = sequence.open();
        if (open != null) {
            importing.open(open);
        }
        return texts;
    }
}
