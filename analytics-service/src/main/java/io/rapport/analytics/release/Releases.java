package io.rapport.analytics.release;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Repository;

/**
 * The release of each tenant, made when it is first asked for after the one before has run out, and kept for all
 * instances. What is stored is what is told, and nothing that was left out.
 */
@Repository
@EnableConfigurationProperties(AnalyticsSettings.class)
class Releases {

    private static final Logger LOG = LoggerFactory.getLogger(Releases.class);

    /** A tenant of hundred thousand members takes minutes; until then the last release stands. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private static final String COLLECTION = "analytics-releases";
    private static final String ID = "_id";
    private static final String AT = "at";
    private static final String ROWS = "rows";

    private final MongoCollection<Document> releases;
    private final Figures figures;
    private final Disclosure disclosure;
    private final AnalyticsSettings settings;
    private final InstantSource clock;
    private final ConcurrentMap<String, CompletableFuture<Optional<Release>>> making = new ConcurrentHashMap<>();

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
        Optional<Release> next = figures.areComplete() ? next(tenantId, now, last) : Optional.empty();
        return next.or(() -> Optional.ofNullable(last)).orElseThrow(NotCountedYetException::new);
    }

    /** Empty if it takes longer than anybody is to wait for it; it is made all the same. */
    private Optional<Release> next(String tenantId, Instant now, @Nullable Release last) {
        CompletableFuture<Optional<Release>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<Release>> begun = making.putIfAbsent(tenantId, mine);
        if (begun == null) {
            Thread.startVirtualThread(() -> {
                try {
                    Release next = Release.of(now, figures.of(tenantId), disclosure);
                    mine.complete(Optional.of(isFirst(tenantId, next, last) ? next : requireNonNull(find(tenantId))));
                } catch (RuntimeException e) {
                    LOG.warn("No release was made: {}", e.getClass().getSimpleName());
                    mine.completeExceptionally(e);
                } finally {
                    making.remove(tenantId, mine);
                }
            });
        }
        return requireNonNullElse(begun, mine)
                .completeOnTimeout(Optional.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Of several that are made at once one stands: what lies between them is told to nobody. */
    private boolean isFirst(String tenantId, Release next, @Nullable Release last) {
        Document document = stored(tenantId, next);
        if (last != null) {
            Bson before = Filters.and(Filters.eq(ID, tenantId), Filters.eq(AT, Date.from(last.at())));
            return releases.replaceOne(before, document).getModifiedCount() > 0;
        }
        try {
            releases.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
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
