package io.rapport.keyring;

import io.rapport.events.ForgottenSubjectException;
import io.rapport.events.Subject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Destroys keysets: in the database, and before that in the record that is apart from it. */
final class Destroyer {

    /** Waits for all who mint for the member, and they wait for it. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(?, 17))";

    private static final String SHARED_LOCK = "SELECT pg_advisory_xact_lock_shared(hashtextextended(?, 17))";

    private final DataSource database;
    private final Destructions destructions;
    private final Clock clock;

    record Destroyed(Destruction destruction, int keysets) {}

    Destroyer(DataSource database, Destructions destructions, Clock clock) {
        this.database = database;
        this.destructions = destructions;
        this.clock = clock;
    }

    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private <T> T transaction(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } finally {
                // Of what was committed nothing is left to be rolled back.
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw KeyringRows.unavailable(e);
        }
    }

    void link(Subject subject, Set<UUID> people) {
        @Nullable UUID aggregate = subject.aggregateId();
        if (aggregate == null) {
            throw new IllegalArgumentException("A member is closed by nobody else");
        }
        if (people.isEmpty()) {
            return;
        }
        transaction(connection -> {
            execute(connection, SHARED_LOCK, KeyringRows.lock(subject.tenantId(), subject.memberId()));
            List<UUID> asked = new ArrayList<>(people);
            asked.add(aggregate);
            asked.add(KeyringRows.MEMBER);
            if (count(connection, """
                            SELECT count(*) FROM keyring.destroyed
                            WHERE tenant_id = ? AND member_id = ? AND aggregate_id = ANY (?)""", subject.tenantId(), subject.memberId(), uuids(connection, asked)) > 0) {
                throw new ForgottenSubjectException();
            }
            return execute(
                    connection, """
                    INSERT INTO keyring.linked_person (tenant_id, member_id, relationship_id, aggregate_id)
                    SELECT ?, ?, unnest(?), ? ON CONFLICT DO NOTHING""", subject.tenantId(), subject.memberId(), uuids(connection, people), aggregate);
        });
    }

    /** @param relationships none for all of the member */
    Destroyed destroy(String tenantId, String memberId, Set<UUID> relationships) {
        return transaction(connection -> {
            execute(connection, LOCK, KeyringRows.lock(tenantId, memberId));
            Set<UUID> ids = new LinkedHashSet<>(relationships);
            if (!relationships.isEmpty()) {
                ids.addAll(linked(connection, tenantId, memberId, relationships));
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            if (known(connection, new Destruction(tenantId, memberId, ids, 0, now))) {
                return new Destroyed(new Destruction(tenantId, memberId, ids, 0, now), 0);
            }
            long generation = count(connection, "UPDATE keyring.generation SET value = value + 1 RETURNING value");
            Destruction destruction = new Destruction(tenantId, memberId, ids, generation, now);
            // Before the database: who dies in between has destroyed at the next start.
            destructions.add(destruction);
            return new Destroyed(destruction, carryOut(connection, destruction));
        });
    }

    private Set<UUID> linked(Connection connection, String tenantId, String memberId, Set<UUID> relationships)
            throws SQLException {
        Set<UUID> ids = new LinkedHashSet<>();
        try (PreparedStatement select = prepare(connection, """
                        SELECT DISTINCT aggregate_id FROM keyring.linked_person
                        WHERE tenant_id = ? AND member_id = ? AND relationship_id = ANY (?)""", tenantId, memberId, uuids(connection, relationships));
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    /** Whether all of it has been destroyed before. */
    private static boolean known(Connection connection, Destruction destruction) throws SQLException {
        Set<UUID> ids = ids(destruction);
        return count(connection, """
                        SELECT count(*) FROM keyring.destroyed
                        WHERE tenant_id = ? AND member_id = ? AND aggregate_id = ANY (?)""", destruction.tenantId(), destruction.memberId(), uuids(connection, ids))
                == ids.size();
    }

    private static Set<UUID> ids(Destruction destruction) {
        return destruction.ofMember() ? Set.of(KeyringRows.MEMBER) : destruction.aggregateIds();
    }

    private static int carryOut(Connection connection, Destruction destruction) throws SQLException {
        Set<UUID> ids = ids(destruction);
        execute(
                connection,
                """
                INSERT INTO keyring.destroyed (tenant_id, member_id, aggregate_id, generation, destroyed_at)
                SELECT ?, ?, unnest(?), ?, ? ON CONFLICT DO NOTHING""",
                destruction.tenantId(),
                destruction.memberId(),
                uuids(connection, ids),
                destruction.generation(),
                Timestamp.from(destruction.at()));
        if (destruction.ofMember()) {
            execute(
                    connection,
                    "DELETE FROM keyring.linked_person WHERE tenant_id = ? AND member_id = ?",
                    destruction.tenantId(),
                    destruction.memberId());
            return execute(
                    connection,
                    "DELETE FROM keyring.keyset WHERE tenant_id = ? AND member_id = ?",
                    destruction.tenantId(),
                    destruction.memberId());
        }
        return execute(
                connection,
                "DELETE FROM keyring.keyset WHERE tenant_id = ? AND member_id = ? AND aggregate_id = ANY (?)",
                destruction.tenantId(),
                destruction.memberId(),
                uuids(connection, ids));
    }

    /**
     * Makes the database and the record apart from it tell the same: a database from a backup has forgotten what was
     * destroyed since, and a record that was begun later lacks what was destroyed before.
     */
    void catchUp() {
        List<Destruction> recorded = destructions.all();
        for (Destruction destruction : recorded) {
            transaction(connection -> {
                execute(connection, LOCK, KeyringRows.lock(destruction.tenantId(), destruction.memberId()));
                if (known(connection, destruction)) {
                    return 0;
                }
                // Later than all that anybody has seen, so that everybody notices.
                long generation = count(
                        connection,
                        "UPDATE keyring.generation SET value = greatest(value, ?) + 1 RETURNING value",
                        destruction.generation());
                return carryOut(
                        connection,
                        new Destruction(
                                destruction.tenantId(),
                                destruction.memberId(),
                                destruction.aggregateIds(),
                                generation,
                                destruction.at()));
            });
        }
        Set<Subject> written = new HashSet<>();
        recorded.forEach(destruction -> written.addAll(destruction.subjects()));
        for (Destruction destruction : new KeyringRows(database).since(-1).destructions()) {
            if (!written.containsAll(destruction.subjects())) {
                destructions.add(destruction);
            }
        }
    }

    /** The names of the master keys under which there are keysets. */
    List<String> masterKeys() {
        return transaction(connection -> {
            List<String> names = new ArrayList<>();
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT DISTINCT master_key FROM keyring.keyset");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        });
    }

    private static java.sql.Array uuids(Connection connection, Iterable<UUID> ids) throws SQLException {
        List<UUID> all = new ArrayList<>();
        ids.forEach(all::add);
        return connection.createArrayOf("uuid", all.toArray());
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static int execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.execute() ? 0 : statement.getUpdateCount();
        }
    }

    private static long count(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
