package io.rapport.query.platform.engine.progress;

import io.rapport.events.Owner;
import io.rapport.query.platform.engine.topic.EventHeaders;
import org.jspecify.annotations.Nullable;

/**
 * How far a projection has come with an aggregate.
 *
 * @param id its own in MongoDB
 * @param sequence of the last event that was applied; -1 if none was
 * @param stored whether there is one in MongoDB, of this or an earlier sequence
 * @param stopped whether the aggregate's events are parked from the next one on
 */
public record Marker(String id, Owner owner, String aggregateId, long sequence, boolean stored, boolean stopped) {

    static Marker none(Owner owner, String aggregateId) {
        return new Marker(EventHeaders.markerId(owner.tenantId(), aggregateId), owner, aggregateId, -1, false, false);
    }

    public static Marker orNone(@Nullable Marker marker, Owner owner, String aggregateId) {
        return marker == null ? none(owner, aggregateId) : marker;
    }

    public Marker at(long newSequence) {
        return new Marker(id, owner, aggregateId, newSequence, stored, stopped);
    }

    public Marker asStored() {
        return new Marker(id, owner, aggregateId, sequence, true, stopped);
    }

    public Marker stop() {
        return new Marker(id, owner, aggregateId, sequence, stored, true);
    }
}
