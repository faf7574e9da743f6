package io.rapport.bench.stored;

import io.rapport.bench.commands.Sample;
import io.rapport.bench.stack.Databases.Database;
import io.rapport.events.EventCodec;
import io.rapport.events.EventTypes;
import io.rapport.events.RapportEvent;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * Valid events in bulk, as command-service would have written them one by one: each relationship begins with a meeting
 * and goes on with follow-ups. The documents come from the codec, PostgreSQL only puts ids into them.
 */
public final class StoredHistory {

    private static final UUID RELATIONSHIP = new UUID(1, 1);
    private static final UUID ENTRY = new UUID(2, 2);
    private static final Instant THEN = Instant.parse("2026-11-02T09:30:00.123456Z");

    private static final String APPEND = """
            INSERT INTO event (event_id, type, aggregate_type, aggregate_id, sequence, tenant_id, member_id, actor,
                               recorded_at, command_id, correlation_id, causation_id, payload)
            SELECT gen_random_uuid(), CASE sequence WHEN 0 THEN ? ELSE ? END, 'relationship', id, sequence, 'bench', member,
                   member, timestamptz '2026-11-02 09:30:00Z', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
                   convert_to(replace(replace(CASE sequence WHEN 0 THEN ? ELSE ? END, ?, id), ?,
                                      gen_random_uuid()::text), 'UTF8')
            FROM (SELECT 'bench-' || number AS member,
                         '00000000-0000-7000-8000-' || lpad(to_hex(number), 12, '0') AS id
                  FROM generate_series(?, ?) AS number) AS relationships,
                 generate_series(0, ? - 1) AS sequence
            ORDER BY sequence, id
            """;

    private final Database database;
    private final EventCodec codec = new EventCodec();

    /** Writes into the event table of this database, which has to be there. */
    public StoredHistory(Database database) {
        this.database = database;
    }

    /** Member {@code bench-NUMBER}'s one relationship. */
    public static UUID relationshipOf(long number) {
        return new UUID(0x7000L, 0x8000_0000_0000_0000L | number);
    }

    /** Gives each of the members from one number to another a relationship with that many events. */
    public StoredHistory relationships(long first, long last, int events) throws SQLException {
        RapportEvent met = Sample.personMet(RELATIONSHIP, ENTRY, THEN);
        RapportEvent followUp = Sample.followUpRecorded(RELATIONSHIP, ENTRY, THEN);
        try (Connection connection = database.connect();
                PreparedStatement append = connection.prepareStatement(APPEND)) {
            append.setString(1, EventTypes.nameOf(met.getClass()));
            append.setString(2, EventTypes.nameOf(followUp.getClass()));
            append.setString(3, document(met));
            append.setString(4, document(followUp));
            append.setString(5, RELATIONSHIP.toString());
            append.setString(6, ENTRY.toString());
            append.setLong(7, first);
            append.setLong(8, last);
            append.setInt(9, events);
            append.executeUpdate();
        }
        return this;
    }

    private String document(RapportEvent event) {
        return new String(codec.encode(event), StandardCharsets.UTF_8);
    }

    /** Lets PostgreSQL do now what it would else do while somebody measures. */
    public void settle() throws SQLException {
        database.execute("VACUUM (ANALYZE) event");
        database.execute("CHECKPOINT");
    }
}
