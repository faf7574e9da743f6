package io.rapport.query.rules;

import io.rapport.events.Entry;
import io.rapport.events.EventEnvelope;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.AssumptionConfirmed;
import io.rapport.events.relationship.RelationshipEvent.AssumptionCorrected;
import io.rapport.events.relationship.RelationshipEvent.AssumptionRecorded;
import io.rapport.events.relationship.RelationshipEvent.ContactCaptured;
import io.rapport.events.relationship.RelationshipEvent.ConversationRecorded;
import io.rapport.events.relationship.RelationshipEvent.DetailRemembered;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.FactLearned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpPlanned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpRecorded;
import io.rapport.events.relationship.RelationshipEvent.FollowUpSkipped;
import io.rapport.events.relationship.RelationshipEvent.HelpFollowedThrough;
import io.rapport.events.relationship.RelationshipEvent.HelpOffered;
import io.rapport.events.relationship.RelationshipEvent.HelpOutcomeRecorded;
import io.rapport.events.relationship.RelationshipEvent.HelpReceived;
import io.rapport.events.relationship.RelationshipEvent.HelpResponseRecorded;
import io.rapport.events.relationship.RelationshipEvent.OfferWithdrawn;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.RapportRated;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a relationship, reduced to what rules look at.
 *
 * @param recordedAs the record that it was told in, if another one stands for that now
 * @param recorded the position of the event that told it
 * @param restsOn the entries without which it means nothing, as its event says
 * @param about the plan of a follow-up; the offer of what was said to it, done and had
 * @param standing whether neither it nor anything that it rests on, near or far, was taken back
 */
public record Deed(
        UUID relationshipId,
        @Nullable UUID recordedAs,
        long recorded,
        UUID entryId,
        Kind kind,
        Instant occurredAt,
        LocalDate occurredOn,
        List<UUID> restsOn,
        @Nullable UUID about,
        boolean standing)
        implements Happening, Grounded {

    /** What was done. */
    public enum Kind {
        /** There is a card, and nobody was met. */
        CAPTURE,
        MEETING,
        CONVERSATION,
        FOLLOW_UP,
        GUESS,
        CERTAINTY,
        DETAIL,
        PLAN,
        OFFER,
        RESPONSE,
        FOLLOW_THROUGH,
        OUTCOME,
        RECEIVED;

        /** Whether the two were in contact: a plan is no contact. */
        public boolean isEncounter() {
            return this == MEETING || this == CONVERSATION || this == FOLLOW_UP;
        }
    }

    public Deed {
        // Documents keep milliseconds, and sets in any order.
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MILLIS);
        restsOn = restsOn.stream().sorted().toList();
    }

    /** The deed that an event tells, if it tells one. */
    public static Optional<Deed> told(EventEnvelope envelope, RelationshipEvent event) {
        return switch (event) {
            case ContactCaptured card -> told(envelope, event, card, Kind.CAPTURE, null);
            case PersonMet met -> told(envelope, event, met, Kind.MEETING, null);
            case ConversationRecorded talk -> told(envelope, event, talk, Kind.CONVERSATION, null);
            case FollowUpRecorded followUp -> told(envelope, event, followUp, Kind.FOLLOW_UP, followUp.planId());
            case AssumptionRecorded guess -> told(envelope, event, guess, Kind.GUESS, null);
            case AssumptionConfirmed right -> told(envelope, event, right, Kind.CERTAINTY, null);
            case AssumptionCorrected wrong -> told(envelope, event, wrong, Kind.CERTAINTY, null);
            case FactLearned fact -> told(envelope, event, fact, Kind.CERTAINTY, null);
            case DetailRemembered detail -> told(envelope, event, detail, Kind.DETAIL, null);
            case FollowUpPlanned plan -> told(envelope, event, plan, Kind.PLAN, null);
            case HelpOffered offer -> told(envelope, event, offer, Kind.OFFER, null);
            case HelpResponseRecorded response -> told(envelope, event, response, Kind.RESPONSE, response.offerId());
            case HelpFollowedThrough help -> told(envelope, event, help, Kind.FOLLOW_THROUGH, help.offerId());
            case HelpOutcomeRecorded outcome -> told(envelope, event, outcome, Kind.OUTCOME, outcome.offerId());
            case HelpReceived help -> told(envelope, event, help, Kind.RECEIVED, null);
            case FollowUpSkipped _,
                    OfferWithdrawn _,
                    RapportRated _,
                    RelationshipEvent.Amendment _,
                    RelationshipEvent.Housekeeping _,
                    RelationshipEvent.Identity _ -> Optional.empty();
        };
    }

    private static Optional<Deed> told(
            EventEnvelope envelope, RelationshipEvent event, Entry entry, Kind kind, @Nullable UUID about) {
        return Optional.of(new Deed(
                event.relationshipId(),
                null,
                envelope.position(),
                entry.entryId(),
                kind,
                entry.occurredAt(),
                entry.occurredOn(),
                List.copyOf(entry.restsOn()),
                about,
                true));
    }

    /** When it happened, put right. */
    public Deed corrected(EntryCorrected correction) {
        return new Deed(
                relationshipId,
                recordedAs,
                recorded,
                entryId,
                kind,
                correction.occurredAt(),
                correction.occurredOn(),
                restsOn,
                about,
                standing);
    }

    /** Taken back, or left without something that it rests on. */
    public Deed fallen() {
        return new Deed(
                relationshipId, recordedAs, recorded, entryId, kind, occurredAt, occurredOn, restsOn, about, false);
    }

    /** Belongs to the record that stands for the one that it was told in. */
    public Deed takenOverBy(UUID root) {
        return of(root, relationshipId);
    }

    /** Belongs to the record again that it was told in. */
    public Deed givenBack() {
        return recordedAs == null ? this : of(recordedAs, null);
    }

    private Deed of(UUID record, @Nullable UUID toldIn) {
        return new Deed(record, toldIn, recorded, entryId, kind, occurredAt, occurredOn, restsOn, about, standing);
    }

    @Override
    public @Nullable UUID givenFor() {
        return kind == Kind.FOLLOW_THROUGH ? about : null;
    }

    /** An outcome that names its follow-through rests on two entries, one that does not on its offer alone. */
    @Override
    public @Nullable UUID outcomeOf() {
        return kind == Kind.OUTCOME && restsOn.size() == 1 ? about : null;
    }
}
