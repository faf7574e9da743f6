package io.rapport.query.platform.reading;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import io.rapport.events.Owner;
import io.rapport.query.platform.engine.documents.DocumentMapper;
import io.rapport.query.platform.memory.Matching;
import io.rapport.query.platform.memory.Stages;
import io.rapport.query.platform.projection.DocumentType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bson.BsonBinaryReader;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one type, wherever a query finds them: in the collection that is read now, or, if it looks from
 * another {@link Viewpoint}, in memory as they were.
 */
record Collected<V>(
        String projection,
        DocumentType<?> type,
        Class<V> view,
        Supplier<MongoCollection<V>> collection,
        CodecRegistry codecs,
        Viewpoint.Current current) {

    private static final String COUNT = "count";

    /** Of those of this member. */
    Found<V> find(Owner owner, List<Bson> filters) {
        Viewpoint viewpoint = current.viewpoint();
        return viewpoint == null
                ? new FoundInMongo<>(collection.get().find(all(owner, filters)))
                : inMemory(matching(viewpoint.documents(projection, type, owner, filters), filters));
    }

    /**
     * Of those of anybody in the tenant. Who has them is found among those of now; so whoever has none any more had
     * none.
     *
     * @param whose by which the owners are found, now and then alike
     */
    Found<V> find(String tenantId, Bson whose, List<Bson> filters) {
        List<Bson> conditions = new ArrayList<>(List.of(Filters.eq(DocumentMapper.TENANT, tenantId), whose));
        conditions.addAll(filters);
        Bson all = Filters.and(conditions);
        Viewpoint viewpoint = current.viewpoint();
        return viewpoint == null
                ? new FoundInMongo<>(collection.get().find(all))
                : inMemory(asOf(viewpoint, tenantId, whose, conditions));
    }

    /** How many of them have which text in this field. */
    Map<String, Integer> counts(String tenantId, Bson whose, String field) {
        List<Bson> conditions = List.of(Filters.eq(DocumentMapper.TENANT, tenantId), whose);
        Viewpoint viewpoint = current.viewpoint();
        Map<String, Integer> counts = new HashMap<>();
        if (viewpoint == null) {
            collection
                    .get()
                    .aggregate(
                            List.of(
                                    Aggregates.match(Filters.and(conditions)),
                                    Aggregates.group("$" + field, Accumulators.sum(COUNT, 1))),
                            BsonDocument.class)
                    .forEach(row -> counts.put(
                            row.getString(DocumentMapper.ID).getValue(),
                            row.getNumber(COUNT).intValue()));
        } else {
            asOf(viewpoint, tenantId, whose, conditions)
                    .forEach(one -> counts.merge(one.getString(field).getValue(), 1, Integer::sum));
        }
        return counts;
    }

    private List<RawBsonDocument> asOf(Viewpoint viewpoint, String tenantId, Bson whose, List<Bson> conditions) {
        Set<String> members = collection
                .get()
                .distinct(
                        DocumentMapper.MEMBER,
                        Filters.and(Filters.eq(DocumentMapper.TENANT, tenantId), whose),
                        String.class)
                .into(new HashSet<>());
        List<RawBsonDocument> found = new ArrayList<>();
        for (String member : members) {
            Owner owner = new Owner(tenantId, member);
            found.addAll(matching(viewpoint.documents(projection, type, owner, conditions), conditions));
        }
        return found;
    }

    /**
     * Those of this member that each of these looks for: first all of the first one, then all of the next one. MongoDB
     * is asked once.
     */
    static <V> List<V> together(Owner owner, List<Wanted<V>> wanted) {
        Wanted<V> first = wanted.getFirst();
        if (first.documents().current().viewpoint() != null) {
            List<V> found = new ArrayList<>();
            wanted.forEach(
                    one -> one.cut(one.documents().find(owner, one.filters())).forEach(found::add));
            return found;
        }
        List<Bson> pipeline = new ArrayList<>(first.stages(owner));
        for (Wanted<V> other : wanted.subList(1, wanted.size())) {
            pipeline.add(Aggregates.unionWith(
                    other.documents().collection().get().getNamespace().getCollectionName(), other.stages(owner)));
        }
        return first.documents().collection().get().aggregate(pipeline).into(new ArrayList<>());
    }

    /** Which documents are looked for, and in which order and up to how many, if that is said. */
    record Wanted<V>(
            Collected<V> documents,
            List<Bson> filters,
            @Nullable Bson order,
            int most) {

        private Found<V> cut(Found<V> found) {
            Found<V> ordered = order == null ? found : found.sort(order);
            return most == 0 ? ordered : ordered.limit(most);
        }

        private List<Bson> stages(Owner owner) {
            List<Bson> stages = new ArrayList<>(List.of(Aggregates.match(all(owner, filters))));
            if (order != null) {
                stages.add(Aggregates.sort(order));
            }
            if (most > 0) {
                stages.add(Aggregates.limit(most));
            }
            return stages;
        }
    }

    /** What an aggregation makes of those of this member that match. */
    <R> List<R> figures(Owner owner, Bson filter, List<Bson> stages, Class<R> rows) {
        Viewpoint viewpoint = current.viewpoint();
        if (viewpoint == null) {
            List<Bson> pipeline = new ArrayList<>(stages.size() + 1);
            pipeline.add(Aggregates.match(all(owner, List.of(filter))));
            pipeline.addAll(stages);
            return collection.get().aggregate(pipeline, rows).into(new ArrayList<>());
        }
        List<Bson> filters = List.of(filter);
        List<BsonDocument> matching =
                new ArrayList<>(matching(viewpoint.documents(projection, type, owner, filters), filters));
        Codec<R> codec = codecs.get(rows);
        return Stages.of(matching, stages).stream()
                .map(row -> codec.decode(
                        new BsonDocumentReader(row), DecoderContext.builder().build()))
                .toList();
    }

    private static Bson all(Owner owner, List<Bson> filters) {
        List<Bson> all = new ArrayList<>(filters.size() + 2);
        all.add(Filters.eq(DocumentMapper.TENANT, owner.tenantId()));
        all.add(Filters.eq(DocumentMapper.MEMBER, owner.memberId()));
        all.addAll(filters);
        return Filters.and(all);
    }

    private static List<RawBsonDocument> matching(List<RawBsonDocument> documents, List<Bson> filters) {
        if (filters.isEmpty()) {
            return documents;
        }
        Predicate<BsonDocument> matches =
                filters.stream().map(Matching::of).reduce(Predicate::and).orElseThrow();
        return documents.stream().filter(matches).toList();
    }

    private Found<V> inMemory(List<RawBsonDocument> found) {
        Codec<V> codec = codecs.get(view);
        Function<RawBsonDocument, V> read = document -> codec.decode(
                new BsonBinaryReader(document.getByteBuffer().asNIO()),
                DecoderContext.builder().build());
        return new FoundInMemory<>(found, read);
    }
}
