package io.rapport.query.platform.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** Connections that are opened when they are needed, and for which nobody waits long. */
public final class Connections {

    private static final Duration LONGEST_WAIT = Duration.ofMillis(1_500);

    private Connections() {}

    /**
     * A pool, still without any connection.
     *
     * @param readOnly whether PostgreSQL refuses whatever would write
     * @param most so many at the same time
     * @param longestAnswer so long PostgreSQL may take, in whole seconds
     */
    public static HikariDataSource pool(
            String name, String url, String user, String password, boolean readOnly, int most, Duration longestAnswer) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setReadOnly(readOnly);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(LONGEST_WAIT.toMillis());
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("socketTimeout", Long.toString(longestAnswer.toSeconds()));
        config.addDataSourceProperty("connectTimeout", "1");
        return new HikariDataSource(config);
    }
}
