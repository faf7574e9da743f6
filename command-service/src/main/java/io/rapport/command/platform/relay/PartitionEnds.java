package io.rapport.command.platform.relay;

import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import org.apache.kafka.common.utils.Utils;

/** The last position of each partition: the next record there names it as the one before itself. */
final class PartitionEnds {

    private final long[] last;

    PartitionEnds(long[] last) {
        this.last = last;
    }

    long highest() {
        return LongStream.of(last).max().orElse(0);
    }

    int partitions() {
        return last.length;
    }

    long last(int partition) {
        return last[partition];
    }

    /** Where records of a key belong: where Kafka's own partitioner puts them, and so has always put them. */
    int partitionOf(String key) {
        return partitionOf(key.getBytes(StandardCharsets.UTF_8));
    }

    int partitionOf(byte[] key) {
        return Utils.toPositive(Utils.murmur2(key)) % last.length;
    }

    /** Takes a position as the new end of a partition, and answers the one before. */
    long append(int partition, long position) {
        long previous = last[partition];
        last[partition] = position;
        return previous;
    }
}
