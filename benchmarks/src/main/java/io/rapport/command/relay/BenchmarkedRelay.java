package io.rapport.command.relay;

import io.rapport.bench.stack.EventPartitions;
import io.rapport.command.leadership.Backpressure;
import io.rapport.command.leadership.Signal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The benchmarks' way to the relay, which nobody outside of this package can make, and to a bare producer with the same
 * settings.
 */
public final class BenchmarkedRelay {

    /** As many events as the relay puts into a transaction. */
    private static final int TRANSACTION = Relay.BATCH;

    private final Topic topic;

    /** Publishes to a topic that is made with the settings of the local stack. */
    public BenchmarkedRelay(String bootstrapServers, String topic) {
        this.topic = new Topic(new RelaySettings(bootstrapServers, topic, EventPartitions.count(), (short) 1, 1));
    }

    /** Publishes a whole event log. Returns the nanoseconds from when the producer is ready to the last commit. */
    public long publish(Connection connection, long events) throws SQLException, InterruptedException {
        Relay relay = new Relay(topic, new Signal(), new Backpressure());
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
        topic.ensureExists();
        PartitionEnds ends = topic.ends();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (EventLog log = new EventLog(connection)) {
            for (EventLog.Entry entry : log.after(0, Math.toIntExact(events))) {
                records.add(topic.record(entry, ends));
            }
        }
        try (Producer<byte[], byte[]> producer = topic.openProducer()) {
            producer.initTransactions();
            long begin = System.nanoTime();
            for (int from = 0; from < records.size(); from += TRANSACTION) {
                producer.beginTransaction();
                for (ProducerRecord<byte[], byte[]> record :
                        records.subList(from, Math.min(records.size(), from + TRANSACTION))) {
                    var _ = producer.send(record);
                }
                producer.commitTransaction();
            }
            return System.nanoTime() - begin;
        }
    }
}
