package io.rapport.command.relay;

import io.rapport.command.leadership.Backpressure;
import io.rapport.command.leadership.Leadership;
import io.rapport.command.leadership.Signal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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

    /** A transaction costs the broker some 10 ms whatever it holds, so a backlog is published in large ones. */
    static final int BATCH = 4_000;

    private static final long POLL_MILLIS = 15;

    private final Topic topic;
    private final Signal sequenced;
    private final Backpressure backpressure;
    private volatile long relayed;

    Relay(Topic topic, Signal sequenced, Backpressure backpressure) {
        this.topic = topic;
        this.sequenced = sequenced;
        this.backpressure = backpressure;
    }

    @Override
    public long relayed() {
        return relayed;
    }

    @Override
    public void lead(Connection connection, Leadership.Term term) throws SQLException, InterruptedException {
        topic.ensureExists();
        try (Producer<byte[], byte[]> producer = topic.openProducer();
                EventLog log = new EventLog(connection);
                ExecutorService ahead = Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("relay-ahead").daemon().factory())) {
            producer.initTransactions();
            PartitionEnds ends = topic.ends();
            relayed = ends.highest();
            backpressure.takerIsHere(true);
            term.wentWell();
            List<EventLog.Entry> batch = List.of();
            while (term.goesOn()) {
                if (batch.isEmpty()) {
                    batch = log.after(relayed, BATCH);
                }
                if (batch.isEmpty()) {
                    sequenced.awaitRaised(POLL_MILLIS, TimeUnit.MILLISECONDS);
                } else {
                    batch = publish(producer, ends, batch, log, ahead);
                    term.wentWell();
                }
            }
        } finally {
            backpressure.takerIsHere(false);
        }
    }

    /** Publishes a batch, and reads the next one while Kafka takes it, if there is a backlog. */
    private List<EventLog.Entry> publish(
            Producer<byte[], byte[]> producer,
            PartitionEnds ends,
            List<EventLog.Entry> batch,
            EventLog log,
            ExecutorService ahead)
            throws SQLException, InterruptedException {
        long last = batch.getLast().attributes().position();
        long begun = System.nanoTime();
        producer.beginTransaction();
        for (EventLog.Entry entry : batch) {
            var _ = producer.send(topic.record(entry, ends));
        }
        Future<List<EventLog.Entry>> next = batch.size() < BATCH
                ? CompletableFuture.completedFuture(List.of())
                : ahead.submit(() -> log.after(last, BATCH));
        // Throws if any of the sends has failed.
        producer.commitTransaction();
        relayed = last;
        backpressure.taken(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        return read(next);
    }

    private static List<EventLog.Entry> read(Future<List<EventLog.Entry>> reading)
            throws SQLException, InterruptedException {
        try {
            return reading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("The event log could not be read", e);
        }
    }
}
