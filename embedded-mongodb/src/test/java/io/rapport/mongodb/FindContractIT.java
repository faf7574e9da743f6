package io.rapport.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("JavaUtilDate") // what the driver makes of a date
@DisplayName("Finding documents")
class FindContractIT extends MongoContract {

    @Test
    void byAStringAnObjectIdAndAnEmbeddedId() {
        ObjectId objectId = new ObjectId();
        Document embedded = new Document("projection", "timeline").append("aggregateId", "a-1");
        collection()
                .insertMany(List.of(
                        new Document("_id", "text"), new Document("_id", objectId), new Document("_id", embedded)));

        assertThat(collection().find(eq("text"))).hasSize(1);
        assertThat(collection().find(eq(objectId))).hasSize(1);
        assertThat(collection().find(eq(embedded))).hasSize(1);
        assertThat(collection().find(eq(new Document("aggregateId", "a-1").append("projection", "timeline"))))
                .as("the order of an embedded document's fields matters")
                .isEmpty();
    }

    @Test
    void byManyIdsSomeOfWhichAreUnknown() {
        given("{_id: 'a'}", "{_id: 'b'}", "{_id: 'c'}");

        assertThat(ids(collection().find(in("_id", "c", "x", "a", "a")))).containsExactlyInAnyOrder("a", "c");
        assertThat(collection().find(in("_id", List.of()))).isEmpty();
    }

    @Test
    void theIdAndThePositionThatItWasReadAt() {
        given("{_id: 'a', position: 7}");

        assertThat(collection().find(and(eq("_id", "a"), eq("position", 7L)))).hasSize(1);
        assertThat(collection().find(and(eq("_id", "a"), eq("position", 6L)))).isEmpty();
    }

    @ParameterizedTest(name = "indexed: {0}")
    @ValueSource(booleans = {false, true})
    void integersAndLongsAndDoublesAreEqualNumbers(boolean indexed) {
        if (indexed) {
            collection().createIndex(Indexes.ascending("n"));
        }
        collection()
                .insertMany(List.of(
                        new Document("_id", 1).append("n", 5),
                        new Document("_id", 2).append("n", 5L),
                        new Document("_id", 3).append("n", 5.0),
                        new Document("_id", 4).append("n", 5.5),
                        new Document("_id", 5).append("n", "5")));

        assertThat(idsOf("{n: 5}")).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(ids(collection().find(eq("n", 5L)))).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(idsOf("{n: {$gte: 5}}")).containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(idsOf("{n: {$lt: 5.5}}")).containsExactlyInAnyOrder(1, 2, 3);
    }

    @ParameterizedTest(name = "indexed: {0}")
    @ValueSource(booleans = {false, true})
    void nullIsAlsoWhatIsMissing(boolean indexed) {
        if (indexed) {
            collection().createIndex(Indexes.ascending("endedAt"));
        }
        given("{_id: 1, endedAt: null}", "{_id: 2}", "{_id: 3, endedAt: 5}");

        assertThat(idsOf("{endedAt: null}")).containsExactlyInAnyOrder(1, 2);
        assertThat(idsOf("{endedAt: {$in: [null, 5]}}")).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(idsOf("{endedAt: {$exists: true}}")).containsExactlyInAnyOrder(1, 3);
        assertThat(idsOf("{endedAt: {$exists: false}}")).containsExactly(2);
        assertThat(idsOf("{endedAt: {$ne: null}}")).containsExactly(3);
    }

    @ParameterizedTest(name = "indexed: {0}")
    @ValueSource(booleans = {false, true})
    void aRangeStaysWithinItsType(boolean indexed) {
        if (indexed) {
            collection().createIndex(Indexes.descending("value"));
        }
        collection()
                .insertMany(List.of(
                        new Document("_id", 1).append("value", 3),
                        new Document("_id", 2).append("value", "b"),
                        new Document("_id", 3).append("value", new Date(1_000)),
                        new Document("_id", 4).append("value", true),
                        new Document("_id", 5)));

        assertThat(idsOf("{value: {$gt: 0}}")).containsExactly(1);
        assertThat(idsOf("{value: {$lt: 'c'}}")).containsExactly(2);
        assertThat(idsOf("{value: {$gte: 'b', $lte: 'b'}}")).containsExactly(2);
        assertThat(ids(collection().find(gte("value", new Date(0))))).containsExactly(3);
        assertThat(ids(collection().find(lt("value", new Date(1_000))))).isEmpty();
        assertThat(idsOf("{value: {$gt: 5, $lt: 4}}")).isEmpty();
    }

