package io.rapport.command.domain.relationship;

import static io.rapport.command.domain.relationship.RelationshipConfiguration.RELATIONSHIP;

import io.rapport.command.domain.relationship.PeopleRejection.NoSuchRelationship;
import io.rapport.command.domain.relationship.RelationshipRejection.NoSuchGathering;
import io.rapport.command.domain.relationship.RelationshipRejection.NoSuchIntroducer;
import io.rapport.command.kernel.people.Telling;
import io.rapport.command.kernel.people.TellsOfPeople;
import io.rapport.command.kernel.rules.NotFound;
import io.rapport.command.kernel.rules.RefersTo;
import io.rapport.command.kernel.rules.RefersTo.Named;
import io.rapport.command.kernel.time.Happened;
import io.rapport.command.kernel.time.Moment;
import io.rapport.events.Rhythm;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.CaptureSource;
import io.rapport.events.relationship.HelpKind;
import io.rapport.events.relationship.HelpResponse;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.Reference;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a member can want to record or change about the relationship with one person. */
sealed interface RelationshipCommand {

    UUID relationshipId();

    /** Is accepted of an archived relationship too; everything else needs it restored first. */
    sealed interface EvenIfArchived extends RelationshipCommand {}

    /** Is accepted while there is nothing but a card; everything else needs an encounter first. */
    sealed interface EvenIfNotMet extends RelationshipCommand {}

    /** Goes to the one of two records that stands for both, with the command about the other one. */
    sealed interface OfTheOther extends EvenIfNotMet {}

    record CaptureContact(
            @TargetAggregateIdentifier UUID relationshipId,
            UUID entryId,
            Moment when,
            Person person,
            CaptureSource source,
            Set<String> tags,
            @Nullable String note)
            implements RelationshipCommand, Happened {

        public CaptureContact {
            tags = Collections.unmodifiableSet(new LinkedHashSet<>(tags));
        }
    }

    /** They met whose card was there. */
    record MeetCapturedContact(
            @TargetAggregateIdentifier UUID relationshipId,
            UUID entryId,
            Moment when,
            @Nullable HowMet howMet,
            @Nullable String note)
            implements EvenIfNotMet, Happened, TellsOfPeople, RefersTo {

        @Override
        public @Nullable Telling telling() {
            return introducer(howMet, when);
        }

        @Override
        public List<Named> refersTo() {
            return named(howMet);
        }
    }

    record MeetPerson(
            @TargetAggregateIdentifier UUID relationshipId,
            UUID entryId,
            Moment when,
            Person person,
            @Nullable HowMet howMet,
            Set<String> tags,
            @Nullable String note)
            implements RelationshipCommand, Happened, TellsOfPeople, RefersTo {

        public MeetPerson {
            tags = Collections.unmodifiableSet(new LinkedHashSet<>(tags));
        }

        @Override
        public @Nullable Telling telling() {
            return introducer(howMet, when);
        }

        @Override
        public List<Named> refersTo() {
            return named(howMet);
        }
    }

    /** Where somebody was met, and by whom. */
    private static List<Named> named(@Nullable HowMet howMet) {
        return howMet == null
                ? List.of()
                : List.of(
                        gathering(howMet.gatheringId(), "howMet.gatheringId"),
                        new Named(RELATIONSHIP, howMet.introducedBy(), new NoSuchIntroducer()));
    }

    private static Named gathering(@Nullable UUID gatheringId, String field) {
        return new Named("gathering", gatheringId, new NoSuchGathering(field));
    }

    /** Whoever introduced somebody is no mere card, and was met before. */
    private static @Nullable Telling introducer(@Nullable HowMet howMet, Moment when) {
        return howMet == null
                ? null
                : Telling.of(howMet.introducedBy(), "howMet.introducedBy")
                        .ofMet()
                        .at(when);
    }

    record DescribePerson(@TargetAggregateIdentifier UUID relationshipId, Description description)
            implements EvenIfNotMet {}

    record RecordConversation(
            @TargetAggregateIdentifier UUID relationshipId,
            UUID entryId,
            Moment when,
            String summary,
            @Nullable UUID gatheringId)
            implements RelationshipCommand, Happened, RefersTo {

        @Override
        public List<Named> refersTo() {
            return List.of(gathering(gatheringId, "gatheringId"));
        }
    }

    record RecordAssumption(
            @TargetAggregateIdentifier UUID relationshipId, UUID entryId, Moment when, Aspect aspect, String statement)
            implements EvenIfNotMet, Happened {}

    record ConfirmAssumption(
            @TargetAggregateIdentifier UUID relationshipId,
            UUID entryId,
            Moment when,
            UUID assumptionId,
            UUID conversationId)
            implements RelationshipCommand, Happened {}

    record CorrectAssumption(
            @TargetAggregateIdentifier UUID relationshipId,
            UUID entryId,
            Moment when,
            UUID assumptionId,
            UUID conversationId,
            String statement)
            implements RelationshipCommand, Happened {}

    record LearnFact(
            @TargetAggregateIdentifier UUID relationshipId,
            UUID entryId,
            Moment when,
            Aspect aspect,
            String statement,
            UUID conversationId)
            implements RelationshipCommand, Happened {}

    record RememberDetail(
            @TargetAggregateIdentifier UUID relationshipId,
            UUID entryId,
            Moment when,
            String detail,
            @Nullable LocalDate on)
            implements EvenIfNotMet, Happened {}

