package naja.workspace;

import java.util.Optional;
import java.util.function.Function;
import naja.vfs.VPath;

/**
 * One value that somebody set, and where.
 *
 * @param value what was set
 * @param place where, for people: {@code naja.json: naja.sysPath[1]}
 * @param base the directory from which relative paths in the value are meant; absent for the folder that is open
 */
public record Setting<T>(T value, String place, Optional<VPath> base) {

    /** Another value from the same place. */
    public <R> Setting<R> map(Function<? super T, ? extends R> function) {
        return new Setting<>(function.apply(value), place, base);
    }
}
