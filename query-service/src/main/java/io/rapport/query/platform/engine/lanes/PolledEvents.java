package io.rapport.query.platform.engine.lanes;

import io.rapport.events.CloudEvents;
import io.rapport.events.EventCodec;
import io.rapport.events.MalformedEventException;
import io.rapport.events.Subject;
import io.rapport.query.platform.engine.asks.Keysets;
import io.rapport.query.platform.engine.topic.Contexts;
import io.rapport.query.platform.engine.topic.EventHeaders;
import io.rapport.query.platform.engine.topic.EventRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What one poll brought of a partition, for all projections: read from its bytes once, by the lane that comes to it
 * first, while others wait. It is in flight until everybody who holds it has let go.
 */
final class PolledEvents {

    private final int size;
    private final long bytes;
    private final long nextOffset;
    private final EventCodec codec;
    private final Keysets keysets;
    private final Contexts followed;
    private final InFlight inFlight;
    private final AtomicInteger holders = new AtomicInteger(1);
    private final ReentrantLock lock = new ReentrantLock();
    private List<ConsumerRecord<byte[], byte[]>> unread;
    private List<EventRecord> events = List.of();

    /** Held by whoever made it. */
    PolledEvents(
            List<ConsumerRecord<byte[], byte[]>> records,
            EventCodec codec,
            Keysets keysets,
            Contexts followed,
            InFlight inFlight) {
        this.keysets = keysets;
        this.followed = followed;
        this.size = records.size();
        this.bytes = records.stream().mapToLong(EventRecord::sizeOf).sum();
        this.nextOffset = records.getLast().offset() + 1;
        this.codec = codec;
        this.inFlight = inFlight;
        this.unread = records;
        inFlight.add(size, bytes);
    }

    int size() {
        return size;
    }

    /** What they take in memory, roughly. */
    long bytes() {
        return bytes;
    }

    /** After the last of them. */
    long nextOffset() {
        return nextOffset;
    }

    /** @throws io.rapport.events.SealsUnavailableException if one of them cannot be opened now, but later */
    List<EventRecord> read() {
        lock.lock();
        try {
            if (events.isEmpty()) {
                List<Map<String, byte[]>> headers =
                        unread.stream().map(EventHeaders::values).toList();
                fetchKeysets(headers);
                List<EventRecord> read = new ArrayList<>(unread.size());
                for (int i = 0; i < unread.size(); i++) {
                    read.add(EventRecord.of(unread.get(i), headers.get(i), codec, followed));
                }
                events = read;
                // A record takes several times the memory of what was read from it.
                unread = List.of();
            }
            return events;
        } finally {
            lock.unlock();
        }
    }

    /** In one query for all of them. */
    private void fetchKeysets(List<Map<String, byte[]>> headers) {
        Set<Subject> subjects = new HashSet<>();
        for (int i = 0; i < unread.size(); i++) {
            byte[] payload = unread.get(i).value();
            if (payload != null) {
                try {
                    subjects.addAll(CloudEvents.subjects(headers.get(i)::get, payload, codec));
                } catch (MalformedEventException e) {
                    // It shows when the record itself is read.
                }
            }
        }
        if (!subjects.isEmpty()) {
            keysets.fetch(subjects);
        }
    }

    void hold() {
        holders.incrementAndGet();
    }

    void letGo() {
        if (holders.decrementAndGet() == 0) {
            inFlight.done(size, bytes);
        }
    }
}
