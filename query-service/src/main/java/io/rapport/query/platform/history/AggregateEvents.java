package io.rapport.query.platform.history;

import io.rapport.events.EventEnvelope;
import io.rapport.events.EventTypes;
import io.rapport.events.Owner;
import io.rapport.events.RapportEvent;
import io.rapport.events.coaching.CoachingEvent.EngagementDeclined;
import io.rapport.events.coaching.CoachingEvent.EngagementEnded;
import io.rapport.events.coaching.CoachingEvent.EngagementProposed;
import io.rapport.query.platform.engine.asks.MemberEvents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The events of one aggregate, with those without which a fold of them is not whole. */
@Component
class AggregateEvents {

    /** Records may be merged into one that is merged itself. */
    private static final int ROUNDS = 3;

    private final MemberLog log;
    private final Certificates certificates;

    AggregateEvents(MemberLog log, Certificates certificates) {
        this.log = log;
        this.certificates = certificates;
    }

    /**
     * Of the aggregate, if its events are of that context, and of those of its kind that it names, in the order in
     * which they were recorded; and, from when it began on, what certifies that the member was forgotten, or that the
     * coach was with whom it was until then.
     */
    List<EventEnvelope> of(Owner owner, String id, Class<? extends RapportEvent> context, long upTo) {
        List<EventEnvelope> events = new ArrayList<>();
        Set<String> read = new HashSet<>();
        Set<String> next = Set.of(id);
        Set<String> alike = Set.of();
        for (int round = 0; round < ROUNDS && !next.isEmpty(); round++) {
            List<EventEnvelope> more = new ArrayList<>();
            log.readAggregates(owner, next, upTo, new Into(more));
            // An id may be of anything: what is open of one kind opens nothing of another.
            if (more.isEmpty() || !context.isInstance(more.getFirst().event())) {
                break;
            }
            if (round == 0) {
                String itsOwn = EventTypes.contextOf(more.getFirst().type());
                alike = log.aggregates(owner, type -> EventTypes.contextOf(type).equals(itsOwn));
            }
            events.addAll(more);
            read.addAll(next);
            next = new HashSet<>();
            for (EventEnvelope event : more) {
                for (UUID named : InTheWorld.named(event.event())) {
                    String other = named.toString();
                    if (alike.contains(other) && !read.contains(other)) {
                        next.add(other);
                    }
                }
            }
        }
        if (!events.isEmpty()) {
            long begin = events.getFirst().position();
            certificates.of(owner, upTo).stream()
                    .filter(certificate -> certificate.position() > begin)
                    .filter(certificate -> !read.contains(certificate.aggregateId()))
                    .forEach(events::add);
            events.addAll(endedByItsCoach(owner, events, upTo));
        }
        events.sort(Comparator.comparingLong(EventEnvelope::position));
        return events;
    }

    /** A coach's certificate is in the coach's own log; that it ended the engagement is told in the member's, too. */
    private List<EventEnvelope> endedByItsCoach(Owner owner, List<EventEnvelope> events, long upTo) {
        if (!(events.getFirst().event() instanceof EngagementProposed proposed)) {
            return List.of();
        }
        long end = events.stream()
                .filter(event ->
                        event.event() instanceof EngagementEnded || event.event() instanceof EngagementDeclined)
                .mapToLong(EventEnvelope::position)
                .findFirst()
                .orElse(upTo);
        long begin = events.getFirst().position();
        return certificates.of(new Owner(owner.tenantId(), proposed.coachId()), Math.min(end, upTo)).stream()
                .filter(certificate -> certificate.position() > begin)
                .limit(1)
                .map(certificate -> inLogOf(owner, certificate))
                .toList();
    }

    private static EventEnvelope inLogOf(Owner owner, EventEnvelope event) {
        return new EventEnvelope(
                event.eventId(),
                event.type(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.position(),
                event.tenantId(),
                owner.memberId(),
                event.actor(),
                event.recordedAt(),
                event.commandId(),
                event.correlationId(),
                event.causationId(),
                event.event());
    }

    record Into(List<EventEnvelope> events) implements MemberEvents.Reader {

        @Override
        public void on(EventEnvelope event) {
            events.add(event);
        }

        @Override
        public void onIllegible(String aggregateId) {
            // What cannot be read has no words here; its numbers are missing in the sequence.
        }
    }
}
