package io.rapport.query.platform.projection;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one member, in memory, to be changed by an event.
 *
 * <p>After a crash between two writes some documents of a batch may already have had an event that others have not, and
 * the event comes again. {@link #update} then leaves alone what has had it. So what is derived from <em>other</em>
 * documents has to be computed from their present state, never from the difference that this event made to them: a
 * count taken again is right the second time, a count raised by one is not.
 */
public interface Documents extends Seen {

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
