package naja.resolve;

import java.util.List;
import java.util.Optional;

/**
 * The ordered search path of a program, {@code sys.path}.
 *
 * @param entries in the order of the search
 * @param incomplete why entries may be missing (a path edit that only running can tell); then a name that no entry has is
 *     unknown, not missing
 */
public record SysPath(List<PathEntry> entries, Optional<String> incomplete) {

    public SysPath {
        entries = List.copyOf(entries);
    }

    /** A path on which nothing is missing. */
    public static SysPath of(List<PathEntry> entries) {
        return new SysPath(entries, Optional.empty());
    }
}
