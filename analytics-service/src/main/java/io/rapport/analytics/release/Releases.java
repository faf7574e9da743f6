package io.rapport.analytics.release;

import io.rapport.analytics.fold.AnalyticsProjection;
import io.rapport.analytics.fold.Dimension;
import io.rapport.analytics.fold.KnownProgramme;
import io.rapport.analytics.release.StoredReleases.Standing;
import io.rapport.query.platform.engine.TenantDocuments;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/**
 * The release of each tenant, made when it is first asked for after the one before has run out, and kept for all
 * instances.
 */
@Service
@EnableConfigurationProperties(AnalyticsSettings.class)
class Releases {

    private final StoredReleases stored;
    private final Figures figures;
    private final TenantDocuments documents;
    private final Disclosure disclosure;
    private final AnalyticsSettings settings;
    private final InstantSource clock;

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

    private Standing standing(String tenantId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Standing last = stored.standing(tenantId);
        if (last != null && now.isBefore(last.at().plus(settings.releasedEvery()))) {
            return last;
        }
        return stored.store(tenantId, Release.of(now, figures.of(tenantId), disclosure));
    }
}
