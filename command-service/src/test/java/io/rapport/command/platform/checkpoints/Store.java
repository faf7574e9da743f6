package io.rapport.command.platform.checkpoints;

import io.rapport.events.CloudEvents;
import io.rapport.events.EventAttributes;
import io.rapport.parts.Database;
import io.rapport.proofs.Checkpoint;
import io.rapport.proofs.CompactRange;
import io.rapport.proofs.LogKey;
import io.rapport.proofs.Origin;
import io.rapport.verifier.Cosigner;
import io.rapport.verifier.Finding;
import io.rapport.verifier.SignedCheckpoint;
import io.rapport.verifier.StoreCheck;
import io.rapport.verifier.TopicCheck;
import io.rapport.verifier.TopicRecord;
import io.rapport.verifier.VerifierKey;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** A store with events, checkpoints and topics, whose owner may do everything and whose triggers are off. */
final class Store implements AutoCloseable {

    static final int EVENTS = 1_200;
    static final int TENANTS = 3;
    static final int PARTITIONS = 3;
    static final String KEY = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    static final String OTHER_KEY = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
    static final String NAME = "rapport.test";
    static final Cosigner WITNESS = new Cosigner("rapport.test/witness", "cd".repeat(32));

    private static final String EVENT = """
            INSERT INTO event (event_id, type, aggregate_type, aggregate_id, sequence, tenant_id, member_id, actor,
                recorded_at, command_id, correlation_id, causation_id, payload)
            SELECT gen_random_uuid(), 'test.Happened', 'relationship', gen_random_uuid()::text, mod(n, 7),
                'tenant-' || mod(n, 3), 'member-' || mod(n, 10), 'actor é' || mod(n, 4), now(), gen_random_uuid(),
                gen_random_uuid(), gen_random_uuid(), convert_to('event ' || n || repeat('x', mod(n, 90)), 'UTF8')
            FROM generate_series(1,""" + EVENTS + ") AS n";
    private static final String NUMBERED = """
            INSERT INTO event_log (position, global_index, tenant_id, tenant_index, leaf_hash)
            SELECT n, global_index, tenant_id, row_number() OVER (PARTITION BY tenant_id ORDER BY n), leaf
            FROM (SELECT row_number() OVER (ORDER BY global_index) AS n, global_index, tenant_id, leaf_hash(e) AS leaf
                  FROM event e) AS numbered
            WHERE n <= ? ON CONFLICT DO NOTHING
            """;

    private final Connection connection;
    private final List<Kafka> events = new ArrayList<>();
    private final List<String[]> published = new ArrayList<>();

    /** A record that may be spoiled. */
    static final class Kafka {
        int partition;
        Map<String, byte[]> headers;
        byte[] payload;

        Kafka(int partition, Map<String, byte[]> headers, byte[] payload) {
            this.partition = partition;
            this.headers = new HashMap<>(headers);
            this.payload = payload.clone();
        }

        Kafka copy() {
            return new Kafka(partition, headers, payload);
        }
    }

    Store() throws SQLException {
        Database database = Database.create();
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .load()
                .migrate();
        connection = DriverManager.getConnection(database.url(), database.user(), database.password());
        run(EVENT);
        SignedTrees trees = new SignedTrees(connection, NAME, List.of(LogKey.of(KEY)));
        for (int upTo : List.of(100, 301, 900, EVENTS - 20)) {
            try (PreparedStatement number = connection.prepareStatement(NUMBERED)) {
                number.setInt(1, upTo);
                number.executeUpdate();
            }
            for (int tenant = 0; tenant < TENANTS; tenant++) {
                SignedTrees.Signed signed = trees.sign("tenant-" + tenant);
                published.add(new String[] {signed.tenantId(), signed.note()});
                cosign(signed);
            }
        }
        try (PreparedStatement number = connection.prepareStatement(NUMBERED)) {
            number.setInt(1, EVENTS);
            number.executeUpdate();
        }
        run("INSERT INTO tenant_log SELECT tenant_id, max(tenant_index) FROM event_log GROUP BY tenant_id");
        readEvents();
        connection.setAutoCommit(false);
        // What a superuser can do: no trigger, no foreign key.
        run("SET session_replication_role = replica");
        connection.commit();
    }

