package io.rapport.query.platform.history;

import io.rapport.events.EventEnvelope;
import io.rapport.events.Owner;
import io.rapport.query.platform.engine.member.MemberFold;
import io.rapport.query.platform.engine.member.MemberFolds;
import io.rapport.query.platform.history.DiffPart.Moments;
import io.rapport.query.platform.history.DiffPart.Side;
import io.rapport.query.platform.history.Difference.Between;
import io.rapport.query.platform.history.Difference.MadeBy;
import io.rapport.query.platform.projection.DocumentType;
import io.rapport.query.platform.projection.Rewritten;
import io.rapport.query.platform.web.NotFoundException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What of an aggregate is not at one moment what it is at another: the documents of a projection are folded up to both,
 * as {@code asOf} folds them, and compared. What made a field differ are the events by which the fold changed it that
 * are of one of the moments alone.
 */
@Component
public final class Differences {

    private final MemberLog log;
    private final AggregateEvents aggregates;
    private final MemberFolds folds;

    Differences(MemberLog log, AggregateEvents aggregates, MemberFolds folds) {
        this.log = log;
        this.aggregates = aggregates;
        this.folds = folds;
    }

    /**
     * What differs, by what it is of.
     *
     * @param told the documents of the projection of which it is told how they differ
     * @throws NotFoundException if the member has no such aggregate at the latter moment
     */
    public Between of(Owner owner, UUID aggregateId, String projection, List<Told<?>> told, DiffPart part) {
        String id = aggregateId.toString();
        PastView past = AsOf.current();
        Moments moments = part.moments(
                log,
                past == null ? log.last() : past.position(),
                past == null ? null : past.moment().happenedBy());
        List<EventEnvelope> all =
                aggregates.of(owner, id, part.context(), moments.to().position());
        Folded former = folded(id, projection, told, seen(all, moments.from()));
        Folded latter = folded(id, projection, told, seen(all, moments.to()));
        if (!latter.any) {
            throw new NotFoundException();
        }
        List<Difference> found = new ArrayList<>();
        for (Place place : places(former, latter)) {
            for (Change change : Changes.between(
                    place.told(), place.id(), former.documents.get(place), latter.documents.get(place))) {
                found.add(difference(change, madeBy(change, all, former, latter)));
            }
        }
        found.sort(Comparator.comparing(Difference::of)
                .thenComparing(Difference::id)
                .thenComparing(Difference::field));
        int first = Math.min(part.first(), found.size());
        int end = Math.min(first + part.limit(), found.size());
        return new Between(
                part.told(moments.from()),
                part.told(moments.to()),
                List.copyOf(found.subList(first, end)),
                end < found.size() ? part.after(end).text() : null);
    }

    private static List<EventEnvelope> seen(List<EventEnvelope> all, Side side) {
        List<EventEnvelope> recorded = all.stream()
                .filter(event -> event.position() <= side.position())
                .toList();
        Instant happenedBy = side.happenedBy();
        return happenedBy == null ? recorded : InTheWorld.happenedBy(happenedBy, recorded);
    }

    /** Those of the aggregate itself: what else was folded along is not told. */
    private static Set<Place> places(Folded former, Folded latter) {
        Set<Place> places = new LinkedHashSet<>(former.own);
        places.addAll(latter.own);
        return places;
    }

    private Folded folded(String id, String projection, List<Told<?>> told, List<EventEnvelope> events) {
        MemberFold fold = folds.begin(projection, true, InMemory.share());
        Folded folded = new Folded();
        for (EventEnvelope event : events) {
            boolean own = event.aggregateId().equals(id);
            folded.any |= own;
            folded.events.add(event.position());
            for (Rewritten rewritten : fold.foldTelling(event)) {
                Told<?> of = told(told, rewritten.type());
                if (of != null) {
                    folded.take(new Place(of, rewritten.id()), own, rewritten.after());
                    Changes.between(of, rewritten.id(), rewritten.before(), rewritten.after())
                            .forEach(change -> folded.changed(change, event));
                }
            }
        }
        return folded;
    }

    private static @Nullable Told<?> told(List<Told<?>> told, DocumentType<?> type) {
        return told.stream().filter(one -> one.type().equals(type)).findFirst().orElse(null);
    }

    /**
     * Those of one moment alone that changed the field. Where a later correction moved an entry out of both, it is what
     * names the entry.
     */
    private static List<EventEnvelope> madeBy(Change change, List<EventEnvelope> all, Folded former, Folded latter) {
        Field field = Field.of(change);
        Map<Long, EventEnvelope> changing = new LinkedHashMap<>();
        for (Folded folded : List.of(former, latter)) {
            folded.changes.getOrDefault(field, List.of()).forEach(event -> changing.put(event.position(), event));
        }
        List<EventEnvelope> ofOneAlone = changing.values().stream()
                .filter(event -> former.events.contains(event.position()) != latter.events.contains(event.position()))
                .sorted(Comparator.comparingLong(EventEnvelope::position))
                .toList();
        boolean gone =
                !ofOneAlone.isEmpty() && ofOneAlone.stream().allMatch(one -> former.events.contains(one.position()));
        return gone || ofOneAlone.isEmpty() ? withWhatNames(change.id(), all, ofOneAlone) : ofOneAlone;
    }

    private static List<EventEnvelope> withWhatNames(String id, List<EventEnvelope> all, List<EventEnvelope> known) {
        Set<Long> positions = known.stream().map(EventEnvelope::position).collect(Collectors.toSet());
        return all.stream()
                .filter(event -> positions.contains(event.position())
                        || (InTheWorld.isAmendment(event.event())
                                && InTheWorld.named(event.event()).stream()
                                        .anyMatch(named -> named.toString().equals(id))))
                .toList();
    }

    private static Difference difference(Change change, List<EventEnvelope> events) {
        return new Difference(
                change.of(),
                change.id(),
                change.field(),
                change.value(),
                change.words(),
                change.name(),
                events.stream().map(Differences::madeBy).toList());
    }

    private static MadeBy madeBy(EventEnvelope event) {
        return new MadeBy(
                event.position(),
                event.eventId(),
                event.event().getClass().getSimpleName(),
                event.actor(),
                event.recordedAt(),
                InTheWorld.dayOf(event),
                event.commandId());
    }

    /** A document of which is told. */
    private record Place(Told<?> told, String id) {}

    private record Field(String of, String id, String field) {

        static Field of(Change change) {
            return new Field(change.of(), change.id(), change.field());
        }
    }

    /** What a fold has come to. */
    private static final class Folded {

        private final Set<Long> events = new HashSet<>();
        private final Map<Place, Record> documents = new HashMap<>();
        private final Set<Place> own = new LinkedHashSet<>();
        private final Map<Field, List<EventEnvelope>> changes = new HashMap<>();
        private boolean any;

        void take(Place place, boolean isOwn, @Nullable Record after) {
            if (isOwn) {
                own.add(place);
            }
            if (after == null) {
                documents.remove(place);
            } else {
                documents.put(place, after);
            }
        }

        void changed(Change change, EventEnvelope event) {
            changes.computeIfAbsent(Field.of(change), none -> new ArrayList<>()).add(event);
        }
    }
}
