package io.rapport.events.relationship;

import io.rapport.events.AboutPerson;
import io.rapport.events.Dated;
import io.rapport.events.Entry;
import io.rapport.events.Forgetting;
import io.rapport.events.PersonalData;
import io.rapport.events.RapportEvent;
import io.rapport.events.Rhythm;
import io.rapport.events.Whose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can have happened between a member and one person. */
public sealed interface RelationshipEvent extends RapportEvent, AboutPerson {

    @Override
    UUID relationshipId();

    /** They met, talked, or the member came back to them. */
    sealed interface Encounter extends RelationshipEvent {}

    /** What the member guesses, found out or remembers of the person, and how well they got on. */
    sealed interface Knowledge extends RelationshipEvent {}

    /** When the member means to come back to them. */
    sealed interface Planning extends RelationshipEvent {}

    /** What was offered, said to it, done and had, in either direction. */
    sealed interface Help extends RelationshipEvent {}

    /** An entry is put right or taken back, whatever it is. */
    sealed interface Amendment extends RelationshipEvent {}

    /** How the member keeps the relationship; nothing happened between the two. */
    sealed interface Housekeeping extends RelationshipEvent {}

    /** Two records turn out to be of one person, or not to be after all. */
    sealed interface Identity extends RelationshipEvent {}

    /**
     * The member has the person's card, an accepted request or a row of an import, and has not met them. Nothing
     * counts, and there is no encounter until they meet.
     */
    record ContactCaptured(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            Person person,
            CaptureSource source,
            @PersonalData(Whose.PERSON) Set<String> tags,
            @PersonalData(Whose.PERSON) @Nullable String note)
            implements RelationshipEvent, Entry {}

    /**
     * The member met the person. A relationship begins with it, or with a captured contact; of that one, person and
     * tags are as they were described last.
     */
    record PersonMet(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            Person person,
            @Nullable HowMet howMet,
            @PersonalData(Whose.PERSON) Set<String> tags,
            @PersonalData(Whose.PERSON) @Nullable String note)
            implements Encounter, Entry {}

    /** The member described the person anew; the description replaces the earlier one as a whole. */
    record PersonDescribed(UUID relationshipId, Person person) implements Housekeeping {}

    /** They talked, and the member summed up what was heard. */
    record ConversationRecorded(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            @PersonalData(Whose.PERSON) String summary,
            @Nullable UUID gatheringId)
            implements Encounter, Entry {}

    /** The member guesses something about the person. A guess is not knowledge. */
    record AssumptionRecorded(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            Aspect aspect,
            @PersonalData(Whose.PERSON) String statement)
            implements Knowledge, Entry {}

    /** A guess turned out to be right in a conversation. */
    record AssumptionConfirmed(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            UUID assumptionId,
            UUID conversationId)
            implements Knowledge, Entry {

        @Override
        public Set<UUID> restsOn() {
            return Set.of(assumptionId, conversationId);
        }
    }

    /** A guess turned out to be wrong in a conversation; {@code statement} is what is so instead. */
    record AssumptionCorrected(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            UUID assumptionId,
            UUID conversationId,
            @PersonalData(Whose.PERSON) String statement)
            implements Knowledge, Entry {

        @Override
        public Set<UUID> restsOn() {
            return Set.of(assumptionId, conversationId);
        }
    }

    /** The person said something about themselves that the member had not guessed. */
    record FactLearned(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            Aspect aspect,
            @PersonalData(Whose.PERSON) String statement,
            UUID conversationId)
            implements Knowledge, Entry {

        @Override
        public Set<UUID> restsOn() {
            return Set.of(conversationId);
        }
    }

    /** A detail worth remembering: the hobby, the trip; {@code on} is its day, if it has one. */
    record DetailRemembered(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            @PersonalData(Whose.PERSON) String detail,
            @Nullable LocalDate on)
            implements Knowledge, Entry {}

    /** The member means to follow up by {@code dueOn}; the entry is the plan, not the follow-up. */
    record FollowUpPlanned(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            LocalDate dueOn,
            @PersonalData(Whose.PERSON) @Nullable String about)
            implements Planning, Entry {}

    /**
     * The member followed up, referring to something that was discussed: an encounter of its own, later than the one
     * that it refers to.
     */
    record FollowUpRecorded(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            Reference reference,
            @Nullable UUID planId,
            @PersonalData(Whose.PERSON) @Nullable String summary,
            @PersonalData(Whose.PERSON) @Nullable String valueGiven)
            implements Encounter, Entry {

        /** Its plan is none of them: a follow-up took place, planned or not. */
        @Override
        public Set<UUID> restsOn() {
            return reference.words() == null ? named(reference.entryId()) : Set.of();
        }

        @Override
        public Set<UUID> follows() {
            return named(reference.entryId(), planId);
        }
    }

    /** A planned follow-up will not take place. */
    record FollowUpSkipped(
            UUID relationshipId,
            UUID planId,
            @PersonalData(Whose.PERSON) String reason) implements Planning {}

