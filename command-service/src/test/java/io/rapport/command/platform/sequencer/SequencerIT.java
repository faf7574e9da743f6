package io.rapport.command.platform.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.platform.leadership.Backpressure;
import io.rapport.command.platform.leadership.Signal;
import io.rapport.parts.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the sequencer")
class SequencerIT {

    /** More than one batch, so that the second has to go on where the first ended. */
    private static final int EVENTS = 1_700;

    private static final String HASHED = """
            WITH e AS (
                %s
                RETURNING global_index, tenant_id, leaf_hash(event) AS leaf_hash)
            INSERT INTO outbox SELECT global_index, tenant_id, leaf_hash FROM e
            """;
    private static final String EVENT = """
            INSERT INTO event (event_id, type, aggregate_type, aggregate_id, sequence, tenant_id, member_id, actor,
                recorded_at, command_id, correlation_id, causation_id, payload)
            SELECT gen_random_uuid(), 'test', 'relationship', gen_random_uuid()::text, 0, 'tenant-' || n % 3, 'ana', 'ana',
                now(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), convert_to('event ' || n, 'UTF8')
            FROM generate_series(1, ?) AS n
            """;

    private final Database database = Database.create();

    @Test
    @DisplayName("gives what waits dense positions and places among the tenant's, with the hash of each event")
    void numbers() throws Exception {
        migrate("latest");
        append(HASHED.formatted(EVENT), EVENTS);
        lead(until("SELECT count(*) = %d FROM event_log".formatted(EVENTS)));
        assertThat(number("SELECT count(*) FROM outbox")).isZero();
        assertThat(number("SELECT max(position) FROM event_log")).isEqualTo(EVENTS);
        assertThat(number("SELECT count(*) FROM event_log l JOIN event e USING (global_index)"
                        + " WHERE l.leaf_hash = leaf_hash(e) AND l.tenant_id = e.tenant_id"))
                .isEqualTo(EVENTS);
        assertThat(number("SELECT count(*) FROM (SELECT tenant_index, row_number() OVER (PARTITION BY tenant_id"
                        + " ORDER BY position) AS place FROM event_log) AS log WHERE tenant_index = place"))
                .isEqualTo(EVENTS);
        assertThat(number("SELECT sum(last_index) FROM tenant_log")).isEqualTo(EVENTS);
    }

    @Test
    @DisplayName("numbers what waited in an outbox of before, when events were not hashed as they were written")
    void waitedBefore() throws Exception {
        migrate("4");
        append("WITH e AS (" + EVENT + " RETURNING global_index) INSERT INTO outbox SELECT global_index FROM e", 5);
        migrate("latest");
        lead(until("SELECT count(*) = 5 FROM event_log"));
        assertThat(number("SELECT count(*) FROM event_log l JOIN event e USING (global_index)"
                        + " WHERE l.leaf_hash = leaf_hash(e)"))
                .isEqualTo(5);
    }

    @Test
    @DisplayName("numbers nothing once another one has begun to lead")
    void fenced() throws Exception {
        migrate("latest");
        append(HASHED.formatted(EVENT), 1);
        assertThatThrownBy(() -> lead(() -> {
                    execute("UPDATE sequencer_epoch SET epoch = epoch + 1");
                    return true;
                }))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Another sequencer");
        assertThat(number("SELECT count(*) FROM event_log")).isZero();
        assertThat(number("SELECT count(*) FROM outbox")).isOne();
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .target(target)
                .load()
                .migrate();
    }

    private void append(String sql, int events) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setInt(1, events);
            insert.executeUpdate();
        }
    }

    private void lead(BooleanSupplier goesOn) throws SQLException, InterruptedException {
        try (Connection connection = connect()) {
            new Sequencer(new Signal(), new Signal(), new Backpressure()).lead(connection, goesOn::getAsBoolean);
        }
    }

    /** So many batches at the most: a sequencer that numbers nothing ends as well. */
    private BooleanSupplier until(String condition) {
        AtomicInteger batches = new AtomicInteger();
        return () -> batches.incrementAndGet() < 100 && number("SELECT (" + condition + ")::int") == 0;
    }

    private long number(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
