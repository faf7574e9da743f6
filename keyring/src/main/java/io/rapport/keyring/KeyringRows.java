package io.rapport.keyring;

import io.rapport.events.SealsUnavailableException;
import io.rapport.events.Subject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What is read in the schema {@code keyring}. */
final class KeyringRows {

    /** Stands for the member themself. */
    static final UUID MEMBER = new UUID(0, 0);

    /** A destruction counts for the subject, and for all of a member who was forgotten. */
    private static final String FIND = """
            SELECT asked.tenant_id, asked.member_id, asked.aggregate_id, keyset.master_key, keyset.wrapped,
                   EXISTS (SELECT FROM keyring.destroyed gone
                           WHERE gone.tenant_id = asked.tenant_id AND gone.member_id = asked.member_id
                             AND gone.aggregate_id IN (asked.aggregate_id, '00000000-0000-0000-0000-000000000000'))
            FROM unnest(?, ?, ?) AS asked (tenant_id, member_id, aggregate_id)
            LEFT JOIN keyring.keyset ON keyset.tenant_id = asked.tenant_id
                AND keyset.member_id = asked.member_id AND keyset.aggregate_id = asked.aggregate_id
            """;

    /** Nobody is destroyed while somebody holds it, and who was destroyed before can be seen then. */
    private static final String SHARED_LOCK = "SELECT pg_advisory_xact_lock_shared(hashtextextended(?, 17));";

    /** Three statements and one round trip, which is one transaction; each sees what was committed before it began. */
    private static final String MINT = SHARED_LOCK + """
            INSERT INTO keyring.keyset (tenant_id, member_id, aggregate_id, wrapped, master_key)
            SELECT ?, ?, ?, ?, ?
            WHERE NOT EXISTS (SELECT FROM keyring.destroyed
                              WHERE tenant_id = ? AND member_id = ?
                                AND aggregate_id IN (?, '00000000-0000-0000-0000-000000000000'))
            ON CONFLICT DO NOTHING;
            """ + FIND;

    private static final String DESTROYED_SINCE = """
            SELECT generation.value, destroyed.tenant_id, destroyed.member_id, destroyed.aggregate_id,
                   destroyed.generation, extract(epoch FROM destroyed.destroyed_at)
            FROM keyring.generation
            LEFT JOIN keyring.destroyed ON destroyed.generation > ?
            ORDER BY destroyed.generation""";

    private final DataSource database;

    /** @param wrapped {@code null} if the subject was forgotten */
    record Row(MasterKey.@Nullable Wrapped wrapped) {}

    /** @param generation of the last destruction of all */
    record Since(long generation, List<Destruction> destructions) {}

    KeyringRows(DataSource database) {
        this.database = database;
    }

    /** The keysets of those whom the keyring knows. */
    Map<Subject, Row> find(Collection<Subject> subjects) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            ask(find, 1, connection, subjects);
            try (ResultSet rows = find.executeQuery()) {
                return read(rows);
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /** The keyset of a subject: this one, unless there is one or must not be any. */
    Row mint(Subject subject, MasterKey.Wrapped wrapped) {
        try (Connection connection = database.getConnection();
                PreparedStatement mint = connection.prepareStatement(MINT)) {
            mint.setString(1, lock(subject.tenantId(), subject.memberId()));
            mint.setString(2, subject.tenantId());
            mint.setString(3, subject.memberId());
            mint.setObject(4, idOf(subject));
            mint.setBytes(5, wrapped.keyset());
            mint.setString(6, wrapped.masterKey());
            mint.setString(7, subject.tenantId());
            mint.setString(8, subject.memberId());
            mint.setObject(9, idOf(subject));
            ask(mint, 10, connection, List.of(subject));
            mint.execute();
            mint.getMoreResults();
            mint.getMoreResults();
            try (ResultSet rows = mint.getResultSet()) {
                Row row = read(rows).get(subject);
                if (row == null) {
                    throw SealsUnavailableException.unknownSubject();
                }
                return row;
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /** The destructions after a generation. */
    Since since(long generation) {
        try (Connection connection = database.getConnection();
                PreparedStatement since = connection.prepareStatement(DESTROYED_SINCE)) {
            since.setLong(1, generation);
            try (ResultSet rows = since.executeQuery()) {
                long last = 0;
                Map<Long, Destruction> byGeneration = new LinkedHashMap<>();
                while (rows.next()) {
                    last = rows.getLong(1);
                    if (rows.getString(2) != null) {
                        Destruction one = destruction(rows);
                        byGeneration.merge(one.generation(), one, KeyringRows::together);
                    }
                }
                return new Since(last, List.copyOf(byGeneration.values()));
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static Destruction destruction(ResultSet row) throws SQLException {
        UUID id = row.getObject(4, UUID.class);
        return new Destruction(
                row.getString(2),
                row.getString(3),
                id.equals(MEMBER) ? Set.of() : Set.of(id),
                row.getLong(5),
                Instant.ofEpochMilli(row.getBigDecimal(6).movePointRight(3).longValue()));
    }

    /** All rows of one generation are of one destruction. */
    private static Destruction together(Destruction one, Destruction other) {
        Set<UUID> ids = new LinkedHashSet<>(one.aggregateIds());
        ids.addAll(other.aggregateIds());
        return new Destruction(one.tenantId(), one.memberId(), ids, one.generation(), one.at());
    }

    static void ask(PreparedStatement statement, int first, Connection connection, Collection<Subject> subjects)
            throws SQLException {
        List<String> tenants = new ArrayList<>();
        List<String> members = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        for (Subject subject : subjects) {
            tenants.add(subject.tenantId());
            members.add(subject.memberId());
            ids.add(idOf(subject));
        }
        statement.setArray(first, connection.createArrayOf("text", tenants.toArray()));
        statement.setArray(first + 1, connection.createArrayOf("text", members.toArray()));
        statement.setArray(first + 2, connection.createArrayOf("uuid", ids.toArray()));
    }

    private static Map<Subject, Row> read(ResultSet rows) throws SQLException {
        Map<Subject, Row> found = new HashMap<>();
        while (rows.next()) {
            UUID id = rows.getObject(3, UUID.class);
            Subject subject = new Subject(rows.getString(1), rows.getString(2), id.equals(MEMBER) ? null : id);
            byte[] wrapped = rows.getBytes(5);
            if (rows.getBoolean(6)) {
                found.put(subject, new Row(null));
            } else if (wrapped != null) {
                found.put(subject, new Row(new MasterKey.Wrapped(rows.getString(4), wrapped)));
            }
        }
        return found;
    }

    static UUID idOf(Subject subject) {
        return subject.aggregateId() == null ? MEMBER : subject.aggregateId();
    }

    /** What the lock of a member is made of. */
    static String lock(String tenantId, String memberId) {
        return tenantId.length() + ":" + tenantId + memberId;
    }

    /** The cause would do no harm, but the next one's might: a failed statement's values are somebody's ids. */
    static SealsUnavailableException unavailable(SQLException e) {
        System.getLogger(KeyringRows.class.getName())
                .log(System.Logger.Level.DEBUG, "The keyring does not answer: SQL state {0}", e.getSQLState());
        return SealsUnavailableException.away();
    }
}
