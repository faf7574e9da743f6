package io.rapport.mongodb;

import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.IndexNotFoundException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.rapport.mongodb.OrderedIndex.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Documents and their indexes. Whatever can be worked out beforehand (bytes, keys, whether a filter matches) is worked
 * out without the lock; a write then takes place only if the document is still the one that was looked at.
 */
final class DocumentCollection {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final LongAdder examined = new LongAdder();
    private volatile String namespace;

    /** The first is that of the ids. Replaced as a whole, so that a write can tell whether it knew all indexes. */
    private volatile List<OrderedIndex> indexes = List.of(new OrderedIndex(IndexDefinition.ID));

    private @Nullable StoredDocument oldest;
    private @Nullable StoredDocument newest;
    private long lastId;
    private long changes;
    private final AtomicInteger size = new AtomicInteger();

    DocumentCollection(String namespace) {
        this.namespace = namespace;
    }

    String namespace() {
        return namespace;
    }

    void rename(String newNamespace) {
        namespace = newNamespace;
    }

    int size() {
        return size.get();
    }

    List<OrderedIndex> indexes() {
        return indexes;
    }

    @Nullable
    StoredDocument oldest() {
        return oldest;
    }

    @Nullable
    StoredDocument newest() {
        return newest;
    }

    /** Grows with every change to an index, so that who reads one knows when to look up its place again. */
    long changes() {
        return changes;
    }

    /** How many documents, or index entries in their place, all queries together have looked at. */
    long examined() {
        return examined.sum();
    }

