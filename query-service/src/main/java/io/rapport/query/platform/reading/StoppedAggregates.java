package io.rapport.query.platform.reading;

import com.mongodb.client.MongoDatabase;
import io.rapport.events.Owner;
import io.rapport.query.platform.engine.generations.Generations;
import io.rapport.query.platform.engine.progress.ParkedEvents;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which aggregates of a member a read model does not follow any more, because an event of theirs could not be applied.
 * As of a second ago, or a little more; {@link #MOST} are known for each projection.
 */
public final class StoppedAggregates {

    private static final Logger LOG = LoggerFactory.getLogger(StoppedAggregates.class);
    private static final int MOST = 10_000;
    private static final long BELIEVED = Duration.ofSeconds(1).toNanos();

    private final MongoDatabase database;
    private final Generations generations;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** What was read of a projection, and when. */
    private static final class Known {
        final AtomicBoolean reading = new AtomicBoolean();
        volatile @Nullable Map<Owner, Set<String>> aggregates;
        volatile long at;
    }

    public StoppedAggregates(MongoDatabase database, Generations generations) {
        this.database = database;
        this.generations = generations;
    }

    /** The ids of those of this member. */
    public Set<String> of(String projection, Owner owner) {
        Known one = known.computeIfAbsent(projection, none -> new Known());
        Map<Owner, Set<String>> last = one.aggregates;
        if (last == null) {
            last = read(projection, one);
        } else if (System.nanoTime() - one.at > BELIEVED && one.reading.compareAndSet(false, true)) {
            // Beside the query, which need not wait for it.
            Thread.startVirtualThread(() -> readAgain(projection, one));
        }
        return last.getOrDefault(owner, Set.of());
    }

    private void readAgain(String projection, Known one) {
        try {
            read(projection, one);
        } catch (RuntimeException e) {
            LOG.debug("What is stopped cannot be read: {}", e.getClass().getName());
        } finally {
            one.reading.set(false);
        }
    }

    private Map<Owner, Set<String>> read(String projection, Known one) {
        Map<Owner, Set<String>> now = ParkedEvents.stopped(generations.current(projection), database, MOST);
        one.aggregates = now;
        one.at = System.nanoTime();
        return now;
    }
}
