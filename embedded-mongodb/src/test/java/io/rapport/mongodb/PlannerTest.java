package io.rapport.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The plan of a query")
class PlannerTest {

    private static final OrderedIndex ID = new OrderedIndex(IndexDefinition.ID);
    private static final OrderedIndex BY_TIME = index("memberId", 1, "at", 1, "_id", 1);
    private static final OrderedIndex BY_KIND = index("memberId", 1, "kind", 1, "at", -1);

    @Test
    void goesByIdWhateverElseIsAsked() {
        Plan plan = plan(filter("_id", "a", "memberId", "m", "at", 3), SortOrder.ANY);

        assertThat(plan.index()).isSameAs(ID);
        assertThat(ranges(plan)).hasSize(1);
        assertThat(plan.covered()).isFalse();
    }

    @Test
    void looksUpEachOfManyIds() {
        Plan plan = plan(filter("_id", new Document("$in", List.of("b", "a", "b"))), SortOrder.ANY);

        assertThat(plan.index()).isSameAs(ID);
        assertThat(ranges(plan)).hasSize(2);
        assertThat(plan.covered()).isTrue();
    }

    @Test
    void takesTheIndexThatHasTheOrder() {
        Plan newestFirst = plan(filter("memberId", "m"), order("at", -1, "_id", -1));

        assertThat(newestFirst.index()).isSameAs(BY_TIME);
        assertThat(newestFirst.ordered()).isTrue();
        assertThat(newestFirst.backwards()).isTrue();
        assertThat(newestFirst.covered()).isTrue();
        assertThat(plan(filter("memberId", "m"), order("kind", 1, "at", -1)).index())
                .isSameAs(BY_KIND);
        assertThat(plan(new Document(), order("memberId", 1)).index()).isSameAs(BY_TIME);
    }

    @Test
    void takesTheIndexWithTheMostEqualities() {
        Plan plan = plan(filter("memberId", "m", "kind", "MET", "at", new Document("$gt", 3)), SortOrder.ANY);

        assertThat(plan.index()).isSameAs(BY_KIND);
        assertThat(plan.covered()).isTrue();
    }

    @Test
    void isNotOrderedIfAnIndexHasOnlyHalfOfTheOrder() {
        assertThat(plan(filter("memberId", "m"), order("at", -1, "_id", 1)).ordered())
                .isFalse();
        assertThat(plan(filter("memberId", new Document("$gt", "m")), order("at", -1))
                        .ordered())
                .isFalse();
    }

    @Test
    void boundsWhatEveryAlternativeBounds() {
        Document beyond = filter(
                "memberId",
                "m",
                "$or",
                List.of(filter("at", new Document("$lt", 5)), filter("at", 5, "_id", new Document("$lt", "x"))));

        Plan plan = plan(beyond, order("at", -1, "_id", -1));

        assertThat(plan.index()).isSameAs(BY_TIME);
        assertThat(plan.covered()).isFalse();
        assertThat(ranges(plan)).singleElement().satisfies(range -> {
            assertThat(holds(range, "m", 4)).isTrue();
            assertThat(holds(range, "m", 5)).isTrue();
            assertThat(holds(range, "m", 6)).isFalse();
            assertThat(holds(range, "n", 4)).isFalse();
        });
    }

    @Test
    void readsNothingIfTheFilterContradictsItself() {
        Document never = filter("memberId", "m", "$and", List.of(filter("memberId", "n")));

        assertThat(ranges(plan(never, SortOrder.ANY))).isEmpty();
    }

    @Test
    void goesThroughAllIfNoIndexHelps() {
        assertThat(plan(filter("kind", "MET"), SortOrder.ANY)).isEqualTo(Plan.throughAll(false, true, false));
        assertThat(plan(filter("kind", "MET"), order("at", 1))).isEqualTo(Plan.throughAll(false, false, false));
        assertThat(plan(new Document(), SortOrder.ANY)).isEqualTo(Plan.throughAll(false, true, true));
    }

    @Test
    void mergesWhatHasOneOfSomeValuesIfTheOrderFollowsThem() {
        Plan merged = plan(filter("memberId", new Document("$in", List.of("m", "n"))), order("at", -1, "_id", -1));

        assertThat(merged.index()).isSameAs(BY_TIME);
        assertThat(merged.lanes()).hasSize(2);
        assertThat(merged.ordered()).isTrue();
        assertThat(merged.backwards()).isTrue();
        assertThat(plan(filter("memberId", new Document("$in", List.of("m", "n"))), order("memberId", 1, "at", 1))
                        .lanes())
                .as("the index has this order by itself")
                .hasSize(1);
        assertThat(plan(filter("memberId", new Document("$in", List.of("m", "n"))), order("at", 1, "memberId", 1))
                        .ordered())
                .isFalse();
    }

    private static List<KeyRange> ranges(Plan plan) {
        return plan.lanes().stream().flatMap(lane -> lane.ranges().stream()).toList();
    }

    private static boolean holds(KeyRange range, String memberId, int at) {
        byte[] key = new KeyEncoder()
                .append(memberId, true)
                .append(at, true)
                .append("id", true)
                .toBytes();
        return Arrays.compareUnsigned(range.low(), key) <= 0 && Arrays.compareUnsigned(key, range.high()) < 0;
    }

    private static Plan plan(Document filter, SortOrder order) {
        return Planner.plan(List.of(ID, BY_TIME, BY_KIND), filter, order, true);
    }

    private static OrderedIndex index(Object... key) {
        return new OrderedIndex(IndexDefinition.parse(new Document("key", filter(key))));
    }

    private static SortOrder order(Object... fields) {
        return SortOrder.parse(filter(fields));
    }

    private static Document filter(Object... fieldsAndValues) {
        Document document = new Document();
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            document.put((String) fieldsAndValues[i], fieldsAndValues[i + 1]);
        }
        return document;
    }
}
