package naja.workspace;

import java.util.Optional;
import java.util.function.ToLongFunction;
import naja.base.Memo;
import naja.syntax.Grammar;
import naja.vfs.FileStamp;
import naja.vfs.VPath;

/**
 * A bounded memory of what was computed of files: of each file the version that was computed last, so that the versions of a
 * document that is being edited do not pile up. Safe for use by several threads.
 *
 * @param <V> an immutable value
 */
final class LatestVersions<V> {
    private final Memo<Key, Version<V>> versions;

    /**
     * An empty memory.
     *
     * @param capacity total weight that is kept
     * @param weigher weight of a value, in the unit of {@code capacity}
     */
    LatestVersions(long capacity, ToLongFunction<V> weigher) {
        this.versions = new Memo<>(capacity, version -> weigher.applyAsLong(version.value()));
    }

    /** What was computed of {@code file} under a grammar, if that was when it had this stamp. */
    Optional<V> known(VPath file, FileStamp stamp, Grammar grammar) {
        Version<V> version = versions.known(new Key(file, grammar)).orElse(null);
        return version != null && version.isOf(stamp) ? Optional.of(version.value()) : Optional.empty();
    }

    /** Remembers a value in place of that of another version. */
    void put(VPath file, FileStamp stamp, Grammar grammar, V value) {
        versions.put(new Key(file, grammar), new Version<>(stamp, value));
    }

    private record Version<V>(FileStamp stamp, V value) {
        /** Not by the stamp's own method, which is many times slower, and this is asked for each module of an import. */
        boolean isOf(FileStamp other) {
            return stamp.size() == other.size() && stamp.modified() == other.modified();
        }
    }

    private record Key(VPath file, Grammar grammar) {
        @Override
        public boolean equals(Object object) {
            return object instanceof Key other && grammar == other.grammar && file.equals(other.file);
        }

        @Override
        public int hashCode() {
            return file.hashCode();
        }
    }
}
