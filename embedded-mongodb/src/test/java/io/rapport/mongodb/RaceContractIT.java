package io.rapport.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Writing at the same time")
class RaceContractIT extends MongoContract {

    private static final int WRITERS = 4;

    @Test
    void ofWritersRacingForOnePositionExactlyOneWins() throws Exception {
        given("{_id: 'a', position: 0}");
        CyclicBarrier start = new CyclicBarrier(WRITERS);

        List<Integer> wins = together(writer -> {
            int won = 0;
            for (int position = 0; position < 100; position++) {
                start.await();
                won += (int) collection()
                        .replaceOne(
                                and(eq("_id", "a"), eq("position", position)),
                                new Document("position", position + 1).append("writer", writer))
                        .getModifiedCount();
            }
            return won;
        });

        assertThat(wins.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
        assertThat(all()).singleElement().satisfies(last -> assertThat(last).containsEntry("position", 100));
    }

    @Test
    void ofWritersInsertingOneIdExactlyOneWins() throws Exception {
        CyclicBarrier start = new CyclicBarrier(WRITERS);

        List<Integer> wins = together(writer -> {
            int won = 0;
            for (int id = 0; id < 100; id++) {
                start.await();
                try {
                    collection()
                            .replaceOne(
                                    and(eq("_id", id), eq("position", 0)),
                                    new Document("position", 1),
                                    new ReplaceOptions().upsert(true));
                    won++;
                } catch (MongoWriteException e) {
                    assertThat(e.getError().getCode()).isEqualTo(11000);
                }
            }
            return won;
        });

        assertThat(wins.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
        assertThat(collection().countDocuments()).isEqualTo(100);
    }

    @Test
    void noIncrementIsLost() throws Exception {
        together(writer -> {
            for (int i = 0; i < 100; i++) {
                collection().updateOne(eq("counter"), Updates.inc("n", 1), new UpdateOptions().upsert(true));
            }
            return 0;
        });

        assertThat(all()).containsExactly(new Document("_id", "counter").append("n", 100 * WRITERS));
    }

    @Test
    void readersSeeWholeDocumentsInOrderWhileWritersMoveThem() throws Exception {
        collection().createIndex(Indexes.ascending("rank"));
        collection()
                .insertMany(IntStream.range(0, 200)
                        .mapToObj(i -> new Document("_id", i).append("rank", i).append("copy", i))
                        .toList());
        AtomicBoolean writing = new AtomicBoolean(true);

        together(role -> {
            if (role == 0) {
                for (int i = 0; i < 600; i++) {
                    int rank = 200 + i;
                    collection().updateOne(eq(i % 200), document("{$set: {rank: %d, copy: %d}}".formatted(rank, rank)));
                }
                writing.set(false);
            } else {
                do {
                    List<Document> page = collection()
                            .find()
                            .sort(Sorts.descending("rank"))
                            .limit(20)
                            .into(new ArrayList<>());
                    assertThat(page).hasSize(20);
                    assertThat(page)
                            .allSatisfy(found -> assertThat(found.get("rank")).isEqualTo(found.get("copy")));
                    assertThat(page)
                            .extracting(found -> -found.getInteger("rank"))
                            .isSorted();
                } while (writing.get());
            }
            return 0;
        });

        assertThat(idsOf("{rank: {$gte: 600}}", "{rank: 1}"))
                .isEqualTo(IntStream.range(0, 200).boxed().toList());
    }

    private interface Role {
        int play(int number) throws Exception;
    }

    private static List<Integer> together(Role role) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<Integer>> roles = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int number = i;
                roles.add(() -> role.play(number));
            }
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> result : threads.invokeAll(roles)) {
                results.add(result.get());
            }
            return results;
        }
    }
}
