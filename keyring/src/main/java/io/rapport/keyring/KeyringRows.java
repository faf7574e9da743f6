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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What is read in the schema {@code keyring}. */
final class KeyringRows {

    /** Stands for the member themself. */
    static final UUID MEMBER = new UUID(0, 0);

    /** Stands for the hashes of what a member has recorded. */
    static final UUID HASHES = new UUID(0, 1);

    /** A destruction counts for the subject, and for all of a member who was forgotten. */
    private static final String FIND = """
            SELECT asked.tenant_id, asked.member_id, asked.aggregate_id, keyset.master_key, keyset.wrapped,
                   EXISTS (SELECT FROM keyring.destroyed gone
                           WHERE gone.tenant_id = asked.tenant_id AND gone.member_id = asked.member_id
                             AND gone.aggregate_id IN (asked.aggregate_id, '00000000-0000-0000-0000-000000000000'))
            FROM unnest(?, ?, ?::text[]::uuid[]) AS asked (tenant_id, member_id, aggregate_id)
            LEFT JOIN keyring.keyset ON keyset.tenant_id = asked.tenant_id
                AND keyset.member_id = asked.member_id AND keyset.aggregate_id = asked.aggregate_id
            """;

    /**
     * Nobody of these members is destroyed until the transaction ends, and who was destroyed before can be seen by the
     * statement after it.
     */
    private static final String SHARED_LOCKS =
            "SELECT pg_advisory_xact_lock_shared(hashtextextended(member, 17)) FROM unnest(?) AS member;";

    /** Two statements and one round trip, which is one transaction; each sees what was committed before it began. */
    private static final String MINT = SHARED_LOCKS + """
            INSERT INTO keyring.keyset (tenant_id, member_id, aggregate_id, wrapped, master_key)
            SELECT minted.tenant_id, minted.member_id, minted.aggregate_id, minted.wrapped, minted.master_key
            FROM unnest(?, ?, ?::text[]::uuid[], ?, ?) AS minted (tenant_id, member_id, aggregate_id, wrapped, master_key)
            WHERE NOT EXISTS (SELECT FROM keyring.destroyed gone
                              WHERE gone.tenant_id = minted.tenant_id AND gone.member_id = minted.member_id
                                AND gone.aggregate_id IN (minted.aggregate_id, '00000000-0000-0000-0000-000000000000'))
            ON CONFLICT DO NOTHING
            RETURNING tenant_id, member_id, aggregate_id""";

    /** Two groups of two processes that have subjects in common must not wait for each other. */
    private static final Comparator<Subject> IN_ONE_ORDER = Comparator.comparing(Subject::tenantId)
            .thenComparing(Subject::memberId)
            .thenComparing(KeyringRows::idOf);

    /** Of the table, its database and the server's start: two servers, or a server and its copy, differ in the last. */
    private static final String IDENTITY = """
            SELECT format('%s %s %s', pg_postmaster_start_time(), home.oid, keyset.oid),
                   has_schema_privilege(space.oid, 'USAGE') AND has_table_privilege(keyset.oid, 'INSERT')
            FROM pg_database home, pg_class keyset JOIN pg_namespace space ON space.oid = keyset.relnamespace
            WHERE home.datname = current_database() AND space.nspname = 'keyring' AND keyset.relname = 'keyset'""";

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
            ask(find, 1, subjects);
            try (ResultSet rows = find.executeQuery()) {
                return read(rows);
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /** The keysets of these subjects: these, but for those that have one already or must not have any. */
    Map<Subject, Row> mint(Map<Subject, MasterKey.Wrapped> wrapped) {
        SortedMap<Subject, MasterKey.Wrapped> others = new TreeMap<>(IN_ONE_ORDER);
        others.putAll(wrapped);
        Map<Subject, Row> rows = new HashMap<>();
        for (Subject subject : written(others)) {
            MasterKey.Wrapped mine = others.remove(subject);
            if (mine != null) {
                rows.put(subject, new Row(mine));
            }
        }
        if (!others.isEmpty()) {
            rows.putAll(find(others.keySet()));
        }
        return rows;
    }

    private List<Subject> written(SortedMap<Subject, MasterKey.Wrapped> wrapped) {
        try (Connection connection = database.getConnection();
                PreparedStatement mint = connection.prepareStatement(MINT)) {
            mint.setObject(
                    1,
                    wrapped.keySet().stream().map(KeyringRows::lock).distinct().toArray(String[]::new));
            bind(wrapped, mint, 2);
            mint.execute();
            mint.getMoreResults();
            List<Subject> written = new ArrayList<>();
            try (ResultSet rows = mint.getResultSet()) {
                while (rows.next()) {
                    written.add(subject(rows));
                }
            }
            return written;
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /** Binds keysets as five columns, in the order in which they are given, and returns the index after them. */
    static int bind(Map<Subject, MasterKey.Wrapped> wrapped, PreparedStatement statement, int first)
            throws SQLException {
        ask(statement, first, wrapped.keySet());
        statement.setObject(
                first + 3,
                wrapped.values().stream().map(MasterKey.Wrapped::keyset).toArray(byte[][]::new));
        statement.setObject(first + 4, texts(wrapped.values(), MasterKey.Wrapped::masterKey));
        return first + 5;
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

    /** Whether these connections lead to the same table, and may write to it. */
    boolean areWrittenBy(DataSource others) {
        String theirs = identity(others);
        return theirs != null && theirs.equals(identity(database));
    }

    /** {@code null} where there is no such table, or none to write to. */
    private static @Nullable String identity(DataSource database) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(IDENTITY);
                ResultSet row = select.executeQuery()) {
            return row.next() && row.getBoolean(2) ? row.getString(1) : null;
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

    /** Binds subjects as three columns of texts: those are arrays that the driver sends as they are. */
    static void ask(PreparedStatement statement, int first, Collection<Subject> subjects) throws SQLException {
        statement.setObject(first, texts(subjects, Subject::tenantId));
        statement.setObject(first + 1, texts(subjects, Subject::memberId));
        statement.setObject(first + 2, texts(subjects, subject -> idOf(subject).toString()));
    }

    private static Map<Subject, Row> read(ResultSet rows) throws SQLException {
        Map<Subject, Row> found = new HashMap<>();
        while (rows.next()) {
            Subject subject = subject(rows);
            byte[] wrapped = rows.getBytes(5);
            if (rows.getBoolean(6)) {
                found.put(subject, new Row(null));
            } else if (wrapped != null) {
                found.put(subject, new Row(new MasterKey.Wrapped(rows.getString(4), wrapped)));
            }
        }
        return found;
    }

    private static Subject subject(ResultSet row) throws SQLException {
        UUID id = row.getObject(3, UUID.class);
        return new Subject(row.getString(1), row.getString(2), id.equals(MEMBER) ? null : id);
    }

    private static <T> String[] texts(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }

    private static String lock(Subject subject) {
        return lock(subject.tenantId(), subject.memberId());
    }

    static UUID idOf(Subject subject) {
        return subject.aggregateId() == null ? MEMBER : subject.aggregateId();
    }

    /** What the lock of a member is made of. */
    static String lock(String tenantId, String memberId) {
        return tenantId.codePointCount(0, tenantId.length()) + ":" + tenantId + memberId;
    }

    /** The cause would do no harm, but the next one's might: a failed statement's values are somebody's ids. */
    static SealsUnavailableException unavailable(SQLException e) {
        System.getLogger(KeyringRows.class.getName())
                .log(System.Logger.Level.DEBUG, "The keyring does not answer: SQL state {0}", e.getSQLState());
        return SealsUnavailableException.away();
    }
}
