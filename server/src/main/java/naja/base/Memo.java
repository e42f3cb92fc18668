package naja.base;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A bounded memory of computed values: what was not asked for the longest time is forgotten first. Keys are identities
 * (a path and its stamp, a text), so an old entry can only be unreachable, never wrong. Safe for use by several
 * threads; two of them may compute the same value at the same time, and one of the results is kept.
 *
 * @param <K> identity of what the value was computed from
 * @param <V> an immutable value
 */
public final class Memo<K, V> {
    private final long capacity;
    private final ToLongFunction<V> weigher;
    private final LinkedHashMap<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    /**
     * An empty memory.
     *
     * @param capacity total weight that is kept; a single value heavier than this is not kept at all
     * @param weigher weight of a value, the same at each call, in the unit of {@code capacity}
     */
    public Memo(long capacity, ToLongFunction<V> weigher) {
        this.capacity = capacity;
        this.weigher = weigher;
    }

    /** The value of {@code key}, computed by {@code compute} if it is not remembered. */
    public V get(K key, Function<K, V> compute) {
        Optional<V> known = known(key);
        if (known.isPresent()) {
            return known.get();
        }
        V value = compute.apply(key);
        put(key, value);
        return value;
    }

    /** The value of {@code key} if it is remembered. */
    public Optional<V> known(K key) {
        synchronized (values) {
            return Optional.ofNullable(values.get(key));
        }
    }

    /** Remembers a value in place of the one before. */
    public void put(K key, V value) {
        long added = weigher.applyAsLong(value);
        if (added > capacity) {
            return;
        }
        synchronized (values) {
            V previous = values.put(key, value);
            weight += added;
            if (previous != null) {
                weight -= weigher.applyAsLong(previous);
            }
            Iterator<Map.Entry<K, V>> oldest = values.entrySet().iterator();
            while (weight > capacity && oldest.hasNext()) {
                V old = oldest.next().getValue();
                weight -= weigher.applyAsLong(old);
                oldest.remove();
            }
        }
    }
}
