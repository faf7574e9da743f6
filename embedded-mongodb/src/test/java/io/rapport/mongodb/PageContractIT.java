package io.rapport.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("JavaUtilDate") // what the driver makes of a date
@DisplayName("Reading a member's entries page by page")
class PageContractIT extends MongoContract {

    private static final Bson NEWEST_FIRST = Sorts.descending("occurredAt", "_id");

    @ParameterizedTest(name = "indexed: {0}")
    @ValueSource(booleans = {false, true})
    void aMembersEntriesOfSomeKindsInAPeriodNewestFirst(boolean indexed) {
        if (indexed) {
            collection().createIndex(Indexes.ascending("memberId", "occurredAt", "_id"));
        }
        givenEntries(200);

        List<Document> page = collection()
                .find(and(
                        eq("memberId", "m1"),
                        in("kind", "MET", "FOLLOW_UP"),
                        gte("occurredAt", new Date(20)),
                        lt("occurredAt", new Date(60))))
                .sort(NEWEST_FIRST)
                .limit(7)
                .into(new ArrayList<>());

        List<Document> expected = entries(200).stream()
                .filter(entry -> "m1".equals(entry.get("memberId")))
                .filter(entry -> List.of("MET", "FOLLOW_UP").contains(entry.getString("kind")))
                .filter(entry -> entry.getDate("occurredAt").getTime() >= 20
                        && entry.getDate("occurredAt").getTime() < 60)
                .sorted((a, b) -> compareEntries(b, a))
                .limit(7)
                .toList();
        assertThat(page).isEqualTo(expected);
    }

    @ParameterizedTest(name = "indexed: {0}")
    @ValueSource(booleans = {false, true})
    void pageAfterPageBothWaysSeesEveryEntryOnce(boolean indexed) {
        if (indexed) {
            collection().createIndex(Indexes.ascending("memberId", "occurredAt", "_id"));
        }
        givenEntries(200);
        List<Document> mine = entries(200).stream()
                .filter(entry -> "m2".equals(entry.get("memberId")))
                .sorted(PageContractIT::compareEntries)
                .toList();

        assertThat(readInPages(true)).isEqualTo(mine);
        assertThat(readInPages(false)).isEqualTo(mine.reversed());
    }

    private List<Document> readInPages(boolean ascending) {
        List<Document> read = new ArrayList<>();
        Bson filter = eq("memberId", "m2");
        while (true) {
            List<Document> page = collection()
                    .find(filter)
                    .sort(ascending ? Sorts.ascending("occurredAt", "_id") : NEWEST_FIRST)
                    .limit(7)
                    .into(new ArrayList<>());
            read.addAll(page);
            if (page.size() < 7) {
                return read;
            }
            Document last = page.getLast();
            String beyond = ascending ? "$gt" : "$lt";
            filter = and(
                    eq("memberId", "m2"),
                    or(
                            new Document("occurredAt", new Document(beyond, last.get("occurredAt"))),
                            and(
                                    eq("occurredAt", last.get("occurredAt")),
                                    new Document("_id", new Document(beyond, last.get("_id"))))));
        }
    }

    @ParameterizedTest(name = "indexed: {0}")
    @ValueSource(booleans = {false, true})
    void theNewestEntriesOfSeveralMembers(boolean indexed) {
        if (indexed) {
            collection().createIndex(Indexes.ascending("memberId", "occurredAt", "_id"));
        }
        givenEntries(200);

        assertThat(collection()
                        .find(and(in("memberId", "m2", "m0"), lt("occurredAt", new Date(50))))
                        .sort(NEWEST_FIRST)
                        .skip(3)
                        .limit(20))
                .containsExactlyElementsOf(entries(200).stream()
                        .filter(entry -> !"m1".equals(entry.get("memberId")))
                        .filter(entry -> entry.getDate("occurredAt").getTime() < 50)
                        .sorted((a, b) -> compareEntries(b, a))
                        .skip(3)
                        .limit(20)
                        .toList());
    }

