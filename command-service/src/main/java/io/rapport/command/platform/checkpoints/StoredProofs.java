package io.rapport.command.platform.checkpoints;

import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.platform.checkpoints.ProofRejection.NoSuchCheckpoint;
import io.rapport.command.platform.checkpoints.ProofRejection.NotYetSigned;
import io.rapport.proofs.Hash;
import io.rapport.proofs.Tree;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Puts proofs together from the leaves in the log, and the nodes above them. */
@Component
class StoredProofs {

    private static final String EVENT = """
            SELECT l.tenant_index, l.leaf_hash, e.event_id, e.type, e.aggregate_type, e.aggregate_id, e.sequence,
                   e.tenant_id, e.member_id, e.actor, e.recorded_at, e.command_id, e.correlation_id, e.causation_id,
                   e.payload
            FROM event e JOIN event_log l USING (global_index)
            WHERE e.event_id = ? AND e.tenant_id = ? AND (?::text IS NULL OR e.member_id = ?)
            """;

    private static final String MEMBER_ID = "member-id";

    private static final String CHECKPOINT =
            "SELECT c.size, " + Cosignatures.NOTE + " FROM checkpoint c WHERE c.tenant_id = ?";

    /** What is the tenant's is nobody's to look at. */
    private static final String LOOK_OF_AUDITOR = """
            INSERT INTO look (tenant_id, member_id, viewer_id, resource, looked_as)
            SELECT ?, ?, ?, ?, 'AUDITOR' WHERE ? NOT IN (?, '*')
            """;

    private final JdbcTemplate jdbc;
    private final String witnesses;

    StoredProofs(JdbcTemplate jdbc, CheckpointSettings settings) {
        this.jdbc = jdbc;
        this.witnesses = Cosignatures.parameter(settings.witnesses().trusted());
    }

    /** A checkpoint as it was signed, and cosigned by witnesses that are trusted. */
    record Signed(long size, String note) {}

    /** An event as it is stored. */
    static final class Stored {

        private final long index;
        private final Map<String, String> header;
        private final byte[] leaf;
        private final byte[] payload;

        Stored(long index, Map<String, String> header, byte[] leaf, byte[] payload) {
            this.index = index;
            this.header = header;
            this.leaf = leaf;
            this.payload = payload;
        }

        /** Where it is in the tenant's log, from 0. */
        long index() {
            return index;
        }

        /** Its header by name, in the order of the leaf. */
        Map<String, String> header() {
            return header;
        }

        /** Whose it is. */
        String memberId() {
            return Objects.requireNonNull(header.get(MEMBER_ID));
        }

        byte[] leaf() {
            return leaf;
        }

        byte[] payload() {
            return payload;
        }
    }

    /**
     * An event of a tenant.
     *
     * @param memberId whose it has to be, or {@code null} if anybody's will do
     * @throws RejectedException if there is none
     */
    Stored event(UUID eventId, String tenantId, @Nullable String memberId) {
        return jdbc.query(EVENT, StoredProofs::stored, eventId, tenantId, memberId, memberId).stream()
                .findFirst()
                .orElseThrow(() -> new RejectedException(new NotFound()));
    }

    /** An auditor's look at an event of somebody else, which its member finds among all others. */
    void looked(Stored event, String tenantId, String viewerId, String resource) {
        String memberId = event.memberId();
        jdbc.update(LOOK_OF_AUDITOR, tenantId, memberId, viewerId, resource, memberId, viewerId);
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        Map<String, String> header = new LinkedHashMap<>();
        header.put("event-id", row.getString("event_id"));
        header.put("type", row.getString("type"));
        header.put("aggregate-type", row.getString("aggregate_type"));
        header.put("aggregate-id", row.getString("aggregate_id"));
        header.put("sequence", row.getString("sequence"));
        header.put("tenant-id", row.getString("tenant_id"));
        header.put(MEMBER_ID, row.getString("member_id"));
        header.put("actor", row.getString("actor"));
        Instant recordedAt = row.getObject("recorded_at", OffsetDateTime.class).toInstant();
        header.put("recorded-at", recordedAt.toString());
        header.put("command-id", row.getString("command_id"));
        header.put("correlation-id", row.getString("correlation_id"));
        header.put("causation-id", row.getString("causation_id"));
        return new Stored(row.getLong("tenant_index") - 1, header, row.getBytes("leaf_hash"), row.getBytes("payload"));
    }

