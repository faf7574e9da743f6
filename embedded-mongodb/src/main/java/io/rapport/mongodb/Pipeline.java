package io.rapport.mongodb;

import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.backend.aggregation.stage.AggregationStage;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** An aggregation: its head is a query, for which indexes are used, and the rest runs over what the query finds. */
final class Pipeline {

    private static final Set<String> UNDERSTOOD = Set.of(
            "$match",
            "$sort",
            "$skip",
            "$limit",
            "$project",
            "$unset",
            "$group",
            "$count",
            "$unwind",
            "$addFields",
            "$set",
            "$replaceRoot",
            "$replaceWith",
            Union.STAGE);

    private final Query head;
    private final List<Document> rest;

    /** With which it ends: what they find needs no further stage, and is sent as it is stored. */
    private final List<Union> unions;

    private Pipeline(Query head, List<Document> rest, List<Union> unions) {
        this.head = head;
        this.rest = rest;
        this.unions = unions;
    }

    static Pipeline parse(List<Document> stages) {
        stages.forEach(Pipeline::check);
        List<Document> filters = new ArrayList<>();
        SortOrder order = SortOrder.ANY;
        long skip = 0;
        long limit = 0;
        int position = 0;
        for (; position < stages.size() && limit == 0; position++) {
            Document stage = stages.get(position);
            if (stage.get("$match") instanceof Document filter && skip == 0) {
                filters.add(filter);
            } else if (stage.containsKey("$sort") && order.isAny() && skip == 0) {
                order = SortOrder.parse(stage.get("$sort"));
            } else if (stage.get("$skip") instanceof Number number && skip == 0) {
                skip = number.longValue();
            } else if (stage.get("$limit") instanceof Number number) {
                limit = number.longValue();
            } else {
                break;
            }
        }
        Document filter = filters.size() == 1 ? filters.getFirst() : new Document();
        if (filters.size() > 1) {
            filter.put("$and", filters);
        }
        int end = stages.size();
        while (end > position && stages.get(end - 1).containsKey(Union.STAGE)) {
            end--;
        }
        return new Pipeline(
                new Query(filter, order, skip, limit),
                stages.subList(position, end),
                stages.subList(end, stages.size()).stream().map(Union::of).toList());
    }

    private static void check(Document stage) {
        if (stage.size() != 1) {
            throw new MongoServerError(40323, "A pipeline stage specification object must contain exactly one field.");
        }
        String name = stage.keySet().iterator().next();
        if (!UNDERSTOOD.contains(name)) {
            throw new MongoServerError(40324, "the embedded server has no pipeline stage '" + name + "'");
        }
        if (name.equals("$limit") && !(stage.get(name) instanceof Number number && number.longValue() > 0)) {
            throw new MongoServerError(15958, "the limit must be positive");
        }
    }

    /**
     * What comes out of it, read as it is asked for.
     *
     * @param source {@code null} if there is no such collection, which is one without documents
     * @param others the collections of the same database by their names
     */
    Iterator<byte[]> run(@Nullable DocumentCollection source, Function<String, @Nullable DocumentCollection> others) {
        Iterator<byte[]> own = ofItself(source, others);
        if (unions.isEmpty()) {
            return own;
        }
        Stream<byte[]> all = stream(own);
        for (Union union : unions) {
            all = Stream.concat(all, stream(union.run(others)));
        }
        return all.iterator();
    }

    private static <T> Stream<T> stream(Iterator<T> source) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(source, Spliterator.ORDERED), false);
    }

    private Iterator<byte[]> ofItself(
            @Nullable DocumentCollection source, Function<String, @Nullable DocumentCollection> others) {
        Iterator<Match> found = source == null ? Collections.emptyIterator() : head.run(source);
        if (rest.isEmpty()) {
            return ReadCommands.map(found, Match::content);
        }
        Document counted = counted();
        if (counted != null) {
            return source == null
                    ? Collections.emptyIterator()
                    : count(source, counted).iterator();
        }
        Stream<Document> documents = stream(ReadCommands.map(found, Match::document));
        for (AggregationStage stage : stages(others)) {
            documents = stage.apply(documents);
        }
        return documents.map(Bson::encode).iterator();
    }

    /** The group stage that countDocuments sends, which asks for nothing that is in the documents. */
    private @Nullable Document counted() {
        if (rest.size() == 1
                && rest.getFirst().get("$group") instanceof Document group
                && group.size() == 2
                && (group.get("_id") == null || group.get("_id") instanceof Number)
                && group.values().stream()
                        .anyMatch(field -> field instanceof Document sum
                                && sum.size() == 1
                                && sum.get("$sum") instanceof Integer one
                                && one == 1)) {
            return group;
        }
        return null;
    }

    private List<byte[]> count(DocumentCollection collection, Document group) {
        long count = head.count(collection);
        if (count == 0) {
            return List.of();
        }
        Document counted = new Document("_id", group.get("_id"));
        group.keySet().stream().filter(field -> !field.equals("_id")).forEach(field -> counted.put(field, (int) count));
        return List.of(Bson.encode(counted));
    }

    private List<AggregationStage> stages(Function<String, @Nullable DocumentCollection> others) {
        List<AggregationStage> stages = new ArrayList<>();
        for (Document stage : rest) {
            if (stage.containsKey("$sort")) {
                stages.add(new Sort(SortOrder.parse(stage.get("$sort"))));
            } else if (stage.containsKey(Union.STAGE)) {
                stages.add(new With(Union.of(stage), others));
            } else {
                stages.addAll(Aggregation.fromPipeline(List.of(stage), null, null, null, NoopOplog.get())
                        .getStages());
            }
        }
        return stages;
    }

    /** Sorts as the indexes do, where mongo-java-server's own stage compares strings by UTF-16 code units. */
    private record Sort(SortOrder order) implements AggregationStage {

        @Override
        public String name() {
            return "$sort";
        }

        @Override
        public Stream<Document> apply(Stream<Document> documents) {
            return documents
                    .map(document -> new Keyed<>(order.keyOf(document), 0, document))
                    .sorted(Keyed.order())
                    .map(Keyed::value);
        }
    }

    /** All that came so far, and then what another pipeline finds. */
    private record With(Union union, Function<String, @Nullable DocumentCollection> others)
            implements AggregationStage {

        @Override
        public String name() {
            return Union.STAGE;
        }

        @Override
        public Stream<Document> apply(Stream<Document> documents) {
            return Stream.concat(documents, stream(ReadCommands.map(union.run(others), Bson::decode)));
        }
    }
}
