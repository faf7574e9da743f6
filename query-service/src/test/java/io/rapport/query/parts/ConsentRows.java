package io.rapport.query.parts;

import io.rapport.parts.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** What command-service writes about consent, in a PostgreSQL with its tables. */
public final class ConsentRows {

    private static final Path MIGRATIONS = Path.of("../command-service/src/main/resources/db/migration");

    private final Database database = Database.create();

    /** Without any rows. */
    public ConsentRows() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(MIGRATIONS.resolve("V9__consent.sql")));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is. */
    public Database database() {
        return database;
    }

    /**
     * How an engagement stands from now on.
     *
     * @param standing such as ACCEPTED
     * @param scopes JSON: the first day of each scope, or {@code null}
     */
    public void stand(UUID engagement, String tenant, String member, String coach, String standing, String scopes) {
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO consent
                            (engagement_id, tenant_id, member_id, coach_id, standing, scopes, sequence)
                        VALUES (?, ?, ?, ?, ?, ?::jsonb, 1)
                        ON CONFLICT (engagement_id) DO UPDATE
                            SET standing = excluded.standing, scopes = excluded.scopes, sequence = consent.sequence + 1
                        """)) {
            insert.setObject(1, engagement);
            insert.setString(2, tenant);
            insert.setString(3, member);
            insert.setString(4, coach);
            insert.setString(5, standing);
            insert.setString(6, scopes);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
