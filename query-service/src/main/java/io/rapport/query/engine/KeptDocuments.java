package io.rapport.query.engine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a partition that were used last, as MongoDB has them, so that they need not be loaded again. They
 * are kept as bytes, which take a third of what records do, but for the few that were written last: those are not even
 * read again. Each type is kept apart, so that documents that nobody comes back to do not drive out those that every
 * event needs. If one of them is not as MongoDB has it, its next write misses, and all of them are forgotten.
 */
final class KeptDocuments {

    private static final int MOST_BYTES_OF_A_TYPE = 384 * 1024;

    /** What an entry takes beside the document. */
    private static final int OVERHEAD = 200;

    private static final int MOST_RECORDS_OF_A_TYPE = 16;

    private final DocumentMapper mapper;
    private final Map<DocumentType<?>, Recent> types = new HashMap<>();

    KeptDocuments(DocumentMapper mapper) {
        this.mapper = mapper;
    }

    private static final class Recent {
        private final LinkedHashMap<String, RawBsonDocument> documents = new LinkedHashMap<>(16, 0.75f, true);
        private final LinkedHashMap<String, StoredDocument<?>> records = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, StoredDocument<?>> eldest) {
                return size() > MOST_RECORDS_OF_A_TYPE;
            }
        };
        private long bytes;

        void put(String id, RawBsonDocument document) {
            records.remove(id);
            RawBsonDocument before = documents.put(id, document);
            bytes += sizeOf(document) - (before == null ? 0 : sizeOf(before));
            var eldest = documents.values().iterator();
            while (bytes > MOST_BYTES_OF_A_TYPE && eldest.hasNext()) {
                bytes -= sizeOf(eldest.next());
                eldest.remove();
            }
        }

        private static long sizeOf(RawBsonDocument document) {
            return document.getByteBuffer().remaining() + (long) OVERHEAD;
        }
    }

    @Nullable
    StoredDocument<?> get(DocumentRef<?> ref) {
        Recent recent = types.get(ref.type());
        if (recent == null) {
            return null;
        }
        StoredDocument<?> read = recent.records.get(ref.id());
        if (read != null) {
            return read;
        }
        RawBsonDocument document = recent.documents.get(ref.id());
        return document == null ? null : mapper.read(ref.type(), document);
    }

    /** Takes in what MongoDB has answered. */
    void putLoaded(DocumentRef<?> ref, RawBsonDocument document) {
        recent(ref).put(ref.id(), document);
    }

    /** Takes in what MongoDB has acknowledged. */
    void putWritten(StoredDocument<?> document, RawBsonDocument bytes) {
        Recent recent = recent(document.ref());
        recent.put(document.ref().id(), bytes);
        recent.records.put(document.ref().id(), document);
    }

    private Recent recent(DocumentRef<?> ref) {
        return types.computeIfAbsent(ref.type(), type -> new Recent());
    }

    void clear() {
        types.clear();
    }
}
