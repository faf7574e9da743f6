package io.rapport.query.platform.history;

import io.rapport.events.EventEnvelope;
import io.rapport.query.platform.engine.asks.MemberEvents;
import io.rapport.query.platform.engine.member.MemberFold;
import io.rapport.query.platform.engine.member.MemberFolds;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Owner;
import io.rapport.query.platform.reading.Viewpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * What a query sees that is asked as of a moment: documents folded of the member's events up to then, once for each
 * projection that it reads. It is of one request, and of one thread.
 */
final class PastView implements Viewpoint {

    private final Moment moment;
    private final MemberLog log;
    private final MemberFolds folds;
    private final Map<Folded, MemberFold> folded = new HashMap<>();
    private @Nullable Long position;

    private record Folded(String projection, Owner owner) {}

    PastView(Moment moment, MemberLog log, MemberFolds folds) {
        this.moment = moment;
        this.log = log;
        this.folds = folds;
    }

    Moment moment() {
        return moment;
    }

    /** The position up to which it looks: one that there is, whatever was asked for. */
    long position() {
        if (position == null) {
            Long asked = moment.position();
            Instant recordedBy = moment.recordedBy();
            position = recordedBy != null
                    ? log.lastRecordedBy(recordedBy)
                    : asked == null ? log.last() : Math.min(asked, log.last());
        }
        return position;
    }

    /** What time it was: the earlier one, if both times are asked for. */
    Instant now(Instant today) {
        Instant recorded = moment.recordedBy();
        Instant known = recorded != null ? recorded : moment.position() == null ? today : log.recordedAt(position());
        Instant happened = moment.happenedBy();
        return happened == null || happened.isAfter(known) ? known : happened;
    }

    @Override
    public List<RawBsonDocument> documents(String projection, DocumentType<?> type, Owner owner) {
        Folded key = new Folded(projection, owner);
        MemberFold fold = folded.get(key);
        if (fold == null) {
            fold = fold(key);
            folded.put(key, fold);
        }
        return fold.documents(type);
    }

    private MemberFold fold(Folded key) {
        Instant happenedBy = moment.happenedBy();
        MemberFold fold = folds.begin(key.projection(), happenedBy != null);
        if (happenedBy == null) {
            log.read(key.owner(), fold::follows, position(), new Into(fold, null));
            return fold;
        }
        List<EventEnvelope> history = new ArrayList<>();
        log.read(key.owner(), fold::follows, position(), new Into(fold, history));
        InTheWorld.happenedBy(happenedBy, history).forEach(fold::fold);
        return fold;
    }

    /** Folds at once, or collects. */
    private record Into(MemberFold fold, @Nullable List<EventEnvelope> history) implements MemberEvents.Reader {

        @Override
        public void on(EventEnvelope event) {
            if (history == null) {
                fold.fold(event);
            } else {
                history.add(event);
            }
        }

        @Override
        public void onIllegible(String aggregateId) {
            fold.stop(aggregateId);
        }
    }
}
