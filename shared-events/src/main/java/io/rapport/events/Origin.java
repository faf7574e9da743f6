package io.rapport.events;

import java.util.UUID;

/**
 * Where an event is from. What is sealed in it belongs there and opens nowhere else.
 *
 * @param aggregateId the id of its aggregate, which is a UUID for all that tell of other people
 */
public record Origin(String tenantId, String memberId, String aggregateId, UUID eventId) {

    /** The keyset of the member. */
    public Subject member() {
        return Subject.member(tenantId, memberId);
    }

    /** The keyset of the event's own aggregate. */
    public Subject aggregate() {
        return of(UUID.fromString(aggregateId));
    }

    /** The keyset of an aggregate of the member. */
    Subject of(UUID id) {
        return new Subject(tenantId, memberId, id);
    }
}
