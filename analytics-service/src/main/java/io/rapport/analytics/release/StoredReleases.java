package io.rapport.analytics.release;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import io.rapport.analytics.fold.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Releases as they are told, and nothing that was left out. A document names the release that stands; its parts are
 * written before it, one document each, and those of the release before stay for whoever is still reading them.
 */
@Repository
class StoredReleases {

    private static final String ID = "_id";
    private static final String AT = "at";
    private static final String TELLS = "tells";
    private static final String ROWS = "rows";
    private static final String RELEASE = "release";
    private static final String TENANT = "tenant";
    private static final String DIMENSION = "dimension";
    private static final String PART = "part";

    /** A release of many parts is written by one operation, for which nobody waits. */
    private static final Duration LONGEST_STORING = Duration.ofMinutes(1);

    private final MongoCollection<Document> releases;
    private final MongoCollection<Document> parts;

    /** Which release of a tenant stands since when, and whether it tells anything at all. */
    record Standing(String id, Instant at, boolean tells) {}

    StoredReleases(MongoDatabase database) {
        this.releases = database.getCollection("analytics-releases");
        this.parts = database.getCollection("analytics-release-parts");
    }

    @Nullable
    Standing standing(String tenantId) {
        return standing(List.of(tenantId)).get(tenantId);
    }

    /** Of those of these tenants that have any. */
    Map<String, Standing> standing(Collection<String> tenants) {
        Map<String, Standing> standing = new HashMap<>();
        for (Document found : releases.find(Filters.in(ID, tenants))) {
            String release = found.getString(RELEASE);
            if (release != null) {
                standing.put(
                        found.getString(ID),
                        new Standing(release, found.getDate(AT).toInstant(), found.getBoolean(TELLS, true)));
            }
        }
        return standing;
    }

    /** What a release tells of all members. */
    List<Row> rows(Standing release) {
        List<Row> rows = new ArrayList<>();
        parts.find(ofRelease(release, null)).forEach(found -> rows.addAll(rows(found)));
        return rows;
    }

    /** What a release tells of the parts of a dimension. */
    SortedMap<String, List<Row>> parts(Standing release, Dimension dimension) {
        SortedMap<String, List<Row>> rows = new TreeMap<>();
        parts.find(ofRelease(release, dimension)).forEach(found -> rows.put(found.getString(PART), rows(found)));
        return rows;
    }

    /** What a release tells of one part. */
    List<Row> part(Standing release, Dimension dimension, String part) {
        Document found = parts.find(Filters.and(ofRelease(release, dimension), Filters.eq(PART, part)))
                .first();
        return found == null ? List.of() : rows(found);
    }

    private static Bson ofRelease(Standing release, @Nullable Dimension dimension) {
        return Filters.and(
                Filters.eq(RELEASE, release.id()), Filters.eq(DIMENSION, dimension == null ? "" : dimension.name()));
    }

    /** From now on this one stands, unless another has followed {@code before} meanwhile: then that one does. */
    Standing store(String tenantId, Release release, @Nullable Standing before) {
        Standing next = new Standing(UUID.randomUUID().toString(), release.at(), release.tells());
        MongoCollection<Document> parts = this.parts.withTimeout(LONGEST_STORING.toSeconds(), TimeUnit.SECONDS);
        parts.createIndex(Indexes.ascending(RELEASE, DIMENSION, PART), new IndexOptions().name("told"));
        parts.createIndex(Indexes.ascending(TENANT), new IndexOptions().name("tenant"));
        List<Document> all = new ArrayList<>();
        all.add(stored(tenantId, next, null, "", release.rows()));
        release.parts()
                .forEach((dimension, ofParts) ->
                        ofParts.forEach((part, rows) -> all.add(stored(tenantId, next, dimension, part, rows))));
        parts.insertMany(all);
        Standing other = isFirst(tenantId, next, before) ? null : standing(tenantId);
        if (other != null) {
            // What lies between the two is told to nobody.
            parts.deleteMany(Filters.eq(RELEASE, next.id()));
            return other;
        }
        parts.deleteMany(Filters.and(
                Filters.eq(TENANT, tenantId),
                Filters.nin(RELEASE, before == null ? List.of(next.id()) : List.of(before.id(), next.id()))));
        return next;
    }

    private boolean isFirst(String tenantId, Standing next, @Nullable Standing before) {
        Document document = new Document(ID, tenantId)
                .append(AT, Date.from(next.at()))
                .append(RELEASE, next.id())
                .append(TELLS, next.tells());
        Bson last = Filters.and(Filters.eq(ID, tenantId), Filters.eq(RELEASE, before == null ? null : before.id()));
        try {
            // Without one before: inserted, unless one is there by now.
            return releases.replaceOne(last, document, new ReplaceOptions().upsert(before == null))
                                    .getMatchedCount()
                            > 0
                    || before == null;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private static Document stored(
            String tenantId, Standing release, @Nullable Dimension dimension, String part, List<Row> rows) {
        return new Document(ID, UUID.randomUUID().toString())
                .append(TENANT, tenantId)
                .append(RELEASE, release.id())
                .append(DIMENSION, dimension == null ? "" : dimension.name())
                .append(PART, part)
                .append(ROWS, rows.stream().map(StoredReleases::stored).toList());
    }

    private static Document stored(Row row) {
        return new Document("month", row.month())
                .append("kind", row.kind().name())
                .append("name", row.name())
                .append("value", row.value())
                .append("members", row.members())
                .append("suppressed", row.suppressed());
    }

    private static List<Row> rows(Document found) {
        return found.getList(ROWS, Document.class).stream()
                .map(row -> new Row(
                        row.getString("month"),
                        Row.Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getDouble("value"),
                        row.getLong("members"),
                        row.getBoolean("suppressed")))
                .toList();
    }
}
