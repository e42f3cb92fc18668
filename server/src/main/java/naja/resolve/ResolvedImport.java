package naja.resolve;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one import gives, part by part.
 *
 * @param request what was asked
 * @param parts one resolution for each part of the dotted name, up to and including the first that is not found; parts
 *     behind that one are left out; empty for {@code from . import x}
 * @param module what the whole dotted name (or, in {@code from . import x}, the dots) gives: the last of {@code parts}
 *     unless one failed
 * @param names one resolution for each name of the from-list, in order; empty if {@code module} was not found
 * @param trace what was tried
 */
public record ResolvedImport(
        ImportRequest request, List<Resolution> parts, Resolution module, List<Resolution> names, ImportTrace trace) {

    public ResolvedImport {
        parts = List.copyOf(parts);
        names = List.copyOf(names);
    }

    /** The resolution of part {@code index} of the dotted name, or nothing if the import failed before it. */
    public Optional<Resolution> part(int index) {
        return index < parts.size() ? Optional.of(parts.get(index)) : Optional.empty();
    }

    /** This answer with {@code trace} as its trace. */
    ResolvedImport with(ImportTrace trace) {
        return new ResolvedImport(request, parts, module, names, trace);
    }

    /** This answer with {@code module} for what the statement gives. */
    ResolvedImport withModule(Resolution module) {
        return new ResolvedImport(request, parts, module, names, trace);
    }

    /** The exception that the statement ends with; nothing if it goes through or only running can tell. */
    @Nullable
    ImportFailure failure() {
        if (module instanceof Resolution.Missing missing) {
            return ImportFailure.of(missing);
        }
        for (Resolution name : names) {
            if (name instanceof Resolution.Missing missing) {
                return ImportFailure.of(missing);
            }
        }
        return null;
    }
}
