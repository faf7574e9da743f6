package io.rapport.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.bson.Document;

/**
 * Measures, with the real driver over the wire, what a projection and its pages cost among many documents of about 500
 * bytes. Without a {@code MONGODB_URI} the embedded server runs in the same JVM, and the heap that is printed is that
 * of both.
 *
 * <pre>{@code
 * mvn -q -pl embedded-mongodb test-compile exec:exec -Dexec.classpathScope=test -Dexec.executable=java \
 *     -Dexec.args="-Xmx1500m -cp %classpath io.rapport.mongodb.EmbeddedMongoBenchmark 1000000"
 * }</pre>
 */
@SuppressWarnings("JavaUtilDate") // what the driver makes of a date
final class EmbeddedMongoBenchmark {

    private static final int BATCH = 1_000;
    private static final int ENTRIES_PER_MEMBER = 500;
    private static final String NOTE = "What was said, and what it may be good for. ".repeat(5);

    private final MongoCollection<Document> collection;
    private final int documents;
    private final int[] positions;
    private final Random random = new Random(42);

    private EmbeddedMongoBenchmark(MongoCollection<Document> collection, int documents) {
        this.collection = collection;
        this.documents = documents;
        this.positions = new int[documents];
    }

    /** The argument is the number of documents. */
    public static void main(String[] arguments) {
        int documents = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        String given = System.getenv("MONGODB_URI");
        if (given != null) {
            run(given, documents);
            return;
        }
        try (EmbeddedMongo server = EmbeddedMongo.start(0)) {
            run(server.uri(), documents);
        }
    }

    private static void run(String uri, int documents) {
        try (MongoClient client = MongoClients.create(uri)) {
            MongoCollection<Document> collection =
                    client.getDatabase("benchmark").getCollection("entries");
            collection.drop();
            new EmbeddedMongoBenchmark(collection, documents).run();
            collection.drop();
        }
    }

    private void run() {
        collection.createIndex(Indexes.ascending("memberId", "occurredAt", "_id"));
        collection.createIndex(Indexes.ascending("relationshipId", "occurredAt", "_id"));
        load();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        print("heap in use", "%,d MB".formatted((runtime.totalMemory() - runtime.freeMemory()) >> 20));
        latency("page of 50 of a member, newest first", this::page);
        latency("page of 50 of some kinds, beyond a cursor", this::pageBeyond);
        latency(
                "one document by its id",
                () -> collection.find(eq(id(anyone()))).first());
        latency("count of a member's entries", () -> collection.countDocuments(eq("memberId", member(anyone()))));
        latency("compare-and-set replacement", this::compareAndSet);
        bulk("compare-and-set replacements in bulks of 1,000", documents / 10, this::replacement);
        bulk("upserts of new documents in bulks of 1,000", documents / 10, number -> upsert(documents + number));
    }

    private void load() {
        Clocks start = Clocks.now();
        for (int from = 0; from < documents; from += BATCH) {
            List<Document> batch = new ArrayList<>(BATCH);
            for (int number = from; number < Math.min(from + BATCH, documents); number++) {
                batch.add(entry(number, 0));
            }
            collection.insertMany(batch);
        }
        rate("inserts in batches of 1,000", documents, start);
    }

    private void page() {
        check(collection
                        .find(eq("memberId", member(anyone())))
                        .sort(Sorts.descending("occurredAt", "_id"))
                        .limit(50)
                        .into(new ArrayList<>())
                        .size()
                == 50);
    }

    private void pageBeyond() {
        int from = anyone();
        Date at = occurredAt(from);
        check(collection
                        .find(and(
                                eq("memberId", member(from)),
                                in("kind", "FOLLOW_UP", "CONVERSATION"),
                                or(lt("occurredAt", at), and(eq("occurredAt", at), lt("_id", id(from))))))
                        .sort(Sorts.descending("occurredAt", "_id"))
                        .limit(50)
                        .into(new ArrayList<>())
                        .size()
                <= 50);
    }

    private void compareAndSet() {
        int number = anyone();
        Document replacement = entry(number, positions[number] + 1);
        check(collection
                        .replaceOne(and(eq("_id", id(number)), eq("position", positions[number]++)), replacement)
                        .getModifiedCount()
                == 1);
    }

    private WriteModel<Document> replacement(int ignored) {
        int number = anyone();
        return new ReplaceOneModel<>(
                and(eq("_id", id(number)), eq("position", positions[number]++)), entry(number, positions[number]));
    }

    private WriteModel<Document> upsert(int number) {
        return new ReplaceOneModel<>(
                and(eq("_id", id(number)), eq("position", -1)), entry(number, 0), new ReplaceOptions().upsert(true));
    }

    private interface Write {
        WriteModel<Document> of(int number);
    }

    private void bulk(String what, int count, Write write) {
        Clocks start = Clocks.now();
        for (int from = 0; from < count; from += BATCH) {
            List<WriteModel<Document>> batch = new ArrayList<>(BATCH);
            for (int number = from; number < from + BATCH; number++) {
                batch.add(write.of(number));
            }
            var result = collection.bulkWrite(batch, new BulkWriteOptions().ordered(false));
            check(result.getModifiedCount() + result.getUpserts().size() == batch.size());
        }
        rate(what, count, start);
    }

    private static void latency(String what, Runnable query) {
        for (int i = 0; i < 2_000; i++) {
            query.run();
        }
        long[] nanos = new long[5_000];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            query.run();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        print(
                what,
                "median %.3f ms, p99 %.3f ms"
                        .formatted(nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6));
    }

    /** Wall and processor time; the latter says more on a machine that others use as well. */
    private record Clocks(long wall, long processor) {

        static Clocks now() {
            OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Clocks(System.nanoTime(), system.getProcessCpuTime());
        }
    }

    private static void rate(String what, int count, Clocks start) {
        Clocks end = Clocks.now();
        print(
                what,
                "%,.0f/s, %.0f µs of processor time each"
                        .formatted(
                                count * 1e9 / (end.wall - start.wall),
                                (end.processor - start.processor) / 1e3 / count));
    }

    private static void print(String what, String figure) {
        System.out.printf("%-52s %s%n", what, figure);
    }

    private static void check(boolean expected) {
        if (!expected) {
            throw new IllegalStateException("not what was expected of the server");
        }
    }

    private int anyone() {
        return random.nextInt(documents);
    }

    private Document entry(int number, int position) {
        return new Document("_id", id(number))
                .append("position", position)
                .append("tenantId", "tenant-1")
                .append("memberId", member(number))
                .append("relationshipId", "relationship-%024d".formatted(number / 5))
                .append(
                        "kind",
                        List.of("MET", "CONVERSATION", "FOLLOW_UP", "OFFER").get(number % 4))
                .append("occurredAt", occurredAt(number))
                .append("note", NOTE);
    }

    private static String id(int number) {
        return "00000000-0000-7000-8000-%012d".formatted(number);
    }

    private String member(int number) {
        return "member-%029d".formatted(number % Math.max(1, documents / ENTRIES_PER_MEMBER));
    }

    private static Date occurredAt(int number) {
        return new Date(1_700_000_000_000L + number * 1_000L);
    }
}
