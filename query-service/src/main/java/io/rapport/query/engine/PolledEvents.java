package io.rapport.query.engine;

import io.rapport.events.EventCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What one poll brought of a partition, for all projections: read from its bytes once, by the lane that comes to it
 * first, while others wait. It is in flight until everybody who holds it has let go.
 */
final class PolledEvents {

    private final int size;
    private final long nextOffset;
    private final EventCodec codec;
    private final InFlight inFlight;
    private final AtomicInteger holders = new AtomicInteger(1);
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable List<ConsumerRecord<byte[], byte[]>> unread;
    private @Nullable List<EventRecord> events;

    /** Held by whoever made it. */
    PolledEvents(List<ConsumerRecord<byte[], byte[]>> records, EventCodec codec, InFlight inFlight) {
        this.size = records.size();
        this.nextOffset = records.getLast().offset() + 1;
        this.codec = codec;
        this.inFlight = inFlight;
        this.unread = records;
        inFlight.add(size);
    }

    int size() {
        return size;
    }

    /** After the last of them. */
    long nextOffset() {
        return nextOffset;
    }

    List<EventRecord> read() {
        lock.lock();
        try {
            List<EventRecord> read = events;
            if (read == null) {
                read = new ArrayList<>(size);
                List<ConsumerRecord<byte[], byte[]>> records = unread == null ? List.of() : unread;
                for (ConsumerRecord<byte[], byte[]> source : records) {
                    read.add(EventRecord.of(source, codec));
                }
                events = read;
                // A record takes several times the memory of what was read from it.
                unread = null;
            }
            return read;
        } finally {
            lock.unlock();
        }
    }

    void hold() {
        holders.incrementAndGet();
    }

    void letGo() {
        if (holders.decrementAndGet() == 0) {
            inFlight.done(size);
        }
    }
}
