package io.rapport.query.platform.engine;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.bson.conversions.Bson;

/**
 * Documents that two may read: the member whose they are, and the one whom each names in a certain field. There is no
 * way to ask without saying which of the two asks.
 */
public final class DocumentsOfTwo<V> {

    private final Supplier<MongoCollection<V>> collection;
    private final String field;

    DocumentsOfTwo(Supplier<MongoCollection<V>> collection, String field) {
        this.collection = collection;
        this.field = field;
    }

    /** Those that are this member's. */
    public FindIterable<V> ofMember(Owner member, Bson... filters) {
        return find(member, Filters.eq(DocumentMapper.MEMBER, member.memberId()), filters);
    }

    /** Those of anybody in the tenant that name this one. */
    public FindIterable<V> naming(Owner named, Bson... filters) {
        return find(named, Filters.eq(field, named.memberId()), filters);
    }

    /** Those of these members in the tenant, whom {@code asking} knows by what names both. */
    public FindIterable<V> ofKnown(Owner asking, Collection<String> members) {
        return find(asking, Filters.in(DocumentMapper.MEMBER, members));
    }

    private FindIterable<V> find(Owner asking, Bson whose, Bson... filters) {
        List<Bson> all = new ArrayList<>(filters.length + 2);
        all.add(Filters.eq(DocumentMapper.TENANT, asking.tenantId()));
        all.add(whose);
        all.addAll(List.of(filters));
        return collection.get().find(Filters.and(all));
    }
}
