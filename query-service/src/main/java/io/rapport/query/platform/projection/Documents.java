package io.rapport.query.platform.projection;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one member, in memory, as the events before this one left them. Asking for a document that the plan
 * does not name is an error.
 *
 * <p>After a crash between two writes some documents of a batch may already have had an event that others have not, and
 * the event comes again. {@link #update} then leaves alone what has had it. So what is derived from <em>other</em>
 * documents has to be computed from their present state, never from the difference that this event made to them: a
 * count taken again is right the second time, a count raised by one is not.
 */
public interface Documents {

    /** The document, or {@code null} if there is none yet. */
    <D extends Record> @Nullable D find(DocumentRef<D> ref);

    /**
     * Every document of the groups of that type that the plan names, by id, those written earlier in the batch
     * included. Of a group with a condition there may be other documents of the member among them. A copy: later
     * updates do not show in it.
     */
    <D extends Record> Map<String, D> all(DocumentType<D> type);

    /**
     * Replaces the document by what {@code change} makes of it, or creates it: {@code change} is given {@code null} if
     * there is none yet. A document that has already had this event is left as it is, and {@code change} is not called.
     * An event may update a document several times.
     *
     * @return the document as it is now
     */
    <D extends Record> D update(DocumentRef<D> ref, Function<@Nullable D, D> change);

    /** Deletes the document, if there is one that has not had this event. */
    void delete(DocumentRef<?> ref);
}
