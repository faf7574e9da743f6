package io.rapport.query.platform.reading;

import com.mongodb.client.model.Filters;
import io.rapport.events.Owner;
import io.rapport.query.platform.engine.documents.DocumentMapper;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;

/**
 * Documents that two may read: the member whose they are, and the one whom each names in a certain field. There is no
 * way to ask without saying which of the two asks.
 */
public final class DocumentsOfTwo<V> {

    private final Collected<V> documents;
    private final String field;

    DocumentsOfTwo(Collected<V> documents, String field) {
        this.documents = documents;
        this.field = field;
    }

    /** Those that are this member's. */
    public Found<V> ofMember(Owner member, Bson... filters) {
        return find(member, Filters.eq(DocumentMapper.MEMBER, member.memberId()), filters);
    }

    /** Those of anybody in the tenant that name this one. */
    public Found<V> naming(Owner named, Bson... filters) {
        return find(named, Filters.eq(field, named.memberId()), filters);
    }

    /** How many of those that name this one have which text in this field. */
    public Map<String, Integer> countsNaming(Owner named, String by) {
        return documents.counts(named.tenantId(), Filters.eq(field, named.memberId()), by);
    }

    /** Those of which this one is either of the two. */
    public Found<V> ofEither(Owner one, Bson... filters) {
        return find(
                one,
                Filters.or(Filters.eq(DocumentMapper.MEMBER, one.memberId()), Filters.eq(field, one.memberId())),
                filters);
    }

    /** Those of these members in the tenant, whom {@code asking} knows by what names both. */
    public Found<V> ofKnown(Owner asking, Collection<String> members) {
        return find(asking, Filters.in(DocumentMapper.MEMBER, members));
    }

    private Found<V> find(Owner asking, Bson whose, Bson... filters) {
        return documents.find(asking.tenantId(), whose, List.of(filters));
    }
}
