package io.rapport.query.engine;

import org.jspecify.annotations.Nullable;

/**
 * How far a projection has come with an aggregate.
 *
 * @param sequence of the last event that was applied; -1 if none was
 * @param stopped whether the aggregate's events are parked from the next one on
 */
record Marker(Owner owner, String aggregateId, long sequence, boolean stopped) {

    static Marker none(Owner owner, String aggregateId) {
        return new Marker(owner, aggregateId, -1, false);
    }

    static Marker orNone(@Nullable Marker marker, Owner owner, String aggregateId) {
        return marker == null ? none(owner, aggregateId) : marker;
    }

    Marker at(long newSequence) {
        return new Marker(owner, aggregateId, newSequence, stopped);
    }

    Marker stop() {
        return new Marker(owner, aggregateId, sequence, true);
    }
}
