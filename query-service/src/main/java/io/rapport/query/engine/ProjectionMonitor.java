package io.rapport.query.engine;

import com.mongodb.MongoException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a projection from outside of its thread. */
final class ProjectionMonitor {

    /** A backlog beyond this is more than what is just on its way. */
    private static final long BACKLOG = 1_000;

    private final String name;
    private final ParkedEvents parkedEvents;
    private volatile Observation observation = new Observation(0, 0, Map.of());
    private volatile @Nullable String problem = "NotStarted";
    private volatile boolean caughtUp;
    private volatile boolean standsBy;
    private volatile long lastParked;

    /** {@code offsets} are those up to which the open partitions are applied. */
    private record Observation(long position, long lag, Map<Integer, Long> offsets) {

        /** What lies between there and the ends of the partitions; what was seen in passing if those are not known. */
        long lag(Map<Integer, Long> ends) {
            if (!ends.keySet().containsAll(offsets.keySet())) {
                return lag;
            }
            return offsets.entrySet().stream()
                    .mapToLong(applied ->
                            Math.max(0, ends.getOrDefault(applied.getKey(), applied.getValue()) - applied.getValue()))
                    .sum();
        }
    }

    ProjectionMonitor(String name, ParkedEvents parkedEvents) {
        this.name = name;
        this.parkedEvents = parkedEvents;
    }

    String name() {
        return name;
    }

    void failed(Throwable cause) {
        problem = cause.getClass().getSimpleName();
        caughtUp = false;
    }

    void recovered() {
        problem = null;
    }

    /** No partition is assigned, so there is nothing to do. */
    void idle() {
        observation = new Observation(0, 0, Map.of());
        caughtUp = true;
        standsBy = true;
    }

    /** {@code complete} says whether all assigned partitions are open and their lag and offsets are known. */
    void observed(long position, long lag, Map<Integer, Long> offsets, boolean complete) {
        observation = new Observation(position, lag, Map.copyOf(offsets));
        standsBy = false;
        if (!complete || lag > BACKLOG) {
            caughtUp = false;
        } else if (lag == 0) {
            caughtUp = true;
        }
    }

    /** Costs nothing, so that it may be asked all the time. */
    boolean isThrough(long position) {
        Observation seen = observation;
        return problem == null && caughtUp && seen.lag() == 0 && seen.position() >= position;
    }

    long position() {
        return observation.position();
    }

    ProjectionStatus status() {
        return status(Map.of());
    }

    /** With a lag that misses nothing of what is before these ends of partitions. */
    ProjectionStatus status(Map<Integer, Long> ends) {
        Observation seen = observation;
        long parked = parked();
        return new ProjectionStatus(name, seen.position(), seen.lag(ends), state(parked), parked, problem);
    }

    /** The partitions of which it is known how far they are applied. */
    Set<Integer> partitions() {
        return observation.offsets().keySet();
    }

    private ProjectionStatus.State state(long parked) {
        if (problem != null) {
            return ProjectionStatus.State.WAITING;
        }
        if (standsBy) {
            return ProjectionStatus.State.IDLE;
        }
        if (!caughtUp) {
            return ProjectionStatus.State.CATCHING_UP;
        }
        return parked > 0 ? ProjectionStatus.State.PARKED : ProjectionStatus.State.LIVE;
    }

    private long parked() {
        try {
            lastParked = parkedEvents.count();
        } catch (MongoException e) {
            // The state says WAITING by then; the last number is better than none.
            return lastParked;
        }
        return lastParked;
    }
}