    /** The tenant's last checkpoint. */
    Signed latest(String tenantId) {
        return signed(CHECKPOINT + " ORDER BY c.size DESC LIMIT 1", witnesses, tenantId)
                .orElseThrow(() -> new RejectedException(new NoSuchCheckpoint(null)));
    }

    /** The tenant's checkpoint of a size, which a parameter names. */
    Signed of(String tenantId, String parameter, long size) {
        return ofSize(tenantId, size).orElseThrow(() -> new RejectedException(new NoSuchCheckpoint(parameter)));
    }

    private Optional<Signed> ofSize(String tenantId, long size) {
        return signed(CHECKPOINT + " AND c.size = ?", witnesses, tenantId, size);
    }

    /**
     * The checkpoint that proves most of an event: the last one that is cosigned, or if that does not cover it yet the
     * last one that is signed.
     */
    Signed covering(String tenantId, long index) {
        return jdbc.query(Cosignatures.NEWEST, (row, number) -> row.getLong(1), tenantId, witnesses).stream()
                .filter(size -> index < size)
                .findFirst()
                .flatMap(size -> ofSize(tenantId, size))
                .orElseGet(() -> latest(tenantId));
    }

    private Optional<Signed> signed(String sql, Object... arguments) {
        return jdbc.query(sql, (row, number) -> new Signed(row.getLong(1), row.getString(2)), arguments).stream()
                .findFirst();
    }

    /** What leads from an event to a checkpoint's root. */
    List<byte[]> inclusion(String tenantId, long index, long size) {
        if (index >= size) {
            throw new RejectedException(new NotYetSigned());
        }
        return tree(tenantId, size).inclusion(index);
    }

    /** What leads from one checkpoint's root to a later one's. */
    List<byte[]> consistency(String tenantId, long older, long newer) {
        return tree(tenantId, newer).consistency(older);
    }

    private Tree tree(String tenantId, long size) {
        return new Tree((level, index) -> node(tenantId, level, index), size);
    }

    /** From the nearest nodes below that are kept, of which there are 128 at the most. */
    private byte[] node(String tenantId, int level, long index) {
        int kept = level - level % SignedTrees.LEVELS;
        int above = level - kept;
        long first = index << above;
        long count = 1L << above;
        List<byte[]> nodes = kept == 0
                ? jdbc.query(
                        "SELECT leaf_hash FROM event_log WHERE tenant_id = ? AND tenant_index > ? AND tenant_index <= ?"
                                + " ORDER BY tenant_index",
                        (row, number) -> row.getBytes(1),
                        tenantId,
                        first,
                        first + count)
                : jdbc.query(
                        "SELECT hash FROM tree_node WHERE tenant_id = ? AND level = ? AND number >= ? AND number < ?"
                                + " ORDER BY number",
                        (row, number) -> row.getBytes(1),
                        tenantId,
                        kept,
                        first,
                        first + count);
        if (nodes.size() != count) {
            throw new IllegalStateException("The log lacks leaves that were signed");
        }
        return above(nodes);
    }

    /** The node above all of these, which are two to the power of something. */
    private static byte[] above(List<byte[]> nodes) {
        List<byte[]> row = nodes;
        while (row.size() > 1) {
            List<byte[]> next = new ArrayList<>(row.size() / 2);
            for (int i = 0; i < row.size(); i += 2) {
                next.add(Hash.ofChildren(row.get(i), row.get(i + 1)));
            }
            row = next;
        }
        return row.getFirst();
    }
}
