package io.rapport.query.platform.reading;

import com.mongodb.client.MongoDatabase;
import io.rapport.events.Owner;
import io.rapport.query.platform.engine.generations.Generations;
import io.rapport.query.platform.engine.progress.AppliedSignal;
import io.rapport.query.platform.engine.progress.Marker;
import io.rapport.query.platform.engine.progress.StoredProgress;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Lets a query wait until a read model has what its member wrote before. Woken by batches of this process, which knows
 * what they applied, and asking MongoDB now and then for those of others, it works across any number of instances.
 * Where this process is the one that folds the aggregates, MongoDB is asked later, and ever less often: it would say
 * what is known here.
 */
public final class AppliedMarkers {

    /** What became of waiting. */
    public enum Outcome {
        /** The read model has everything. */
        APPLIED,
        /** It does not have it yet. */
        NOT_YET,
        /** An aggregate is stopped before it: waiting longer is in vain. */
        STOPPED
    }

    private static final Duration LOOK = Duration.ofMillis(20);

    /** Where this process folds the aggregates: longer than that takes as a rule, on a machine that is busy. */
    private static final Duration LOOK_ELSEWHERE = Duration.ofMillis(150);

    private final Function<String, AppliedSignal> signals;
    private final MongoDatabase database;
    private final Generations generations;

    /** @param signals what this process tells of a projection, by its name */
    public AppliedMarkers(Function<String, AppliedSignal> signals, MongoDatabase database, Generations generations) {
        this.signals = signals;
        this.database = database;
        this.generations = generations;
    }

    /**
     * Waits until the projection has applied every event up to these sequences, by aggregate. Aggregates of other
     * members are as good as aggregates that do not exist: they are never there.
     *
     * @return whether it has them, at the latest after {@code limit}
     */
    public Outcome await(String projection, Owner owner, Map<String, Long> sequences, Duration limit)
            throws InterruptedException {
        AppliedSignal signal = signals.apply(projection);
        StoredProgress progress = new StoredProgress(generations.current(projection), database);
        long end = System.nanoTime() + limit.toNanos();
        boolean followed = signal.follows(owner, sequences.keySet());
        boolean asks = !followed;
        for (long pause = (followed ? LOOK_ELSEWHERE : LOOK).toNanos(); ; pause *= followed ? 2 : 1) {
            long look = System.nanoTime() + pause;
            if (signal.covers(owner, sequences)) {
                return Outcome.APPLIED;
            }
            if (asks) {
                Outcome outcome = outcome(progress.markers(owner, sequences.keySet()), sequences);
                if (outcome != Outcome.NOT_YET) {
                    return outcome;
                }
            }
            asks = true;
            if (System.nanoTime() - end >= 0) {
                return Outcome.NOT_YET;
            }
            if (awaitHere(signal, owner, sequences, Math.min(look, end))) {
                return Outcome.APPLIED;
            }
        }
    }

    /**
     * The same for those who run what is the tenant's, and to whom no member's name is told by an aggregate being
     * there. They are few, so MongoDB alone is asked.
     */
    public Outcome awaitInTenant(String projection, String tenantId, Map<String, Long> sequences, Duration limit)
            throws InterruptedException {
        StoredProgress progress = new StoredProgress(generations.current(projection), database);
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            Outcome outcome = outcome(progress.markersInTenant(tenantId, sequences.keySet()), sequences);
            if (outcome != Outcome.NOT_YET || System.nanoTime() - end >= 0) {
                return outcome;
            }
            LockSupport.parkNanos(LOOK.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** Waits for this process to apply them, until the clock of {@link System#nanoTime} says {@code end}. */
    private static boolean awaitHere(AppliedSignal signal, Owner owner, Map<String, Long> sequences, long end)
            throws InterruptedException {
        while (true) {
            long seen = signal.batches();
            if (signal.covers(owner, sequences)) {
                return true;
            }
            long rest = end - System.nanoTime();
            if (rest <= 0) {
                return false;
            }
            signal.awaitMoreThan(seen, Duration.ofNanos(rest));
        }
    }

    private static Outcome outcome(Collection<Marker> markers, Map<String, Long> sequences) {
        int reached = 0;
        for (Marker marker : markers) {
            if (marker.sequence() >= sequences.getOrDefault(marker.aggregateId(), Long.MAX_VALUE)) {
                reached++;
            } else if (marker.stopped()) {
                return Outcome.STOPPED;
            }
        }
        return reached == sequences.size() ? Outcome.APPLIED : Outcome.NOT_YET;
    }
}
