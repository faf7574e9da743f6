package io.rapport.mongodb;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoNamespace;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Indexes and collections")
class IndexContractIT extends MongoContract {

    @Test
    void areListedAsTheyWereCreated() {
        collection()
                .createIndexes(List.of(
                        new IndexModel(Indexes.ascending("memberId", "occurredAt")),
                        new IndexModel(
                                Indexes.descending("at"),
                                new IndexOptions().name("by_time").unique(true))));

        List<Document> indexes = collection().listIndexes().into(new ArrayList<>());

        assertThat(indexes)
                .extracting(index -> index.get("name"))
                .containsExactly("_id_", "memberId_1_occurredAt_1", "by_time");
        assertThat(indexes)
                .extracting(index -> index.get("key"))
                .containsExactly(document("{_id: 1}"), document("{memberId: 1, occurredAt: 1}"), document("{at: -1}"));
        assertThat(indexes.get(2)).containsEntry("unique", true);
    }

    @Test
    void areCreatedOnce() {
        given("{_id: 1}");
        collection().createIndex(Indexes.ascending("a"));
        collection().createIndex(Indexes.ascending("a"));

        assertThat(collection().listIndexes()).hasSize(2);
        assertThatThrownBy(() -> collection().createIndex(Indexes.ascending("a"), new IndexOptions().name("other")))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(85));
        assertThatThrownBy(() -> collection().createIndex(Indexes.ascending("b"), new IndexOptions().name("a_1")))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(86));
    }

    @Test
    void canBeDroppedAndTheQueryStillAnswers() {
        collection().createIndex(Indexes.ascending("a"));
        given("{_id: 1, a: 1}", "{_id: 2, a: 2}");

        collection().dropIndex("a_1");

        assertThat(idsOf("{a: {$gt: 1}}")).containsExactly(2);
        assertThat(collection().listIndexes()).hasSize(1);
        assertThatThrownBy(() -> collection().dropIndex("a_1"))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(27));
        collection().createIndex(Indexes.ascending("a"));
        collection().dropIndex(Indexes.ascending("a"));
        collection().createIndex(Indexes.ascending("a"));
        collection().dropIndexes();
        assertThat(collection().listIndexes()).hasSize(1);
    }

    @Test
    void areBuiltFromWhatIsThere() {
        given("{_id: 1, a: 3}", "{_id: 2, a: 1}", "{_id: 3, a: 2}");

        collection().createIndex(Indexes.ascending("a"));

        assertThat(idsOf("{a: {$gte: 2}}", "{a: 1}")).containsExactly(3, 1);
    }

    @Test
    void refuseADuplicateIfUnique() {
        collection().createIndex(Indexes.ascending("tenant", "email"), new IndexOptions().unique(true));
        given(
                "{_id: 1, tenant: 't', email: 'a'}",
                "{_id: 2, tenant: 't', email: 'b'}",
                "{_id: 3, tenant: 'u', email: 'a'}");

        assertThatThrownBy(() -> given("{_id: 4, tenant: 't', email: 'a'}"))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("index: tenant_1_email_1 dup key: { tenant: \"t\", email: \"a\" }");
        assertThatThrownBy(() -> collection().updateOne(eq(2), Updates.set("email", "a")))
                .hasMessageContaining("E11000");
        collection().deleteOne(eq(1));
        assertThat(collection().updateOne(eq(2), Updates.set("email", "a")).getModifiedCount())
                .isEqualTo(1);
    }

    @Test
    void cannotBeBuiltUniqueOverDuplicates() {
        given("{_id: 1, a: 1}", "{_id: 2, a: 1}");

        assertThatThrownBy(() -> collection().createIndex(Indexes.ascending("a"), new IndexOptions().unique(true)))
                .hasMessageContaining("E11000");
        assertThat(collection().listIndexes()).hasSize(1);
    }

    @Test
    void uniqueCountsWhatIsMissingAsNullUnlessSparseOrPartial() {
        collection().createIndex(Indexes.ascending("strict"), new IndexOptions().unique(true));
        given("{_id: 1}");
        assertThatThrownBy(() -> given("{_id: 2}")).hasMessageContaining("E11000");

        MongoCollection<Document> sparse =
                database().getCollection(collection().getNamespace().getCollectionName() + "s");
        sparse.createIndex(
                Indexes.ascending("email"), new IndexOptions().unique(true).sparse(true));
        sparse.insertMany(List.of(document("{_id: 1}"), document("{_id: 2}"), document("{_id: 3, email: 'a'}")));
        assertThatThrownBy(() -> sparse.insertOne(document("{_id: 4, email: 'a'}")))
                .hasMessageContaining("E11000");
        assertThat(ids(sparse.find().sort(document("{email: 1}")))).hasSize(3);
        assertThat(ids(sparse.find(eq("email", null)))).containsExactlyInAnyOrder(1, 2);
        assertThat(ids(sparse.find(eq("email", "a")))).containsExactly(3);

        MongoCollection<Document> partial =
                database().getCollection(collection().getNamespace().getCollectionName() + "p");
        partial.createIndex(
                Indexes.ascending("email"),
                new IndexOptions().unique(true).partialFilterExpression(document("{active: true}")));
        partial.insertMany(List.of(
                document("{_id: 1, email: 'a', active: true}"), document("{_id: 2, email: 'a', active: false}")));
        assertThatThrownBy(() -> partial.insertOne(document("{_id: 3, email: 'a', active: true}")))
                .hasMessageContaining("E11000");
        assertThat(ids(partial.find(eq("email", "a")))).containsExactlyInAnyOrder(1, 2);
        assertThat(ids(partial.find(Filters.and(eq("email", "a"), eq("active", true)))))
                .containsExactly(1);
    }

    @Test
    void collectionsAreListedRenamedAndDropped() {
        given("{_id: 1, a: 1}");
        collection().createIndex(Indexes.ascending("a"));
        String name = collection().getNamespace().getCollectionName();
        MongoDatabase database = database();

        collection().renameCollection(new MongoNamespace(database.getName(), name + "_renamed"));

        assertThat(database.listCollectionNames()).contains(name + "_renamed").doesNotContain(name);
        MongoCollection<Document> renamed = database.getCollection(name + "_renamed");
        assertThat(ids(renamed.find(eq("a", 1)))).containsExactly(1);
        assertThat(renamed.listIndexes()).hasSize(2);
        given("{_id: 2}");
        assertThatThrownBy(() -> renamed.renameCollection(collection().getNamespace()))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(48));
        renamed.drop();
        assertThat(database.listCollectionNames()).doesNotContain(name + "_renamed");
        assertThat(renamed.find()).isEmpty();
        assertThat(renamed.countDocuments()).isZero();
        assertThat(renamed.listIndexes()).isEmpty();
    }

    @Test
    void aDatabaseIsDroppedAsAWhole() {
        MongoDatabase other = client().getDatabase(database().getName() + "_other");
        other.getCollection("c").insertOne(document("{_id: 1}"));
        given("{_id: 1}");

        other.drop();

        assertThat(other.listCollectionNames()).isEmpty();
        assertThat(all()).hasSize(1);
        assertThat(client().listDatabaseNames()).contains(database().getName()).doesNotContain(other.getName());
    }
}
