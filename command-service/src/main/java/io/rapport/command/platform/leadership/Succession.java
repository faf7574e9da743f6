package io.rapport.command.platform.leadership;

import io.rapport.trouble.Trouble;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How an instance that stands by becomes the leader, on the one connection that it keeps for that: by getting the lock,
 * which it may free by ending the session of a leader whose lease is over. Ending a session takes the role that began
 * it, or one that may signal others.
 */
final class Succession {

    private static final Logger LOG = LoggerFactory.getLogger(Succession.class);

    private static final String HOLDER = """
            SELECT lock.pid,
                   coalesce(lease.renewed_at < clock_timestamp() - interval '%s', false) AS over,
                   lease.trouble, lease.detail
            FROM pg_locks AS lock LEFT JOIN lease ON lease.name = ?
            WHERE lock.locktype = 'advisory' AND lock.granted AND lock.objsubid = 1
              AND lock.database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND lock.classid = ((? >> 32) & 4294967295)::oid AND lock.objid = (? & 4294967295)::oid
            """.formatted(Leases.LASTS);

    private final Connection connection;
    private final String name;
    private final long lockId;
    private int overdue = -1;
    private @Nullable Trouble trouble;

    Succession(Connection connection, String name, long lockId) {
        this.connection = connection;
        this.name = name;
        this.lockId = lockId;
    }

    /** What the leader has said that it cannot do, when this was last told that there is one. */
    @Nullable
    Trouble troubleOfTheLeader() {
        return trouble;
    }

    /** Whether this connection has the lock now. */
    boolean takesOver() throws SQLException {
        if (tryLock()) {
            return true;
        }
        // Who has just got the lock has not said so yet: only one who is overdue twice is taken for gone.
        int before = overdue;
        overdue = look();
        if (overdue < 0 || overdue != before) {
            return false;
        }
        LOG.warn("{}: the leader has not renewed its lease; its session is ended", name);
        end(overdue);
        overdue = -1;
        return tryLock();
    }

    /** The process of the session that holds the lock though its lease is over; -1 if there is none. */
    private int look() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLDER)) {
            statement.setString(1, name);
            statement.setLong(2, lockId);
            statement.setLong(3, lockId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return -1;
                }
                String code = row.getString("trouble");
                trouble = code == null ? null : new Trouble(code, row.getString("detail"));
                return row.getBoolean("over") ? row.getInt("pid") : -1;
            }
        }
    }

    private void end(int process) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_terminate_backend(?)")) {
            statement.setInt(1, process);
            statement.execute();
        }
    }

    private boolean tryLock() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            statement.setLong(1, lockId);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }
}
