package io.rapport.command.platform.idempotency;

import io.rapport.command.platform.leadership.PublishingSettings;
import io.rapport.command.platform.leadership.StoreTrouble;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Forgets the answers to requests with an idempotency key once they are old: whoever has not repeated a request for
 * days will not. It runs off the commands' threads, in instances that publish, and in batches that each hold their
 * locks only briefly; several instances take different rows.
 */
@Component
final class OldAnswers implements SmartInitializingSingleton, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(OldAnswers.class);
    private static final int BATCH = 1_000;
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private static final String FORGET = """
            DELETE FROM idempotency WHERE (tenant_id, member_id, key) IN (
                SELECT tenant_id, member_id, key FROM idempotency
                WHERE recorded_at < now() - make_interval(secs => ?)
                ORDER BY recorded_at LIMIT ? FOR UPDATE SKIP LOCKED)
            """;

    private final JdbcTemplate jdbc;
    private final Duration kept;
    private final PublishingSettings publishing;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("old-answers").daemon().factory());

    OldAnswers(JdbcTemplate jdbc, @Value("${rapport.idempotency.kept}") Duration kept, PublishingSettings publishing) {
        if (!kept.isPositive()) {
            throw new IllegalArgumentException("RAPPORT_IDEMPOTENCY_KEPT has to be more than nothing");
        }
        this.jdbc = jdbc;
        this.kept = kept;
        this.publishing = publishing;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (publishing.enabled()) {
            var _ = thread.scheduleWithFixedDelay(this::forget, 0, PAUSE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private void forget() {
        try {
            int forgotten = BATCH;
            while (forgotten == BATCH && !thread.isShutdown()) {
                forgotten = jdbc.update(FORGET, kept.toSeconds(), BATCH);
            }
        } catch (Throwable e) {
            // Whatever it is: what a schedule lets through is its last time.
            LOG.warn("Old idempotency keys stay for now: {}", StoreTrouble.of(e));
        }
    }

    @Override
    public void destroy() {
        thread.close();
    }
}
