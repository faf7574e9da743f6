package io.rapport.query.platform.reading;

import com.mongodb.client.model.Filters;
import io.rapport.query.platform.engine.documents.DocumentMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.conversions.Bson;

/**
 * The documents of one type of several members of a tenant, told apart by whose they are: for somebody to whom all of
 * these members have opened what is read from them.
 */
public final class DocumentsOfMany<V> {

    private final Collected<RawBsonDocument> collected;
    private final Codec<V> codec;

    DocumentsOfMany(Collected<RawBsonDocument> collected, Codec<V> codec) {
        this.collected = collected;
        this.codec = codec;
    }

    /** Those of each of these members that match all of these; of who has none there is nothing. */
    public Map<String, List<V>> find(String tenantId, Collection<String> members, Bson... filters) {
        Map<String, List<V>> found = new HashMap<>();
        if (members.isEmpty()) {
            return found;
        }
        collected
                .find(tenantId, Filters.in(DocumentMapper.MEMBER, members), List.of(filters))
                .forEach(one -> found.computeIfAbsent(
                                one.getString(DocumentMapper.MEMBER).getValue(), any -> new ArrayList<>())
                        .add(one.decode(codec)));
        return found;
    }
}
