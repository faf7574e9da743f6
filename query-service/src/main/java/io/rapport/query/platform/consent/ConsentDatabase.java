package io.rapport.query.platform.consent;

import com.zaxxer.hikari.HikariDataSource;
import io.rapport.query.platform.postgres.Connections;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Where consent is kept: the event store's PostgreSQL, as a role that reads grants and adds looks. It is connected to
 * when somebody asks for another member's data for the first time; without an address nobody may.
 */
@Component
final class ConsentDatabase implements AutoCloseable {

    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(2);
    private static final int MOST_CONNECTIONS = 8;

    private final String url;
    private final String user;
    private final String password;
    private @Nullable HikariDataSource pool;
    private @Nullable JdbcTemplate jdbc;

    ConsentDatabase(
            @Value("${rapport.consent.url}") String url,
            @Value("${rapport.consent.user}") String user,
            @Value("${rapport.consent.password}") String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** @throws ConsentUnavailableException if there is none */
    synchronized JdbcTemplate jdbc() {
        if (url.isEmpty()) {
            throw new ConsentUnavailableException();
        }
        if (jdbc == null) {
            pool = Connections.pool("consent", url, user, password, false, MOST_CONNECTIONS, LONGEST_STATEMENT);
            jdbc = new JdbcTemplate(pool, true);
            jdbc.setQueryTimeout((int) LONGEST_STATEMENT.toSeconds());
        }
        return jdbc;
    }

    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
