package io.rapport.command.eventstore;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * The aggregates that were used last. Unlike Axon's WeakReferenceCache it keeps them over a garbage collection, and
 * unlike a plain map it has an end: in memory, as far as that can be told from how many events an aggregate has. What
 * goes is what was not used for the longest time. A cache that prefers the often used, as Caffeine does, would not even
 * take a relationship that has just begun once it is full, and that is the one that the next command is about.
 */
final class AggregateCache implements Cache {

    private static final int AGGREGATE_BYTES = 2_000;
    private static final int EVENT_BYTES = 180;

    private final Map<Object, Weighed> byLastUse = new LinkedHashMap<>(1024, 0.75f, true);
    private final long mostBytes;
    private long bytes;

    private record Weighed(Object value, long bytes) {}

    AggregateCache(DataSize size) {
        mostBytes = size.toBytes();
    }

    /** An estimate in bytes. A live entry gives its aggregate without any of what it would need to rebuild it. */
    @SuppressWarnings("NullAway")
    private static long weight(Object value) {
        long events = value instanceof AggregateCacheEntry<?> entry
                ? entry.recreateAggregate(null, null, null).version() + 1
                : 0;
        return AGGREGATE_BYTES + events * EVENT_BYTES;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // Axon's interface asks for it
    public synchronized <K, V> V get(K key) {
        Weighed found = byLastUse.get(key);
        return found == null ? null : (V) found.value();
    }

    @Override
    public synchronized void put(Object key, Object value) {
        Weighed weighed = new Weighed(value, weight(value));
        bytes += weighed.bytes() - bytesOf(byLastUse.put(key, weighed));
        var oldest = byLastUse.entrySet().iterator();
        while (bytes > mostBytes) {
            bytes -= oldest.next().getValue().bytes();
            oldest.remove();
        }
    }

    private static long bytesOf(@Nullable Weighed weighed) {
        return weighed == null ? 0 : weighed.bytes();
    }

    @Override
    public synchronized boolean putIfAbsent(Object key, Object value) {
        if (byLastUse.containsKey(key)) {
            return false;
        }
        put(key, value);
        return true;
    }

    @Override
    public synchronized boolean remove(Object key) {
        Weighed removed = byLastUse.remove(key);
        bytes -= bytesOf(removed);
        return removed != null;
    }

    @Override
    public synchronized void removeAll() {
        byLastUse.clear();
        bytes = 0;
    }

    @Override
    public synchronized boolean containsKey(Object key) {
        return byLastUse.containsKey(key);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // the update may answer null, which removes
    public synchronized <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
        Weighed found = byLastUse.get(key);
        if (found != null) {
            @Nullable V updated = update.apply((V) found.value());
            if (updated == null) {
                remove(key);
            } else {
                put(key, updated);
            }
        }
    }

    @Override
    public Registration registerCacheEntryListener(@Nullable EntryListener cacheEntryListener) {
        throw new UnsupportedOperationException("Nobody listens to this cache");
    }
}
