package io.rapport.command.platform.calendar;

import io.rapport.command.platform.leadership.StoreTrouble;
import io.rapport.events.Owner;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells of nearly every member without asking PostgreSQL that they never chose a calendar, which most members never do:
 * a Bloom filter of those who did. What others have chosen since is looked up every few seconds.
 */
@Component
final class CalendarBloomFilter implements SmartInitializingSingleton, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarBloomFilter.class);
    private static final Duration PAUSE = Duration.ofSeconds(4);

    /** How late an event may show up after the time that it says it was recorded at, other clocks included. */
    private static final Duration LATEST = Duration.ofMinutes(5);

    /** A megabyte: one in fifty of the others is asked about in vain once a million members have chosen. */
    private static final int BITS = 1 << 23;

    private static final int HASHES = 4;

    private static final String CHOSE_LATELY = """
            SELECT DISTINCT aggregate_id FROM event
            WHERE aggregate_type = 'member' AND recorded_at > now() - make_interval(secs => ?)
            """;
    private static final String EVER_CHOSE = "SELECT DISTINCT aggregate_id FROM event WHERE aggregate_type = 'member'";

    private final JdbcTemplate jdbc;
    private final AtomicLongArray bits = new AtomicLongArray(BITS / Long.SIZE);
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("members-who-chose").daemon().factory());
    private volatile boolean complete;
    private long lookedAt;

    CalendarBloomFilter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var _ = thread.scheduleWithFixedDelay(this::look, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the member has never chosen, as far as is known for sure. */
    boolean lacks(Owner owner) {
        return complete && !holds(owner.key());
    }

    /** The member has just chosen. */
    void add(Owner owner) {
        add(owner.key());
    }

    private void look() {
        long now = System.nanoTime();
        try {
            if (complete) {
                Duration since = Duration.ofNanos(now - lookedAt).plus(LATEST);
                jdbc.query(
                        CHOSE_LATELY,
                        row -> {
                            add(row.getString(1));
                        },
                        (double) since.toSeconds());
            } else {
                jdbc.query(EVER_CHOSE, row -> {
                    add(row.getString(1));
                });
                complete = true;
            }
            lookedAt = now;
        } catch (Throwable e) {
            // Whatever it is: what a schedule lets through is its last time.
            LOG.warn("Who chose a calendar cannot be looked up now: {}", StoreTrouble.of(e));
        }
    }

    private boolean holds(String memberId) {
        long hash = hash(memberId);
        for (int n = 0; n < HASHES; n++) {
            int bit = bit(hash, n);
            if ((bits.get(bit / Long.SIZE) & (1L << bit)) == 0) {
                return false;
            }
        }
        return true;
    }

    private void add(String memberId) {
        long hash = hash(memberId);
        for (int n = 0; n < HASHES; n++) {
            int bit = bit(hash, n);
            bits.getAndUpdate(bit / Long.SIZE, word -> word | (1L << bit));
        }
    }

    /** One half of the hash, and the other added again and again (Kirsch and Mitzenmacher, 2006). */
    private static int bit(long hash, int n) {
        return ((int) hash + n * ((int) (hash >>> 32) | 1)) & (BITS - 1);
    }

    /** FNV-1a over the characters, with SplitMix64's last steps, for every bit to depend on all of them. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }

    @Override
    public void destroy() {
        thread.close();
    }
}
