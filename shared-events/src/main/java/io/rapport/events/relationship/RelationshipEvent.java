package io.rapport.events.relationship;

import io.rapport.events.Dated;
import io.rapport.events.Entry;
import io.rapport.events.PersonalData;
import io.rapport.events.RapportEvent;
import io.rapport.events.Rhythm;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can have happened between a member and one person. */
public sealed interface RelationshipEvent extends RapportEvent {

    UUID relationshipId();

    /** The member met the person; every relationship begins with it. */
    record PersonMet(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            Person person,
            @Nullable HowMet howMet,
            Set<String> tags,
            @PersonalData @Nullable String note)
            implements RelationshipEvent, Entry {}

    /** The member described the person anew; the description replaces the earlier one as a whole. */
    record PersonDescribed(UUID relationshipId, Person person) implements RelationshipEvent {}

    /** They talked, and the member summed up what was heard. */
    record ConversationRecorded(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            @PersonalData String summary,
            @Nullable UUID gatheringId)
            implements RelationshipEvent, Entry {}

    /** The member guesses something about the person. A guess is not knowledge. */
    record AssumptionRecorded(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            Aspect aspect,
            @PersonalData String statement)
            implements RelationshipEvent, Entry {}

    /** A guess turned out to be right in a conversation. */
    record AssumptionConfirmed(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            UUID assumptionId,
            UUID conversationId)
            implements RelationshipEvent, Entry {}

    /** A guess turned out to be wrong in a conversation; {@code statement} is what is so instead. */
    record AssumptionCorrected(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            UUID assumptionId,
            UUID conversationId,
            @PersonalData String statement)
            implements RelationshipEvent, Entry {}

    /** The person said something about themselves that the member had not guessed. */
    record FactLearned(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            Aspect aspect,
            @PersonalData String statement,
            UUID conversationId)
            implements RelationshipEvent, Entry {}

    /** A detail worth remembering: the hobby, the trip; {@code on} is its day, if it has one. */
    record DetailRemembered(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            @PersonalData String detail,
            @Nullable LocalDate on)
            implements RelationshipEvent, Entry {}

    /** The member means to follow up by {@code dueOn}; the entry is the plan, not the follow-up. */
    record FollowUpPlanned(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            LocalDate dueOn,
            @PersonalData @Nullable String about)
            implements RelationshipEvent, Entry {}

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
            @PersonalData @Nullable String summary,
            @PersonalData @Nullable String valueGiven)
            implements RelationshipEvent, Entry {}

    /** A planned follow-up will not take place. */
    record FollowUpSkipped(
            UUID relationshipId, UUID planId, @PersonalData String reason) implements RelationshipEvent {}

    /** The member asked whether help would be welcome; {@code drawnFrom} is the entry that it was heard in. */
    record HelpOffered(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            HelpKind kind,
            @PersonalData String what,
            UUID drawnFrom)
            implements RelationshipEvent, Entry {}

    /** How the person took the offer. A later response replaces an earlier one: they may ask again. */
    record HelpResponseRecorded(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            UUID offerId,
            HelpResponse response,
            @PersonalData @Nullable String words)
            implements RelationshipEvent, Entry {}

    /** The member did what was offered and wanted. */
    record HelpFollowedThrough(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            UUID offerId,
            @PersonalData @Nullable String what)
            implements RelationshipEvent, Entry {}

    /** Whether the help was on target. */
    record HelpOutcomeRecorded(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            UUID offerId,
            boolean onTarget,
            @PersonalData @Nullable String words)
            implements RelationshipEvent, Entry {}

    /** The member took an offer back before following through. */
    record OfferWithdrawn(
            UUID relationshipId, UUID offerId, @PersonalData String reason) implements RelationshipEvent {}

    /** The person helped the member. */
    record HelpReceived(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            HelpKind kind,
            @PersonalData String what)
            implements RelationshipEvent, Entry {}

    /** How much rapport there was in a conversation, 1 (none) to 5 (deep). A later rating replaces an earlier one. */
    record RapportRated(UUID relationshipId, UUID conversationId, int rating) implements RelationshipEvent {}

    /** How often the member wants to be in touch; none if the rhythm is absent. */
    record CadenceSet(UUID relationshipId, @Nullable Rhythm rhythm) implements RelationshipEvent {}

    record PersonTagged(UUID relationshipId, String tag) implements RelationshipEvent {}

    record PersonUntagged(UUID relationshipId, String tag) implements RelationshipEvent {}

    /**
     * The member put an entry right. Its time is then the one given here; {@code text} replaces the entry's main text,
     * if present. What was derived from the entry is derived again.
     */
    record EntryCorrected(
            UUID relationshipId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            @PersonalData @Nullable String text,
            @PersonalData String reason)
            implements RelationshipEvent, Dated {}

    /** The member took an entry back. It stays visible as withdrawn, and nothing derived from it counts any more. */
    record EntryRetracted(
            UUID relationshipId, UUID entryId, @PersonalData String reason) implements RelationshipEvent {}

    record RelationshipArchived(
            UUID relationshipId, @PersonalData @Nullable String reason) implements RelationshipEvent {}

    record RelationshipRestored(UUID relationshipId) implements RelationshipEvent {}
}
