package io.rapport.query.engine;

import io.rapport.events.EventEnvelope;
import java.util.List;
import java.util.Set;

/**
 * A read model: which documents an event concerns, and what it makes of them. It knows neither clock nor database; the
 * {@link Documents} that it is given are in memory, and the engine has loaded what {@link #touches} and
 * {@link #touchesAllOf} named.
 *
 * <p>A batch is folded on one set of documents, event by event. They are loaded once, before the first event, and are
 * the truth from then on: an event sees what the events before it in the same batch wrote, and nothing is loaded a
 * second time. That is why both methods decide from the event alone.
 */
public interface Projection {

    /** Names the consumer group, the markers and, as their prefix, the collections: {@code timeline}. */
    String name();

    /**
     * Grows when documents of the version before can no longer be read: they are then dropped, and the projection
     * begins again.
     */
    default int version() {
        return 1;
    }

    /** All types of documents that the projection writes. */
    List<DocumentType<?>> documentTypes();

    /** The documents that {@link #apply} may read or write for this event, whether they exist or not. */
    Set<DocumentRef<?>> touches(EventEnvelope event);

    /**
     * Those of {@link #touches} that do not exist before this event, because it is what brings them into being. They
     * are not looked for, unless it turns out that the event comes a second time.
     */
    default Set<DocumentRef<?>> creates(EventEnvelope event) {
        return Set.of();
    }

    /**
     * The groups of which {@link #apply} needs every document, for example all goals when a person was met. It may
     * write those documents too.
     */
    default Set<DocumentGroup> touchesAllOf(EventEnvelope event) {
        return Set.of();
    }

    /** Which of the {@link Revisions} its answers may be kept by. */
    default KeptBy answersKeptBy() {
        return KeptBy.AGGREGATE;
    }

    /** What an answer rests on beside the documents. */
    enum KeptBy {
        /** On nothing: each is made anew from the documents. */
        NOTHING,
        /** On how far one aggregate is. */
        AGGREGATE,
        /** On how far everything of a member is, which has a revision for that. */
        MEMBER
    }

    /**
     * Folds the event into the documents. An exception is a permanent failure: the event and all later ones of its
     * aggregate are parked, and nothing of what this call wrote is kept.
     */
    void apply(EventEnvelope event, Documents documents);
}
