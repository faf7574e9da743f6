package io.rapport.query.platform.history;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where the log is kept: the event store's PostgreSQL, as the role that reads consent there. It has connections of its
 * own, few of them, so that histories never make anybody wait who asks whether something is open.
 */
@Component
class LogDatabase implements AutoCloseable {

    private static final int LONGEST_WAIT_MILLIS = 1_500;
    private static final int LONGEST_READ_SECONDS = 4;
    private static final int MOST_CONNECTIONS = 4;

    private final String url;
    private final String user;
    private final String password;
    private volatile boolean open;
    private HikariDataSource pool;

    @SuppressWarnings("NullAway.Init") // opened when it is needed for the first time
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
            connection.setReadOnly(true);
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
        if (!open) {
            HikariConfig config = new HikariConfig();
            config.setPoolName("log");
            config.setJdbcUrl(url);
            config.setUsername(user);
            config.setPassword(password);
            config.setMaximumPoolSize(MOST_CONNECTIONS);
            config.setMinimumIdle(0);
            config.setConnectionTimeout(LONGEST_WAIT_MILLIS);
            config.setInitializationFailTimeout(-1);
            config.addDataSourceProperty("socketTimeout", Integer.toString(LONGEST_READ_SECONDS));
            config.addDataSourceProperty("connectTimeout", "1");
            pool = new HikariDataSource(config);
            open = true;
        }
        return pool;
    }

    @Override
    public synchronized void close() {
        if (open) {
            pool.close();
        }
    }
}
