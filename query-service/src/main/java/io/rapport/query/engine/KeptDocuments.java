package io.rapport.query.engine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a partition that were used last, as MongoDB has them, so that they need not be loaded again. They
 * are kept as bytes, which take a third of what records do, and for each type apart, so that documents that nobody
 * comes back to do not drive out those that every event needs. If one of them is not as MongoDB has it, its next write
 * misses, and all of them are forgotten.
 */
final class KeptDocuments {

    private static final int MOST_BYTES_OF_A_TYPE = 384 * 1024;

    /** What an entry takes beside the document. */
    private static final int OVERHEAD = 200;

    private final Map<DocumentType<?>, Recent> types = new HashMap<>();

    private static final class Recent {
        private final LinkedHashMap<String, RawBsonDocument> documents = new LinkedHashMap<>(16, 0.75f, true);
        private long bytes;

        void put(String id, RawBsonDocument document) {
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
    RawBsonDocument get(DocumentRef<?> ref) {
        Recent recent = types.get(ref.type());
        return recent == null ? null : recent.documents.get(ref.id());
    }

    /** Takes in what MongoDB has acknowledged, or answered. */
    void put(DocumentRef<?> ref, RawBsonDocument document) {
        types.computeIfAbsent(ref.type(), type -> new Recent()).put(ref.id(), document);
    }

    void clear() {
        types.clear();
    }
}
