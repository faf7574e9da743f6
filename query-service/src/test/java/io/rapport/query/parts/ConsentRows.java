package io.rapport.query.parts;

import io.rapport.events.EventCodec;
import io.rapport.events.EventEnvelope;
import io.rapport.events.Forgetting;
import io.rapport.events.Origin;
import io.rapport.parts.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** What command-service writes about consent, and its log, in a PostgreSQL with its tables. */
public final class ConsentRows {

    private static final Path MIGRATIONS = Path.of("../command-service/src/main/resources/db/migration");

    private final Database database = Database.create();
    private final EventCodec codec = new EventCodec();

    /** Without any rows. */
    public ConsentRows() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String migration : List.of(
                    "V1__event_store",
                    "V9__consent",
                    "V11__forgetting",
                    "V12__history_reader",
                    "V14__looks_of_auditors")) {
                statement.execute(Files.readString(MIGRATIONS.resolve(migration + ".sql")));
            }
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

    /** From now on it is counted how often consent is asked for, and it can {@linkplain #endAfter end} meanwhile. */
    public void countQuestions() {
        execute("""
                ALTER TABLE consent RENAME TO consent_kept;
                CREATE SEQUENCE question;
                CREATE TABLE ending (questions bigint NOT NULL);
                INSERT INTO ending VALUES (0);
                CREATE VIEW consent AS
                    WITH asked AS MATERIALIZED (SELECT nextval('question') > questions AS over FROM ending)
                    SELECT engagement_id, tenant_id, member_id, coach_id,
                        CASE WHEN over THEN 'ENDED' ELSE standing END AS standing,
                        open AND NOT over AS open,
                        CASE WHEN over THEN '{}'::jsonb ELSE scopes END AS scopes,
                        CASE WHEN over THEN sequence + 1 ELSE sequence END AS sequence
                    FROM consent_kept, asked""");
    }

    /** Everything ends when it was asked for so often from now on. */
    public void endAfter(int questions) {
        execute("SELECT setval('question', 1, false); UPDATE ending SET questions = " + questions);
    }

    /** How often it was asked for since. */
    public int questions() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet asked =
                        statement.executeQuery("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM question")) {
            asked.next();
            return asked.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was recorded, at the positions that the events have. */
    public void append(List<EventEnvelope> events) {
        append(events, codec);
    }

    /** The same, as this codec writes it. */
    public void append(List<EventEnvelope> events, EventCodec by) {
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement("""
                        WITH e AS (INSERT INTO event (event_id, type, aggregate_type, aggregate_id, sequence, tenant_id,
                                member_id, actor, recorded_at, command_id, correlation_id, causation_id, payload)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING global_index)
                        INSERT INTO event_log SELECT ?, global_index, ?, ?, '' FROM e
                        """)) {
            connection.setAutoCommit(false);
            for (EventEnvelope event : events) {
                Object[] values = {
                    event.eventId(),
                    event.type(),
                    event.aggregateType(),
                    event.aggregateId(),
                    event.sequence(),
                    event.tenantId(),
                    event.memberId(),
                    event.actor(),
                    event.recordedAt().atOffset(ZoneOffset.UTC),
                    event.commandId(),
                    event.correlationId(),
                    event.causationId(),
                    by.encode(event.event(), origin(event)),
                    event.position(),
                    event.tenantId(),
                    event.position()
                };
                for (int i = 0; i < values.length; i++) {
                    insert.setObject(i + 1, values[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody was asked to be forgotten, and is. */
    public void forget(String tenant, String member, Forgetting forgetting) {
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO forgetting (certificate_id, tenant_id, member_id, relationships, done_at)
                        VALUES (?, ?, ?, ?, now())
                        """)) {
            Object[] records = forgetting.records().toArray();
            insert.setObject(1, forgetting.certificateId());
            insert.setString(2, tenant);
            insert.setString(3, member);
            insert.setArray(4, records.length == 0 ? null : connection.createArrayOf("uuid", records));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Origin origin(EventEnvelope event) {
        return new Origin(event.tenantId(), event.memberId(), event.aggregateId(), event.eventId());
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
