package io.rapport.query.platform.engine.generations;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.rapport.query.platform.projection.Projection;
import io.rapport.trouble.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which generation of each projection is read and written now. It is kept in MongoDB, moved on by compare-and-set, and
 * looked at once a second by each instance; queries rely on the last look. What no instance has used for a time is
 * removed: its documents first, and what names it last.
 */
public final class Generations {

    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

    private static final String COLLECTION = "generations";
    private static final String ID = "_id";
    private static final String NUMBER = "number";
    private static final String SINCE = "since";
    private static final String USED = "usedAt";

    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final Duration TIDIED_EVERY = Duration.ofHours(1);
    private static final Pattern NAME = Pattern.compile("(.+)@(\\d+)(?:-(\\d+))?\\..+");
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoDatabase database;
    private final MongoCollection<Document> collection;
    private final Duration kept;
    private final Map<String, Projection> projections = new HashMap<>();
    private final AtomicBoolean tidying = new AtomicBoolean();
    private volatile Map<String, Integer> numbers = Map.of();
    private volatile boolean known;
    private long noted = System.nanoTime() - NOTED_EVERY.toNanos();
    private long tidied = System.nanoTime();

    /** {@code kept} is for how long a generation stays that nobody uses any more. */
    public Generations(List<Projection> projections, MongoDatabase database, Duration kept) {
        projections.forEach(projection -> this.projections.put(projection.name(), projection));
        this.database = database;
        this.collection = database.getCollection(COLLECTION);
        this.kept = kept;
    }

    /** The one that is read and written now, as far as this instance knows. */
    public Generation current(String name) {
        if (!known) {
            look();
        }
        Projection projection = projection(name);
        return new Generation(name, projection.version(), numbers.getOrDefault(idOf(projection), Generation.FIRST));
    }

    private Projection projection(String name) {
        Projection projection = projections.get(name);
        if (projection == null) {
            throw new IllegalArgumentException("There is no projection " + name);
        }
        return projection;
    }

    private static String idOf(Projection projection) {
        return Generation.nameOf(projection.name(), projection.version());
    }

    /** Looks again. */
    public synchronized void look() {
        List<String> ids = projections.values().stream().map(Generations::idOf).toList();
        long now = System.nanoTime();
        if (now - noted >= NOTED_EVERY.toNanos()) {
            // Before it is looked at: whoever removes what nobody uses then either sees this, or has moved the number.
            ids.forEach(this::note);
            noted = now;
        }
        Map<String, Integer> found = new HashMap<>();
        for (Document one : collection.find(Filters.in(ID, ids))) {
            found.put(one.getString(ID), one.get(NUMBER, Generation.FIRST));
        }
        numbers = Map.copyOf(found);
        known = true;
        if (found.size() < ids.size()) {
            ids.forEach(this::note);
        }
        if (now - tidied >= Math.min(kept.toNanos(), TIDIED_EVERY.toNanos()) && tidying.compareAndSet(false, true)) {
            tidied = now;
            Thread.ofVirtual().name("tidies-generations").start(this::tidy);
        }
    }

    private void note(String id) {
        try {
            collection.updateOne(
                    Filters.eq(ID, id),
                    Updates.combine(
                            Updates.max(USED, Instant.now()),
                            Updates.setOnInsert(new Document(NUMBER, Generation.FIRST).append(SINCE, Instant.now()))),
                    UPSERT);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            // Another instance was as fast, and has noted the same.
        }
    }

    /** Begins another generation of the same version, unless somebody else has just done so. */
    public void beginAnother(Generation now, String reason) {
        String id = Generation.nameOf(now.projection(), now.version());
        long moved = collection
                .updateOne(
                        Filters.and(Filters.eq(ID, id), Filters.eq(NUMBER, now.number())),
                        Updates.combine(Updates.set(NUMBER, now.number() + 1), Updates.set(SINCE, Instant.now())))
                .getModifiedCount();
        if (moved > 0) {
            LOG.warn("{} is filled anew: {}", id, reason);
        }
        look();
    }

    private void tidy() {
        try {
            removeUnused();
        } catch (Throwable e) {
            LOG.warn("Old read models stay for now: {}", Trouble.of(e));
        } finally {
            tidying.set(false);
        }
    }

    private void removeUnused() {
        Instant until = Instant.now().minus(kept);
        List<String> collections = database.listCollectionNames().into(new ArrayList<>());
        for (Document one : collection.find().limit(1_000)) {
            Matcher name = NAME.matcher(one.getString(ID) + ".any");
            Projection mine = name.matches() ? projections.get(name.group(1)) : null;
            int version = mine == null ? 0 : Integer.parseInt(name.group(2));
            if (mine == null || version > mine.version()) {
                // Of code that is newer than this, or that has what this has not.
                continue;
            }
            int number = one.get(NUMBER, Generation.FIRST);
            if (version < mine.version() && isBefore(one, USED, until)) {
                if (closeUnused(one.getString(ID), number, until)) {
                    remove(collections, mine.name(), version, number + 1);
                    collection.deleteOne(Filters.and(Filters.eq(ID, one.getString(ID)), Filters.lt(USED, until)));
                }
            } else if (isBefore(one, SINCE, until)) {
                remove(collections, mine.name(), version, number);
            }
        }
    }

    /**
     * Moves the number on, unless somebody uses it after all: an instance that comes back while its read models are
     * being removed fills others, and never goes on with what is half gone.
     */
    boolean closeUnused(String id, int number, Instant until) {
        return collection
                        .updateOne(
                                Filters.and(Filters.eq(ID, id), Filters.eq(NUMBER, number), Filters.lt(USED, until)),
                                Updates.set(NUMBER, number + 1))
                        .getModifiedCount()
                > 0;
    }

    private static boolean isBefore(Document one, String field, Instant until) {
        Instant at = one.get(field, Date.class) == null
                ? null
                : one.get(field, Date.class).toInstant();
        return at != null && at.isBefore(until);
    }

    /** Progress goes last: as long as it is there, it is plain what the documents are. */
    private void remove(List<String> collections, String projection, int version, int below) {
        collections.stream()
                .filter(name -> {
                    Matcher parts = NAME.matcher(name);
                    return parts.matches()
                            && parts.group(1).equals(projection)
                            && Integer.parseInt(parts.group(2)) == version
                            && (parts.group(3) == null ? Generation.FIRST : Integer.parseInt(parts.group(3))) < below;
                })
                .sorted((one, other) -> Boolean.compare(
                        one.endsWith("." + Generation.PROGRESS), other.endsWith("." + Generation.PROGRESS)))
                .forEach(name -> {
                    LOG.info("{} is removed: nobody has used it for {}", name, kept);
                    database.getCollection(name).drop();
                });
    }
}
