package io.rapport.command.platform.leadership;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** How connections are made that stand outside of the pool, since they are held for as long as the service runs. */
public record ConnectionSettings(String url, String user, String password) {

    private static final String SECONDS = "5";

    /** PostgreSQL lets go of a host that went without a word, and of what somebody forgot. */
    private static final String LETS_GO =
            "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3"
                    + " -c idle_session_timeout=60s";

    /** A connection whose every wait is bounded. */
    Connection connect(String applicationName) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty(PGProperty.USER.getName(), user);
        properties.setProperty(PGProperty.PASSWORD.getName(), password);
        properties.setProperty(PGProperty.APPLICATION_NAME.getName(), applicationName);
        properties.setProperty(PGProperty.TCP_KEEP_ALIVE.getName(), "true");
        properties.setProperty(PGProperty.CONNECT_TIMEOUT.getName(), SECONDS);
        properties.setProperty(PGProperty.LOGIN_TIMEOUT.getName(), SECONDS);
        properties.setProperty(PGProperty.SOCKET_TIMEOUT.getName(), SECONDS);
        properties.setProperty(PGProperty.OPTIONS.getName(), LETS_GO);
        Connection connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("RAPPORT_POSTGRES_URL has to be a jdbc:postgresql URL");
        }
        return connection;
    }
}
