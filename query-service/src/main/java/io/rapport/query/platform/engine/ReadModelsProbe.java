package io.rapport.query.platform.engine;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoDatabase;
import io.rapport.trouble.Trouble;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/**
 * Asks MongoDB all the time whether it answers, so that neither a request nor health has to find out by waiting. An
 * answer is believed for {@link #BELIEVED}; after that the probe itself hangs, whatever the reason.
 */
public final class ReadModelsProbe implements InitializingBean, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ReadModelsProbe.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(1);
    private static final Duration BELIEVED = Duration.ofSeconds(4);

    private static final Trouble NOT_ASKED =
            new Trouble("ReadModelsNotAsked", "MongoDB has not been asked yet, or the asking has come to a stop.");
    private static final Trouble SILENT =
            new Trouble("ReadModelsSilent", "MongoDB cannot be reached, or takes connections and does not answer.");

    private final MongoDatabase database;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Seen seen = new Seen(NOT_ASKED, System.nanoTime());

    private record Seen(@Nullable Trouble trouble, long at) {}

    public ReadModelsProbe(MongoDatabase database) {
        this.database = database.withTimeout(LONGEST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void afterPropertiesSet() {
        Thread.ofVirtual().name("read-models-probe").start(this::ask);
    }

    private void ask() {
        try {
            do {
                see(answer());
            } while (!ended.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Trouble answer() {
        try {
            database.runCommand(new Document("ping", 1));
            return null;
        } catch (MongoTimeoutException e) {
            return SILENT;
        } catch (RuntimeException | Error e) {
            // Whatever it is, the next question may be answered: this thread goes on.
            return Trouble.of(e);
        }
    }

    private void see(@Nullable Trouble trouble) {
        Trouble before = seen.trouble();
        seen = new Seen(trouble, System.nanoTime());
        if (trouble != null && !trouble.equals(before)) {
            LOG.warn("Queries cannot be answered: {}", trouble);
        } else if (trouble == null && before != null) {
            LOG.info("Queries can be answered");
        }
    }

    /** Why a query cannot be answered just now; {@code null} if it can. */
    public @Nullable Trouble trouble() {
        Seen last = seen;
        return System.nanoTime() - last.at() > BELIEVED.toNanos() ? NOT_ASKED : last.trouble();
    }

    @Override
    public void destroy() {
        ended.countDown();
    }
}
