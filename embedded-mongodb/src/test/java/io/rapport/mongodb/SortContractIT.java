package io.rapport.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("JavaUtilDate") // what the driver makes of a date
@DisplayName("Sorting documents")
class SortContractIT extends MongoContract {

    @ParameterizedTest(name = "indexed: {0}")
    @ValueSource(booleans = {false, true})
    void byTypeFirstAndThenByValue(boolean indexed) {
        if (indexed) {
            collection().createIndex(Indexes.ascending("value"));
        }
        List<Object> ascending = List.of(
                Double.NEGATIVE_INFINITY,
                Long.MIN_VALUE,
                -2.5,
                -1,
                0,
                0.5,
                1,
                (1L << 53),
                (1L << 53) + 1,
                Long.MAX_VALUE - 1,
                Long.MAX_VALUE,
                Double.POSITIVE_INFINITY,
                "",
                "A",
                "AB",
                "B",
                "a",
                "ä",
                "\uFFFD",
                "🙂",
                new Document("a", 1),
                new Document("a", 1).append("b", 1),
                new Document("b", 0),
                new Binary(new byte[] {5}),
                new Binary(new byte[] {1, 1}),
                new ObjectId("000000000000000000000001"),
                new ObjectId("f00000000000000000000000"),
                false,
                true,
                new Date(-1),
                new Date(0),
                new Date(1_700_000_000_000L));
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < ascending.size(); i++) {
            documents.add(new Document("_id", i + 1).append("value", ascending.get(i)));
        }
        documents.add(new Document("_id", 0));
        List<Object> expected = new ArrayList<>(ids(documents));
        expected.addFirst(expected.removeLast());
        Collections.shuffle(documents, new Random(3));
        collection().insertMany(documents);

        assertThat(idsOf("{}", "{value: 1}")).isEqualTo(expected);
        assertThat(idsOf("{}", "{value: -1}")).isEqualTo(expected.reversed());
    }

    @ParameterizedTest(name = "indexed: {0}")
    @ValueSource(booleans = {false, true})
    void byFieldsInOppositeDirections(boolean indexed) {
        if (indexed) {
            collection().createIndex(Indexes.compoundIndex(Indexes.ascending("name"), Indexes.descending("at")));
        }
        given(
                "{_id: 1, name: 'a', at: 1}",
                "{_id: 2, name: 'b', at: 5}",
                "{_id: 3, name: 'a', at: 3}",
                "{_id: 4, name: 'b', at: 4}",
                "{_id: 5, name: 'a', at: 2}");

        assertThat(idsOf("{}", "{name: 1, at: -1}")).containsExactly(3, 5, 1, 2, 4);
        assertThat(idsOf("{}", "{name: -1, at: 1}")).containsExactly(4, 2, 1, 5, 3);
        assertThat(idsOf("{}", "{name: 1, at: 1}")).containsExactly(1, 5, 3, 4, 2);
        assertThat(idsOf("{name: 'a'}", "{at: 1}")).containsExactly(1, 5, 3);
        assertThat(idsOf("{name: 'a', at: {$gt: 1}}", "{at: -1}")).containsExactly(3, 5);
        assertThat(idsOf("{name: {$in: ['b', 'a']}}", "{at: 1}")).containsExactly(1, 5, 3, 4, 2);
        assertThat(idsOf("{name: 'a'}", "{name: 1, at: -1}")).containsExactly(3, 5, 1);
    }

    @ParameterizedTest(name = "indexed: {0}")
    @ValueSource(booleans = {false, true})
    void byTheLowestElementOfAnArrayOrDescendingByTheHighest(boolean indexed) {
        if (indexed) {
            collection().createIndex(Indexes.ascending("scores"));
        }
        given(
                "{_id: 1, scores: [5, 1]}",
                "{_id: 2, scores: [3]}",
                "{_id: 3, scores: [2, 4]}",
                "{_id: 4, scores: []}",
                "{_id: 5}");

        assertThat(idsOf("{}", "{scores: 1}")).containsExactly(4, 5, 1, 3, 2);
        assertThat(idsOf("{}", "{scores: -1}")).containsExactly(1, 3, 2, 5, 4);
    }

    @Test
    void theFirstFewOfManyWithoutAnIndex() {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            documents.add(new Document("_id", i).append("n", (i * 37) % 500));
        }
        collection().insertMany(documents);

        assertThat(collection().find().sort(Sorts.descending("n")).skip(2).limit(3))
                .extracting(document -> document.get("n"))
                .containsExactly(497, 496, 495);
    }
}
