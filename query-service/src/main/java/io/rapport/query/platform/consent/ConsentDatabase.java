package io.rapport.query.platform.consent;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
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

    private static final Duration LONGEST_WAIT = Duration.ofMillis(1_500);
    private static final int LONGEST_STATEMENT_SECONDS = 2;
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
            pool = open();
            jdbc = new JdbcTemplate(pool, true);
            jdbc.setQueryTimeout(LONGEST_STATEMENT_SECONDS);
        }
        return jdbc;
    }

    private HikariDataSource open() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("consent");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(LONGEST_WAIT.toMillis());
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("socketTimeout", Integer.toString(LONGEST_STATEMENT_SECONDS));
        config.addDataSourceProperty("connectTimeout", "1");
        return new HikariDataSource(config);
    }

    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
