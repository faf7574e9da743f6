package io.rapport.query.platform.history;

import com.zaxxer.hikari.HikariDataSource;
import io.rapport.query.platform.postgres.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where the log is kept: the event store's PostgreSQL, as the role that reads consent there. It has connections of its
 * own, few of them, so that histories never make anybody wait who asks whether something is open.
 */
@Component
class LogDatabase implements AutoCloseable {

    private static final Duration LONGEST_READ = Duration.ofSeconds(4);
    private static final int MOST_CONNECTIONS = 4;

    private final String url;
    private final String user;
    private final String password;
    private @Nullable HikariDataSource pool;

    LogDatabase(
            @Value("${rapport.consent.url}") String url,
            @Value("${rapport.consent.user}") String user,
            @Value("${rapport.consent.password}") String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** What is done with a connection. */
    interface Work<T> {

        T with(Connection connection) throws SQLException;
    }

    /**
     * Reads in one transaction, so that all of it is of one moment and comes row by row.
     *
     * @throws LogUnavailableException if there is no log, or it does not answer
     */
    <T> T read(Work<T> work) {
        if (url.isEmpty()) {
            throw new LogUnavailableException();
        }
        try (Connection connection = pool().getConnection()) {
            connection.setAutoCommit(false);
            try {
                return work.with(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new LogUnavailableException();
        }
    }

    private synchronized HikariDataSource pool() {
        if (pool == null) {
            pool = Connections.pool("log", url, user, password, true, MOST_CONNECTIONS, LONGEST_READ);
        }
        return pool;
    }

    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