    private void cosign(SignedTrees.Signed signed) throws SQLException {
        SignedCheckpoint checkpoint = SignedCheckpoint.of(signed.note());
        String cosigned = WITNESS.cosign(checkpoint, Instant.EPOCH.plusSeconds(checkpoint.size()))
                .note();
        run(
                "INSERT INTO cosignature (tenant_id, size, witness, line) VALUES (?, ?, ?, ?)",
                signed.tenantId(),
                signed.size(),
                WITNESS.key().toString(),
                cosigned.substring(signed.note().length()));
    }

    private void readEvents() throws SQLException {
        Map<Integer, Long> last = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT * FROM event_log l JOIN event e USING (global_index) ORDER BY position")) {
            while (row.next()) {
                EventAttributes attributes = new EventAttributes(
                        row.getObject("event_id", UUID.class),
                        row.getString("type"),
                        row.getString("aggregate_type"),
                        row.getString("aggregate_id"),
                        row.getLong("sequence"),
                        row.getLong("position"),
                        row.getString("tenant_id"),
                        row.getString("member_id"),
                        row.getString("actor"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getObject("command_id", UUID.class),
                        row.getObject("correlation_id", UUID.class),
                        row.getObject("causation_id", UUID.class));
                int partition = Math.floorMod(attributes.key().hashCode(), PARTITIONS);
                long previous = last.getOrDefault(partition, 0L);
                last.put(partition, attributes.position());
                events.add(new Kafka(partition, CloudEvents.headers(attributes, previous), row.getBytes("payload")));
            }
        }
    }

    List<Kafka> events() {
        List<Kafka> copies = new ArrayList<>();
        events.forEach(event -> copies.add(event.copy()));
        return copies;
    }

    List<String[]> published() {
        List<String[]> copies = new ArrayList<>();
        published.forEach(note -> copies.add(note.clone()));
        return copies;
    }

    int run(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement.execute() ? 0 : statement.getUpdateCount();
        }
    }

    String text(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    /** Signs anew whatever is there now, as the owner of another key would. */
    void signAnew(String hex, List<String[]> topic) throws SQLException {
        List<String[]> sizes = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT tenant_id, size FROM checkpoint ORDER BY size")) {
            while (row.next()) {
                sizes.add(new String[] {row.getString(1), row.getString(2)});
            }
        }
        Map<String, CompactRange> trees = new HashMap<>();
        Map<String, String> notes = new HashMap<>();
        for (String[] one : sizes) {
            CompactRange tree = trees.computeIfAbsent(one[0], first -> new CompactRange());
            try (PreparedStatement leaves = connection.prepareStatement("SELECT leaf_hash FROM event_log"
                    + " WHERE tenant_id = ? AND tenant_index > ? AND tenant_index <= ? ORDER BY tenant_index")) {
                leaves.setString(1, one[0]);
                leaves.setLong(2, tree.size());
                leaves.setLong(3, Long.parseLong(one[1]));
                try (ResultSet row = leaves.executeQuery()) {
                    while (row.next()) {
                        tree.append(row.getBytes(1), (level, number, hash) -> {});
                    }
                }
            }
            String note =
                    new Checkpoint(Origin.of(NAME, one[0]), tree.size(), tree.root()).signedBy(List.of(LogKey.of(hex)));
            run(
                    "UPDATE checkpoint SET root = ?, frontier = ?, note = ? WHERE tenant_id = ? AND size = ?",
                    tree.root(),
                    tree.bytes(),
                    note,
                    one[0],
                    Long.parseLong(one[1]));
            notes.put(one[0] + one[1], note);
        }
        topic.replaceAll(one -> new String[] {
            one[0], notes.getOrDefault(one[0] + one[1].lines().toList().get(1), one[1])
        });
    }

    List<Finding> check(List<Kafka> records, List<String[]> notes) throws SQLException {
        StoreCheck check = new StoreCheck(connection, NAME, List.of(VerifierKey.ofSeed(NAME, KEY), WITNESS.key()));
        return check.check(
                new StoreCheck.Topics() {
                    @Override
                    public void events(long head, TopicCheck taker) {
                        long offset = 0;
                        for (Kafka record : records) {
                            taker.take(TopicRecord.of(record.partition, offset++, record.headers::get, record.payload));
                        }
                    }

                    @Override
                    public void checkpoints(StoreCheck.CheckpointTaker taker) {
                        notes.forEach(note -> taker.take(note[0], note[1]));
                    }
                },
                (position, head) -> {});
    }

    /** As if nothing had been done since. */
    void undo() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
