package io.rapport.command.relationship;

import io.rapport.command.dispatch.SnapshotState;
import io.rapport.command.relationship.RelationshipRejection.FollowUpNotLater;
import io.rapport.command.relationship.RelationshipRejection.NoSuchEntry;
import io.rapport.command.rules.RejectedException;
import io.rapport.command.time.Moment;
import io.rapport.events.Dated;
import io.rapport.events.Entry;
import io.rapport.events.relationship.RelationshipEvent.AssumptionConfirmed;
import io.rapport.events.relationship.RelationshipEvent.AssumptionCorrected;
import io.rapport.events.relationship.RelationshipEvent.AssumptionRecorded;
import io.rapport.events.relationship.RelationshipEvent.ConversationRecorded;
import io.rapport.events.relationship.RelationshipEvent.FollowUpPlanned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpRecorded;
import io.rapport.events.relationship.RelationshipEvent.HelpOffered;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded about a person: of each entry its kind and time, and never its text. There may be many thousands,
 * so nothing but a correction of the meeting's time looks at all of them.
 */
@SnapshotState
final class Entries {

    private Map<UUID, Recorded> byId = new HashMap<>();
    private Map<UUID, List<UUID>> followUpsReferringTo = new HashMap<>();

    /** What matters of an entry's kind to what may be said about it later. */
    enum Kind {
        MEETING,
        CONVERSATION,
        FOLLOW_UP,
        FOLLOW_UP_PLAN,
        ASSUMPTION,
        CONFIRMATION,
        OFFER,
        OTHER;

        boolean isEncounter() {
            return this == MEETING || this == CONVERSATION || this == FOLLOW_UP;
        }

        boolean hasText() {
            return this != CONFIRMATION;
        }
    }

    /** @param refersTo the encounter that makes a certainty certain, or the entry that a follow-up refers to */
    record Recorded(
            Kind kind,
            Instant occurredAt,
            LocalDate occurredOn,
            @Nullable UUID refersTo,
            boolean retracted) {

        private Recorded at(Instant newAt, LocalDate newOn) {
            return new Recorded(kind, newAt, newOn, refersTo, retracted);
        }

        private Recorded withdrawn() {
            return new Recorded(kind, occurredAt, occurredOn, refersTo, true);
        }
    }

    void add(Entry entry) {
        @Nullable UUID refersTo = refersTo(entry);
        byId.put(entry.entryId(), new Recorded(kindOf(entry), entry.occurredAt(), entry.occurredOn(), refersTo, false));
        if (refersTo != null && entry instanceof FollowUpRecorded) {
            followUpsReferringTo
                    .computeIfAbsent(refersTo, id -> new ArrayList<>(1))
                    .add(entry.entryId());
        }
    }

    void correct(UUID entryId, Dated corrected) {
        byId.computeIfPresent(entryId, (id, entry) -> entry.at(corrected.occurredAt(), corrected.occurredOn()));
    }

    void retract(UUID entryId) {
        byId.computeIfPresent(entryId, (id, entry) -> entry.withdrawn());
    }

    Optional<Recorded> find(UUID entryId) {
        return Optional.ofNullable(byId.get(entryId));
    }

    /** The entry, unless there is none or it was retracted. */
    Optional<Recorded> standing(UUID entryId) {
        return find(entryId).filter(entry -> !entry.retracted());
    }

    boolean isStanding(UUID entryId) {
        return standing(entryId).isPresent();
    }

    boolean isStanding(UUID entryId, Kind kind) {
        return standing(entryId).filter(entry -> entry.kind() == kind).isPresent();
    }

    boolean isStandingEncounter(UUID entryId) {
        return standing(entryId).filter(entry -> entry.kind().isEncounter()).isPresent();
    }

    /** Whether the certainty still holds: neither it nor the encounter that it came from was retracted. */
    boolean isCertain(UUID certaintyId) {
        return standing(certaintyId)
                .map(Recorded::refersTo)
                .filter(this::isStanding)
                .isPresent();
    }

    /** An entry that would precede the meeting if the meeting had been then. */
    Optional<UUID> anyBeforeMeetingAt(Moment meeting) {
        return byId.entrySet().stream()
                .filter(entry -> entry.getValue().kind() != Kind.MEETING)
                .filter(entry -> !entry.getValue().retracted())
                .filter(entry -> precedes(entry.getValue(), meeting))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean precedes(Recorded entry, Moment meeting) {
        return meeting.dayOnly()
                ? entry.occurredOn().isBefore(meeting.occurredOn())
                : entry.occurredAt().isBefore(meeting.occurredAt());
    }

    /** A follow-up is an encounter of its own, later than the entry that it refers to. */
    void mustBeLaterThan(UUID reference, Moment followUp) {
        Recorded earlier =
                standing(reference).orElseThrow(() -> new RejectedException(new NoSuchEntry("reference.entryId")));
        if (!followUp.mayBeAfter(earlier.occurredAt(), earlier.occurredOn())) {
            throw new RejectedException(new FollowUpNotLater(earlier.occurredAt(), reference));
        }
    }

    /** Follow-ups stay later than what they refer to, whichever of the two is put right. */
    void mustKeepFollowUpsLater(UUID corrected, Moment when) {
        find(corrected)
                .filter(entry -> entry.kind() == Kind.FOLLOW_UP)
                .map(Recorded::refersTo)
                .filter(this::isStanding)
                .ifPresent(reference -> mustBeLaterThan(reference, when));
        for (UUID followUp : followUpsReferringTo.getOrDefault(corrected, List.of())) {
            if (standing(followUp).filter(later -> wouldNotBeLater(later, when)).isPresent()) {
                throw new RejectedException(new FollowUpNotLater(when.occurredAt(), followUp));
            }
        }
    }

    private static boolean wouldNotBeLater(Recorded followUp, Moment reference) {
        return reference.dayOnly()
                ? followUp.occurredOn().isBefore(reference.occurredOn())
                : !followUp.occurredAt().isAfter(reference.occurredAt());
    }

    private static Kind kindOf(Entry entry) {
        return switch (entry) {
            case PersonMet _ -> Kind.MEETING;
            case ConversationRecorded _ -> Kind.CONVERSATION;
            case FollowUpRecorded _ -> Kind.FOLLOW_UP;
            case FollowUpPlanned _ -> Kind.FOLLOW_UP_PLAN;
            case AssumptionRecorded _ -> Kind.ASSUMPTION;
            case AssumptionConfirmed _ -> Kind.CONFIRMATION;
            case HelpOffered _ -> Kind.OFFER;
            default -> Kind.OTHER;
        };
    }

    private static @Nullable UUID refersTo(Entry entry) {
        return switch (entry) {
            case FollowUpRecorded followUp -> followUp.reference().entryId();
            case AssumptionConfirmed confirmed -> confirmed.conversationId();
            case AssumptionCorrected corrected -> corrected.conversationId();
            default -> null;
        };
    }
}
