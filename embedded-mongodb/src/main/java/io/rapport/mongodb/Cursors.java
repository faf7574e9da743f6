package io.rapport.mongodb;

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

        Open(String namespace, Iterator<byte[]> documents) {
            this.namespace = namespace;
            this.documents = documents;
        }

        boolean isForgotten() {
            return System.nanoTime() - lastUsed > LONGEST_IDLE;
        }

        synchronized List<byte[]> take(long most) {
            List<byte[]> batch = new ArrayList<>();
            long bytes = 0;
            while (batch.size() < most && bytes < MOST_BYTES && documents.hasNext()) {
                byte[] document = documents.next();
                batch.add(document);
                bytes += document.length;
            }
            lastUsed = System.nanoTime();
            return batch;
        }

        synchronized boolean isExhausted() {
            return !documents.hasNext();
        }
    }

    /** How many documents a client gets at first if it does not say. */
    static long firstBatch(Command command, String holder) {
        Object within = holder.isEmpty()
                ? command.get("batchSize")
                : command.document(holder).get("batchSize");
        return within instanceof Number number ? number.longValue() : FIRST_BATCH;
    }

    /** The first batch of an answer, with a cursor for what is left. */
    Answer open(String namespace, Iterator<byte[]> documents, long batch, boolean single) {
        open.values().removeIf(Open::isForgotten);
        Open cursor = new Open(namespace, documents);
        List<byte[]> first = cursor.take(batch);
        if (single || cursor.isExhausted()) {
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
