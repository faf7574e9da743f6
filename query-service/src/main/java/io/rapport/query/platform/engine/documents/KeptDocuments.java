package io.rapport.query.platform.engine.documents;

import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.DocumentType;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a partition that were used last, as MongoDB has them, so that they need not be loaded again. They
 * are kept as bytes, which take a third of what records do, but for the few that were written last: those are not even
 * read again. If there is no more room, the type that takes most of it gives way, so that documents that nobody comes
 * back to do not drive out those that every event needs. If one of them is not as MongoDB has it, its next write
 * misses, and all of them are forgotten.
 */
public final class KeptDocuments {

    /** What an entry takes beside the document, and an id of none. */
    private static final int OVERHEAD = 200;

    /** How many times as much as its bytes a record takes. */
    private static final int RECORD = 3;

    private static final int MOST_RECORDS_OF_A_TYPE = 16;

    private static final int MOST_MISSING_OF_A_TYPE = 1_000;

    /** One document takes no more than this part of the room: for it too many others would have to go. */
    private static final int PARTS = 4;

    private static final Comparator<Recent> LARGEST = Comparator.comparingLong(recent -> recent.bytes);

    private final DocumentMapper mapper;
    private final long most;
    private final Map<DocumentType<?>, Recent> types = new HashMap<>();

    /** @param most how many bytes there is room for */
    KeptDocuments(DocumentMapper mapper, long most) {
        this.mapper = mapper;
        this.most = most;
    }

    /** A document as it was read, or is to be written. */
    private record Read(StoredDocument<?> document, long bytes) {}

    private static final class Recent {
        private final LinkedHashMap<String, RawBsonDocument> documents = new LinkedHashMap<>(16, 0.75f, true);

        /** Only of what is in {@link #documents} too. */
        private final LinkedHashMap<String, Read> records = new LinkedHashMap<>(16, 0.75f, true);

        /** Ids that were asked for in vain: events of most members ask for a document that only few have. */
        private final LinkedHashMap<String, Boolean> missing = new LinkedHashMap<>(16, 0.75f, true);

        private long bytes;

        void put(String id, RawBsonDocument document) {
            remove(id);
            documents.put(id, document);
            bytes += sizeOf(document);
        }

        /** The record of a document that was just put. */
        void putRead(StoredDocument<?> document, long size) {
            if (records.size() >= MOST_RECORDS_OF_A_TYPE) {
                removeRead(eldestOf(records));
            }
            Read read = new Read(document, RECORD * size);
            records.put(document.ref().id(), read);
            bytes += read.bytes();
        }

        void putMissing(String id) {
            if (missing.size() >= MOST_MISSING_OF_A_TYPE && !missing.containsKey(id)) {
                removeMissing(eldestOf(missing));
            }
            if (missing.put(id, true) == null) {
                bytes += OVERHEAD;
            }
        }

        void remove(String id) {
            removeRead(id);
            removeMissing(id);
            RawBsonDocument before = documents.remove(id);
            bytes -= before == null ? 0 : sizeOf(before);
        }

        private void removeRead(String id) {
            Read before = records.remove(id);
            bytes -= before == null ? 0 : before.bytes();
        }

        private void removeMissing(String id) {
            bytes -= missing.remove(id) == null ? 0 : OVERHEAD;
        }

        /** What was used longest ago goes: of the ids of nothing while they are most of it. */
        void makeRoom() {
            if (documents.isEmpty() || (long) missing.size() * OVERHEAD > bytes / 2) {
                removeMissing(eldestOf(missing));
            } else {
                remove(eldestOf(documents));
            }
        }

        private static String eldestOf(SequencedMap<String, ?> ids) {
            return ids.firstEntry().getKey();
        }
    }

    private static long sizeOf(RawBsonDocument document) {
        return document.getByteBuffer().remaining() + (long) OVERHEAD;
    }

    @Nullable
    StoredDocument<?> get(DocumentRef<?> ref) {
        Recent recent = types.get(ref.type());
        if (recent == null) {
            return null;
        }
        // Both are asked, so that both know that it was used.
        Read read = recent.records.get(ref.id());
        RawBsonDocument document = recent.documents.get(ref.id());
        if (read != null) {
            return read.document();
        }
        return document == null ? null : mapper.read(ref.type(), document);
    }

    /** Whether MongoDB is known not to have it. */
    boolean isMissing(DocumentRef<?> ref) {
        Recent recent = types.get(ref.type());
        return recent != null && recent.missing.get(ref.id()) != null;
    }

    /** Takes in that MongoDB does not have it. */
    void putMissing(DocumentRef<?> ref) {
        recent(ref).putMissing(ref.id());
        makeRoom();
    }

    /** Takes in what MongoDB has answered. */
    void putLoaded(DocumentRef<?> ref, RawBsonDocument document) {
        put(ref, document, null);
    }

    /** Takes in what MongoDB has acknowledged. */
    void putWritten(StoredDocument<?> document, RawBsonDocument bytes) {
        put(document.ref(), bytes, document);
    }

    private void put(DocumentRef<?> ref, RawBsonDocument document, @Nullable StoredDocument<?> read) {
        Recent recent = recent(ref);
        long size = sizeOf(document);
        if (size > most / PARTS) {
            recent.remove(ref.id());
            return;
        }
        recent.put(ref.id(), document);
        if (read != null && size * (1 + RECORD) <= most / PARTS) {
            recent.putRead(read, size);
        }
        makeRoom();
    }

    private void makeRoom() {
        while (bytes() > most) {
            Collections.max(types.values(), LARGEST).makeRoom();
        }
    }

    /** How many are taken. */
    long bytes() {
        long bytes = 0;
        for (Recent recent : types.values()) {
            bytes += recent.bytes;
        }
        return bytes;
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
