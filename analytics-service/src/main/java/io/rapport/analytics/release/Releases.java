package io.rapport.analytics.release;

import static java.util.Objects.requireNonNullElse;

import io.rapport.analytics.engine.TenantDocuments;
import io.rapport.analytics.fold.AnalyticsProjection;
import io.rapport.analytics.fold.Dimension;
import io.rapport.analytics.fold.KnownProgramme;
import io.rapport.analytics.release.StoredReleases.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/**
 * The release of each tenant, kept for all instances. {@link Rounds} make the next one when one has run out; whoever
 * asks before they came by begins it too, and is told the last one meanwhile.
 */
@Service
@EnableConfigurationProperties(AnalyticsSettings.class)
class Releases {

    private static final Logger LOG = LoggerFactory.getLogger(Releases.class);

    /** A tenant of hundred thousand members takes minutes; until then the last release stands. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    /** Of what tells nothing the next follows so soon: nobody waits a day for the first figure. */
    private static final Duration OF_NOTHING = Duration.ofSeconds(10);

    private final StoredReleases stored;
    private final Figures figures;
    private final TenantDocuments documents;
    private final Disclosure disclosure;
    private final AnalyticsSettings settings;
    private final InstantSource clock;
    private final ConcurrentMap<String, CompletableFuture<Optional<Standing>>> making = new ConcurrentHashMap<>();

    /** Something that was told, and when. */
    record Told<T>(Instant at, T what) {}

    Releases(
            StoredReleases stored,
            Figures figures,
            TenantDocuments documents,
            AnalyticsSettings settings,
            InstantSource clock) {
        this.stored = stored;
        this.figures = figures;
        this.documents = documents;
        this.disclosure = new Disclosure(settings.threshold());
        this.settings = settings;
        this.clock = clock;
    }

    /** What is told now of all members of the tenant. */
    Told<List<Row>> ofAll(String tenantId) {
        Standing release = standing(tenantId);
        return new Told<>(release.at(), stored.rows(release));
    }

    /** What is told now of the parts of a dimension. */
    Told<SortedMap<String, List<Row>>> by(String tenantId, Dimension dimension) {
        Standing release = standing(tenantId);
        return new Told<>(release.at(), stored.parts(release, dimension));
    }

    /** What is told now of a programme, of the months from its first day to its last. */
    Told<List<Row>> of(String tenantId, KnownProgramme programme) {
        Standing release = standing(tenantId);
        List<Row> rows = Rows.ofAll(
                stored.rows(release).stream().map(Row::month).distinct().toList(),
                stored.part(
                        release, Dimension.PROGRAMME, programme.programmeId().toString()));
        return new Told<>(
                release.at(),
                Rows.between(
                        rows,
                        YearMonth.from(programme.from()),
                        programme.to() == null ? null : YearMonth.from(programme.to())));
    }

    /** A programme of the tenant. */
    Optional<KnownProgramme> programme(String tenantId, UUID programmeId) {
        return Optional.ofNullable(
                documents.arranged(AnalyticsProjection.NAME, AnalyticsProjection.PROGRAMMES, tenantId, programmeId));
    }

    /** Makes the next release of those of these whose last one has run out, one after the other. */
    void renew(Collection<String> tenants) {
        Map<String, Standing> standing = stored.standing(tenants);
        for (String tenantId : tenants) {
            Instant now = now();
            Standing last = standing.get(tenantId);
            if (!stands(last, now) && figures.areComplete()) {
                // One that fails has said so, and holds up no other.
                making(tenantId, now, last).exceptionally(e -> Optional.empty()).join();
            }
        }
    }

    private Standing standing(String tenantId) {
        Instant now = now();
        Standing last = stored.standing(tenantId);
        if (last != null && stands(last, now)) {
            return last;
        }
        Optional<Standing> next = figures.areComplete() ? next(tenantId, now, last) : Optional.empty();
        return next.or(() -> Optional.ofNullable(last)).orElseThrow(NotCountedYetException::new);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private boolean stands(@Nullable Standing last, Instant now) {
        if (last == null) {
            return false;
        }
        Duration every = settings.releasedEvery();
        return now.isBefore(last.at().plus(last.tells() || every.compareTo(OF_NOTHING) < 0 ? every : OF_NOTHING));
    }

    /** Empty if it takes longer than anybody is to wait for it; it is made all the same. */
    private Optional<Standing> next(String tenantId, Instant now, @Nullable Standing last) {
        return making(tenantId, now, last)
                .copy()
                .completeOnTimeout(Optional.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private CompletableFuture<Optional<Standing>> making(String tenantId, Instant now, @Nullable Standing last) {
        CompletableFuture<Optional<Standing>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<Standing>> begun = making.putIfAbsent(tenantId, mine);
        if (begun == null) {
            Thread.startVirtualThread(() -> {
                try {
                    Release next = Release.of(now, figures.of(tenantId), disclosure);
                    mine.complete(Optional.of(stored.store(tenantId, next, last)));
                } catch (Throwable e) {
                    // Whatever it is: somebody waits for the end of it.
                    LOG.warn("No release was made: {}", e.getClass().getSimpleName());
                    mine.completeExceptionally(e);
                } finally {
                    making.remove(tenantId, mine);
                }
            });
        }
        return requireNonNullElse(begun, mine);
    }
}
