package io.rapport.query.platform.engine.documents;

import io.rapport.query.platform.engine.mongo.LastUsed;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
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
public final class KeptDocuments {

    private static final int MOST_BYTES_OF_A_TYPE = 384 * 1024;

    /** What an entry takes beside the document. */
    private static final int OVERHEAD = 200;

    private static final int MOST_RECORDS_OF_A_TYPE = 16;

    private static final int MOST_MISSING_OF_A_TYPE = 1_000;

    private final DocumentMapper mapper;
    private final Map<DocumentType<?>, Recent> types = new HashMap<>();

    KeptDocuments(DocumentMapper mapper) {
        this.mapper = mapper;
    }

    private static final class Recent {
        private final LinkedHashMap<String, RawBsonDocument> documents = new LinkedHashMap<>(16, 0.75f, true);

        /** Only of what is in {@link #documents} too, whose bytes therefore bound what these take. */
        private final LastUsed<String, StoredDocument<?>> records = new LastUsed<>(MOST_RECORDS_OF_A_TYPE);

        /** Ids that were asked for in vain: events of most members ask for a document that only few have. */
        private final LastUsed<String, Boolean> missing = new LastUsed<>(MOST_MISSING_OF_A_TYPE);

        private long bytes;

        void put(String id, RawBsonDocument document) {
            records.remove(id);
            missing.remove(id);
            RawBsonDocument before = documents.put(id, document);
            bytes += sizeOf(document) - (before == null ? 0 : sizeOf(before));
            var entries = documents.entrySet().iterator();
            while (bytes > MOST_BYTES_OF_A_TYPE && entries.hasNext()) {
                var eldest = entries.next();
                bytes -= sizeOf(eldest.getValue());
                records.remove(eldest.getKey());
                entries.remove();
            }
        }

        void remove(String id) {
            records.remove(id);
            RawBsonDocument before = documents.remove(id);
            bytes -= before == null ? 0 : sizeOf(before);
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

    /** Whether MongoDB is known not to have it. */
    boolean isMissing(DocumentRef<?> ref) {
        Recent recent = types.get(ref.type());
        return recent != null && recent.missing.get(ref.id()) != null;
    }

    /** Takes in that MongoDB does not have it. */
    void putMissing(DocumentRef<?> ref) {
        recent(ref).missing.put(ref.id(), true);
    }

    /** Takes in what MongoDB has answered. */
    void putLoaded(DocumentRef<?> ref, RawBsonDocument document) {
        recent(ref).put(ref.id(), document);
    }

    /** Takes in what MongoDB has acknowledged. */
    void putWritten(StoredDocument<?> document, RawBsonDocument bytes) {
        Recent recent = recent(document.ref());
        String id = document.ref().id();
        recent.put(id, bytes);
        if (recent.documents.containsKey(id)) {
            recent.records.put(id, document);
        }
    }

    /** It is not there any more. */
    void remove(DocumentRef<?> ref) {
        Recent recent = types.get(ref.type());
        if (recent != null) {
            recent.remove(ref.id());
        }
    }

    private Recent recent(DocumentRef<?> ref) {
        return types.computeIfAbsent(ref.type(), type -> new Recent());
    }

    public void clear() {
        types.clear();
    }
}
