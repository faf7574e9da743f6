package io.rapport.analytics.release;

import io.rapport.analytics.engine.TenantDocuments;
import io.rapport.analytics.fold.AnalyticsProjection;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Makes the next release of each tenant when the one before has run out, so that whoever asks finds one. */
@Component
class Rounds implements SmartInitializingSingleton, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    /** From the end of a round to the next. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Releases releases;
    private final TenantDocuments documents;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("analytics-rounds").factory());

    Rounds(Releases releases, TenantDocuments documents) {
        this.releases = releases;
        this.documents = documents;
    }

    @Override
    public void afterSingletonsInstantiated() {
        long pause = PAUSE.toMillis();
        var _ = thread.scheduleWithFixedDelay(this::walk, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void walk() {
        try {
            releases.renew(documents.tenants(AnalyticsProjection.NAME, AnalyticsProjection.MONTHS));
        } catch (Throwable e) {
            // The database is away, or nothing was built yet; whatever it is, what a schedule lets through is its last.
            LOG.warn("No round was made: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
