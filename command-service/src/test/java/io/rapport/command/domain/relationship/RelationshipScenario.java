package io.rapport.command.domain.relationship;

import io.rapport.command.domain.relationship.RelationshipCommand.CorrectEntry;
import io.rapport.command.kernel.rules.Scenario;
import io.rapport.command.kernel.time.MemberTime;
import io.rapport.command.kernel.time.Moment;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.HelpKind;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.Reference;
import io.rapport.events.relationship.RelationshipEvent;
import io.rapport.events.relationship.RelationshipEvent.AssumptionConfirmed;
import io.rapport.events.relationship.RelationshipEvent.AssumptionCorrected;
import io.rapport.events.relationship.RelationshipEvent.AssumptionRecorded;
import io.rapport.events.relationship.RelationshipEvent.ConversationRecorded;
import io.rapport.events.relationship.RelationshipEvent.EntryCorrected;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.FollowUpPlanned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpRecorded;
import io.rapport.events.relationship.RelationshipEvent.HelpFollowedThrough;
import io.rapport.events.relationship.RelationshipEvent.HelpOffered;
import io.rapport.events.relationship.RelationshipEvent.HelpOutcomeRecorded;
import io.rapport.events.relationship.RelationshipEvent.HelpResponseRecorded;
import io.rapport.events.relationship.RelationshipEvent.OfferWithdrawn;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.RelationshipArchived;
import io.rapport.events.relationship.RelationshipKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened between the member and Mara, whom they met on 2 March 2026 at 09:00 UTC; ids are made of words. */
final class RelationshipScenario {

    static final UUID MARA = id("Mara");
    static final UUID MEETING = id("meeting");
    static final Moment WHEN_MET = at("2026-03-02T09:00:00Z");
    static final Moment LATER = at("2026-03-10T15:00:00Z");
    static final Person PERSON = new Person(
            "Mara", RelationshipKind.ACQUAINTANCE, null, "Acme", null, false, "mara@example.org", null, null, null);

    private RelationshipScenario() {}

    static Scenario<Relationship> given(RelationshipEvent... history) {
        return Scenario.of(Relationship.class, history);
    }

    static UUID id(String word) {
        return UUID.nameUUIDFromBytes(word.getBytes(StandardCharsets.UTF_8));
    }

    /** An instant, on its day in UTC. */
    static Moment at(String instant) {
        Instant at = Instant.parse(instant);
        return new Moment(at, at.atOffset(ZoneOffset.UTC).toLocalDate(), false);
    }

    /** A day, of which no time was stated. */
    static Moment on(String day) {
        LocalDate on = LocalDate.parse(day);
        return new Moment(on.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC), on, true);
    }

    /** Puts something right, in UTC. */
    static CorrectEntry correct(
            UUID entryId,
            @Nullable String text,
            @Nullable Moment when,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate on) {
        Moment whenMet = when == null ? null : when.fromBeginningOfDay(MemberTime.DEFAULT);
        return new CorrectEntry(MARA, entryId, text, when, whenMet, dueOn, on, "A slip");
    }

    static PersonMet met() {
        return met(WHEN_MET);
    }

    static PersonMet met(Moment when) {
        return new PersonMet(
                MARA, MEETING, when.occurredAt(), when.occurredOn(), PERSON, null, Set.of("marketing"), null);
    }

    static ConversationRecorded conversation(String word) {
        return conversation(word, LATER);
    }

    static ConversationRecorded conversation(String word, Moment when) {
        return new ConversationRecorded(
                MARA, id(word), when.occurredAt(), when.occurredOn(), "We talked about " + word, null);
    }

    static AssumptionRecorded assumption(String word) {
        return new AssumptionRecorded(
                MARA, id(word), LATER.occurredAt(), LATER.occurredOn(), Aspect.INTERESTS, "Probably " + word);
    }

    static AssumptionConfirmed confirmed(String word, String assumption, UUID conversation) {
        return new AssumptionConfirmed(
                MARA, id(word), LATER.occurredAt(), LATER.occurredOn(), id(assumption), conversation);
    }

    static AssumptionCorrected correctedAssumption(String word, String assumption, UUID conversation) {
        return new AssumptionCorrected(
                MARA, id(word), LATER.occurredAt(), LATER.occurredOn(), id(assumption), conversation, "It is " + word);
    }

    static FollowUpPlanned plan(String word) {
        return new FollowUpPlanned(
                MARA,
                id(word),
                LATER.occurredAt(),
                LATER.occurredOn(),
                LATER.occurredOn().plusDays(7),
                null);
    }

    static FollowUpRecorded followUp(String word, Moment when, @Nullable UUID reference, @Nullable UUID plan) {
        return new FollowUpRecorded(
                MARA,
                id(word),
                when.occurredAt(),
                when.occurredOn(),
                new Reference(reference, "the " + word),
                plan,
                null,
                null);
    }

    static HelpOffered offer(String word) {
        return new HelpOffered(
                MARA, id(word), LATER.occurredAt(), LATER.occurredOn(), HelpKind.ADVICE, "The " + word, MEETING);
    }

    static HelpResponseRecorded response(String word, String offer, HelpResponse response) {
        return response(word, offer, response, LATER);
    }

    static HelpResponseRecorded response(String word, String offer, HelpResponse response, Moment when) {
        return new HelpResponseRecorded(
                MARA, id(word), when.occurredAt(), when.occurredOn(), id(offer), response, null);
    }

    /** As it was recorded before follow-throughs named the response that wanted them. */
    static HelpFollowedThrough followedThrough(String word, String offer) {
        return followedThrough(word, offer, null);
    }

    static HelpFollowedThrough followedThrough(String word, String offer, @Nullable UUID response) {
        return new HelpFollowedThrough(
                MARA, id(word), LATER.occurredAt(), LATER.occurredOn(), id(offer), response, null);
    }

    /** As it was recorded before outcomes named their follow-through. */
    static HelpOutcomeRecorded outcome(String word, String offer) {
        return outcome(word, offer, null);
    }

    static HelpOutcomeRecorded outcome(String word, String offer, @Nullable UUID followThrough) {
        return new HelpOutcomeRecorded(
                MARA, id(word), LATER.occurredAt(), LATER.occurredOn(), id(offer), followThrough, true, null);
    }

    static OfferWithdrawn withdrawn(String offer) {
        return new OfferWithdrawn(MARA, id(offer), "I cannot");
    }

    static EntryRetracted retracted(String word) {
        return new EntryRetracted(MARA, id(word), "It was somebody else");
    }

    static EntryCorrected moved(String word, Moment when) {
        return new EntryCorrected(MARA, id(word), when.occurredAt(), when.occurredOn(), null, null, null, "A slip");
    }

    static RelationshipArchived archived() {
        return new RelationshipArchived(MARA, null);
    }
}
