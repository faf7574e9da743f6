package io.rapport.query.platform.history;

import io.rapport.events.EventEnvelope;
import io.rapport.events.Owner;
import io.rapport.query.platform.engine.asks.MemberEvents;
import io.rapport.query.platform.engine.member.MemberFold;
import io.rapport.query.platform.engine.member.MemberFolds;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Sources.Start;
import io.rapport.query.platform.reading.Viewpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * What a query sees that is asked as of a moment: documents folded of the member's events up to then, of as few as the
 * query needs, once for each part of a projection that it reads. It is of one request, and of one thread.
 */
final class PastView implements Viewpoint {

    private final Moment moment;
    private final MemberLog log;
    private final MemberFolds folds;
    private final SourceSearch search;
    private final Certificates certificates;
    private final Map<Folded, MemberFold> folded = new HashMap<>();
    private @Nullable Long position;

    /** What was folded; all of the member's, without a start. */
    private record Folded(
            String projection, Owner owner, @Nullable Start start) {}

    PastView(Moment moment, MemberLog log, SourceSearch search, MemberFolds folds, Certificates certificates) {
        this.certificates = certificates;
        this.moment = moment;
        this.log = log;
        this.search = search;
        this.folds = folds;
    }

    Moment moment() {
        return moment;
    }

    /**
     * The position up to which it looks.
     *
     * @throws io.rapport.query.platform.web.InvalidFieldException if one was asked for that there is not yet
     */
    long position() {
        if (position == null) {
            Long asked = moment.position();
            Instant recordedBy = moment.recordedBy();
            position = recordedBy != null
                    ? log.lastRecordedBy(recordedBy)
                    : asked == null ? log.last() : log.existing(Moment.AS_OF, asked);
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
    public List<RawBsonDocument> documents(String projection, DocumentType<?> type, Owner owner, List<Bson> filters) {
        Folded all = new Folded(projection, owner, null);
        MemberFold fold = folded.get(all);
        if (fold == null) {
            fold = folded.computeIfAbsent(new Folded(projection, owner, start(projection, type, filters)), this::fold);
        }
        return fold.documents(type);
    }

    /** It has no day of its own, and happened when it was recorded. */
    @Override
    public Set<String> forgotten(String tenantId, Collection<String> members) {
        return certificates.forgotten(tenantId, members, position(), moment.happenedBy());
    }

    /**
     * What had not happened is known of the whole history alone: an entry may be about one of another aggregate that
     * was later.
     */
    private @Nullable Start start(String projection, DocumentType<?> type, List<Bson> filters) {
        return moment.happenedBy() == null ? folds.sources(projection).of(type, filters) : null;
    }

    private MemberFold fold(Folded key) {
        Instant happenedBy = moment.happenedBy();
        MemberFold fold = folds.begin(key.projection(), happenedBy != null, InMemory.share());
        Start start = key.start();
        if (start != null) {
            Set<String> sources = search.find(key.owner(), folds.sources(key.projection()), start);
            log.readAggregates(key.owner(), sources, position(), new Into(fold, null));
            return fold;
        }
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
