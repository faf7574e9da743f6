package io.rapport.events.mission;

import io.rapport.events.AboutPeople;
import io.rapport.events.Dated;
import io.rapport.events.Entry;
import io.rapport.events.PersonalData;
import io.rapport.events.RapportEvent;
import io.rapport.events.Whose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can have happened around a mission: an encounter that the member prepares in order to understand somebody and be
 * understood. Entries repeat what the mission is about, so that each can be told by itself.
 */
public sealed interface MissionEvent extends RapportEvent {

    UUID missionId();

    /** What the member means to do; nothing happened yet. */
    sealed interface Preparation extends MissionEvent {}

    /** What was heard. */
    sealed interface Answering extends MissionEvent {}

    /** How it went, in hindsight. */
    sealed interface Debriefing extends MissionEvent {}

    /** The member prepares an encounter: what to ask, and what the other side shall understand of them. */
    record MissionPlanned(
            UUID missionId,
            About about,
            LocalDate on,
            List<Question> questions,
            @PersonalData(Whose.PEOPLE) @Nullable String shareOfMyself)
            implements Preparation, AboutPeople {

        @Override
        public Set<UUID> tellsOf() {
            return about.relationshipId() == null ? Set.of() : Set.of(about.relationshipId());
        }
    }

    /** The member means to ask one thing more. */
    record QuestionAdded(UUID missionId, Question question) implements Preparation {}

    /** The member does not mean to ask it any more; what was answered to it stays. */
    record QuestionDropped(UUID missionId, UUID questionId) implements Preparation {}

    /** The mission does not take place. */
    record MissionCancelled(
            UUID missionId,
            @PersonalData(Whose.PEOPLE) @Nullable String reason) implements Preparation {}

    /**
     * A question was answered; a later answer replaces an earlier one.
     *
     * @param encounterId the entry of the encounter that it was heard in
     * @param relationshipId with whom that encounter was; of a mission about one of the member's people nobody but them
     */
    record AnswerRecorded(
            UUID missionId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            About about,
            UUID questionId,
            @PersonalData(Whose.PEOPLE) String words,
            @Nullable UUID encounterId,
            @Nullable UUID relationshipId)
            implements Answering, Entry, AboutPeople {

        @Override
        public Set<UUID> tellsOf() {
            return relationshipId == null ? Set.of() : Set.of(relationshipId);
        }
    }

    /** The member put an answer right: its time is the one given here, {@code words} replace what was said. */
    record AnswerCorrected(
            UUID missionId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            @PersonalData(Whose.PEOPLE) @Nullable String words,
            @PersonalData(Whose.PEOPLE) @Nullable String reason)
            implements Answering, Dated {}

    /** The member took an answer back: it was not given. */
    record AnswerRetracted(
            UUID missionId,
            UUID entryId,
            @PersonalData(Whose.PEOPLE) @Nullable String reason) implements Answering {}

    /**
     * The member reflected whether the mission succeeded.
     *
     * @param next what they mean to do next
     * @param comfort how much at ease they were, 1 (not at all) to 5 (entirely)
     */
    record MissionDebriefed(
            UUID missionId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            About about,
            MissionOutcome outcome,
            @PersonalData(Whose.PEOPLE) String learned,
            @PersonalData(Whose.PEOPLE) @Nullable String next,
            @Nullable Integer comfort,
            @Nullable MindOn mindOn)
            implements Debriefing, Entry {}

    /** The member put the debrief right: its time is the one given here, whatever else is there replaces what was. */
    record DebriefCorrected(
            UUID missionId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            @Nullable MissionOutcome outcome,
            @PersonalData(Whose.PEOPLE) @Nullable String learned,
            @PersonalData(Whose.PEOPLE) @Nullable String next,
            @Nullable Integer comfort,
            @Nullable MindOn mindOn,
            @PersonalData(Whose.PEOPLE) @Nullable String reason)
            implements Debriefing, Dated {}

    /** The member took the debrief back, so that the mission is open again. */
    record DebriefRetracted(
            UUID missionId,
            UUID entryId,
            @PersonalData(Whose.PEOPLE) @Nullable String reason) implements Debriefing {}
}
