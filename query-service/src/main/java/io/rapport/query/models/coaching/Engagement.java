package io.rapport.query.models.coaching;

import static io.rapport.query.rules.Lists.append;
import static io.rapport.query.rules.Lists.changed;

import io.rapport.events.coaching.Action;
import io.rapport.events.coaching.CoachingEvent.ActionCompleted;
import io.rapport.events.coaching.CoachingEvent.CoachingEntryCorrected;
import io.rapport.events.coaching.CoachingEvent.EngagementProposed;
import io.rapport.events.coaching.CoachingEvent.FeedbackGiven;
import io.rapport.events.coaching.CoachingEvent.SessionRecorded;
import io.rapport.events.coaching.CoachingEvent.SessionRequested;
import io.rapport.events.coaching.Party;
import io.rapport.events.coaching.Scope;
import io.rapport.events.coaching.SessionKind;
import io.rapport.events.coaching.Subject;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A member and a coach, with all that is between them but what the coach keeps to themselves. A session or feedback
 * that was taken back stays and says so; what rests on it does not.
 *
 * @param member the subject of the member's tokens
 */
record Engagement(
        UUID engagementId,
        String member,
        String coachId,
        Party proposedBy,
        String about,
        List<Scope> askedFor,
        Instant proposedAt,
        Standing standing,
        @Nullable String reason,
        List<Grant> grants,
        List<Session> sessions,
        List<Talk> talks,
        List<ToDo> actions,
        List<Feedback> feedback) {

    /** How the two stand. */
    enum Standing {
        PROPOSED,
        ACCEPTED,
        DECLINED,
        ENDED;

        boolean isOver() {
            return this == DECLINED || this == ENDED;
        }
    }

    /** What the member opened. */
    @Schema(name = "OpenScope")
    record Grant(
            Scope scope,

            @Schema(description = "The first day that is open; absent if all of the past is") @Nullable
            LocalDate from) {}

    /** A session that was asked for. */
    @Schema(name = "CoachingSession")
    record Session(
            UUID sessionId,
            SessionKind kind,
            Party askedBy,
            List<Instant> proposedTimes,
            @Nullable String about,

            @Schema(description = "The time that the other one chose") @Nullable
            Instant confirmedFor,

            boolean cancelled,

            @Schema(description = "The entry in which the coach recorded it") @Nullable
            UUID recordedIn) {

        private static Session of(SessionRequested event) {
            return new Session(
                    event.sessionId(),
                    event.kind(),
                    event.by(),
                    event.proposedTimes().stream().map(Engagement::millis).toList(),
                    event.about(),
                    null,
                    false,
                    null);
        }

        private Session confirmed(@Nullable Instant at) {
            return new Session(sessionId, kind, askedBy, proposedTimes, about, at, cancelled, recordedIn);
        }

        private Session cancel() {
            return new Session(sessionId, kind, askedBy, proposedTimes, about, confirmedFor, true, recordedIn);
        }

        private Session recorded(@Nullable UUID entryId) {
            return new Session(sessionId, kind, askedBy, proposedTimes, about, confirmedFor, cancelled, entryId);
        }

        /** Whether the other one has not answered yet. */
        boolean waits() {
            return confirmedFor == null && !cancelled && recordedIn == null;
        }

        /** Whether it is agreed and did not take place yet. */
        boolean isToCome() {
            return confirmedFor != null && !cancelled && recordedIn == null;
        }
    }

    /** A session that took place. */
    @Schema(name = "RecordedSession")
    record Talk(
            UUID entryId,
            SessionKind kind,
            Instant occurredAt,
            LocalDate occurredOn,
            @Nullable String notes,
            boolean corrected,
            boolean withdrawn) {

        private Talk withdraw() {
            return new Talk(entryId, kind, occurredAt, occurredOn, notes, corrected, true);
        }
    }

    /** What the member is to do. */
    @Schema(name = "CoachingAction")
    record ToDo(
            UUID actionId,
            String what,
            @Nullable LocalDate dueOn,

            @Schema(description = "The session in which it was agreed") @Nullable
            UUID agreedIn,

            @Nullable Done done) {

        private static ToDo of(Action action, @Nullable UUID agreedIn) {
            return new ToDo(action.actionId(), action.what(), action.dueOn(), agreedIn, null);
        }

        private ToDo done(@Nullable Done how) {
            return new ToDo(actionId, what, dueOn, agreedIn, how);
        }
    }

    /** That the member did it. */
    @Schema(name = "ActionDone")
    record Done(
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            @Nullable String words) {}

    /** What the coach said to something that the member did. */
    record Feedback(
            UUID entryId,
            Instant occurredAt,
            LocalDate occurredOn,
            Subject subject,
            String words,

            @Schema(description = "Whether the coach put it right since")
            boolean corrected,

            @Schema(description = "Whether the coach took it back")
            boolean withdrawn) {

        private Feedback withdraw() {
            return new Feedback(entryId, occurredAt, occurredOn, subject, words, corrected, true);
        }
    }

    static Engagement of(EngagementProposed event, String member, Instant at) {
        return new Engagement(
                event.engagementId(),
                member,
                event.coachId(),
                event.by(),
                event.about(),
                event.scopes(),
                at,
                Standing.PROPOSED,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /**
     * Whether this one of the two may know how the other is called. Whoever is spoken to has not said yes to anything:
     * anybody can be proposed to. What a coach recorded says that they did.
     */
    boolean tellsNameTo(Party one) {
        return standing == Standing.ACCEPTED || proposedBy != one || (one == Party.MEMBER && !talks.isEmpty());
    }

    Engagement standing(Standing now, @Nullable String why) {
        return with(now, why, now == Standing.ACCEPTED ? grants : List.of(), sessions, talks, actions, feedback);
    }

    Engagement granted(Collection<Scope> scopes, @Nullable LocalDate from) {
        return opened(Stream.concat(
                        revoked(scopes).grants().stream(), scopes.stream().map(scope -> new Grant(scope, from)))
                .sorted(Comparator.comparing(Grant::scope))
                .toList());
    }

    Engagement revoked(Collection<Scope> scopes) {
        return opened(
                grants.stream().filter(grant -> !scopes.contains(grant.scope())).toList());
    }

    Engagement opened(List<Grant> now) {
        return with(standing, reason, now, sessions, talks, actions, feedback);
    }

    Engagement requested(SessionRequested event) {
        return met(append(sessions, Session.of(event)), talks, actions);
    }

    Engagement confirmed(UUID sessionId, Instant at) {
        return met(changed(sessions, ofId(sessionId), one -> one.confirmed(millis(at))), talks, actions);
    }

    Engagement cancelled(UUID sessionId) {
        return met(changed(sessions, ofId(sessionId), Session::cancel), talks, actions);
    }

    Engagement recorded(SessionRecorded event) {
        Talk talk = new Talk(
                event.entryId(),
                event.kind(),
                millis(event.occurredAt()),
                event.occurredOn(),
                event.notes(),
                false,
                false);
        List<ToDo> agreed = new ArrayList<>(actions);
        event.actions().forEach(action -> agreed.add(ToDo.of(action, event.entryId())));
        return met(
                changed(
                        sessions,
                        one -> one.sessionId().equals(event.sessionId()),
                        one -> one.recorded(event.entryId())),
                append(talks, talk),
                agreed);
    }

    Engagement assigned(Action action) {
        return met(sessions, talks, append(actions, ToDo.of(action, null)));
    }

    Engagement completed(ActionCompleted event) {
        Done done = new Done(event.entryId(), millis(event.occurredAt()), event.occurredOn(), event.words());
        return met(
                sessions,
                talks,
                changed(actions, one -> one.actionId().equals(event.actionId()), one -> one.done(done)));
    }

    Engagement advised(FeedbackGiven event) {
        return told(append(
                feedback,
                new Feedback(
                        event.entryId(),
                        millis(event.occurredAt()),
                        event.occurredOn(),
                        event.subject(),
                        event.words(),
                        false,
                        false)));
    }

    Engagement corrected(CoachingEntryCorrected event) {
        UUID id = event.entryId();
        Instant at = millis(event.occurredAt());
        String words = event.words();
        return met(
                        sessions,
                        changed(
                                talks,
                                one -> one.entryId().equals(id),
                                one -> new Talk(
                                        id,
                                        one.kind(),
                                        at,
                                        event.occurredOn(),
                                        words == null ? one.notes() : words,
                                        true,
                                        one.withdrawn())),
                        changed(
                                actions,
                                one -> isDoneIn(one, id),
                                one -> one.done(
                                        new Done(id, at, event.occurredOn(), words == null ? wordsOf(one) : words))))
                .told(changed(
                        feedback,
                        one -> one.entryId().equals(id),
                        one -> new Feedback(
                                id,
                                at,
                                event.occurredOn(),
                                one.subject(),
                                words == null ? one.words() : words,
                                true,
                                one.withdrawn())));
    }

    /** What was agreed in a session that was not there is not to be done. */
    Engagement retracted(UUID entryId) {
        List<ToDo> left = changed(actions, one -> isDoneIn(one, entryId), one -> one.done(null)).stream()
                .filter(one -> !entryId.equals(one.agreedIn()))
                .toList();
        return met(
                        changed(sessions, one -> entryId.equals(one.recordedIn()), one -> one.recorded(null)),
                        changed(talks, one -> one.entryId().equals(entryId), Talk::withdraw),
                        left)
                .told(changed(feedback, one -> one.entryId().equals(entryId), Feedback::withdraw));
    }

    private static boolean isDoneIn(ToDo action, UUID entryId) {
        return action.done() != null && action.done().entryId().equals(entryId);
    }

    private static @Nullable String wordsOf(ToDo action) {
        return action.done() == null ? null : action.done().words();
    }

    private static Predicate<Session> ofId(UUID sessionId) {
        return one -> one.sessionId().equals(sessionId);
    }

    private Engagement met(List<Session> nowSessions, List<Talk> nowTalks, List<ToDo> nowActions) {
        return with(standing, reason, grants, nowSessions, nowTalks, nowActions, feedback);
    }

    private Engagement told(List<Feedback> now) {
        return with(standing, reason, grants, sessions, talks, actions, now);
    }

    private Engagement with(
            Standing nowStanding,
            @Nullable String nowReason,
            List<Grant> nowGrants,
            List<Session> nowSessions,
            List<Talk> nowTalks,
            List<ToDo> nowActions,
            List<Feedback> nowFeedback) {
        return new Engagement(
                engagementId,
                member,
                coachId,
                proposedBy,
                about,
                askedFor,
                proposedAt,
                nowStanding,
                nowReason,
                nowGrants,
                nowSessions,
                nowTalks,
                nowActions,
                nowFeedback);
    }

    private static Instant millis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
