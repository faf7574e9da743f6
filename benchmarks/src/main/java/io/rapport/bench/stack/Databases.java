package io.rapport.bench.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases of one PostgreSQL server: a new one for each subject, so that nobody works on another's leavings. */
public final class Databases {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String SUPERUSER = "postgres";

    private final String server;
    private final String password;

    /** A database and who may do everything in it. */
    public record Database(String url, String user, String password) {

        /** The one that this JVM was told to work on, see {@link ServiceJvm}. */
        public static Database ofEnvironment() {
            return new Database(
                    System.getenv("RAPPORT_POSTGRES_URL"),
                    System.getenv("RAPPORT_POSTGRES_USER"),
                    System.getenv("RAPPORT_POSTGRES_PASSWORD"));
        }

        /** Another one of the same server. */
        Database named(String other) {
            return new Database(url.substring(0, url.lastIndexOf('/') + 1) + other, user, password);
        }

        String name() {
            return url.substring(url.lastIndexOf('/') + 1);
        }

        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }

        /** Runs statements that return nothing. */
        public void execute(String sql) throws SQLException {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        /** A single number. */
        public long number(String sql) throws SQLException {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    var result = statement.executeQuery(sql)) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    /** @param address as the part names it: {@code postgresql://user@host:port/database} */
    Databases(String address, String password) {
        this.server = "jdbc:postgresql://"
                + address.replaceFirst("postgresql://[^@]*@", "").replaceFirst("/.*", "/");
        this.password = password;
    }

    /** A new and empty database. */
    public Database create(String purpose) throws SQLException {
        String name = purpose + "_" + NUMBER.incrementAndGet();
        named("postgres").execute("CREATE DATABASE " + name);
        return named(name);
    }

    /** The one that the stack's own command-service writes to. */
    public Database rapport() {
        return named("rapport");
    }

    private Database named(String name) {
        return new Database(server + name, SUPERUSER, password);
    }
}
