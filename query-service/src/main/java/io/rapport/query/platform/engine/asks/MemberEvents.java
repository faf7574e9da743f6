package io.rapport.query.platform.engine.asks;

import io.rapport.events.EventEnvelope;
import io.rapport.events.Owner;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The log, where the events of one member are read again, with the keys of today. */
public interface MemberEvents {

    /** Takes events, and is told which aggregates go on with one that this version does not understand. */
    interface Reader {

        /** The next event. */
        void on(EventEnvelope event);

        /** What this aggregate says from here on cannot be read. */
        void onIllegible(String aggregateId);
    }

    /**
     * The events of a member up to a position, in the order of positions.
     *
     * @param followed the wire names of events of the contexts that are read; an aggregate is of one context
     */
    void read(Owner owner, Predicate<String> followed, long upTo, Reader reader);

    /**
     * Whether it is opened with keys at all. Without them events read the same before and after somebody was forgotten,
     * so that nothing is made anew, whoever folded what is there, and when.
     */
    default boolean isOpened() {
        return true;
    }

    /** Since when what was to be forgotten cannot be opened any more; {@code null} if that is still to be done. */
    @Nullable
    Instant forgottenAt(UUID certificateId);
}
