package io.rapport.command.platform.checkpoints;

import io.rapport.proofs.Checkpoint;
import io.rapport.proofs.CompactRange;
import io.rapport.proofs.LogKey;
import io.rapport.proofs.Origin;
import io.rapport.proofs.WitnessKey;
import io.rapport.trouble.TroubleException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Each tenant's tree in PostgreSQL, as far as it was signed. */
final class SignedTrees {

    /**
     * One node a level of the tree is kept for each so many levels: a proof needs no more than 255 others beside one.
     */
    static final int LEVELS = 8;

    /** What one checkpoint adds at the most; a backlog is signed in several. */
    private static final int MOST = 50_000;

    private static final String LATEST = """
            SELECT DISTINCT ON (tenant_id) tenant_id, size, note FROM checkpoint ORDER BY tenant_id, size DESC
            """;
    private static final String COSIGNED =
            "SELECT " + Cosignatures.NOTE + " FROM checkpoint c WHERE c.tenant_id = ? AND c.size = ?";
    private static final String LAST = """
            SELECT size, frontier FROM checkpoint WHERE tenant_id = ? ORDER BY size DESC LIMIT 1
            """;
    private static final String LEAVES = """
            SELECT tenant_index, leaf_hash FROM event_log
            WHERE tenant_id = ? AND tenant_index > ? ORDER BY tenant_index LIMIT ?
            """;
    private static final String NODE = """
            INSERT INTO tree_node (tenant_id, level, number, hash) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
            """;
    private static final String SIGNED = """
            INSERT INTO checkpoint (tenant_id, size, root, frontier, note) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private final Connection connection;
    private final String name;
    private final List<LogKey> keys;

    SignedTrees(Connection connection, String name, List<LogKey> keys) {
        this.connection = connection;
        this.name = name;
        this.keys = keys;
    }

    /** A tenant's checkpoint as it was signed. */
    record Signed(String tenantId, long size, String note) {}

    /** The last checkpoint of each tenant. */
    Map<String, Signed> latest() throws SQLException {
        Map<String, Signed> latest = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LATEST)) {
            while (row.next()) {
                latest.put(row.getString(1), new Signed(row.getString(1), row.getLong(2), row.getString(3)));
            }
        }
        return latest;
    }

    /** The note of a checkpoint with what the trusted witnesses have signed of it. */
    String cosigned(String tenantId, long size, List<WitnessKey> trusted) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COSIGNED)) {
            statement.setString(1, Cosignatures.parameter(trusted));
            statement.setString(2, tenantId);
            statement.setLong(3, size);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** How far each tenant's own numbering has come. */
    Map<String, Long> heads() throws SQLException {
        Map<String, Long> heads = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT tenant_id, last_index FROM tenant_log")) {
            while (row.next()) {
                heads.put(row.getString(1), row.getLong(2));
            }
        }
        return heads;
    }

    /**
     * Goes on from the last checkpoint, and signs the next one in one transaction.
     *
     * @throws TroubleException if the tenant's log lacks an index: nothing is signed over a gap
     */
    Signed sign(String tenantId) throws SQLException {
        connection.setAutoCommit(false);
        try {
            CompactRange tree = last(tenantId);
            grow(tree, tenantId);
            Checkpoint checkpoint = new Checkpoint(Origin.of(name, tenantId), tree.size(), tree.root());
            String note = checkpoint.signedBy(keys);
            try (PreparedStatement insert = connection.prepareStatement(SIGNED)) {
                insert.setString(1, tenantId);
                insert.setLong(2, tree.size());
                insert.setBytes(3, tree.root());
                insert.setBytes(4, tree.bytes());
                insert.setString(5, note);
                insert.executeUpdate();
            }
            connection.commit();
            return new Signed(tenantId, tree.size(), note);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private CompactRange last(String tenantId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAST)) {
            statement.setString(1, tenantId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new CompactRange(row.getLong(1), row.getBytes(2)) : new CompactRange();
            }
        }
    }

    private void grow(CompactRange tree, String tenantId) throws SQLException {
        try (PreparedStatement leaves = connection.prepareStatement(LEAVES);
                PreparedStatement node = connection.prepareStatement(NODE)) {
            leaves.setFetchSize(1_000);
            leaves.setString(1, tenantId);
            leaves.setLong(2, tree.size());
            leaves.setInt(3, MOST);
            Map<String, byte[]> full = new HashMap<>();
            try (ResultSet row = leaves.executeQuery()) {
                while (row.next()) {
                    if (row.getLong(1) != tree.size() + 1) {
                        throw new TroubleException(
                                "LostEvent",
                                "index %d of a tenant is missing in the log; nothing after it is signed"
                                        .formatted(tree.size() + 1));
                    }
                    tree.append(row.getBytes(2), (level, number, hash) -> {
                        if (level > 0 && level % LEVELS == 0) {
                            full.put(level + ":" + number, hash);
                        }
                    });
                }
            }
            for (Map.Entry<String, byte[]> one : full.entrySet()) {
                int colon = one.getKey().indexOf(':');
                node.setString(1, tenantId);
                node.setShort(2, Short.parseShort(one.getKey().substring(0, colon)));
                node.setLong(3, Long.parseLong(one.getKey().substring(colon + 1)));
                node.setBytes(4, one.getValue());
                node.addBatch();
            }
            node.executeBatch();
        }
    }
}
