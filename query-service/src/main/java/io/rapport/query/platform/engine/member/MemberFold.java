package io.rapport.query.platform.engine.member;

import io.rapport.events.EventEnvelope;
import io.rapport.query.platform.engine.documents.DocumentBatch;
import io.rapport.query.platform.engine.documents.DocumentMapper;
import io.rapport.query.platform.engine.documents.StoredDocument;
import io.rapport.query.platform.engine.mongo.BsonGenerator;
import io.rapport.query.platform.engine.topic.Contexts;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Projection;
import io.rapport.query.platform.projection.Rewritten;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.RawBsonDocument;

/**
 * What a projection makes of a member's events, in memory and from the first one on: the documents that the engine
 * would have stored, by the same plans. As with the engine, an aggregate stops with an event that is refused.
 */
public final class MemberFold {

    private final Projection projection;
    private final Contexts followed;
    private final DocumentMapper mapper;
    private final boolean tolerant;
    private final FoldingRoom.Share share;
    private final DocumentBatch documents = DocumentBatch.ofAll();
    private final Set<String> stopped = new HashSet<>();
    private final Map<DocumentType<?>, List<RawBsonDocument>> encoded = new HashMap<>();

    /**
     * Of no events yet.
     *
     * @param tolerant whether an event that is refused is left out by itself, and the aggregate goes on: for histories
     *     out of which something was taken
     * @param share of the room in memory that the documents are in; whoever gave it closes it
     */
    MemberFold(Projection projection, DocumentMapper mapper, boolean tolerant, FoldingRoom.Share share) {
        this.projection = projection;
        this.followed = Contexts.of(projection);
        this.mapper = mapper;
        this.tolerant = tolerant;
        this.share = share;
    }

    /** Whether an event of this type says anything to the projection. */
    public boolean follows(String type) {
        return followed.include(type);
    }

    /** Takes in the next event. All of them are one member's, in the order of their positions. */
    public void fold(EventEnvelope event) {
        if (!follows(event.type()) || stopped.contains(event.aggregateId())) {
            return;
        }
        share.take();
        try {
            documents.fold(event, projection.plan(event));
            encoded.clear();
        } catch (RuntimeException e) {
            // The engine would have parked it, and told so.
            if (!tolerant) {
                stop(event.aggregateId());
            }
        }
    }

    /** Takes in the next event, and says what it made of which documents; nothing if it was refused. */
    public List<Rewritten> foldTelling(EventEnvelope event) {
        if (!follows(event.type()) || stopped.contains(event.aggregateId())) {
            return List.of();
        }
        share.take();
        try {
            encoded.clear();
            return documents.foldTelling(event, projection.plan(event));
        } catch (RuntimeException e) {
            if (!tolerant) {
                stop(event.aggregateId());
            }
            return List.of();
        }
    }

    /** From here on nothing of this aggregate is understood. */
    public void stop(String aggregateId) {
        stopped.add(aggregateId);
    }

    /** All documents of that type, as they would be stored. */
    public List<RawBsonDocument> documents(DocumentType<?> type) {
        return encoded.computeIfAbsent(type, this::encode);
    }

    private List<RawBsonDocument> encode(DocumentType<?> type) {
        BsonGenerator scratch = new BsonGenerator();
        return stored().stream()
                .filter(document -> document.ref().type().equals(type))
                .map(document -> mapper.write(document, scratch))
                .toList();
    }

    /** The documents themselves, which the engine stores in place of those that it has. */
    List<StoredDocument<?>> stored() {
        List<StoredDocument<?>> stored = new ArrayList<>();
        for (DocumentBatch.Change change : documents.changes()) {
            if (change instanceof DocumentBatch.Change.Write write) {
                stored.add(write.document());
            }
        }
        return stored;
    }
}
