package io.rapport.command.relay;

import io.rapport.command.leadership.Leadership;
import io.rapport.command.leadership.Signal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;

/**
 * Publishes the event log in the order of positions, each batch in one Kafka transaction. Where to go on is read from
 * the topic itself and nowhere else, after the fixed transactional id has fenced whoever published before; so an event
 * is on the topic once, whatever dies when. An empty topic is filled from position 1.
 *
 * <p>Any failure ends the leadership: the transaction is aborted with the producer, and the next leader, most often
 * this instance again, begins with what is on the topic.
 */
final class Relay implements Leadership.Task, RelayProgress {

    private static final int BATCH = 1_000;
    private static final long POLL_MILLIS = 15;

    private final Topic topic;
    private final Signal sequenced;
    private volatile long relayed;

    Relay(Topic topic, Signal sequenced) {
        this.topic = topic;
        this.sequenced = sequenced;
    }

    @Override
    public long relayed() {
        return relayed;
    }

    @Override
    public void lead(Connection connection, BooleanSupplier goesOn) throws SQLException, InterruptedException {
        topic.ensureExists();
        try (Producer<String, byte[]> producer = topic.openProducer();
                EventLog log = new EventLog(connection)) {
            producer.initTransactions();
            relayed = topic.lastPosition();
            while (goesOn.getAsBoolean()) {
                List<EventLog.Entry> batch = log.after(relayed, BATCH);
                if (!batch.isEmpty()) {
                    publish(producer, batch);
                    relayed = batch.getLast().attributes().position();
                }
                if (batch.size() < BATCH) {
                    sequenced.awaitRaised(POLL_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        }
    }

    private void publish(Producer<String, byte[]> producer, List<EventLog.Entry> batch) {
        producer.beginTransaction();
        for (EventLog.Entry entry : batch) {
            var _ = producer.send(topic.record(entry));
        }
        // Flushes first, and throws if any of the sends has failed.
        producer.commitTransaction();
    }
}
