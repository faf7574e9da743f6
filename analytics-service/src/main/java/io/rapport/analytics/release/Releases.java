package io.rapport.analytics.release;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Repository;

/**
 * The release of each tenant, made when it is first asked for after the one before has run out, and kept for all
 * instances. What is stored is what is told, and nothing that was left out.
 */
@Repository
@EnableConfigurationProperties(AnalyticsSettings.class)
class Releases {

    private static final String COLLECTION = "analytics-releases";
    private static final String ID = "_id";
    private static final String AT = "at";
    private static final String ROWS = "rows";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> releases;
    private final Figures figures;
    private final Disclosure disclosure;
    private final AnalyticsSettings settings;
    private final InstantSource clock;

    Releases(MongoDatabase database, Figures figures, AnalyticsSettings settings, InstantSource clock) {
        this.releases = database.getCollection(COLLECTION);
        this.figures = figures;
        this.disclosure = new Disclosure(settings.threshold());
        this.settings = settings;
        this.clock = clock;
    }

    /** The one that stands now. */
    Release of(String tenantId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Release last = find(tenantId);
        if (last != null && now.isBefore(last.at().plus(settings.releasedEvery()))) {
            return last;
        }
        Release next = Release.of(now, figures.of(tenantId), disclosure);
        releases.replaceOne(Filters.eq(ID, tenantId), stored(tenantId, next), UPSERT);
        return next;
    }

    private @Nullable Release find(String tenantId) {
        Document found = releases.find(Filters.eq(ID, tenantId)).first();
        if (found == null) {
            return null;
        }
        List<Row> rows = new ArrayList<>();
        for (Document row : found.getList(ROWS, Document.class)) {
            rows.add(new Row(
                    row.getString("month"),
                    Row.Kind.valueOf(row.getString("kind")),
                    row.getString("name"),
                    row.getDouble("value"),
                    row.getLong("members"),
                    row.getBoolean("suppressed")));
        }
        return new Release(found.getDate(AT).toInstant(), rows);
    }

    private static Document stored(String tenantId, Release release) {
        List<Document> rows = release.rows().stream()
                .map(row -> new Document("month", row.month())
                        .append("kind", row.kind().name())
                        .append("name", row.name())
                        .append("value", row.value())
                        .append("members", row.members())
                        .append("suppressed", row.suppressed()))
                .toList();
        return new Document(ID, tenantId).append(AT, Date.from(release.at())).append(ROWS, rows);
    }
}
