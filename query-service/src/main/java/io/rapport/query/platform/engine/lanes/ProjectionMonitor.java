package io.rapport.query.platform.engine.lanes;

import com.mongodb.MongoException;
import io.rapport.query.platform.engine.progress.ParkedEvents;
import io.rapport.trouble.Trouble;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of a projection from outside of its thread. */
public final class ProjectionMonitor {

    /** A backlog beyond this is more than what is just on its way. */
    private static final long BACKLOG = 1_000;

    private static final Trouble NOT_STARTED = new Trouble("NotStarted", "Topic and database have not answered yet.");

    private static final Trouble AHEAD = new Trouble(
            "ReadModelsAheadOfTopic",
            "The topic was created anew and does not have yet what was applied before. If it is filled and this stays,"
                    + " it holds an earlier state of the log: have the projection filled anew.");

    private final String name;
    private final Supplier<ParkedEvents> parkedEvents;
    private volatile Open open = new Open(List.of(), false);
    private volatile @Nullable Trouble problem = NOT_STARTED;
    private volatile boolean caughtUp;
    private volatile boolean standsBy;
    private volatile long lastParked;
    private volatile long lastPosition;

    /** The lanes of the open partitions; {@code all} if no partition waits to be opened. */
    private record Open(List<PartitionLane> lanes, boolean all) {}

    ProjectionMonitor(String name, Supplier<ParkedEvents> parkedEvents) {
        this.name = name;
        this.parkedEvents = parkedEvents;
    }

    String name() {
        return name;
    }

    void failed(Throwable cause) {
        problem = Troubles.of(cause);
        caughtUp = false;
    }

    void recovered() {
        problem = null;
    }

    /** Topic and database have answered for the first time. */
    void begun() {
        if (NOT_STARTED.equals(problem)) {
            problem = null;
        }
    }

    /** No partition is assigned, so there is nothing to do. */
    void idle() {
        open = new Open(List.of(), true);
        caughtUp = true;
        standsBy = true;
    }

    /** These partitions are open; {@code all} says whether none waits to be opened. */
    void observed(List<PartitionLane> lanes, boolean all) {
        open = new Open(lanes, all);
        standsBy = false;
        progress();
    }

    /** Costs little, so that it may be asked all the time. */
    public boolean isThrough(long position) {
        List<LaneProgress> progress = progress();
        return trouble(progress) == null && caughtUp && lag(progress) == 0 && position(progress) >= position;
    }

    public long position() {
        return position(progress());
    }

    public ProjectionStatus status() {
        return status(Map.of());
    }

    /** With a lag that misses nothing of what is before these ends of partitions. */
    public ProjectionStatus status(Map<Integer, Long> ends) {
        List<LaneProgress> progress = progress();
        Trouble now = trouble(progress);
        // Who waits for MongoDB would wait here as well.
        long parked = now == null ? parked() : lastParked;
        return new ProjectionStatus(
                name,
                position(progress),
                now == null ? Long.valueOf(lag(progress, ends)) : null,
                state(now, parked),
                parked,
                progress.stream().mapToLong(LaneProgress::foreign).sum(),
                now);
    }

    /** The partitions of which it is known how far they are applied. */
    public Set<Integer> partitions() {
        return progress().stream().map(LaneProgress::partition).collect(Collectors.toSet());
    }

    /** How far each open partition is at this moment, as it is in any thread. */
    private List<LaneProgress> progress() {
        Open seen = open;
        List<LaneProgress> progress =
                seen.lanes().stream().map(PartitionLane::progress).toList();
        long lag = lag(progress);
        if (!seen.all() || !progress.stream().allMatch(LaneProgress::known) || lag > BACKLOG) {
            caughtUp = false;
        } else if (lag == 0) {
            caughtUp = true;
        }
        return progress;
    }

    /** The last one that was known while no partition is open. */
    private long position(List<LaneProgress> progress) {
        if (!progress.isEmpty()) {
            lastPosition =
                    progress.stream().mapToLong(LaneProgress::position).max().orElse(0);
        }
        return lastPosition;
    }

    private static long lag(List<LaneProgress> progress) {
        return progress.stream().mapToLong(LaneProgress::lag).sum();
    }

    /**
     * What lies between the lanes and the ends of their partitions; what was seen in passing if those are not known.
     */
    private static long lag(List<LaneProgress> progress, Map<Integer, Long> ends) {
        if (!progress.stream().allMatch(lane -> ends.containsKey(lane.partition()))) {
            return lag(progress);
        }
        return progress.stream()
                .mapToLong(lane -> Math.max(0, ends.getOrDefault(lane.partition(), lane.offset()) - lane.offset()))
                .sum();
    }

    private @Nullable Trouble trouble(List<LaneProgress> progress) {
        boolean ahead = progress.stream().anyMatch(lane -> lane.readAgain() && lane.known() && lane.lag() == 0);
        return problem == null && ahead ? AHEAD : problem;
    }

    private ProjectionStatus.State state(@Nullable Trouble trouble, long parked) {
        if (trouble != null) {
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
            lastParked = parkedEvents.get().count();
        } catch (MongoException e) {
            // The state says WAITING by then; the last number is better than none.
            return lastParked;
        }
        return lastParked;
    }
}
