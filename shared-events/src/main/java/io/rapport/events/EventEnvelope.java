package io.rapport.events;

import java.time.Instant;
import java.util.UUID;

/**
 * An event with what the log knows of it. Aggregate sequences begin with 0, positions with 1; both are dense.
 *
 * @param eventId a UUIDv7
 * @param type the wire name of the version in which the event was read, see {@link EventTypes}
 * @param position the event's place in the one order of all events, in commit order and final
 * @param memberId whose data it is
 * @param actor the subject of the token that sent the command
 * @param recordedAt when it was recorded, which is not when it happened: that belongs to the event
 * @param correlationId the request that began the chain of causes
 * @param causationId the command or event that directly caused this one
 */
public record EventEnvelope(
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
        UUID causationId,
        RapportEvent event) {

    /** The envelope without the event. */
    public EventAttributes attributes() {
        return new EventAttributes(
                eventId,
                type,
                aggregateType,
                aggregateId,
                sequence,
                position,
                tenantId,
                memberId,
                actor,
                recordedAt,
                commandId,
                correlationId,
                causationId);
    }

    /** The record key on the topic: all events of a member stay in one partition and so in order. */
    public String key() {
        return MemberKey.of(tenantId, memberId);
    }

    /** Names the event without its content, which is personal: envelopes end up in logs. */
    @Override
    public String toString() {
        return type + " " + aggregateId + "@" + sequence + ", position " + position;
    }
}