    @Test
    void skippingAndLimiting() {
        IntStream.range(0, 20).forEach(i -> collection().insertOne(new Document("_id", i)));

        assertThat(ids(collection().find().sort(Sorts.ascending("_id")).skip(5).limit(3)))
                .containsExactly(5, 6, 7);
        assertThat(ids(collection()
                        .find()
                        .sort(Sorts.descending("_id"))
                        .skip(18)
                        .limit(10)))
                .containsExactly(1, 0);
        assertThat(collection().find().skip(20)).isEmpty();
    }

    @Test
    void inMoreBatchesThanOne() {
        collection()
                .insertMany(IntStream.range(0, 1_000)
                        .mapToObj(i -> new Document("_id", i))
                        .toList());

        assertThat(ids(collection().find().sort(Sorts.ascending("_id"))))
                .isEqualTo(IntStream.range(0, 1_000).boxed().toList());
        assertThat(ids(collection().find().sort(Sorts.descending("_id")).batchSize(7)))
                .hasSize(1_000)
                .startsWith(999, 998)
                .endsWith(1, 0);
    }

    @Test
    void aCursorGoesOnWhileDocumentsComeAndGo() {
        collection()
                .insertMany(IntStream.range(0, 100)
                        .mapToObj(i -> new Document("_id", i))
                        .toList());

        List<Object> seen = new ArrayList<>();
        try (var cursor =
                collection().find().sort(Sorts.ascending("_id")).batchSize(10).iterator()) {
            for (int i = 0; i < 10; i++) {
                seen.add(cursor.next().get("_id"));
            }
            collection().deleteMany(new Document("_id", new Document("$gte", 50)));
            collection().insertOne(new Document("_id", -1));
            cursor.forEachRemaining(document -> seen.add(document.get("_id")));
        }

        assertThat(seen).startsWith(IntStream.range(0, 50).boxed().toArray());
        assertThat(seen).doesNotContain(-1, 99).doesNotHaveDuplicates();
    }

    @Test
    void countingWithAndWithoutAnIndex() {
        collection().createIndex(Indexes.ascending("memberId", "occurredAt"));
        givenEntries(200);

        assertThat(collection().estimatedDocumentCount()).isEqualTo(200);
        assertThat(collection().countDocuments()).isEqualTo(200);
        assertThat(collection().countDocuments(eq("memberId", "m1"))).isEqualTo(67);
        assertThat(collection().countDocuments(and(eq("memberId", "m1"), gte("occurredAt", new Date(30)))))
                .isEqualTo(entries(200).stream()
                        .filter(entry -> "m1".equals(entry.get("memberId")))
                        .filter(entry -> entry.getDate("occurredAt").getTime() >= 30)
                        .count());
        assertThat(collection().countDocuments(eq("kind", "MET"))).isEqualTo(50);
        assertThat(collection().countDocuments(eq("memberId", "nobody"))).isZero();
        assertThat(collection().distinct("memberId", String.class)).containsExactlyInAnyOrder("m0", "m1", "m2");
    }

    private void givenEntries(int count) {
        List<Document> shuffled = entries(count);
        Collections.shuffle(shuffled, new Random(7));
        collection().insertMany(shuffled);
    }

    /** Several entries share an instant, so that the id has to decide. */
    private static List<Document> entries(int count) {
        List<String> kinds = List.of("MET", "CONVERSATION", "FOLLOW_UP", "OFFER");
        List<Document> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(new Document("_id", "e%04d".formatted(i * 7919 % 10_000))
                    .append("memberId", "m" + i % 3)
                    .append("kind", kinds.get(i % kinds.size()))
                    .append("occurredAt", new Date(i / 3)));
        }
        return entries;
    }

    private static int compareEntries(Document a, Document b) {
        int byTime = a.getDate("occurredAt").compareTo(b.getDate("occurredAt"));
        return byTime != 0 ? byTime : a.getString("_id").compareTo(b.getString("_id"));
    }
}
