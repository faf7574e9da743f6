package io.rapport.mongodb;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.aggregation.stage.ProjectStage;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** find, count, distinct and aggregate. */
final class ReadCommands {

    private final Catalog catalog;
    private final Cursors cursors;

    ReadCommands(Catalog catalog, Cursors cursors) {
        this.catalog = catalog;
        this.cursors = cursors;
    }

    Answer find(Command command) {
        String namespace = command.namespace();
        DocumentCollection collection = catalog.find(namespace);
        if (collection == null) {
            return Answer.all(namespace, List.of());
        }
        Query query = new Query(
                command.document("filter"),
                SortOrder.parse(command.get("sort")),
                command.number("skip", 0),
                Math.abs(command.number("limit", 0)));
        long batch = Cursors.firstBatch(command.body());
        Iterator<Match> matches = query.run(collection, (int) Math.min(batch, Integer.MAX_VALUE));
        Document projection = command.document("projection");
        Iterator<byte[]> documents = projection.isEmpty()
                ? map(matches, Match::content)
                : map(matches, match -> Bson.encode(project(match.document(), projection)));
        if (command.flag("singleBatch", false)) {
            batch = query.limit() == 0 ? batch : query.limit();
            return cursors.open(namespace, documents, batch, batch);
        }
        return cursors.open(namespace, documents, batch, query.limit());
    }

    static Document project(Document document, Document projection) {
        return new ProjectStage(projection)
                .apply(Stream.of(document))
                .findFirst()
                .orElseThrow();
    }

    Answer count(Command command) {
        DocumentCollection collection = catalog.find(command.namespace());
        Query query = new Query(
                command.document("query"),
                SortOrder.ANY,
                command.number("skip", 0),
                Math.abs(command.number("limit", 0)));
        long count = collection == null ? 0 : query.count(collection);
        return Answer.values(new Document("n", (int) count));
    }

    Answer distinct(Command command) {
        DocumentCollection collection = catalog.find(command.namespace());
        Map<byte[], Object> values = new TreeMap<>(Arrays::compareUnsigned);
        if (collection != null && command.get("key") instanceof String path) {
            Query.of(command.document("query")).run(collection).forEachRemaining(match -> {
                Object value = OrderedIndex.valueAt(match.document(), path);
                Collection<?> all =
                        value instanceof Collection<?> elements ? elements : Collections.singletonList(value);
                all.stream()
                        .filter(each -> !(each instanceof Missing))
                        .forEach(each -> values.put(KeyEncoder.encode(each), each));
            });
        }
        return Answer.values(new Document("values", new ArrayList<>(values.values())));
    }

    Answer aggregate(Command command) {
        String namespace = command.namespace();
        Pipeline pipeline = Pipeline.parse(command.documents("pipeline"));
        Iterator<byte[]> documents =
                pipeline.run(catalog.find(namespace), name -> catalog.find(command.database() + "." + name));
        return cursors.open(namespace, documents, Cursors.firstBatch(command.document("cursor")), 0);
    }

    static <A, B> Iterator<B> map(Iterator<A> source, Function<? super A, ? extends B> mapping) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return source.hasNext();
            }

            @Override
            public B next() {
                return mapping.apply(source.next());
            }
        };
    }
}
