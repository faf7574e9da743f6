package io.rapport.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a pipeline finds in another collection of the same database, along the indexes there. */
record Union(String collection, Pipeline pipeline) {

    static final String STAGE = "$unionWith";

    private static final Set<String> FIELDS = Set.of("coll", "pipeline");

    static Union of(Document stage) {
        return switch (stage.get(STAGE)) {
            case String name -> new Union(name, Pipeline.parse(List.of()));
            case Document asked
            when asked.get("coll") instanceof String name && FIELDS.containsAll(asked.keySet()) ->
                new Union(name, Pipeline.parse(Command.documents(asked, "pipeline")));
            case null, default ->
                throw new MongoServerError(
                        9,
                        "FailedToParse",
                        "$unionWith is the name of a collection, or an object of coll and pipeline");
        };
    }

    Iterator<byte[]> run(Function<String, @Nullable DocumentCollection> collections) {
        return pipeline.run(collections.apply(collection), collections);
    }
}
