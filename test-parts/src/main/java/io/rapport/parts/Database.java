package io.rapport.parts;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL with fsync on, started once for all tests; each test class may have a database of its own. */
public final class Database {

    private static final String USER = "postgres";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name;
    private final String url;

    Database(String name, String url) {
        this.name = name;
        this.url = url;
    }

    private static final class Server {

        private static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        // The library switches them off; a test of durability on a store without it proves nothing.
                        .setServerConfig("fsync", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A new, empty database. */
    public static Database create() {
        return create("template1");
    }

    /** A new database with all that is in this one, to which nobody may be connected meanwhile. */
    public Database copy() {
        return create(name);
    }

    private static Database create(String template) {
        String name = "rapport_" + NUMBER.incrementAndGet();
        try (Connection connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Database(name, Server.INSTANCE.getJdbcUrl(USER, name));
    }

    /** The JDBC address. */
    public String url() {
        return url;
    }

    public String user() {
        return USER;
    }

    /** Any will do: the server trusts its own machine. */
    public String password() {
        return "none";
    }
}
