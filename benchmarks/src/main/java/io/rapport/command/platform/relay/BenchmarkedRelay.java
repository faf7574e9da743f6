package io.rapport.command.platform.relay;

import io.rapport.bench.stack.EventPartitions;
import io.rapport.command.platform.leadership.Backpressure;
import io.rapport.command.platform.leadership.Signal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;

/**
 * The benchmarks' way to the relay, which nobody outside of this package can make, and to a bare producer with the same
 * settings.
 */
public final class BenchmarkedRelay {

    private final RelaySettings settings;
    private final KafkaClients clients;

    /** Publishes to a topic that is made with the settings of the local stack. */
    public BenchmarkedRelay(String bootstrapServers, String topic) {
        settings = new RelaySettings(bootstrapServers, topic, EventPartitions.count(), (short) 1, 1);
        clients = new KafkaClients(settings);
    }

    /** Publishes a whole event log. Returns the nanoseconds from when the producer is ready to the last commit. */
    public long publish(Connection connection, long events) throws SQLException, InterruptedException {
        Relay relay = new Relay(settings, new Signal(), new Backpressure());
        long[] beginAndEnd = new long[2];
        relay.lead(connection, () -> {
            if (beginAndEnd[0] == 0) {
                beginAndEnd[0] = System.nanoTime();
            }
            beginAndEnd[1] = System.nanoTime();
            return relay.relayed() < events;
        });
        return beginAndEnd[1] - beginAndEnd[0];
    }

    /** Publishes the same records ready-made, in transactions of the same size. Returns nanoseconds. */
    public long publishReady(Connection connection, long events) throws SQLException, InterruptedException {
        try (Topic topic = new Topic(clients);
                Producer<byte[], byte[]> producer = clients.openProducer()) {
            Uuid id = topic.ensureExists();
            PartitionEnds ends = new PartitionEnds(new long[settings.partitions()]);
            try (TopicWatch watch = new TopicWatch(topic, id, producer)) {
                return publishReady(
                        connection,
                        events,
                        producer,
                        new Transactions(producer, settings.topic(), topic, id, ends, watch));
            }
        }
    }

    private static long publishReady(
            Connection connection, long events, Producer<byte[], byte[]> producer, Transactions transactions)
            throws SQLException {
        List<List<ProducerRecord<byte[], byte[]>>> batches = new ArrayList<>();
        try (EventLog log = new EventLog(connection)) {
            for (long last = 0; last < events; ) {
                EventLog.Batch batch = log.after(last);
                batches.add(batch.entries().stream().map(transactions::record).toList());
                last = batch.last();
            }
        }
        producer.initTransactions();
        long begin = System.nanoTime();
        for (List<ProducerRecord<byte[], byte[]>> batch : batches) {
            producer.beginTransaction();
            for (ProducerRecord<byte[], byte[]> record : batch) {
                var _ = producer.send(record);
            }
            producer.commitTransaction();
        }
        return System.nanoTime() - begin;
    }
}
