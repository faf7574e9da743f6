package io.rapport.bench.peer;

import io.rapport.bench.commands.Sample;
import io.rapport.events.EventCodec;
import io.rapport.events.EventTypes;
import io.rapport.events.Origin;
import io.rapport.events.RapportEvent;
import io.rapport.events.Seals;
import io.rapport.events.Subject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;

/**
 * A row of the event table as command-service writes it, with a payload that is encoded once: the limit inserts bytes
 * of the right length and does not make them.
 */
public final class EventRow {

    /** One event, one statement, and nothing else: no outbox, no idempotency. */
    public static final String INSERT = """
            INSERT INTO event (event_id, type, aggregate_type, aggregate_id, sequence, tenant_id, member_id, actor,
                               recorded_at, command_id, correlation_id, causation_id, payload)
            VALUES (?, ?, 'relationship', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /** With as many digits as the clock gives. */
    private static final Instant THEN = Instant.parse("2026-11-23T10:15:00.123456789Z");

    private static final UUID ANY = new UUID(0, 0);
    private static final EventCodec CODEC = new EventCodec(new AsLong());

    public static final EventRow PERSON_MET = of(Sample.personMet(ANY, ANY, THEN));
    public static final EventRow FOLLOW_UP_RECORDED = of(Sample.followUpRecorded(ANY, ANY, THEN));

    private final String type;
    private final byte[] payload;

    private EventRow(String type, byte[] payload) {
        this.type = type;
        this.payload = payload;
    }

    private static EventRow of(RapportEvent event) {
        return new EventRow(
                EventTypes.nameOf(event.getClass()),
                CODEC.encode(event, new Origin("bench", "bench", ANY.toString(), ANY)));
    }

    /** Bytes of the length that the keyring's have, and nothing more: whoever inserts rows seals none. */
    private static final class AsLong implements Seals {

        /** Of AES-256-GCM as Tink writes it: which key, the nonce and the tag. */
        private static final int BESIDE_THE_VALUE = 5 + 12 + 16;

        @Override
        public byte[] seal(Subject subject, byte[] value, byte[] associated) {
            return Arrays.copyOf(value, value.length + BESIDE_THE_VALUE);
        }

        @Override
        public byte[] open(Subject subject, byte[] sealed, byte[] associated) {
            throw new UnsupportedOperationException("Nobody reads these rows");
        }
    }

    /** The values of {@link #INSERT}. */
    public Object[] values(
            UUID eventId, UUID commandId, String aggregateId, long sequence, String tenant, String member) {
        return new Object[] {
            eventId,
            type,
            aggregateId,
            sequence,
            tenant,
            member,
            member,
            OffsetDateTime.now(ZoneOffset.UTC),
            commandId,
            commandId,
            commandId,
            payload
        };
    }
}
