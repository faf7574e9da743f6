package io.rapport.events;

import java.time.Instant;
import java.util.UUID;

/** What the log knows of an event beside the event itself; see {@link EventEnvelope} for what each means. */
public record EventAttributes(
        UUID eventId,
        String type,
        String aggregateType,
        String aggregateId,
        long sequence,
        long position,
        String tenantId,
        String memberId,
        String actor,
        Instant recordedAt,
        UUID commandId,
        UUID correlationId,
        UUID causationId) {

    /** The record key on the topic: all events of a member stay in one partition and so in order. */
    public String key() {
        return MemberKey.of(tenantId, memberId);
    }
}
