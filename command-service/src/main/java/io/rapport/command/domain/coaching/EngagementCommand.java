package io.rapport.command.domain.coaching;

import io.rapport.command.kernel.time.Happened;
import io.rapport.command.kernel.time.Moment;
import io.rapport.command.platform.aggregate.Parting;
import io.rapport.events.coaching.Action;
import io.rapport.events.coaching.Scope;
import io.rapport.events.coaching.SessionKind;
import io.rapport.events.coaching.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What one of the two can want with an engagement. Whoever sends it is known from its metadata. */
sealed interface EngagementCommand {

    UUID engagementId();

    /** What either of the two may want. */
    sealed interface OfEither extends EngagementCommand {}

    /** What is the member's alone: their consent, and what they did. */
    sealed interface OfTheMember extends EngagementCommand {}

    /** What is the coach's alone. */
    sealed interface OfTheCoach extends EngagementCommand {}

    /**
     * One of the two proposes to work together.
     *
     * @param coachId the subject of the coach's tokens; of a coach who proposes, their own
     */
    record ProposeEngagement(
            @TargetAggregateIdentifier UUID engagementId, String coachId, String about, List<Scope> scopes)
            implements OfEither {

        public ProposeEngagement {
            scopes = List.copyOf(scopes);
        }
    }

    record AcceptEngagement(@TargetAggregateIdentifier UUID engagementId) implements OfEither {}

    record DeclineEngagement(
            @TargetAggregateIdentifier UUID engagementId,
            @Nullable String reason) implements OfEither {}

    record EndEngagement(
            @TargetAggregateIdentifier UUID engagementId,
            @Nullable String reason) implements OfEither, Parting {}

    /**
     * The member opens a part of their data.
     *
     * @param from absent if all of the past is to be open too
     */
    record GrantAccess(
            @TargetAggregateIdentifier UUID engagementId,
            List<Scope> scopes,
            @Nullable LocalDate from,
            LocalDate today) implements OfTheMember {

        public GrantAccess {
            scopes = List.copyOf(scopes);
        }
    }

    record RevokeAccess(@TargetAggregateIdentifier UUID engagementId, List<Scope> scopes)
            implements OfTheMember, Parting {

        public RevokeAccess {
            scopes = List.copyOf(scopes);
        }
    }

    record RequestSession(
            @TargetAggregateIdentifier UUID engagementId,
            UUID sessionId,
            SessionKind kind,
            List<Instant> proposedTimes,
            @Nullable String about,
            Instant now)
            implements OfEither {

        public RequestSession {
            proposedTimes = List.copyOf(proposedTimes);
        }
    }

    record ConfirmSession(@TargetAggregateIdentifier UUID engagementId, UUID sessionId, Instant at, Instant now)
            implements OfEither {}

    record CancelSession(
            @TargetAggregateIdentifier UUID engagementId,
            UUID sessionId,
            @Nullable String reason) implements OfEither {}

    /**
     * At most one of {@code sessionId} and {@code kind} is there.
     *
     * @param sessionId the session, if it was arranged here
     * @param kind of one that was not; a session unless given
     */
    record RecordSession(
            @TargetAggregateIdentifier UUID engagementId,
            UUID entryId,
            Moment when,
            @Nullable UUID sessionId,
            @Nullable SessionKind kind,
            @Nullable String notes,
            @Nullable String privateNotes,
            List<Action> actions)
            implements OfTheCoach, Happened {

        public RecordSession {
            actions = List.copyOf(actions);
        }
    }

    record AssignAction(@TargetAggregateIdentifier UUID engagementId, Action action) implements OfTheCoach {}

    record CompleteAction(
            @TargetAggregateIdentifier UUID engagementId,
            UUID entryId,
            Moment when,
            UUID actionId,
            @Nullable String words)
            implements OfTheMember, Happened {}

    /** The coach says something to what the member did. */
    record GiveFeedback(
            @TargetAggregateIdentifier UUID engagementId, UUID entryId, Moment when, Subject subject, String words)
            implements OfTheCoach, Happened {

        /** What has to be open for it. */
        Scope scope() {
            return subject.goalId() == null ? Scope.TIMELINE_AND_CARDS : Scope.GOALS_AND_PLAN;
        }
    }

    /** At least one of {@code words} and {@code when} is there. */
    record CorrectCoachingEntry(
            @TargetAggregateIdentifier UUID engagementId,
            UUID entryId,
            @Nullable String words,
            @Nullable Moment when,
            @Nullable String reason)
            implements OfEither {

        public CorrectCoachingEntry {
            if (words == null && when == null) {
                throw new IllegalArgumentException("a correction needs words or a time");
            }
        }
    }

    record RetractCoachingEntry(
            @TargetAggregateIdentifier UUID engagementId,
            UUID entryId,
            @Nullable String reason) implements OfEither {}
}
