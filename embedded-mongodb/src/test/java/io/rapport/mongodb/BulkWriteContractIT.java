package io.rapport.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.BulkWriteUpsert;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Writing many at once")
class BulkWriteContractIT extends MongoContract {

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    @Test
    void aMixedBulkDoesOneAfterTheOther() {
        given("{_id: 'old', n: 1}", "{_id: 'older', n: 1}");

        BulkWriteResult result = collection()
                .bulkWrite(List.of(
                        new InsertOneModel<>(document("{_id: 'a', n: 1}")),
                        new UpdateOneModel<>(eq("a"), Updates.inc("n", 1)),
                        new ReplaceOneModel<>(eq("b"), document("{n: 5}"), new ReplaceOptions().upsert(true)),
                        new UpdateManyModel<>(eq("n", 1), Updates.set("n", 9)),
                        new DeleteOneModel<>(eq("old")),
                        new DeleteManyModel<>(eq("n", 5)),
                        new UpdateOneModel<>(eq("c"), Updates.set("n", 7), new UpdateOptions().upsert(true))));

        assertThat(result.getInsertedCount()).isEqualTo(1);
        assertThat(result.getMatchedCount()).isEqualTo(3);
        assertThat(result.getModifiedCount()).isEqualTo(3);
        assertThat(result.getDeletedCount()).isEqualTo(2);
        assertThat(result.getUpserts()).extracting(BulkWriteUpsert::getIndex).containsExactly(2, 6);
        assertThat(all())
                .containsExactly(
                        document("{_id: 'a', n: 2}"), document("{_id: 'c', n: 7}"), document("{_id: 'older', n: 9}"));
    }

    @Test
    void anOrderedBulkStopsAtTheFirstError() {
        given("{_id: 2}");

        MongoBulkWriteException failure = catchThrowableOfType(
                MongoBulkWriteException.class, () -> collection().bulkWrite(inserts(1, 2, 3)));

        assertThat(failure.getWriteErrors())
                .extracting(BulkWriteError::getIndex)
                .containsExactly(1);
        assertThat(failure.getWriteErrors()).extracting(BulkWriteError::getCode).containsExactly(11000);
        assertThat(failure.getWriteResult().getInsertedCount()).isEqualTo(1);
        assertThat(ids(all())).containsExactly(1, 2);
    }

    @Test
    void anUnorderedBulkDoesWhatItCan() {
        given("{_id: 2}");

        MongoBulkWriteException failure = catchThrowableOfType(
                MongoBulkWriteException.class, () -> collection().bulkWrite(inserts(1, 2, 3, 2, 4), UNORDERED));

        assertThat(failure.getWriteErrors())
                .extracting(BulkWriteError::getIndex)
                .containsExactly(1, 3);
        assertThat(failure.getWriteResult().getInsertedCount()).isEqualTo(3);
        assertThat(ids(all())).containsExactly(1, 2, 3, 4);
    }

    @Test
    void anOrderedBulkOfUpdatesStopsAtTheFirstError() {
        given("{_id: 'a', position: 5}");
        List<WriteModel<Document>> updates = List.of(guarded("b", 0), guarded("a", 4), guarded("c", 0));

        MongoBulkWriteException failure = catchThrowableOfType(
                MongoBulkWriteException.class, () -> collection().bulkWrite(updates));

        assertThat(failure.getWriteErrors())
                .extracting(BulkWriteError::getIndex)
                .containsExactly(1);
        assertThat(failure.getWriteResult().getUpserts()).hasSize(1);
        assertThat(ids(all())).containsExactly("a", "b");
    }

    @Test
    void anUnorderedBulkOfGuardedReplacementsTellsWhichMissed() {
        given("{_id: 'a', position: 5}", "{_id: 'b', position: 5}");

        MongoBulkWriteException failure = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> collection()
                        .bulkWrite(
                                List.of(guarded("a", 5), guarded("b", 4), guarded("c", 0), guarded("a", 5)),
                                UNORDERED));

