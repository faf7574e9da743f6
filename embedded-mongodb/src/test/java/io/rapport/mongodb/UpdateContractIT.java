package io.rapport.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Changing documents")
class UpdateContractIT extends MongoContract {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    @Test
    void aReplacementKeepsTheIdAndNothingElse() {
        given("{_id: 'a', position: 1, old: true}");

        UpdateResult result = collection().replaceOne(eq("a"), document("{position: 2}"));

        assertThat(result.getMatchedCount()).isEqualTo(1);
        assertThat(result.getModifiedCount()).isEqualTo(1);
        assertThat(all()).containsExactly(document("{_id: 'a', position: 2}"));
    }

    @Test
    void aReplacementByTheSameModifiesNothing() {
        given("{_id: 'a', position: 1}");

        UpdateResult result = collection().replaceOne(eq("a"), document("{_id: 'a', position: 1}"));

        assertThat(result.getMatchedCount()).isEqualTo(1);
        assertThat(result.getModifiedCount()).isZero();
    }

    @Test
    void compareAndSetHitsOnlyThePositionThatWasRead() {
        given("{_id: 'a', position: 7}");

        assertThat(collection()
                        .replaceOne(at("a", 6), document("{position: 8}"))
                        .getMatchedCount())
                .isZero();
        assertThat(collection()
                        .replaceOne(at("a", 7), document("{position: 8}"))
                        .getModifiedCount())
                .isEqualTo(1);
        assertThat(collection()
                        .replaceOne(at("a", 7), document("{position: 9}"))
                        .getMatchedCount())
                .isZero();
        assertThat(all()).containsExactly(document("{_id: 'a', position: 8}"));
    }

    @Test
    void compareAndSetWithUpsertOfADocumentThatMovedOnIsADuplicate() {
        given("{_id: 'a', position: 7}");

        assertThatThrownBy(() -> collection().replaceOne(at("a", 6), document("{_id: 'a', position: 8}"), UPSERT))
                .isInstanceOfSatisfying(MongoWriteException.class, e -> {
                    assertThat(e.getError().getCode()).isEqualTo(11000);
                    assertThat(e.getMessage())
                            .contains("E11000 duplicate key error collection: "
                                    + collection().getNamespace().getFullName()
                                    + " index: _id_ dup key: { _id: \"a\" }");
                });
        assertThat(collection()
                        .replaceOne(at("b", 0), document("{position: 1}"), UPSERT)
                        .getUpsertedId())
                .isNotNull()
                .satisfies(id -> assertThat(id.asString().getValue()).isEqualTo("b"));
    }

    @Test
    void anUpsertGuardedByAVersionInsertsUpdatesOrIsADuplicate() {
        Document guard = document("{_id: {projection: 'p', aggregateId: 'a'}, sequence: {$lt: 3}}");
        Document set = document("{$set: {sequence: 3}}");
        UpdateOptions upsert = new UpdateOptions().upsert(true);

        assertThat(collection().updateOne(guard, set, upsert).getUpsertedId()).isNotNull();
        assertThatThrownBy(() -> collection().updateOne(guard, set, upsert)).hasMessageContaining("E11000");
        assertThat(all()).containsExactly(document("{_id: {projection: 'p', aggregateId: 'a'}, sequence: 3}"));
    }

    @Test
    void anUpsertWithoutAnIdGetsOne() {
        UpdateResult result = collection().replaceOne(eq("name", "Ada"), document("{name: 'Ada'}"), UPSERT);

        assertThat(Objects.requireNonNull(result.getUpsertedId()).isObjectId()).isTrue();
        assertThat(collection().find().first()).extracting(d -> d.get("_id")).isInstanceOf(ObjectId.class);
    }

