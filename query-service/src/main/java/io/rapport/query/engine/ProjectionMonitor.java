package io.rapport.query.engine;

import com.mongodb.MongoException;
import org.jspecify.annotations.Nullable;

/** What is known of a projection from outside of its thread. */
final class ProjectionMonitor {

    /** A backlog beyond this is more than what is just on its way. */
    private static final long BACKLOG = 1_000;

    private final String name;
    private final ParkedEvents parkedEvents;
    private volatile Observation observation = new Observation(0, 0, false);
    private volatile @Nullable String problem = "NotStarted";
    private volatile boolean caughtUp;
    private volatile boolean standsBy;
    private volatile long lastParked;

    private record Observation(long position, long lag, boolean complete) {}

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
        observation = new Observation(0, 0, true);
        caughtUp = true;
        standsBy = true;
    }

    /** {@code complete} says whether all assigned partitions are open and their lag is known. */
    void observed(long position, long lag, boolean complete) {
        observation = new Observation(position, lag, complete);
        standsBy = false;
        if (!complete || lag > BACKLOG) {
            caughtUp = false;
        } else if (lag == 0) {
            caughtUp = true;
        }
    }

    ProjectionStatus status() {
        Observation seen = observation;
        long parked = parked();
        return new ProjectionStatus(name, seen.position(), seen.lag(), state(parked), parked, problem);
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