        assertThat(failure.getWriteErrors())
                .extracting(BulkWriteError::getIndex)
                .containsExactly(1, 3);
        assertThat(failure.getWriteErrors())
                .allSatisfy(
                        error -> assertThat(error.getMessage()).startsWith("E11000 duplicate key error collection: "));
        assertThat(failure.getWriteResult().getModifiedCount()).isEqualTo(1);
        assertThat(failure.getWriteResult().getUpserts()).hasSize(1);
        assertThat(all())
                .containsExactly(
                        document("{_id: 'a', position: 6}"),
                        document("{_id: 'b', position: 5}"),
                        document("{_id: 'c', position: 1}"));
    }

    @Test
    void aBulkOfManyCompareAndSets() {
        List<Document> documents = new ArrayList<>();
        List<WriteModel<Document>> replacements = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            documents.add(new Document("_id", "d" + i).append("position", i));
            replacements.add(new ReplaceOneModel<>(
                    and(eq("_id", "d" + i), eq("position", i % 2 == 0 ? i : -1)), new Document("position", i + 1)));
        }
        collection().insertMany(documents);

        BulkWriteResult result = collection().bulkWrite(replacements, UNORDERED);

        assertThat(result.getMatchedCount()).isEqualTo(1_250);
        assertThat(result.getModifiedCount()).isEqualTo(1_250);
    }

    @Test
    void aReplacementMayBeGuardedByABoundInsteadOfAValue() {
        given(
                "{_id: 'double', n: 5.5}",
                "{_id: 'long', n: {$numberLong: '5'}}",
                "{_id: 'int', n: 6}",
                "{_id: 'text', n: '5'}",
                "{_id: 'none'}",
                "{_id: 'array', n: [5, 9]}");
        List<ReplaceOneModel<Document>> below = all().stream()
                .map(found -> new ReplaceOneModel<>(
                        and(eq(found.get("_id")), lt("n", 6L)),
                        new Document("_id", found.get("_id")).append("replaced", true)))
                .toList();

        BulkWriteResult result = collection().bulkWrite(below, UNORDERED);

        assertThat(result.getMatchedCount()).isEqualTo(3);
        assertThat(ids(collection().find(eq("replaced", true)).into(new ArrayList<>())))
                .containsExactlyInAnyOrder("array", "double", "long");
        assertThat(collection()
                        .bulkWrite(List.of(new ReplaceOneModel<>(
                                and(eq("int"), lte("n", 6L)), document("{_id: 'int', n: {$numberLong: '6'}}"))))
                        .getModifiedCount())
                .isEqualTo(1);
    }

    @Test
    void whatIsReplacedIsFoundWhereItsNewValuesAreAndNowhereElse() {
        collection().createIndex(Indexes.ascending("summary.last.at", "name"));
        given("{_id: 'a', position: 1, name: 'ä', summary: {last: {at: {$date: '2026-11-01T00:00:00Z'}}}}");
        Document moved = document(
                "{_id: 'a', position: 2, name: 'ä', summary: {last: {at: {$date: '2026-11-02T00:00:00Z'}}, tags: ['x']}}");

        collection().bulkWrite(List.of(new ReplaceOneModel<>(and(eq("a"), eq("position", 1L)), moved)));

        assertThat(collection()
                        .find(eq(
                                "summary.last.at",
                                moved.get("summary", Document.class)
                                        .get("last", Document.class)
                                        .getDate("at")))
                        .into(new ArrayList<>()))
                .containsExactly(moved);
        assertThat(collection()
                        .find(lt("summary.last.at", Date.from(Instant.parse("2026-11-02T00:00:00Z"))))
                        .into(new ArrayList<>()))
                .isEmpty();
    }

    @Test
    void aReplacementOfAnotherIdIsRefused() {
        given("{_id: 'a', position: 1}");

        assertThatThrownBy(() -> collection()
                        .bulkWrite(List.of(new ReplaceOneModel<>(
                                and(eq("a"), eq("position", 1)), document("{_id: 'b', position: 2}")))))
                .isInstanceOf(MongoBulkWriteException.class)
                .hasMessageContaining("immutable");
        assertThat(all()).containsExactly(document("{_id: 'a', position: 1}"));
    }

    @Test
    void anInsertOfADuplicateFailsAndSaysWhichKey() {
        given("{_id: 'a'}");

        MongoWriteException failure =
                catchThrowableOfType(MongoWriteException.class, () -> given("{_id: 'a', again: true}"));

        assertThat(failure.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
        assertThat(failure.getMessage()).contains("index: _id_ dup key: { _id: \"a\" }");
    }

    @Test
    void manyInsertsUnordered() {
        MongoBulkWriteException failure = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> collection()
                        .insertMany(
                                List.of(document("{_id: 1}"), document("{_id: 1}"), document("{_id: 2}")),
                                new InsertManyOptions().ordered(false)));

        assertThat(failure.getWriteErrors())
                .extracting(BulkWriteError::getIndex)
                .containsExactly(1);
        assertThat(ids(all())).containsExactly(1, 2);
    }

    private static List<WriteModel<Document>> inserts(Integer... ids) {
        List<WriteModel<Document>> inserts = new ArrayList<>();
        for (Integer id : ids) {
            inserts.add(new InsertOneModel<>(new Document("_id", id)));
        }
        return inserts;
    }

    private static WriteModel<Document> guarded(String id, int position) {
        return new ReplaceOneModel<>(
                and(eq("_id", id), eq("position", position)),
                new Document("_id", id).append("position", position + 1),
                new ReplaceOptions().upsert(true));
    }
}
