package io.rapport.verifier;

import io.rapport.verifier.Finding.What;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Checks a whole store, row by row: each event against its leaf, positions and indexes for density, the trees above the
 * events against the checkpoints that were signed, and the topic against the log. It reads PostgreSQL in one snapshot.
 */
public final class StoreCheck {

    private static final String LOG = """
            SELECT l.position, l.tenant_id AS log_tenant, l.tenant_index, l.leaf_hash, e.event_id, e.type,
                   e.aggregate_type, e.aggregate_id, e.sequence, e.tenant_id, e.member_id, e.actor, e.recorded_at,
                   e.command_id, e.correlation_id, e.causation_id, e.payload
            FROM event_log l LEFT JOIN event e USING (global_index)
            WHERE l.position <= ? ORDER BY l.position, l.global_index
            """;
    private static final String LOOSE = """
            SELECT e.global_index, e.event_id FROM event e
            WHERE NOT EXISTS (SELECT FROM event_log l WHERE l.global_index = e.global_index)
              AND NOT EXISTS (SELECT FROM outbox o WHERE o.global_index = e.global_index)
            ORDER BY e.global_index
            """;
    private static final int FETCH = 500;
    private static final int KEPT_LEVELS = 8;

    private final Connection connection;
    private final CheckpointCheck checkpoints;
    private final TopicCheck topic;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Frontier> trees = new HashMap<>();
    private final Map<String, byte[]> nodes = new HashMap<>();
    private final Map<String, Long> signed = new HashMap<>();

    /** Gives all that is on the topics, once PostgreSQL has been asked how far the log is. */
    public interface Topics {

        /** Each record of the event topic, the ones of a partition in their order; waits until the head is there. */
        void events(long head, TopicCheck taker);

        /** Each checkpoint that was published. */
        void checkpoints(CheckpointTaker taker);
    }

    /** Takes a published checkpoint. */
    @FunctionalInterface
    public interface CheckpointTaker {
        void take(String tenantId, String note);
    }

    /** Is told how far the check is. */
    @FunctionalInterface
    public interface Progress {
        void at(long position, long head);
    }

    /**
     * A check of what a connection leads to. The connection is used in a transaction that is left to the caller.
     *
     * @param name of the installation, as the names of its logs begin
     * @param keys that are trusted to sign, of the log and of witnesses; without one of a witness any is believed that
     *     is kept with its signature
     */
    public StoreCheck(Connection connection, String name, List<VerifierKey> keys) {
        this.connection = connection;
        this.checkpoints = new CheckpointCheck(name, keys, findings);
        this.topic = new TopicCheck(findings);
    }

    /** All that is wrong; nothing, if the store is as it was written and signed. */
    public List<Finding> check(Topics topics, Progress progress) throws SQLException {
        long head = number("SELECT coalesce(max(position), 0) FROM event_log");
        readCheckpoints();
        readCosignatures();
        readNodes();
        topics.checkpoints(checkpoints::published);
        checkpoints.unpublished();
        topics.events(head, topic);
        readLog(head, progress);
        topic.behind(head);
        checkpoints.missed(trees);
        readTenants();
        readLoose();
        nodes.keySet()
                .forEach(node -> findings.add(
                        new Finding(What.NODE_NOT_OF_TREE, 0, "node " + node, "there are no leaves below it")));
        return findings;
    }

