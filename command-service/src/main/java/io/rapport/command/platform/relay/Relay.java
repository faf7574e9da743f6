package io.rapport.command.platform.relay;

import io.rapport.command.platform.leadership.Backpressure;
import io.rapport.command.platform.leadership.Leadership;
import io.rapport.command.platform.leadership.Leadership.Term;
import io.rapport.command.platform.leadership.Signal;
import io.rapport.trouble.Trouble;
import io.rapport.trouble.TroubleException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the event log in the order of positions, each batch in a transaction. Where it goes on is read from the
 * topic itself and nowhere else, after the fixed transactional id has fenced whoever published before; so an event is
 * on the topic once, whatever dies when. An empty topic is filled from position 1. To a topic that does not hold this
 * log nothing is published.
 *
 * <p>Any failure ends the leadership: the transaction is aborted with the producer, and the next leader, most often
 * this instance again, begins with what is on the topic.
 */
final class Relay implements Leadership.Task, RelayProgress {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final long POLL_MILLIS = 15;
    private static final long PROBE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long REFUSAL_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long REFUSED_POLL_MILLIS = 200;

    private final KafkaClients clients;
    private final Signal sequenced;
    private final Backpressure backpressure;
    private volatile long relayed;
    private volatile long foreignRecords;
    private @Nullable Uuid refused;
    private long notBefore;
    private volatile long unsendable;

    Relay(RelaySettings settings, Signal sequenced, Backpressure backpressure) {
        this.clients = new KafkaClients(settings);
        this.sequenced = sequenced;
        this.backpressure = backpressure;
    }

    @Override
    public long relayed() {
        return relayed;
    }

    @Override
    public long foreignRecords() {
        return foreignRecords;
    }

    @Override
    public void lead(Connection connection, Term term) throws SQLException, InterruptedException {
        try (Topic topic = new Topic(clients);
                EventLog log = new EventLog(connection)) {
            awaitAnother(topic, term);
            Uuid id = topic.ensureExists();
            try (Producer<byte[], byte[]> producer = clients.openProducer()) {
                producer.initTransactions();
                PartitionEnds ends = inspect(id, log);
                relayed = ends.highest();
                try (TopicWatch watch = new TopicWatch(topic, id, producer)) {
                    publish(log, new Transactions(producer, clients.settings().topic(), topic, id, ends, watch), term);
                }
            }
        } catch (UnsendableEventException e) {
            unsendable = e.position();
            throw e;
        } catch (KafkaException e) {
            throw KafkaTrouble.of(e);
        }
    }

    /** A topic that was refused is inspected again after a while; one that is put in its place, at once. */
    private void awaitAnother(Topic topic, Term term) throws InterruptedException {
        Uuid refused = this.refused;
        while (refused != null && System.nanoTime() - notBefore < 0 && term.goesOn() && topic.isStill(refused)) {
            TimeUnit.MILLISECONDS.sleep(REFUSED_POLL_MILLIS);
        }
    }

    /** The next batch. What is before an event that Kafka refused does not go with it. */
    private EventLog.Batch after(long position, EventLog log) throws SQLException {
        long before = unsendable - 1 - position;
        return before > 0 ? log.after(position, (int) Math.min(EventLog.MOST_EVENTS, before)) : log.after(position);
    }

    private PartitionEnds inspect(Uuid id, EventLog log) throws SQLException {
        TopicContents contents;
        try (TopicReader reader = new TopicReader(clients)) {
            contents = new TopicInspection(reader, log).inspect(Long.MAX_VALUE);
        }
        foreignRecords = contents.foreignRecords();
        contents.foreign()
                .forEach(foreign -> LOG.warn(
                        "relay: {} records of partition {}, from offset {} on, are none of ours; passed over",
                        foreign.records(),
                        foreign.partition(),
                        foreign.offset()));
        Trouble trouble = contents.trouble();
        if (trouble != null) {
            refused = id;
            notBefore = System.nanoTime() + REFUSAL_NANOS;
            throw new TroubleException(trouble.code(), String.valueOf(trouble.detail()));
        }
        refused = null;
        return contents.ends();
    }

    /**
     * Publishes as long as it may, and asks once a second whether the topic is the same. It has gone well if a batch
     * was committed, or if there was none and the topic was seen to be there.
     */
    private void publish(EventLog log, Transactions transactions, Term term) throws SQLException, InterruptedException {
        try (ExecutorService ahead = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("relay-ahead").daemon().factory())) {
            backpressure.takerIsHere(true);
            EventLog.Batch batch = EventLog.Batch.EMPTY;
            long probeAt = System.nanoTime();
            while (term.goesOn()) {
                if (batch.isEmpty()) {
                    batch = after(relayed, log);
                }
                boolean asks = System.nanoTime() - probeAt >= 0;
                if (asks) {
                    transactions.requireSameTopic();
                    probeAt = System.nanoTime() + PROBE_NANOS;
                }
                if (!batch.isEmpty()) {
                    batch = publish(batch, log, transactions, ahead);
                    term.wentWell();
                } else if (asks) {
                    term.wentWell();
                } else {
                    sequenced.awaitRaised(POLL_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        } finally {
            backpressure.takerIsHere(false);
        }
    }

    /** Publishes a batch, and reads the next one while Kafka takes it, if there is a backlog. */
    private EventLog.Batch publish(EventLog.Batch batch, EventLog log, Transactions transactions, ExecutorService ahead)
            throws SQLException, InterruptedException {
        long last = batch.last();
        long begun = System.nanoTime();
        AtomicReference<Future<EventLog.Batch>> next =
                new AtomicReference<>(CompletableFuture.completedFuture(EventLog.Batch.EMPTY));
        transactions.publish(batch.entries(), () -> {
            if (batch.moreMayFollow()) {
                next.set(ahead.submit(() -> after(last, log)));
            }
        });
        relayed = last;
        backpressure.taken(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        return read(next.get());
    }

    private static EventLog.Batch read(Future<EventLog.Batch> reading) throws SQLException, InterruptedException {
        try {
            return reading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException("The event log could not be read", e);
        }
    }
}
