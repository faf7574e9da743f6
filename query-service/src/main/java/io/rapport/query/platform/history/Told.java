package io.rapport.query.platform.history;

import io.rapport.query.platform.projection.DocumentType;
import java.util.function.Function;

/**
 * Of which documents a history tells how they changed.
 *
 * @param name what one of them is of, such as person
 * @param part what is told of a document: all of it, or the part that is no figure derived from the rest
 */
public record Told<D extends Record>(DocumentType<D> type, String name, Function<D, Record> part) {

    Record partOf(Record document) {
        return part.apply(type.type().cast(document));
    }
}
