package io.rapport.query.platform.history;

import io.rapport.events.Dated;
import io.rapport.events.Entry;
import io.rapport.events.EventEnvelope;
import io.rapport.events.EventTypes;
import io.rapport.events.Forgetting;
import io.rapport.events.Forgotten;
import io.rapport.events.Owner;
import io.rapport.events.RapportEvent;
import io.rapport.events.coaching.CoachingEvent.PrivateNoteKept;
import io.rapport.events.coaching.Party;
import io.rapport.query.platform.engine.member.MemberFold;
import io.rapport.query.platform.engine.member.MemberFolds;
import io.rapport.query.platform.web.NotFoundException;
import io.rapport.query.platform.web.Page;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Every event of an aggregate with what it changed: the documents of a projection are folded event by event, and what
 * differs is told. What was merged with the aggregate is folded too, so that nothing is missing, and is not told; that
 * somebody was forgotten is told, and not who.
 */
@Component
public final class Histories {

    private final MemberLog log;
    private final AggregateEvents aggregates;
    private final MemberFolds folds;

    Histories(MemberLog log, AggregateEvents aggregates, MemberFolds folds) {
        this.log = log;
        this.aggregates = aggregates;
        this.folds = folds;
    }

    /**
     * The latest first.
     *
     * @param told the documents of the projection of which it is told how they changed
     * @throws NotFoundException if the member has, or had then, no such aggregate
     */
    public Page<HistoryItem> of(
            Owner owner, UUID aggregateId, String projection, List<Told<?>> told, HistoryPart part) {
        String id = aggregateId.toString();
        PastView past = AsOf.current();
        List<EventEnvelope> events =
                aggregates.of(owner, id, part.context(), past == null ? log.last() : past.position());
        Instant happenedBy = past == null ? null : past.moment().happenedBy();
        if (happenedBy != null) {
            events = InTheWorld.happenedBy(happenedBy, events);
        }
        MemberFold fold = folds.begin(projection, true, InMemory.share());
        List<HistoryItem> found = new ArrayList<>();
        boolean any = false;
        for (EventEnvelope event : events) {
            List<Change> changes = fold.foldTelling(event).stream()
                    .flatMap(one -> Changes.of(one, told).stream())
                    .sorted(Comparator.comparing(Change::of).thenComparing(Change::id))
                    .toList();
            boolean own = event.aggregateId().equals(id);
            any |= own;
            // That a coach keeps notes for themself alone is nobody else's business; they find them in the engagement.
            if ((own && !(event.event() instanceof PrivateNoteKept)) || event.event() instanceof Forgetting) {
                HistoryItem item = item(event, part.withoutBefore(changes));
                if (part.wants(item)) {
                    found.add(item);
                }
            }
        }
        if (!any) {
            throw new NotFoundException();
        }
        List<HistoryItem> latestFirst = found.reversed();
        return Page.of(
                latestFirst.subList(0, Math.min(latestFirst.size(), part.limit() + 1)), part.limit(), part::after);
    }

    private static HistoryItem item(EventEnvelope event, List<Change> changes) {
        RapportEvent what = event.event();
        Entry entry = what instanceof Entry one ? one : null;
        Dated dated = what instanceof Dated one ? one : null;
        Set<UUID> about =
                entry != null ? entry.follows() : InTheWorld.isAmendment(what) ? InTheWorld.named(what) : Set.of();
        return new HistoryItem(
                event.position(),
                event.eventId(),
                event.sequence(),
                what.getClass().getSimpleName(),
                event.actor(),
                actedAs(event),
                event.recordedAt(),
                dated == null ? null : dated.occurredAt(),
                InTheWorld.dayOf(event),
                event.commandId(),
                event.correlationId(),
                event.causationId(),
                entry == null ? null : entry.entryId(),
                entry == null ? List.of() : entry.restsOn().stream().sorted().toList(),
                about.stream()
                        .filter(id -> !id.toString().equals(event.aggregateId()))
                        .sorted()
                        .toList(),
                hasForgotten(what),
                changes);
    }

    /** Nobody records anything of a member's but themself and their coaches. */
    private static @Nullable Party actedAs(EventEnvelope event) {
        if (event.actor().equals(event.memberId())) {
            return Party.MEMBER;
        }
        return EventTypes.contextOf(event.type()).equals("coaching") ? Party.COACH : null;
    }

    private static boolean hasForgotten(Object value) {
        return switch (value) {
            case String text -> Forgotten.is(text);
            case Collection<?> some -> some.stream().anyMatch(Histories::hasForgotten);
            case Record record -> {
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    Object inner = Components.value(component, record);
                    if (inner != null && hasForgotten(inner)) {
                        yield true;
                    }
                }
                yield false;
            }
            default -> false;
        };
    }
}
