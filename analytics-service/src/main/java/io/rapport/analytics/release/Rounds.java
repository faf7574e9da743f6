package io.rapport.analytics.release;

import io.rapport.analytics.engine.TenantDocuments;
import io.rapport.analytics.fold.AnalyticsProjection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Makes the next release of each tenant when the one before has run out, so that whoever asks finds one. */
@Component
class Rounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    /** From the end of a round to the next. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Releases releases;
    private final TenantDocuments documents;
    private volatile @Nullable Thread walking;

    Rounds(Releases releases, TenantDocuments documents) {
        this.releases = releases;
        this.documents = documents;
    }

    @Override
    public void start() {
        Thread thread = Thread.ofVirtual().name("analytics-rounds").unstarted(this::walk);
        // Before it looks whether it is still wanted.
        walking = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = walking;
        walking = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return walking != null;
    }

    private void walk() {
        while (walking == Thread.currentThread()) {
            try {
                Thread.sleep(PAUSE);
                documents
                        .tenants(AnalyticsProjection.NAME, AnalyticsProjection.MONTHS)
                        .forEach(releases::renew);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The database is away, or nothing was built yet: the next round finds it.
                if (isRunning()) {
                    LOG.warn("No round was made: {}", e.getClass().getSimpleName());
                }
            }
        }
    }
}