    /** The member asked whether help would be welcome; {@code drawnFrom} is the entry that it was heard in. */
    record HelpOffered(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            HelpKind kind,
            @PersonalData(Whose.PERSON) String what,
            UUID drawnFrom)
            implements Help, Entry {

        /** An offer was made, whatever it was drawn from; but what it was drawn from was heard before. */
        @Override
        public Set<UUID> follows() {
            return Set.of(drawnFrom);
        }
    }

    /** How the person took the offer. A later response replaces an earlier one: they may ask again. */
    record HelpResponseRecorded(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            UUID offerId,
            HelpResponse response,
            @PersonalData(Whose.PERSON) @Nullable String words)
            implements Help, Entry {

        @Override
        public Set<UUID> restsOn() {
            return Set.of(offerId);
        }
    }

    /**
     * The member did what was offered and wanted.
     *
     * @param responseId the enthusiastic response that wanted it; absent from what was recorded before it was asked for
     */
    record HelpFollowedThrough(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            UUID offerId,
            @Nullable UUID responseId,
            @PersonalData(Whose.PERSON) @Nullable String what)
            implements Help, Entry {

        @Override
        public Set<UUID> restsOn() {
            return named(offerId, responseId);
        }
    }

    /**
     * Whether the help was on target.
     *
     * @param followThroughId the follow-through that it is about; absent from what was recorded before it was asked
     *     for, which is about the one before it
     */
    record HelpOutcomeRecorded(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            UUID offerId,
            @Nullable UUID followThroughId,
            boolean onTarget,
            @PersonalData(Whose.PERSON) @Nullable String words)
            implements Help, Entry {

        @Override
        public Set<UUID> restsOn() {
            return named(offerId, followThroughId);
        }
    }

    /** The member took an offer back before following through. */
    record OfferWithdrawn(
            UUID relationshipId,
            UUID offerId,
            @PersonalData(Whose.PERSON) String reason) implements Help {}

    /** The person helped the member. */
    record HelpReceived(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            HelpKind kind,
            @PersonalData(Whose.PERSON) String what)
            implements Help, Entry {}

    /** How much rapport there was in a conversation, 1 (none) to 5 (deep). A later rating replaces an earlier one. */
    record RapportRated(UUID relationshipId, UUID conversationId, int rating) implements Knowledge {}

    /** How often the member wants to be in touch; none if the rhythm is absent. */
    record CadenceSet(UUID relationshipId, @Nullable Rhythm rhythm) implements Housekeeping {}

    /** The member put the person under a tag. */
    record PersonTagged(
            UUID relationshipId, @PersonalData(Whose.PERSON) String tag) implements Housekeeping {}

    /** The member took a tag off the person. */
    record PersonUntagged(
            UUID relationshipId, @PersonalData(Whose.PERSON) String tag) implements Housekeeping {}

    /**
     * The member put an entry right. Its time is then the one given here; {@code text} replaces the entry's main text,
     * {@code dueOn} the day by which a planned follow-up is due, {@code on} the day of a detail, if present. What was
     * derived from the entry is derived again.
     */
    record EntryCorrected(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            @PersonalData(Whose.PERSON) @Nullable String text,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate on,
            @PersonalData(Whose.PERSON) String reason)
            implements Amendment, Dated {}

    /** The member took an entry back. It stays visible as withdrawn, and nothing derived from it counts any more. */
    record EntryRetracted(
            UUID relationshipId,
            UUID entryId,
            @PersonalData(Whose.PERSON) String reason) implements Amendment {}

    /** The member put the relationship away; nothing is recorded in it until it is restored. */
    record RelationshipArchived(
            UUID relationshipId,
            @PersonalData(Whose.PERSON) @Nullable String reason) implements Housekeeping {}

    /** The member took it up again. */
    record RelationshipRestored(UUID relationshipId) implements Housekeeping {}

    /**
     * The person was forgotten: whatever says who they are, and what was said of them, cannot be read by anybody any
     * more. Nothing is recorded about them from now on; that something happened, and when, stays.
     *
     * @param records all that were of this person, this one among them
     * @param events how many events had been recorded in them
     */
    record PersonForgotten(UUID relationshipId, UUID certificateId, Set<UUID> records, int events)
            implements Housekeeping, Forgetting {}

    /**
     * The member found that this record and another one are of one person: from now on {@code into} stands for both,
     * and whatever comes is recorded there.
     */
    record RelationshipMerged(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            UUID into,
            @PersonalData(Whose.PERSON) String reason)
            implements Identity, Entry {}

    /** The two were not of one person after all: this record stands for itself again, with what it had. */
    record RelationshipSplit(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            UUID from,
            @PersonalData(Whose.PERSON) String reason)
            implements Identity, Entry {}

    /** This record stands for another one of the same person too, whose entries belong to it from now on. */
    record RelationshipAbsorbed(UUID relationshipId, UUID absorbedId) implements Identity {}

    /**
     * The other record has its entries back. What was recorded here since stays, but for {@code fallen}: that rested on
     * an entry which is gone, and does not stand any more.
     */
    record RelationshipReleased(UUID relationshipId, UUID releasedId, Set<UUID> fallen) implements Identity {}

    private static Set<UUID> named(@Nullable UUID... entries) {
        return Arrays.stream(entries).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }
}
