package io.rapport.query.platform.projection;

import java.util.UUID;

/** Names one document. Ids are unique in their collection over all tenants and members. */
public record DocumentRef<D extends Record>(DocumentType<D> type, String id) {

    /** The document of that type whose id is that of an aggregate or an entry. */
    public static <D extends Record> DocumentRef<D> to(DocumentType<D> type, UUID id) {
        return new DocumentRef<>(type, id.toString());
    }
}
