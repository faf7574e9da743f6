package io.rapport.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Aggregating documents")
class AggregationContractIT extends MongoContract {

    @BeforeEach
    void followUps() {
        collection().createIndex(Indexes.ascending("memberId", "at"));
        given(
                "{_id: 1, memberId: 'a', at: 1, kind: 'MET', tags: ['x', 'y'], score: 5}",
                "{_id: 2, memberId: 'a', at: 2, kind: 'MET', tags: ['x'], score: 3}",
                "{_id: 3, memberId: 'a', at: 3, kind: 'FOLLOW_UP', tags: [], score: 4}",
                "{_id: 4, memberId: 'b', at: 4, kind: 'MET', score: 1}");
    }

    @Test
    void groupsAndCounts() {
        assertThat(aggregate(
                        "{$match: {memberId: 'a'}}",
                        "{$group: {_id: '$kind', n: {$sum: 1}, total: {$sum: '$score'}, last: {$max: '$at'}, first: {$min: '$at'}, mean: {$avg: '$score'}}}",
                        "{$sort: {_id: 1}}"))
                .containsExactly(
                        document("{_id: 'FOLLOW_UP', n: 1, total: 4, last: 3, first: 3, mean: 4.0}"),
                        document("{_id: 'MET', n: 2, total: 8, last: 2, first: 1, mean: 4.0}"));
    }

    @Test
    void groupsBySeveralFields() {
        assertThat(aggregate(
                        "{$group: {_id: {member: '$memberId', kind: '$kind'}, n: {$sum: 1}}}",
                        "{$sort: {n: -1, '_id.member': 1}}",
                        "{$limit: 2}"))
                .containsExactly(
                        document("{_id: {member: 'a', kind: 'MET'}, n: 2}"),
                        document("{_id: {member: 'a', kind: 'FOLLOW_UP'}, n: 1}"));
    }

    @Test
    void countsAllThatMatch() {
        assertThat(aggregate("{$match: {memberId: 'a'}}", "{$group: {_id: null, n: {$sum: 1}}}"))
                .containsExactly(document("{_id: null, n: 3}"));
        assertThat(aggregate("{$match: {memberId: 'c'}}", "{$group: {_id: null, n: {$sum: 1}}}"))
                .isEmpty();
        assertThat(aggregate("{$match: {memberId: 'a'}}", "{$count: 'n'}")).containsExactly(document("{n: 3}"));
    }

    @Test
    void sortsSkipsAndLimits() {
        assertThat(ids(aggregate("{$match: {memberId: 'a'}}", "{$sort: {at: -1}}", "{$skip: 1}", "{$limit: 1}")))
                .containsExactly(2);
        assertThat(ids(aggregate("{$sort: {score: -1}}", "{$limit: 3}", "{$skip: 1}")))
                .containsExactly(3, 2);
        assertThat(ids(aggregate("{$sort: {score: 1}}", "{$match: {memberId: 'a'}}", "{$limit: 2}")))
                .containsExactly(2, 3);
        assertThat(ids(aggregate("{$sort: {score: 1}}", "{$limit: 2}", "{$match: {memberId: 'a'}}")))
                .containsExactly(2);
    }

    @Test
    void projectsFields() {
        assertThat(aggregate("{$match: {_id: 1}}", "{$project: {_id: 0, who: '$memberId', at: 1}}"))
                .containsExactly(document("{at: 1, who: 'a'}"));
    }

    @Test
    void unwindsArrays() {
        assertThat(aggregate(
                        "{$unwind: '$tags'}",
                        "{$group: {_id: '$tags', n: {$sum: 1}, who: {$addToSet: '$memberId'}}}",
                        "{$sort: {_id: 1}}"))
                .containsExactly(document("{_id: 'x', n: 2, who: ['a']}"), document("{_id: 'y', n: 1, who: ['a']}"));
        assertThat(aggregate("{$unwind: {path: '$tags', preserveNullAndEmptyArrays: true}}"))
                .hasSize(5);
    }

    @Test
    void collectsFirstAndPushed() {
        assertThat(aggregate(
                        "{$match: {memberId: 'a'}}",
                        "{$sort: {at: -1}}",
                        "{$group: {_id: '$memberId', newest: {$first: '$kind'}, all: {$push: '$at'}}}"))
                .containsExactly(document("{_id: 'a', newest: 'FOLLOW_UP', all: [3, 2, 1]}"));
    }

    @Test
    void addsWhatOtherPipelinesFind() {
        String other = collection().getNamespace().getCollectionName() + "-others";
        MongoCollection<Document> others = database().getCollection(other);
        others.drop();
        others.createIndex(Indexes.ascending("memberId", "at"));
        others.insertMany(List.of(
                document("{_id: 11, memberId: 'a', at: 5}"),
                document("{_id: 12, memberId: 'a', at: 6}"),
                document("{_id: 13, memberId: 'b', at: 7}")));
        String newestOfOthers = "{$unionWith: {coll: '" + other
                + "', pipeline: [{$match: {memberId: 'a'}}, {$sort: {at: -1}}, {$limit: 1}]}}";
        String nobody = "{$unionWith: {coll: '" + other + "', pipeline: [{$match: {memberId: 'c'}}]}}";

        // Pages rely on the order: first all of the first one, then all of the next.
        assertThat(ids(aggregate(
                        "{$match: {memberId: 'a'}}", "{$sort: {at: -1}}", "{$limit: 2}", newestOfOthers, nobody)))
                .containsExactly(3, 2, 12);
        assertThat(ids(aggregate("{$match: {memberId: 'c'}}", newestOfOthers, "{$unionWith: '" + other + "'}")))
                .containsExactly(12, 11, 12, 13);
        assertThat(aggregate(
                        "{$match: {memberId: 'a'}}",
                        newestOfOthers,
                        "{$group: {_id: '$memberId', n: {$sum: 1}, last: {$max: '$at'}}}"))
                .containsExactly(document("{_id: 'a', n: 4, last: 6}"));
        assertThat(ids(aggregate("{$match: {_id: 1}}", "{$unionWith: 'nowhere'}")))
                .containsExactly(1);
        assertThat(ids(database()
                        .getCollection("nowhere")
                        .aggregate(List.of(document(newestOfOthers)))
                        .into(new ArrayList<>())))
                .containsExactly(12);
    }

    @Test
    void aUnionOfNothingThatIsNamedIsAnError() {
        assertThatThrownBy(() -> aggregate("{$unionWith: {pipeline: []}}")).isInstanceOf(MongoCommandException.class);
        assertThatThrownBy(() -> aggregate("{$unionWith: 3}")).isInstanceOf(MongoCommandException.class);
    }

    @Test
    void overACollectionThatDoesNotExistIsEmpty() {
        assertThat(database().getCollection("nowhere").aggregate(List.of(document("{$match: {}}"))))
                .isEmpty();
    }

    @Test
    void anUnknownStageIsAnError() {
        assertThatThrownBy(() -> aggregate("{$guess: {}}"))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(40324));
    }

    private List<Document> aggregate(String... stages) {
        return collection()
                .aggregate(Stream.of(stages).map(MongoContract::document).toList())
                .into(new ArrayList<>());
    }
}
