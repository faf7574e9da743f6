package io.rapport.events.coaching;

import io.rapport.events.Dated;
import io.rapport.events.Entry;
import io.rapport.events.PersonalData;
import io.rapport.events.RapportEvent;
import io.rapport.events.Whose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can have happened between a member and their coach. All of it is the member's data, whoever of the two did it:
 * the envelope's actor says who. Times that are agreed lie ahead; what was done is an entry.
 */
public sealed interface CoachingEvent extends RapportEvent {

    UUID engagementId();

    /** That the two work together, and what the member opens to the coach for it. */
    sealed interface Agreement extends CoachingEvent {}

    /** When they speak with each other, and what came of it. */
    sealed interface Meeting extends CoachingEvent {}

    /** What the member is to do. */
    sealed interface Assignment extends CoachingEvent {}

    /** What the coach says to what the member did. */
    sealed interface Guidance extends CoachingEvent {}

    /**
     * One of the two proposed to work together.
     *
     * @param coachId the subject of the coach's tokens
     * @param scopes what the member would open; nothing is open yet
     */
    record EngagementProposed(
            UUID engagementId,
            String coachId,
            Party by,
            @PersonalData(Whose.PEOPLE) String about,
            List<Scope> scopes) implements Agreement {

        public EngagementProposed {
            scopes = List.copyOf(scopes);
        }
    }

    /** The other one agreed; the member opens what they grant, and nothing else. */
    record EngagementAccepted(UUID engagementId, Party by) implements Agreement {}

    /** The other one did not agree. */
    record EngagementDeclined(
            UUID engagementId,
            Party by,
            @PersonalData(Whose.PEOPLE) @Nullable String reason) implements Agreement {}

    /**
     * The member opened a part of their data to the coach.
     *
     * @param from the day, in the member's calendar, before which nothing is opened; absent if the past is open too
     */
    record AccessGranted(
            UUID engagementId, List<Scope> scopes, @Nullable LocalDate from) implements Agreement {

        public AccessGranted {
            scopes = List.copyOf(scopes);
        }
    }

    /** The member closed a part of their data to the coach. */
    record AccessRevoked(UUID engagementId, List<Scope> scopes) implements Agreement {

        public AccessRevoked {
            scopes = List.copyOf(scopes);
        }
    }

    /** One of the two ended the work; everything is closed. */
    record EngagementEnded(
            UUID engagementId,
            Party by,
            @PersonalData(Whose.PEOPLE) @Nullable String reason) implements Agreement {}

    /** One of the two asked for a time to speak. */
    record SessionRequested(
            UUID engagementId,
            UUID sessionId,
            SessionKind kind,
            Party by,
            List<Instant> proposedTimes,
            @PersonalData(Whose.PEOPLE) @Nullable String about)
            implements Meeting {

        public SessionRequested {
            proposedTimes = List.copyOf(proposedTimes);
        }
    }

    /** The other one chose one of the proposed times. */
    record SessionConfirmed(UUID engagementId, UUID sessionId, Party by, Instant at) implements Meeting {}

    /** The session does not take place. */
    record SessionCancelled(
            UUID engagementId,
            UUID sessionId,
            Party by,
            @PersonalData(Whose.PEOPLE) @Nullable String reason) implements Meeting {}

    /**
     * The two spoke with each other; the coach wrote down what came of it.
     *
     * @param sessionId the session that was arranged, if it was arranged here
     * @param notes what both may read
     */
    record SessionRecorded(
            UUID engagementId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            @Nullable UUID sessionId,
            SessionKind kind,
            @PersonalData(Whose.PEOPLE) @Nullable String notes,
            List<Action> actions)
            implements Meeting, Entry {

        public SessionRecorded {
            actions = List.copyOf(actions);
        }
    }

    /** The coach keeps a thought of their own about a session, which nobody else ever reads. */
    record PrivateNoteKept(
            UUID engagementId,
            UUID sessionEntryId,
            @PersonalData(Whose.PEOPLE) String note) implements Meeting {}

    /** The coach gave the member something to do. */
    record ActionAssigned(UUID engagementId, Action action) implements Assignment {}

    /** The member did what was agreed or assigned. */
    record ActionCompleted(
            UUID engagementId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            UUID actionId,
            @PersonalData(Whose.PEOPLE) @Nullable String words)
            implements Assignment, Entry {}

    /** The coach said something to what the member did. */
    record FeedbackGiven(
            UUID engagementId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            Subject subject,
            @PersonalData(Whose.PEOPLE) String words)
            implements Guidance, Entry {}

    /**
     * Whoever recorded an entry of the two put it right: its time is the one given here, {@code words} replace what was
     * said.
     */
    record CoachingEntryCorrected(
            UUID engagementId,
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            @PersonalData(Whose.PEOPLE) @Nullable String words,
            @PersonalData(Whose.PEOPLE) @Nullable String reason)
            implements Guidance, Dated {}

    /** Whoever recorded an entry of the two took it back: it was not so. */
    record CoachingEntryRetracted(
            UUID engagementId,
            UUID entryId,
            @PersonalData(Whose.PEOPLE) @Nullable String reason) implements Guidance {}
}
