package io.rapport.query.platform.engine.member;

import io.rapport.events.EventEnvelope;
import io.rapport.events.Forgetting;
import io.rapport.events.Owner;
import io.rapport.query.platform.engine.asks.Keysets;
import io.rapport.query.platform.engine.asks.MemberEvents;
import io.rapport.query.platform.engine.documents.DocumentMapper;
import io.rapport.query.platform.engine.documents.DocumentStore;
import io.rapport.query.platform.engine.progress.Marker;
import io.rapport.query.platform.engine.progress.ParkedEvents;
import io.rapport.query.platform.engine.progress.StoredProgress;
import io.rapport.query.platform.engine.topic.EventHeaders;
import io.rapport.query.platform.projection.Projection;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a member's documents anew when somebody was forgotten: what was told of them in earlier events reads otherwise
 * now, and documents were made of what it said before. They become what the same projection makes of the log today, up
 * to that event. It may be done any number of times. Failures are transient: whoever folds begins again.
 */
public final class Refold {

    private static final Logger LOG = LoggerFactory.getLogger(Refold.class);

    /** Readers may have keys so much longer than there are any, and clocks may differ. */
    private static final Duration KEPT_BY_READERS = Duration.ofMinutes(2);

    /** All projections come to the same certificate at about the same time, each with all documents of a member. */
    private static final Lock ONE_AT_A_TIME = new ReentrantLock(true);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Projection projection;
    private final DocumentStore documents;
    private final ParkedEvents parkedEvents;
    private final StoredProgress progress;
    private final DocumentMapper mapper;
    private final MemberEvents log;
    private final Keysets keysets;

    public Refold(
            Projection projection,
            DocumentStore documents,
            ParkedEvents parkedEvents,
            StoredProgress progress,
            DocumentMapper mapper,
            MemberEvents log,
            Keysets keysets) {
        this.keysets = keysets;
        this.projection = projection;
        this.documents = documents;
        this.parkedEvents = parkedEvents;
        this.progress = progress;
        this.mapper = mapper;
        this.log = log;
    }

    /**
     * What the member recorded after the event and perhaps before the keys were destroyed, by position, read again now:
     * whoever has opened it already has it in clear. {@code null} if nothing was made anew, which is not needed without
     * keys, or if all that is there was folded, since {@code begun}, of events that read as forgotten.
     *
     * @throws ForgettingUnfinishedException if keys are still to be destroyed
     */
    public @Nullable Map<Long, EventEnvelope> before(EventHeaders event, Forgetting forgetting, Instant begun) {
        if (!log.isOpened()) {
            return null;
        }
        Instant forgottenAt = log.forgottenAt(forgetting.certificateId());
        if (forgottenAt == null) {
            throw new ForgettingUnfinishedException();
        }
        Instant sealedUntil = forgottenAt.plus(KEPT_BY_READERS);
        if (begun.isAfter(sealedUntil)) {
            return null;
        }
        keysets.dropDestroyed();
        Owner owner = event.owner();
        Map<String, Long> stopped = progress.markers(owner, parkedEvents.aggregatesOf(owner)).stream()
                .filter(Marker::stopped)
                .collect(Collectors.toMap(Marker::aggregateId, Marker::sequence));
        ONE_AT_A_TIME.lock();
        try (FoldingRoom.Share share = FoldingRoom.OF_PROCESS.share(PATIENCE)) {
            return remade(event, owner, stopped, sealedUntil, share);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private Map<Long, EventEnvelope> remade(
            EventHeaders event, Owner owner, Map<String, Long> stopped, Instant sealedUntil, FoldingRoom.Share share) {
        MemberFold fold = new MemberFold(projection, mapper, true, share);
        Map<Long, EventEnvelope> after = new HashMap<>();
        log.read(owner, fold::follows, Long.MAX_VALUE, new MemberEvents.Reader() {
            @Override
            public void on(EventEnvelope read) {
                if (read.position() > event.position() && !read.recordedAt().isAfter(sealedUntil)) {
                    after.put(read.position(), read);
                } else if (read.position() < event.position()
                        && read.sequence() <= stopped.getOrDefault(read.aggregateId(), Long.MAX_VALUE)) {
                    fold.fold(read);
                }
            }

            @Override
            public void onIllegible(String aggregateId) {
                fold.stop(aggregateId);
            }
        });
        documents.replaceAllOf(owner, fold.stored());
        LOG.info(
                "Projection {} made a member's documents anew at position {}: somebody was forgotten",
                projection.name(),
                event.position());
        return after;
    }
}
