package io.rapport.query.platform.engine;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one type, as queries reach them: those of one member, and no others. There is no way to ask without
 * saying whose they are.
 */
public final class OwnedDocuments<V> {

    private final Supplier<MongoCollection<V>> collection;

    OwnedDocuments(Supplier<MongoCollection<V>> collection) {
        this.collection = collection;
    }

    /** Those of this member that match all of these. */
    public FindIterable<V> find(Owner owner, Bson... filters) {
        return find(owner, List.of(filters));
    }

    /** Those of this member that match all of these. */
    public FindIterable<V> find(Owner owner, List<Bson> filters) {
        List<Bson> all = new ArrayList<>(filters.size() + 2);
        all.add(Filters.eq(DocumentMapper.TENANT, owner.tenantId()));
        all.add(Filters.eq(DocumentMapper.MEMBER, owner.memberId()));
        all.addAll(filters);
        return collection.get().find(Filters.and(all));
    }

    /** The one with this id, if it is this member's. */
    public @Nullable V findById(Owner owner, String id) {
        return find(owner, Filters.eq(DocumentMapper.ID, id)).first();
    }
}
