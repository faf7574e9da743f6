package io.rapport.command.domain.relationship;

import io.rapport.command.kernel.people.Telling;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.platform.aggregate.MessageOwner;
import io.rapport.events.Dated;
import io.rapport.events.Owner;
import io.rapport.events.gathering.GatheringEvent.GatheringPlanned;
import io.rapport.events.gathering.GatheringEvent.GuestInvited;
import io.rapport.events.introduction.IntroductionEvent.IntroductionProposed;
import io.rapport.events.mission.MissionEvent.AnswerRecorded;
import io.rapport.events.mission.MissionEvent.DebriefCorrected;
import io.rapport.events.mission.MissionEvent.MissionDebriefed;
import io.rapport.events.mission.MissionEvent.MissionPlanned;
import io.rapport.events.skill.SkillEvent.SkillPractised;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Whom the events of another context's aggregate name, and what they say of when. */
final class NamedInHistory {

    private static final long FIRST = 0;

    private final @Nullable UUID partId;
    private final Set<UUID> people = new LinkedHashSet<>();
    private @Nullable UUID from;
    private @Nullable Moment when;

    private NamedInHistory(@Nullable UUID partId) {
        this.partId = partId;
    }

    /** What the aggregate's events say; nothing if the member has no such aggregate, which is told elsewhere. */
    static NamedInHistory read(EventStore events, Owner owner, Telling.Within within) {
        NamedInHistory named = new NamedInHistory(within.partId());
        DomainEventStream stream = events.readEvents(within.aggregateId().toString(), FIRST);
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            if (!owner.equals(MessageOwner.in(message.getMetaData()))) {
                break;
            }
            named.after(message.getPayload());
        }
        return named;
    }

    private void after(Object event) {
        switch (event) {
            case IntroductionProposed proposed -> {
                people.add(proposed.people().firstId());
                people.add(proposed.people().secondId());
                if (proposed.entryId().equals(partId)) {
                    from = proposed.drawnFrom();
                }
            }
            case MissionPlanned planned -> add(planned.about().relationshipId());
            case AnswerRecorded answer when answer.entryId().equals(partId) -> from = answer.encounterId();
            case MissionDebriefed debrief -> when = day(debrief);
            case DebriefCorrected debrief -> when = day(debrief);
            case SkillPractised practice when practice.entryId().equals(partId) -> add(practice.relationshipId());
            // Who was there was there on its last day at the latest.
            case GatheringPlanned planned -> when = day(planned.endsOn());
            case GuestInvited invited when invited.invitationId().equals(partId) -> add(invited.relationshipId());
            default -> {
                // Nothing else names anybody.
            }
        }
    }

    private void add(@Nullable UUID relationshipId) {
        if (relationshipId != null) {
            people.add(relationshipId);
        }
    }

    private static Moment day(Dated event) {
        return new Moment(event.occurredAt(), event.occurredOn(), true);
    }

    private static Moment day(LocalDate day) {
        return new Moment(day.atStartOfDay().toInstant(ZoneOffset.UTC), day, true);
    }

    @Nullable
    UUID partId() {
        return partId;
    }

    Set<UUID> people() {
        return people;
    }

    /** The entry of a relationship that the part of the aggregate comes from. */
    @Nullable
    UUID from() {
        return from;
    }

    /** When it was, as far as a command that says nothing of it is concerned. */
    @Nullable
    Moment when() {
        return when;
    }
}
