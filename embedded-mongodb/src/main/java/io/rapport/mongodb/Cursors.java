package io.rapport.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CursorNotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Answers that do not fit into one batch, until they are read to their end, closed, or forgotten for ten minutes. */
final class Cursors {

    private static final long LONGEST_IDLE = Duration.ofMinutes(10).toNanos();

    /** Leaves room for the rest of the message within 48 MB, and keeps a batch as small as a real server's. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private static final int FIRST_BATCH = 101;

    private final Map<Long, Open> open = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();

    private static final class Open {

        private final String namespace;
        private final Iterator<byte[]> documents;
        private volatile long lastUsed = System.nanoTime();
        private boolean exhausted;

        Open(String namespace, Iterator<byte[]> documents) {
            this.namespace = namespace;
            this.documents = documents;
        }

        boolean isForgotten() {
            return System.nanoTime() - lastUsed > LONGEST_IDLE;
        }

        /** Reads nothing ahead: what is fetched later is to be what is there then. */
        synchronized List<byte[]> take(long most) {
            List<byte[]> batch = new ArrayList<>();
            long bytes = 0;
            while (batch.size() < most && bytes < MOST_BYTES && !exhausted) {
                if (documents.hasNext()) {
                    byte[] document = documents.next();
                    batch.add(document);
                    bytes += document.length;
                } else {
                    exhausted = true;
                }
            }
            lastUsed = System.nanoTime();
            return batch;
        }

        synchronized boolean isExhausted() {
            return exhausted;
        }
    }

    /** How many documents a client gets at first; {@code options} are those of a find or of a cursor. */
    static long firstBatch(Document options) {
        return options.get("batchSize") instanceof Number number ? number.longValue() : FIRST_BATCH;
    }

    /**
     * The first batch of an answer, with a cursor for what is left.
     *
     * @param batch how many documents the client wants at first
     * @param limit how many it wants at all; 0 for no limit
     */
    Answer open(String namespace, Iterator<byte[]> documents, long batch, long limit) {
        open.values().removeIf(Open::isForgotten);
        Open cursor = new Open(namespace, documents);
        List<byte[]> first = cursor.take(batch);
        if (cursor.isExhausted() || (limit > 0 && first.size() == limit)) {
            return new Answer.Batch(namespace, 0, true, first);
        }
        long id = lastId.incrementAndGet();
        open.put(id, cursor);
        return new Answer.Batch(namespace, id, true, first);
    }

    Answer next(long id, long batch) {
        Open cursor = open.get(id);
        if (cursor == null) {
            throw new CursorNotFoundException(id);
        }
        List<byte[]> next = cursor.take(batch == 0 ? Long.MAX_VALUE : batch);
        boolean exhausted = cursor.isExhausted();
        if (exhausted) {
            open.remove(id);
        }
        return new Answer.Batch(cursor.namespace, exhausted ? 0 : id, false, next);
    }

    boolean close(long id) {
        return open.remove(id) != null;
    }
}
