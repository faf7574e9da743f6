package io.rapport.command.platform.eventstore;

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
 * unlike a plain map it has an end: in memory, as far as that can be told from how many events an aggregate has and how
 * large they were. What goes is what was not used for the longest time. A cache that prefers the often used, as
 * Caffeine does, would not even take a relationship that has just begun once it is full, and that is the one that the
 * next command is about.
 */
final class AggregateCache implements Cache {

    private static final int AGGREGATE_BYTES = 2_000;
    private static final int EVENT_BYTES = 180;

    /** What an event may have stored without weighing more than any other. */
    private static final int ORDINARY_BYTES = 500;

    /** A text with a single character beyond Latin-1 takes two bytes for each. */
    private static final int BYTES_A_CHARACTER = 2;

    /** Aggregates that were read or appended to, and are about to be put: never more than commands at work. */
    private static final int MOST_EXPECTED = 4_096;

    private final Map<Object, Weighed> byLastUse = new LinkedHashMap<>(1024, 0.75f, true);
    private final Map<Object, Long> expected = new LinkedHashMap<>();
    private final long mostBytes;
    private long bytes;

    private record Weighed(Object value, long large, long bytes) {

        Weighed(Object value, long large) {
            this(value, large, weight(value) + large);
        }
    }

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

    /** What events of a stored size weigh beyond what each event does. */
    static long beyondOrdinary(long events, long storedBytes) {
        return Math.max(0, storedBytes - events * ORDINARY_BYTES) * BYTES_A_CHARACTER;
    }

    /** The aggregate is being read from its beginning or its snapshot, so that all it weighed before is void. */
    synchronized void readAnew(Object key, long large) {
        Weighed found = byLastUse.get(key);
        if (found == null) {
            expect(key, large);
        } else {
            weigh(key, new Weighed(found.value(), large));
        }
    }

    /** More of the aggregate was read, or has been appended. */
    synchronized void grew(Object key, long large) {
        if (large > 0) {
            Weighed found = byLastUse.get(key);
            if (found == null) {
                expect(key, expected.getOrDefault(key, 0L) + large);
            } else {
                weigh(key, new Weighed(found.value(), found.large() + large));
            }
        }
    }

    private void expect(Object key, long large) {
        expected.remove(key);
        if (large > 0) {
            expected.put(key, large);
            if (expected.size() > MOST_EXPECTED) {
                expected.remove(expected.keySet().iterator().next());
            }
        }
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // Axon's interface asks for it
    public synchronized <K, V> V get(K key) {
        Weighed found = byLastUse.get(key);
        return found == null ? null : (V) found.value();
    }

    @Override
    public synchronized void put(Object key, Object value) {
        Weighed found = byLastUse.get(key);
        Long large = expected.remove(key);
        weigh(key, new Weighed(value, (found == null ? 0 : found.large()) + (large == null ? 0 : large)));
    }

    private void weigh(Object key, Weighed weighed) {
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
        expected.remove(key);
        bytes -= bytesOf(removed);
        return removed != null;
    }

    @Override
    public synchronized void removeAll() {
        byLastUse.clear();
        expected.clear();
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