    record PlanFollowUp(
            @TargetAggregateIdentifier UUID relationshipId,
            UUID entryId,
            Moment when,
            LocalDate dueOn,
            @Nullable String about)
            implements RelationshipCommand, Happened {}

    record SkipFollowUp(@TargetAggregateIdentifier UUID relationshipId, UUID planId, String reason)
            implements RelationshipCommand {}

    record RecordFollowUp(
            @TargetAggregateIdentifier UUID relationshipId,
            UUID entryId,
            Moment when,
            Reference reference,
            @Nullable UUID planId,
            @Nullable String summary,
            @Nullable String valueGiven)
            implements RelationshipCommand, Happened {}

    record OfferHelp(
            @TargetAggregateIdentifier UUID relationshipId,
            UUID entryId,
            Moment when,
            HelpKind kind,
            String what,
            UUID drawnFrom)
            implements RelationshipCommand, Happened {}

    record RecordHelpResponse(
            @TargetAggregateIdentifier UUID relationshipId,
            UUID entryId,
            Moment when,
            UUID offerId,
            HelpResponse response,
            @Nullable String words)
            implements RelationshipCommand, Happened {}

    record FollowThrough(
            @TargetAggregateIdentifier UUID relationshipId,
            UUID entryId,
            Moment when,
            UUID offerId,
            @Nullable String what)
            implements RelationshipCommand, Happened {}

    record RecordHelpOutcome(
            @TargetAggregateIdentifier UUID relationshipId,
            UUID entryId,
            Moment when,
            UUID offerId,
            boolean onTarget,
            @Nullable String words)
            implements RelationshipCommand, Happened {}

    record WithdrawOffer(@TargetAggregateIdentifier UUID relationshipId, UUID offerId, String reason)
            implements RelationshipCommand {}

    record RecordHelpReceived(
            @TargetAggregateIdentifier UUID relationshipId, UUID entryId, Moment when, HelpKind kind, String what)
            implements RelationshipCommand, Happened {}

    record RateRapport(@TargetAggregateIdentifier UUID relationshipId, UUID conversationId, int rating)
            implements RelationshipCommand {

        public RateRapport {
            if (rating < 1 || rating > 5) {
                throw new IllegalArgumentException("a rating is 1 to 5");
            }
        }
    }

    record SetCadence(
            @TargetAggregateIdentifier UUID relationshipId,
            @Nullable Rhythm rhythm) implements RelationshipCommand {}

    record TagPerson(@TargetAggregateIdentifier UUID relationshipId, String tag) implements EvenIfNotMet {}

    record UntagPerson(@TargetAggregateIdentifier UUID relationshipId, String tag) implements EvenIfNotMet {}

    /**
     * A correction puts something right.
     *
     * @param whenMet the same as {@code when}, of a meeting: from the beginning of its day on, if only that was stated
     * @param dueOn of a planned follow-up
     * @param on of a remembered detail
     */
    record CorrectEntry(
            @TargetAggregateIdentifier UUID relationshipId,
            UUID entryId,
            @Nullable String text,
            @Nullable Moment when,
            @Nullable Moment whenMet,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate on,
            String reason)
            implements EvenIfArchived, EvenIfNotMet {

        public CorrectEntry {
            if (text == null && when == null && dueOn == null && on == null) {
                throw new IllegalArgumentException("a correction needs a text, a time or a date");
            }
        }

        /** When it was, as far as that is put right. */
        @Nullable
        Moment when(EntryKind kind) {
            return kind == EntryKind.MEETING ? whenMet : when;
        }
    }

    record RetractEntry(@TargetAggregateIdentifier UUID relationshipId, UUID entryId, String reason)
            implements EvenIfArchived, EvenIfNotMet {}

    record ArchiveRelationship(
            @TargetAggregateIdentifier UUID relationshipId,
            @Nullable String reason) implements EvenIfNotMet {}

    record RestoreRelationship(@TargetAggregateIdentifier UUID relationshipId)
            implements EvenIfArchived, EvenIfNotMet {}

    /** Whoever is asked for is to be forgotten, with all records of them. */
    record ForgetPerson(@TargetAggregateIdentifier UUID relationshipId, UUID certificateId)
            implements EvenIfArchived, EvenIfNotMet {}

    /** This record and {@code into} are of one person, and that one stands for both. */
    record MergeRelationship(
            @TargetAggregateIdentifier UUID relationshipId, UUID entryId, Moment when, UUID into, String reason)
            implements EvenIfNotMet, Happened, RefersTo {

        /** Whoever is not there is not found; whom it is merged into is a field of the request. */
        @Override
        public List<Named> refersTo() {
            return List.of(
                    new Named(RELATIONSHIP, relationshipId, new NotFound()),
                    new Named(RELATIONSHIP, into, new NoSuchRelationship("into")));
        }
    }

    record SplitRelationship(@TargetAggregateIdentifier UUID relationshipId, UUID entryId, Moment when, String reason)
            implements EvenIfNotMet, Happened {}

    record AbsorbRelationship(@TargetAggregateIdentifier UUID relationshipId, UUID absorbedId) implements OfTheOther {}

    record ReleaseRelationship(@TargetAggregateIdentifier UUID relationshipId, UUID releasedId) implements OfTheOther {}
}