    @Test
    void theIdIsImmutable() {
        given("{_id: 'a', n: 1}");

        assertThatThrownBy(() -> collection().replaceOne(eq("a"), document("{_id: 'b'}")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        e -> assertThat(e.getError().getCode()).isEqualTo(66));
        assertThatThrownBy(() -> collection().updateOne(eq("a"), Updates.set("_id", "b")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        e -> assertThat(e.getError().getCode()).isEqualTo(66));
    }

    @Test
    void operatorsChangeFields() {
        given("{_id: 'a', count: 1, high: 5, low: 5, gone: 1, list: [1], set: ['x'], deep: {n: 1}}");

        collection().updateOne(eq("a"), document("""
                                {$set: {name: 'Ada', 'deep.m': 2}, $unset: {gone: 1}, $inc: {count: 2, fresh: 1, 'deep.n': -1},
                                 $push: {list: {$each: [2, 3]}}, $max: {high: 9}, $min: {low: 9},
                                 $addToSet: {set: {$each: ['x', 'y']}}, $setOnInsert: {never: 1}}
                                """));

        Document changed = Objects.requireNonNull(collection().find(eq("a")).first());
        assertThat(changed)
                .containsEntry("name", "Ada")
                .containsEntry("count", 3)
                .containsEntry("fresh", 1)
                .containsEntry("high", 9)
                .containsEntry("low", 5)
                .containsEntry("list", List.of(1, 2, 3))
                .containsEntry("set", List.of("x", "y"))
                .containsEntry("deep", new Document("n", 0).append("m", 2))
                .doesNotContainKeys("gone", "never");
    }

    @Test
    void operatorsOfAnUpsertStartFromTheFilter() {
        UpdateResult result = collection()
                .updateOne(
                        and(eq("a"), eq("tenant", "t")),
                        document("{$setOnInsert: {created: 1}, $inc: {count: 2}, $push: {list: 'x'}, $max: {high: 3}}"),
                        new UpdateOptions().upsert(true));

        assertThat(result.getMatchedCount()).isZero();
        assertThat(collection().find(eq("a")).first())
                .containsEntry("tenant", "t")
                .containsEntry("created", 1)
                .containsEntry("count", 2)
                .containsEntry("list", List.of("x"))
                .containsEntry("high", 3);
    }

    @Test
    void anUpdateWithoutEffectMatchesAndModifiesNothing() {
        given("{_id: 'a', n: 1, m: 7}");

        UpdateResult result = collection().updateOne(eq("a"), document("{$set: {n: 1}, $max: {m: 5}}"));

        assertThat(result.getMatchedCount()).isEqualTo(1);
        assertThat(result.getModifiedCount()).isZero();
    }

    @Test
    void manyAreUpdatedOnceEachEvenIfTheUpdateMovesThemAlongTheIndex() {
        collection().createIndex(Indexes.ascending("n"));
        given("{_id: 1, n: 1}", "{_id: 2, n: 2}", "{_id: 3, n: 30}");

        UpdateResult result = collection().updateMany(lt("n", 10), Updates.inc("n", 5));

        assertThat(result.getModifiedCount()).isEqualTo(2);
        assertThat(idsOf("{n: {$gt: 0}}", "{n: 1}")).containsExactly(1, 2, 3);
        assertThat(idsOf("{n: 6}")).containsExactly(1);
        assertThat(idsOf("{n: 1}")).isEmpty();
    }

    @Test
    void findAndUpdateGivesTheDocumentBeforeOrAfter() {
        given("{_id: 'a', n: 1}", "{_id: 'b', n: 2}");
        FindOneAndUpdateOptions after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

        assertThat(collection().findOneAndUpdate(eq("a"), Updates.inc("n", 1))).containsEntry("n", 1);
        assertThat(collection().findOneAndUpdate(eq("a"), Updates.inc("n", 1), after))
                .containsEntry("n", 3);
        assertThat(collection()
                        .findOneAndUpdate(
                                gt("n", 0),
                                Updates.set("chosen", true),
                                new FindOneAndUpdateOptions()
                                        .sort(document("{n: -1}"))
                                        .projection(document("{chosen: 1}"))
                                        .returnDocument(ReturnDocument.AFTER)))
                .isEqualTo(document("{_id: 'a', chosen: true}"));
        assertThat(collection().findOneAndUpdate(eq("nobody"), Updates.inc("n", 1)))
                .isNull();
        assertThat(collection()
                        .findOneAndUpdate(eq("c"), Updates.inc("n", 1), new FindOneAndUpdateOptions().upsert(true)))
                .as("what was there before an upsert")
                .isNull();
        assertThat(collection()
                        .findOneAndUpdate(
                                eq("d"),
                                Updates.inc("n", 1),
                                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)))
                .isEqualTo(document("{_id: 'd', n: 1}"));
        assertThat(collection().findOneAndDelete(eq("d"))).isEqualTo(document("{_id: 'd', n: 1}"));
        assertThat(collection().findOneAndReplace(eq("c"), document("{m: 1}"))).isEqualTo(document("{_id: 'c', n: 1}"));
    }

    @Test
    void findAndUpdateThatWouldDuplicateAKeyFails() {
        collection().createIndex(Indexes.ascending("email"), unique());
        given("{_id: 1, email: 'a@example.org'}", "{_id: 2, email: 'b@example.org'}");

        assertThatThrownBy(() -> collection().findOneAndUpdate(eq(2), Updates.set("email", "a@example.org")))
                .satisfiesAnyOf(
                        e -> assertThat(e).isInstanceOf(DuplicateKeyException.class),
                        e -> assertThat(((MongoCommandException) e).getErrorCode())
                                .isEqualTo(11000));
        assertThat(collection().find(eq("email", "b@example.org"))).hasSize(1);
    }

    @Test
    void deletingTakesDocumentsOutOfTheIndexes() {
        collection().createIndex(Indexes.ascending("kind"));
        given("{_id: 1, kind: 'x'}", "{_id: 2, kind: 'x'}", "{_id: 3, kind: 'y'}");

        assertThat(collection().deleteOne(eq("kind", "x")).getDeletedCount()).isEqualTo(1);
        assertThat(idsOf("{kind: 'x'}")).hasSize(1);
        assertThat(collection().deleteMany(eq("kind", "x")).getDeletedCount()).isEqualTo(1);
        assertThat(collection().deleteMany(eq("kind", "x")).getDeletedCount()).isZero();
        assertThat(idsOf("{}")).containsExactly(3);
        given("{_id: 1, kind: 'x'}");
        assertThat(idsOf("{kind: 'x'}")).containsExactly(1);
        assertThat(collection().deleteMany(new Document()).getDeletedCount()).isEqualTo(2);
    }

    private static IndexOptions unique() {
        return new IndexOptions().unique(true);
    }

    private static Bson at(String id, long position) {
        return and(eq("_id", id), eq("position", position));
    }
}