    /** The document with an {@code _id}, given as the key that it has in the index. */
    @Nullable
    Match byId(byte[] key) {
        lock.readLock().lock();
        try {
            StoredDocument stored = indexes.getFirst().get(key);
            byte[] content = stored == null ? null : stored.content;
            if (stored == null || content == null) {
                return null;
            }
            examined.increment();
            return new Match(stored, content);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Goes on with a walk; returns whether there may be more. */
    boolean advance(Walk walk, int most, List<Match> found) {
        int before = found.size();
        lock.readLock().lock();
        try {
            return walk.advance(this, most, found);
        } finally {
            lock.readLock().unlock();
            examined.add(found.size() - before);
        }
    }

    /**
     * Adds a document that has an {@code _id}.
     *
     * @throws DuplicateKey if a unique index has its key already
     */
    void insert(Content document) {
        byte[] content = document.bytes();
        while (true) {
            List<OrderedIndex> known = indexes;
            List<Keys> keys = keys(known, document);
            lock.writeLock().lock();
            try {
                if (same(known, indexes)) {
                    for (int i = 0; i < keys.size(); i++) {
                        refuseDuplicate(known.get(i), keys.get(i), null, document);
                    }
                    StoredDocument stored = append(content);
                    for (int i = 0; i < keys.size(); i++) {
                        known.get(i).add(keys.get(i), stored);
                    }
                    changes++;
                    return;
                }
            } finally {
                lock.writeLock().unlock();
            }
        }
    }

    /**
     * Replaces what was found by a document with the same {@code _id}.
     *
     * @return false, and nothing happens, if the document has changed since, or the indexes have
     * @throws DuplicateKey if a unique index has one of its keys already
     */
    boolean replace(Match found, Content document) {
        List<OrderedIndex> known = indexes;
        Content old = found.raw();
        List<OrderedIndex> touched = new ArrayList<>(known.size());
        for (OrderedIndex index : known) {
            if (index.isTouched(old, document)) {
                touched.add(index);
            }
        }
        List<Keys> before = keys(touched, old);
        List<Keys> after = keys(touched, document);
        StoredDocument stored = found.stored();
        lock.writeLock().lock();
        try {
            if (!same(known, indexes) || !same(stored.content, found.content())) {
                return false;
            }
            for (int i = 0; i < touched.size(); i++) {
                refuseDuplicate(touched.get(i), after.get(i), stored, document);
            }
            for (int i = 0; i < touched.size(); i++) {
                touched.get(i).remove(before.get(i), stored);
                touched.get(i).add(after.get(i), stored);
                changes++;
            }
            stored.content = document.bytes();
            return true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Deletes what was found; false, and nothing happens, if the document or the indexes have changed since. */
    boolean remove(Match found) {
        List<OrderedIndex> known = indexes;
        List<Keys> keys = keys(known, found.raw());
        StoredDocument stored = found.stored();
        lock.writeLock().lock();
        try {
            if (!same(known, indexes) || !same(stored.content, found.content())) {
                return false;
            }
            for (int i = 0; i < known.size(); i++) {
                known.get(i).remove(keys.get(i), stored);
            }
            unlink(stored);
            changes++;
            return true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Returns false if there is such an index already. */
    boolean createIndex(IndexDefinition definition) {
        lock.writeLock().lock();
        try {
            Optional<IndexDefinition> namesake = definitions()
                    .filter(existing -> existing.name().equals(definition.name()))
                    .findAny();
            if (namesake.isPresent()) {
                if (namesake.get().equals(definition)) {
                    return false;
                }
                throw new MongoServerError(
                        ErrorCode.IndexKeySpecsConflict,
                        "An existing index has the same name as the requested index: " + definition.name());
            }
            definitions()
                    .filter(existing -> existing.fields().equals(definition.fields()))
                    .findAny()
                    .ifPresent(existing -> {
                        throw new MongoServerError(
                                85,
                                "IndexOptionsConflict",
                                "Index already exists with a different name: " + existing.name());
                    });
            List<OrderedIndex> more = new ArrayList<>(indexes);
            more.add(build(definition));
            indexes = List.copyOf(more);
            return true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    void dropIndex(String name) {
        lock.writeLock().lock();
        try {
            if (name.equals(IndexDefinition.ID.name())) {
                throw new MongoServerError(ErrorCode.InvalidOptions, "cannot drop _id index");
            }
            OrderedIndex dropped = indexes.stream()
                    .filter(index -> index.definition().name().equals(name))
                    .findAny()
                    .orElseThrow(() -> new IndexNotFoundException("index not found with name [" + name + "]"));
            dropped.drop();
            indexes = indexes.stream().filter(index -> index != dropped).toList();
        } finally {
            lock.writeLock().unlock();
        }
    }

    Stream<IndexDefinition> definitions() {
        return indexes.stream().map(OrderedIndex::definition);
    }

    private OrderedIndex build(IndexDefinition definition) {
        OrderedIndex index = new OrderedIndex(definition);
        for (StoredDocument stored = oldest; stored != null; stored = stored.next) {
            byte[] content = stored.content;
            if (content != null) {
                Content document = new Content(content);
                Keys keys = index.keysOf(document);
                refuseDuplicate(index, keys, stored, document);
                index.add(keys, stored);
            }
        }
        return index;
    }

    private static List<Keys> keys(List<OrderedIndex> indexes, Content document) {
        List<Keys> keys = new ArrayList<>(indexes.size());
        for (OrderedIndex index : indexes) {
            keys.add(index.keysOf(document));
        }
        return keys;
    }

    private void refuseDuplicate(OrderedIndex index, Keys keys, @Nullable StoredDocument self, Content document) {
        if (index.isTaken(keys, self)) {
            throw new DuplicateKey(namespace, index.definition(), document.document());
        }
    }

    @SuppressWarnings("ReferenceEquality") // identity tells whether it was replaced, equality does not
    private static boolean same(@Nullable Object one, @Nullable Object other) {
        return one == other;
    }

    private StoredDocument append(byte[] content) {
        StoredDocument stored = new StoredDocument(++lastId, content);
        stored.previous = newest;
        if (newest == null) {
            oldest = stored;
        } else {
            newest.next = stored;
        }
        newest = stored;
        size.incrementAndGet();
        return stored;
    }

    private void unlink(StoredDocument stored) {
        if (stored.previous == null) {
            oldest = stored.next;
        } else {
            stored.previous.next = stored.next;
        }
        if (stored.next == null) {
            newest = stored.previous;
        } else {
            stored.next.previous = stored.previous;
        }
        stored.content = null;
        size.decrementAndGet();
    }
}
