package naja.syntax;

import java.util.List;

/** What a module's {@code __all__} says. */
public sealed interface ExportedNames {

    /** The module has no {@code __all__}: a star import takes every name without a leading underscore. */
    record Absent() implements ExportedNames {}

    /** The names of a literal {@code __all__}, in order. */
    record Known(List<NamePart> names) implements ExportedNames {
        public Known {
            names = List.copyOf(names);
        }
    }

    /** There is an {@code __all__} and only running the module can tell what is in it. */
    record Computed() implements ExportedNames {}
}
