package io.rapport.query.models.agenda;

import static io.rapport.query.rules.Lists.append;
import static io.rapport.query.rules.Lists.changed;

import io.rapport.events.coaching.Action;
import io.rapport.events.coaching.CoachingEvent;
import io.rapport.events.coaching.CoachingEvent.ActionAssigned;
import io.rapport.events.coaching.CoachingEvent.ActionCompleted;
import io.rapport.events.coaching.CoachingEvent.CoachingEntryRetracted;
import io.rapport.events.coaching.CoachingEvent.EngagementDeclined;
import io.rapport.events.coaching.CoachingEvent.EngagementEnded;
import io.rapport.events.coaching.CoachingEvent.SessionCancelled;
import io.rapport.events.coaching.CoachingEvent.SessionConfirmed;
import io.rapport.events.coaching.CoachingEvent.SessionRecorded;
import io.rapport.events.coaching.CoachingEvent.SessionRequested;
import io.rapport.events.coaching.SessionKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an engagement with a coach puts on the agenda: sessions that are agreed, and what the member is to do. */
record CoachedWork(UUID engagementId, boolean over, List<Task> tasks, List<Meeting> meetings) {

    /**
     * Something to do.
     *
     * @param agreedIn the entry of the session in which it was agreed
     * @param doneIn the entry that says that it was done
     */
    record Task(
            UUID actionId,
            String what,
            @Nullable LocalDate dueOn,
            @Nullable UUID agreedIn,
            @Nullable UUID doneIn) {

        private static Task of(Action action, @Nullable UUID agreedIn) {
            return new Task(action.actionId(), action.what(), action.dueOn(), agreedIn, null);
        }

        private Task done(@Nullable UUID entryId) {
            return new Task(actionId, what, dueOn, agreedIn, entryId);
        }
    }

    /**
     * A session.
     *
     * @param at the time that the two agreed on; absent if they have none, or not any more
     * @param recordedIn the entry that says that it took place
     */
    record Meeting(
            UUID sessionId,
            SessionKind kind,
            @Nullable Instant at,
            @Nullable UUID recordedIn) {

        private Meeting at(@Nullable Instant time) {
            return new Meeting(sessionId, kind, time, recordedIn);
        }

        private Meeting recorded(@Nullable UUID entryId) {
            return new Meeting(sessionId, kind, at, entryId);
        }
    }

    static CoachedWork after(@Nullable CoachedWork known, CoachingEvent event) {
        CoachedWork before = known == null ? new CoachedWork(event.engagementId(), false, List.of(), List.of()) : known;
        return switch (event) {
            case EngagementDeclined _, EngagementEnded _ ->
                new CoachedWork(before.engagementId, true, List.of(), List.of());
            case SessionRequested asked ->
                before.meeting(append(before.meetings, new Meeting(asked.sessionId(), asked.kind(), null, null)));
            case SessionConfirmed confirmed ->
                before.meeting(
                        confirmed.sessionId(), one -> one.at(confirmed.at().truncatedTo(ChronoUnit.MILLIS)));
            case SessionCancelled cancelled -> before.meeting(cancelled.sessionId(), one -> one.at(null));
            case SessionRecorded recorded -> before.recorded(recorded);
            case ActionAssigned assigned -> before.doing(append(before.tasks, Task.of(assigned.action(), null)));
            case ActionCompleted completed ->
                before.doing(changed(
                        before.tasks,
                        one -> one.actionId().equals(completed.actionId()),
                        one -> one.done(completed.entryId())));
            case CoachingEntryRetracted retracted -> before.retracted(retracted.entryId());
            default -> before;
        };
    }

    private CoachedWork recorded(SessionRecorded event) {
        Stream<Task> agreed = event.actions().stream().map(action -> Task.of(action, event.entryId()));
        CoachedWork then = doing(Stream.concat(tasks.stream(), agreed).toList());
        return event.sessionId() == null ? then : then.meeting(event.sessionId(), one -> one.recorded(event.entryId()));
    }

    /** What was agreed in a session that was not there is not to be done; what was not done is. */
    private CoachedWork retracted(UUID entryId) {
        return new CoachedWork(
                engagementId,
                over,
                changed(tasks, one -> entryId.equals(one.doneIn()), one -> one.done(null)).stream()
                        .filter(one -> !entryId.equals(one.agreedIn()))
                        .toList(),
                changed(meetings, one -> entryId.equals(one.recordedIn()), one -> one.recorded(null)));
    }

    private CoachedWork doing(List<Task> now) {
        return new CoachedWork(engagementId, over, now, meetings);
    }

    private CoachedWork meeting(List<Meeting> now) {
        return new CoachedWork(engagementId, over, tasks, now);
    }

    private CoachedWork meeting(UUID sessionId, UnaryOperator<Meeting> change) {
        return meeting(changed(meetings, one -> one.sessionId().equals(sessionId), change));
    }
}
