package io.rapport.bench.sequencer;

import io.rapport.bench.harness.Figure;
import io.rapport.bench.remote.MeasurementServer;
import io.rapport.bench.stack.Databases.Database;
import io.rapport.bench.stack.PreparedDatabase;
import io.rapport.bench.stored.StoredHistory;
import io.rapport.bench.stored.Tables;
import io.rapport.command.platform.sequencer.BenchmarkedSequencer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** Numbers a prepared outbox, by the sequencer and by inserting the rows that it would write. */
public final class SequencerProcess {

    static final String RAPPORT = "rapport";
    static final String BARE = "bare";
    static final Figure THROUGHPUT = new Figure("throughput", "events/s");

    private static final int EVENTS_EACH = 10;
    private static final int BATCH = 1_000;

    private final PreparedDatabase prepared;
    private final int events;

    private SequencerProcess(PreparedDatabase prepared, int events) {
        this.prepared = prepared;
        this.events = events;
    }

    /** Takes the number of events. */
    public static void main(String[] arguments) throws Exception {
        int events = Integer.parseInt(arguments[0]);
        Database database = Tables.in(Database.ofEnvironment());
        new StoredHistory(database)
                .relationships(1, events / EVENTS_EACH, EVENTS_EACH)
                .settle();
        database.execute("INSERT INTO outbox SELECT global_index, tenant_id, leaf_hash(e) FROM event e");
        // The very rows that the sequencer will write, hashes and all.
        database.execute("""
                CREATE TABLE ready AS
                SELECT row_number() OVER (ORDER BY global_index) AS position, global_index, tenant_id,
                       row_number() OVER (ORDER BY global_index) AS tenant_index, leaf_hash(e) AS leaf_hash
                FROM event e
                """);
        database.execute("ALTER TABLE ready ADD PRIMARY KEY (position)");
        database.execute("VACUUM (ANALYZE) ready");
        database.execute("VACUUM (ANALYZE) outbox");
        SequencerProcess process = new SequencerProcess(new PreparedDatabase(database), events);
        MeasurementServer.serve(Map.of(
                RAPPORT, duration -> process.figures(process::byRapport),
                BARE, duration -> process.figures(SequencerProcess::bare)));
    }

    /** Numbers all events and returns the nanoseconds that it took. */
    @FunctionalInterface
    private interface Numbering {

        long all(Database database) throws Exception;
    }

    private Map<Figure, Double> figures(Numbering numbering) throws Exception {
        return prepared.copied(copy -> {
            long nanos = numbering.all(copy);
            long dense =
                    copy.number("SELECT count(*) FROM event_log JOIN ready USING (position, global_index, leaf_hash)");
            if (dense != events) {
                throw new IllegalStateException("Only " + dense + " of " + events + " events have their position");
            }
            return Map.of(THROUGHPUT, events / (nanos / 1e9));
        });
    }

    private long byRapport(Database database) throws Exception {
        long[] beginAndEnd = new long[2];
        try (Connection leading = database.connect();
                Connection watching = database.connect();
                PreparedStatement head =
                        watching.prepareStatement("SELECT coalesce(max(position), 0) FROM event_log")) {
            BenchmarkedSequencer.lead(leading, () -> {
                if (beginAndEnd[0] == 0) {
                    beginAndEnd[0] = System.nanoTime();
                }
                beginAndEnd[1] = System.nanoTime();
                return answerOf(head) < events;
            });
        }
        return beginAndEnd[1] - beginAndEnd[0];
    }

    private static long answerOf(PreparedStatement question) {
        try (ResultSet answer = question.executeQuery()) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long bare(Database database) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO event_log SELECT * FROM ready WHERE position > ? AND position <= ?")) {
            long begin = System.nanoTime();
            long from = 0;
            while (true) {
                insert.setLong(1, from);
                insert.setLong(2, from + BATCH);
                if (insert.executeUpdate() == 0) {
                    return System.nanoTime() - begin;
                }
                from += BATCH;
            }
        }
    }
}
