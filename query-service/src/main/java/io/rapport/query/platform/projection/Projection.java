package io.rapport.query.platform.projection;

import io.rapport.events.EventEnvelope;
import io.rapport.events.RapportEvent;
import java.util.List;
import java.util.Set;

/**
 * A read model: what is to be done about an event. It knows neither clock nor database; the {@link Documents} that a
 * {@link Plan} works with are in memory, and the engine has loaded those that the plan needs.
 *
 * <p>A batch is folded on one set of documents, event by event. They are loaded once, before the first event, and are
 * the truth from then on: an event sees what the events before it in the same batch wrote, and nothing is loaded a
 * second time. That is why a plan is made from the event alone.
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

    /**
     * The contexts whose events it is about, each by its sealed interface. Events of others are never read for it. One
     * that follows another context has another {@link #version}: of what was there before it has nothing.
     */
    Set<Class<? extends RapportEvent>> follows();

    /** Which of the {@code Revisions} its answers may be kept by. */
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

    /** In which aggregates documents have their source that are found by ids, where that is known. */
    default Sources sources() {
        return Sources.EVERYTHING;
    }

    /**
     * What is to be done about an event of a context that it follows. An exception, here or when it is done, is a
     * permanent failure: the event and all later ones of its aggregate are parked, and nothing of it is kept.
     */
    Plan plan(EventEnvelope event);
}
