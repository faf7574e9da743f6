package io.rapport.query.platform.engine.lanes;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.rapport.trouble.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * How a projection is doing in this instance.
 *
 * @param position of the last event that it has had, or was known to have
 * @param lag records of its partitions that are on the topic and not yet applied; absent while it waits and cannot know
 * @param parked events that could not be applied, and those that wait behind them
 * @param foreign records of its partitions that do not belong to the log and were set aside
 * @param problem what it waits for
 */
public record ProjectionStatus(
        String name,
        long position,
        @Nullable Long lag,
        State state,
        long parked,
        long foreign,
        @Nullable Trouble problem) {

    /** Whether it is known that nothing is left to be applied. */
    @JsonIgnore
    public boolean isLevel() {
        return lag != null && lag == 0;
    }

    /** What a projection is busy with. */
    public enum State {
        /** Everything that is on the topic is applied, or about to be. */
        LIVE,
        /** It works off a backlog. */
        CATCHING_UP,
        /** No partition is assigned: other instances have them all, and this one stands by. */
        IDLE,
        /** Kafka or MongoDB is gone; it tries again. */
        WAITING,
        /** It is live, but some aggregates are stopped. */
        PARKED
    }
}
