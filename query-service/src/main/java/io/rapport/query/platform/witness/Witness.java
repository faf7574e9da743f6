package io.rapport.query.platform.witness;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.rapport.query.platform.engine.EngineSettings;
import io.rapport.query.platform.witness.WitnessedLog.Borne;
import io.rapport.trouble.Trouble;
import io.rapport.verifier.Cosigner;
import io.rapport.verifier.SignedCheckpoint;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics from their begin, computes the trees anew, and cosigns each checkpoint that is of them and follows
 * what it cosigned before. What it cosigned is kept in MongoDB: with every start the topic has to bear it out again. It
 * is told on a topic of its own, the last one of each tenant once more with every start.
 */
final class Witness {

    static final String COLLECTION = "witness";

    private static final Logger LOG = LoggerFactory.getLogger(Witness.class);
    private static final long PAUSE_MILLIS = 2_000;
    private static final long STOP_MILLIS = 2_000;

    /** A transaction shows on one partition before another, but not for so long. */
    static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

    private final WitnessSettings settings;
    private final EngineSettings engine;
    private final MongoDatabase database;
    private final Clock clock;
    private final Duration patience;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("witness").daemon().unstarted(this::run);
    private volatile Map<String, String> troubles = Map.of();
    private volatile Map<String, SignedCheckpoint> cosigned = Map.of();
    private volatile long position;
    private volatile String away = "NotStarted";
    private volatile String untold = "";

    /** @param patience how long a position may be waited for before that is told */
    Witness(WitnessSettings settings, EngineSettings engine, MongoDatabase database, Clock clock, Duration patience) {
        this.settings = settings;
        this.engine = engine;
        this.database = database;
        this.clock = clock;
        this.patience = patience;
    }

    void start() {
        if (settings.isWanted()) {
            thread.start();
        }
    }

    boolean isWanted() {
        return settings.isWanted();
    }

    /** What is wrong with the log, by tenant. */
    Map<String, String> troubles() {
        return troubles;
    }

    /** The code of what keeps the witness from looking; empty, if nothing does. */
    String away() {
        return isWanted() ? away : "";
    }

    /** What keeps the witness from telling what it cosigns; empty, if nothing does. */
    String untold() {
        return untold;
    }

    /** With what others check that it was this witness; empty, if it is none. */
    String key() {
        return isWanted() ? cosigner().key().toString() : "";
    }

    private Cosigner cosigner() {
        return new Cosigner(settings.name(), settings.key());
    }

    /** The last checkpoint of each tenant that was cosigned. */
    Map<String, SignedCheckpoint> cosigned() {
        return cosigned;
    }

    /** The position up to which all events were seen. */
    long position() {
        return position;
    }

    private void run() {
        Cosigner cosigner = cosigner();
        String where = settings.cosignatures();
        while (!isClosing()) {
            try (WitnessTopics topics = new WitnessTopics(engine.kafka(), settings.topic());
                    CosignatureTopic telling = new CosignatureTopic(engine.kafka(), where, () -> topics.has(where))) {
                watch(topics, cosigner, telling);
            } catch (Throwable e) {
                // An Error too: if this thread ended, nothing would be cosigned any more, and nobody would be told.
                away(
                        e instanceof KafkaException
                                ? "KafkaUnavailable"
                                : Trouble.of(e).code());
            }
            pause();
        }
    }

    /** A reason that lasts is logged once. */
    private void away(String code) {
        if (!code.equals(away)) {
            LOG.warn("The witness cannot look: {}", code);
            away = code;
        }
    }

    private void watch(WitnessTopics topics, Cosigner cosigner, CosignatureTopic telling) {
        Map<String, SignedCheckpoint> kept = kept();
        cosigned = Map.copyOf(kept);
        if (!topics.begin()) {
            away("TopicMissing");
            return;
        }
        WitnessedLog log = new WitnessedLog(settings.trusted(), kept);
        while (!isClosing() && !log.hasManyWaiting() && !topics.hasAllCheckpoints()) {
            topics.read(log);
        }
        away = "";
        kept.forEach(telling::tell);
        long since = System.nanoTime();
        long missing = 0;
        while (!isClosing()) {
            topics.withRoom(log);
            topics.read(log);
            for (Borne one : log.borne()) {
                SignedCheckpoint witnessed = cosigner.cosign(one.checkpoint(), clock.instant());
                keep(one.tenantId(), witnessed);
                kept.put(one.tenantId(), witnessed);
                cosigned = Map.copyOf(kept);
                telling.tell(one.tenantId(), witnessed);
            }
            telling.tellAgain();
            untold = telling.trouble();
            if (!log.isAllTold() && topics.hasAllCheckpoints()) {
                log.allTold();
            }
            if (!log.isAtEnd() && topics.hasAllEvents()) {
                log.end();
            }
            if (log.missing() != missing) {
                missing = log.missing();
                since = System.nanoTime();
            }
            position = log.position();
            tell(log, missing > 0 && System.nanoTime() - since > patience.toNanos() ? missing : 0);
        }
    }

    private void tell(WitnessedLog log, long missing) {
        Map<String, String> now = new TreeMap<>(log.troubles());
        if (missing > 0) {
            now.put("topic", "EventMissing: position " + missing + " is not on the topic, and later ones are");
        }
        now.forEach((about, trouble) -> {
            if (!trouble.equals(troubles.get(about))) {
                LOG.error("The witness refuses to cosign for {}: {}", about, trouble);
            }
        });
        troubles = Map.copyOf(now);
    }

    private MongoCollection<Document> collection() {
        return database.getCollection(COLLECTION);
    }

    private Map<String, SignedCheckpoint> kept() {
        Map<String, SignedCheckpoint> kept = new HashMap<>();
        collection()
                .find()
                .forEach(document ->
                        kept.put(document.getString("_id"), SignedCheckpoint.of(document.getString("note"))));
        return kept;
    }

    private void keep(String tenantId, SignedCheckpoint checkpoint) {
        collection()
                .replaceOne(
                        Filters.eq("_id", tenantId),
                        new Document("_id", tenantId)
                                .append("size", checkpoint.size())
                                .append("note", checkpoint.note()),
                        new ReplaceOptions().upsert(true));
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause() {
        try {
            var _ = closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closing.countDown();
        }
    }

    void stop() throws InterruptedException {
        closing.countDown();
        thread.join(STOP_MILLIS);
    }
}
