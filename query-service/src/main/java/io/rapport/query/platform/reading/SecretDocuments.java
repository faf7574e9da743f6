package io.rapport.query.platform.reading;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.rapport.query.platform.engine.documents.DocumentMapper;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Documents that are opened by a secret instead of a token: the id of each is the hash of one that its member alone was
 * told. Nobody can say whose such a document is before it was found, which is why this is not {@link OwnedDocuments};
 * so one document is found by its whole id, and in no other way.
 */
public final class SecretDocuments<V> {

    private final Supplier<MongoCollection<V>> collection;

    SecretDocuments(Supplier<MongoCollection<V>> collection) {
        this.collection = collection;
    }

    /** The one of the secret that has this hash, if there is one. */
    public @Nullable V find(String hash) {
        return collection.get().find(Filters.eq(DocumentMapper.ID, hash)).first();
    }
}
