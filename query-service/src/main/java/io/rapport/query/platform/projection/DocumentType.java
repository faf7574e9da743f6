package io.rapport.query.platform.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of document and the collection that holds it. Documents are records of values, lists, maps with text keys,
 * other records, and sealed interfaces with Jackson's type annotations; absent values are {@code null}. In MongoDB a
 * UUID and an enum are text, a {@code LocalDate} is ISO text (so it sorts), an {@code Instant} is a date (to the
 * millisecond: a fold truncates before it compares). Sets and maps come back in any order; what is to be the same
 * however the events were batched is a list.
 *
 * <p>Beside the record's components each stored document has {@code _id}, {@code tenantId}, {@code memberId} and
 * {@code position}, the position of the last event that it has had; the engine alone writes them.
 *
 * @param collection the name of the collection, without the projection's prefix
 * @param indexes what the queries need, beside {@code _id}
 * @param comesBack whether events after the one that created a document are likely to change it, so that the engine
 *     keeps it at hand
 */
public record DocumentType<D extends Record>(
        String collection, Class<D> type, List<DocumentIndex> indexes, boolean comesBack) {

    /** Of documents that events come back to. */
    public DocumentType(String collection, Class<D> type, List<DocumentIndex> indexes) {
        this(collection, type, indexes, true);
    }

    /** Of documents that hold one thing each, which is seldom changed once it was told. */
    public static <D extends Record> DocumentType<D> ofEntries(
            String collection, Class<D> type, List<DocumentIndex> indexes) {
        return new DocumentType<>(collection, type, indexes, false);
    }

    /** There is one of each: references are looked up for every event, and the indexes would be compared each time. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    /** Of the name alone, for the same reason. */
    @Override
    public int hashCode() {
        return collection.hashCode();
    }
}
