package io.rapport.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Counts what the embedded server looks at: 10,000 documents of 10 members, with times and kinds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("With an index the embedded server looks only at")
class IndexUseIT {

    private static final Bson NEWEST_FIRST = Sorts.descending("at", "_id");

    private final EmbeddedMongo server = EmbeddedMongo.start(0);
    private final MongoClient client = MongoClients.create(server.uri());
    private final MongoCollection<Document> collection =
            client.getDatabase("test").getCollection("entries");

    @BeforeAll
    void entries() {
        collection.createIndex(Indexes.ascending("memberId", "at", "_id"));
        collection.insertMany(IntStream.range(0, 10_000)
                .mapToObj(i -> new Document("_id", "e%05d".formatted(i))
                        .append("memberId", "m" + i % 10)
                        .append("kind", i / 10 % 2 == 0 ? "MET" : "OFFER")
                        .append("at", i / 20)
                        .append("position", i))
                .toList());
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void aPageOfTheNewest() {
        assertThat(examinedBy(() -> page(eq("memberId", "m1"), 50))).isEqualTo(50);
    }

    @Test
    void aPageOfAll() {
        assertThat(examinedBy(() -> collection
                        .find()
                        .sort(Sorts.descending("memberId", "at", "_id"))
                        .limit(50)
                        .into(new ArrayList<>())))
                .isEqualTo(50);
    }

    @Test
    void theNewestOfSomeMembersMerged() {
        List<Document> merged = new ArrayList<>();

        assertThat(examinedBy(() -> merged.addAll(page(in("memberId", "m7", "m1", "m4", "nobody"), 50))))
                .isEqualTo(50);

        List<Document> sorted = collection
                .find(in("memberId", "m1", "m4", "m7"))
                .sort(Sorts.descending("at", "_id", "position"))
                .limit(50)
                .into(new ArrayList<>());
        assertThat(merged).isEqualTo(sorted);
    }

    @Test
    void thePeriodThatWasAskedFor() {
        assertThat(examinedBy(() -> page(and(eq("memberId", "m1"), gte("at", 100), lt("at", 110)), 50)))
                .isEqualTo(20);
    }

    @Test
    void aPageAndWhatItsFilterPassesOver() {
        assertThat(examinedBy(() -> page(and(eq("memberId", "m1"), in("kind", "OFFER", "NONE")), 50)))
                .isBetween(100L, 200L);
    }

    @Test
    void aPageBeyondACursor() {
        Bson beyond = and(eq("memberId", "m1"), or(lt("at", 10), and(eq("at", 10), lt("_id", "e00201"))));

        assertThat(examinedBy(() -> page(beyond, 10))).isLessThanOrEqualTo(31);
    }

    @Test
    void theDocumentWithAnId() {
        assertThat(examinedBy(() -> collection
                        .find(and(eq("_id", "e00007"), eq("position", 7)))
                        .first()))
                .isEqualTo(1);
        assertThat(examinedBy(() ->
                        collection.find(in("_id", "e00007", "e09999", "x")).into(new ArrayList<>())))
                .isEqualTo(2);
    }

    @Test
    void theDocumentThatIsReplaced() {
        assertThat(examinedBy(() -> collection.replaceOne(
                        and(eq("_id", "e05000"), eq("position", 5_000)),
                        new Document("memberId", "m0")
                                .append("kind", "MET")
                                .append("at", 250)
                                .append("position", 5_000))))
                .isEqualTo(1);
    }

    @Test
    void theHeadOfAPipeline() {
        assertThat(examinedBy(() -> collection
                        .aggregate(List.of(
                                new Document("$match", new Document("memberId", "m1")),
                                new Document("$sort", new Document("at", -1).append("_id", -1)),
                                new Document("$limit", 5),
                                new Document(
                                        "$group", new Document("_id", "$kind").append("n", new Document("$sum", 1)))))
                        .into(new ArrayList<>())))
                .isEqualTo(5);
    }

    @Test
    void theFirstBatchOfALongAnswer() {
        assertThat(examinedBy(() -> {
                    try (var cursor = collection.find().batchSize(20).cursor()) {
                        cursor.next();
                    }
                }))
                .isEqualTo(20);
    }

    private List<Document> page(Bson filter, int limit) {
        List<Document> page =
                collection.find(filter).sort(NEWEST_FIRST).limit(limit).into(new ArrayList<>());
        assertThat(page).isNotEmpty();
        return page;
    }

    private long examinedBy(Runnable query) {
        long before = server.examined("test.entries");
        query.run();
        return server.examined("test.entries") - before;
    }
}