    @ParameterizedTest(name = "indexed: {0}")
    @ValueSource(booleans = {false, true})
    void aFilterOnAnArrayIsMetByAnyElement(boolean indexed) {
        if (indexed) {
            collection().createIndex(Indexes.ascending("memberId", "tags"));
        }
        given(
                "{_id: 1, memberId: 'm', tags: ['expert', 'friend']}",
                "{_id: 2, memberId: 'm', tags: ['friend']}",
                "{_id: 3, memberId: 'm', tags: []}",
                "{_id: 4, memberId: 'm', tags: [1, 9]}",
                "{_id: 5, memberId: 'n', tags: 'friend'}");

        assertThat(idsOf("{memberId: 'm', tags: 'friend'}")).containsExactlyInAnyOrder(1, 2);
        assertThat(idsOf("{memberId: 'm', tags: {$in: ['friend', 'expert']}}"))
                .as("each document once")
                .containsExactlyInAnyOrder(1, 2);
        assertThat(idsOf("{memberId: 'm', tags: {$gt: 3, $lt: 5}}"))
                .as("one element may be above and another one below")
                .containsExactly(4);
        assertThat(idsOf("{tags: 'friend', memberId: 'n'}")).containsExactly(5);
        assertThat(collection().countDocuments(document("{memberId: 'm', tags: {$in: ['friend', 'expert']}}")))
                .isEqualTo(2);
    }

    @ParameterizedTest(name = "indexed: {0}")
    @ValueSource(booleans = {false, true})
    void insideEmbeddedDocuments(boolean indexed) {
        if (indexed) {
            collection().createIndex(Indexes.ascending("_id.projection", "_id.aggregateId"));
        }
        given(
                "{_id: {projection: 'timeline', aggregateId: 'a'}, sequence: 1}",
                "{_id: {projection: 'timeline', aggregateId: 'b'}, sequence: 2}",
                "{_id: {projection: 'card', aggregateId: 'a'}, sequence: 3}");

        assertThat(collection().find(document("{'_id.projection': 'timeline'}")))
                .hasSize(2);
        assertThat(collection().find(document("{'_id.projection': 'timeline', '_id.aggregateId': {$gt: 'a'}}")))
                .extracting(found -> found.get("sequence"))
                .containsExactly(2);
    }

    @Test
    void onlyTheFieldsThatWereAskedFor() {
        given("{_id: 1, name: 'Ada', card: {headline: 'engineer', note: 'x'}}");

        assertThat(collection().find().projection(Projections.include("name")).first())
                .isEqualTo(document("{_id: 1, name: 'Ada'}"));
        assertThat(collection()
                        .find()
                        .projection(Projections.fields(Projections.include("card.headline"), Projections.excludeId()))
                        .first())
                .isEqualTo(document("{card: {headline: 'engineer'}}"));
        assertThat(collection().find().projection(Projections.exclude("card")).first())
                .isEqualTo(document("{_id: 1, name: 'Ada'}"));
    }

    @Test
    void whatWasStoredComesBackAsItWas() {
        Document stored = new Document("_id", "all types")
                .append("text", "Grüße, 🙂")
                .append("int", 1)
                .append("long", 1L)
                .append("double", 1.5)
                .append("date", new Date(1_700_000_000_123L))
                .append("bytes", new Binary(new byte[] {0, 1, (byte) 0xFF}))
                .append("truth", true)
                .append("nothing", null)
                .append("list", List.of(1, "two", new Document("three", 3)))
                .append("empty", Collections.emptyList())
                .append("id", new ObjectId());
        collection().insertOne(stored);

        assertThat(collection().find(eq("all types")).first()).isEqualTo(stored);
    }

    @Test
    void theDistinctValuesOfAFieldAndOfItsElements() {
        given(
                "{_id: 1, tag: 'x'}",
                "{_id: 2, tag: ['x', 'y']}",
                "{_id: 3, tag: null}",
                "{_id: 4}",
                "{_id: 5, tag: 'z'}");

        assertThat(collection().distinct("tag", document("{_id: {$lt: 5}}"), String.class))
                .containsExactlyInAnyOrder("x", "y", null);
    }
}
