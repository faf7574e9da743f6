package io.rapport.bench.relay;

import io.rapport.bench.harness.Figure;
import io.rapport.bench.remote.MeasurementServer;
import io.rapport.bench.stack.Databases.Database;
import io.rapport.bench.stored.StoredHistory;
import io.rapport.bench.stored.Tables;
import io.rapport.command.platform.relay.BenchmarkedRelay;
import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes a prepared event log, each time to a new topic, by the relay and by a bare producer. */
public final class RelayProcess {

    static final String RAPPORT = "rapport";
    static final String BARE = "bare";
    static final Figure THROUGHPUT = new Figure("throughput", "events/s");

    private static final int EVENTS_EACH = 10;
    private static final AtomicInteger TOPICS = new AtomicInteger();

    private RelayProcess() {}

    /** Takes the number of events. */
    public static void main(String[] arguments) throws Exception {
        int events = Integer.parseInt(arguments[0]);
        String kafka = System.getenv("RAPPORT_KAFKA_BOOTSTRAP_SERVERS");
        Database database = Tables.in(Database.ofEnvironment());
        new StoredHistory(database).relationships(1, events / EVENTS_EACH, EVENTS_EACH);
        database.execute("""
                INSERT INTO event_log
                SELECT row_number() OVER (ORDER BY global_index), global_index, tenant_id,
                       row_number() OVER (ORDER BY global_index), leaf_hash(e)
                FROM event e
                """);
        database.execute("VACUUM (ANALYZE) event_log");
        new StoredHistory(database).settle();
        MeasurementServer.serve(Map.of(
                RAPPORT, duration -> figures(database, events, newTopic(kafka)::publish),
                BARE, duration -> figures(database, events, newTopic(kafka)::publishReady)));
    }

    /** Publishes so many events and returns the nanoseconds that it took. */
    @FunctionalInterface
    private interface Publishing {

        long all(Connection connection, long events) throws Exception;
    }

    private static BenchmarkedRelay newTopic(String kafka) {
        return new BenchmarkedRelay(kafka, "relay-" + TOPICS.incrementAndGet());
    }

    private static Map<Figure, Double> figures(Database database, int events, Publishing publishing) throws Exception {
        try (Connection connection = database.connect()) {
            return Map.of(THROUGHPUT, events / (publishing.all(connection, events) / 1e9));
        }
    }
}