    private void readCheckpoints() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT tenant_id, size, root, frontier, note FROM checkpoint ORDER BY tenant_id, size")) {
            while (row.next()) {
                checkpoints.stored(
                        row.getString(1), row.getLong(2), row.getBytes(3), row.getBytes(4), row.getString(5));
                signed.merge(row.getString(1), row.getLong(2), Math::max);
            }
        }
    }

    private void readCosignatures() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT k.tenant_id, k.size, k.witness, k.line, c.note"
                        + " FROM cosignature k LEFT JOIN checkpoint c USING (tenant_id, size)"
                        + " ORDER BY tenant_id, size, witness")) {
            while (row.next()) {
                checkpoints.cosigned(
                        row.getString(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5));
            }
        }
    }

    private void readNodes() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT tenant_id, level, number, hash FROM tree_node")) {
            while (row.next()) {
                nodes.put(node(row.getString(1), row.getInt(2), row.getLong(3)), row.getBytes(4));
            }
        }
    }

    private static String node(String tenantId, int level, long number) {
        return "%d of level %d of tenant %s".formatted(number, level, tenantId);
    }

    private void readLog(long head, Progress progress) throws SQLException {
        long next = 1;
        try (PreparedStatement statement = connection.prepareStatement(LOG)) {
            statement.setFetchSize(FETCH);
            statement.setLong(1, head);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    long position = row.getLong("position");
                    if (position != next) {
                        findings.add(new Finding(
                                What.POSITION_NOT_DENSE,
                                Math.min(position, next),
                                "",
                                position < next
                                        ? "the position is there twice"
                                        : "positions %d to %d are missing".formatted(next, position - 1)));
                    }
                    next = Math.max(next, position + 1);
                    readRow(row, position);
                    if (position % FETCH == 0) {
                        progress.at(position, head);
                    }
                }
            }
        }
        progress.at(head, head);
    }

    private void readRow(ResultSet row, long position) throws SQLException {
        String tenantId = row.getString("log_tenant");
        byte[] logged = row.getBytes("leaf_hash");
        byte[] leaf = logged;
        if (row.getObject("event_id") == null) {
            findings.add(new Finding(What.EVENT_MISSING, position, "", "the log has a leaf, and there is no event"));
        } else {
            leaf = header(row).leaf(row.getBytes("payload"));
            if (!Arrays.equals(leaf, logged) || !tenantId.equals(row.getString("tenant_id"))) {
                findings.add(new Finding(
                        What.EVENT_CHANGED,
                        position,
                        "",
                        "event " + row.getString("event_id") + " is not what was logged"));
            }
        }
        Frontier tree = trees.computeIfAbsent(tenantId, first -> new Frontier());
        long index = row.getLong("tenant_index");
        if (index != tree.size() + 1) {
            findings.add(new Finding(
                    What.INDEX_NOT_DENSE,
                    position,
                    "tenant " + tenantId,
                    "it has index %d instead of %d".formatted(index, tree.size() + 1)));
        }
        tree.add(leaf, (level, number, hash) -> full(tenantId, level, number, hash, position));
        checkpoints.reached(tenantId, tree, position);
        topic.compare(position, leaf);
    }

    private void full(String tenantId, int level, long number, byte[] hash, long position) {
        if (level == 0 || level % KEPT_LEVELS != 0 || (number + 1) << level > signed.getOrDefault(tenantId, 0L)) {
            return;
        }
        byte[] kept = nodes.remove(node(tenantId, level, number));
        if (!Arrays.equals(kept, hash)) {
            findings.add(new Finding(
                    What.NODE_NOT_OF_TREE,
                    position,
                    "node " + node(tenantId, level, number),
                    kept == null ? "it is not kept" : "it is not the one above the events up to here"));
        }
    }

    private static EventHeader header(ResultSet row) throws SQLException {
        return new EventHeader(
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("aggregate_type"),
                row.getString("aggregate_id"),
                row.getLong("sequence"),
                row.getString("tenant_id"),
                row.getString("member_id"),
                row.getString("actor"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("command_id", UUID.class),
                row.getObject("correlation_id", UUID.class),
                row.getObject("causation_id", UUID.class));
    }

    private void readTenants() throws SQLException {
        Map<String, Long> known = new HashMap<>();
        trees.forEach((tenantId, tree) -> known.put(tenantId, tree.size()));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT tenant_id, last_index FROM tenant_log")) {
            while (row.next()) {
                lengths(row.getString(1), row.getLong(2), known.getOrDefault(row.getString(1), 0L));
                known.remove(row.getString(1));
            }
        }
        known.forEach((tenantId, size) -> lengths(tenantId, 0, size));
    }

    private void lengths(String tenantId, long said, long there) {
        if (said != there) {
            findings.add(new Finding(
                    What.LOG_OF_ANOTHER_LENGTH,
                    0,
                    "tenant " + tenantId,
                    "the log has %d events, and its numbering has come to %d".formatted(there, said)));
        }
    }

    private void readLoose() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOOSE)) {
            while (row.next()) {
                findings.add(new Finding(
                        What.EVENT_NOT_IN_LOG,
                        0,
                        "row %d of event".formatted(row.getLong(1)),
                        "event " + row.getString(2) + " has no position, and does not wait for one"));
            }
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
