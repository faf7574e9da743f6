package io.rapport.query.platform.projection;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one member that an event sees, as the events before it left them. Asking for a document that the
 * plan does not name is an error.
 */
public interface Seen {

    /** The document, or {@code null} if there is none yet. */
    <D extends Record> @Nullable D find(DocumentRef<D> ref);

    /**
     * Every document of the groups of that type that the plan names, by id, those written earlier in the batch
     * included. Of a group with a condition there may be other documents of the member among them. A copy: later
     * updates do not show in it.
     */
    <D extends Record> Map<String, D> all(DocumentType<D> type);
}
