package io.rapport.mongodb;

import org.jspecify.annotations.Nullable;

/**
 * A document's place in its collection, for as long as it lives. Its content is replaced, never changed, so whoever
 * read the bytes may go on without a lock, and knows by their identity whether they are still the content.
 */
final class StoredDocument {

    /** Ascending in the order of insertion. */
    final long id;

    /** Null once the document is deleted. */
    volatile byte @Nullable [] content;

    @Nullable
    StoredDocument previous;

    /** Kept on deletion, so that a scan that stands here finds its way on. */
    @Nullable
    StoredDocument next;

    StoredDocument(long id, byte[] content) {
        this.id = id;
        this.content = content;
    }
}
