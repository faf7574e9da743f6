package io.rapport.analytics.fold;

import io.rapport.events.EventEnvelope;
import io.rapport.events.coaching.CoachingEvent;
import io.rapport.events.member.MemberEvent;
import io.rapport.events.programme.ProgrammeEvent;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What each event changes about a member's {@link Standing}. What has no day of its own counts by its recording. */
final class StandingFold {

    private StandingFold() {}

    /** The change, or empty if the event is nothing to it. */
    static Optional<UnaryOperator<Standing>> change(EventEnvelope envelope) {
        YearMonth month = monthOf(envelope);
        return switch (envelope.event()) {
            case MemberEvent.OptedOutOfAnalytics _ -> Optional.of(standing -> standing.optingOut(true));
            case MemberEvent.OptedInToAnalytics _ -> Optional.of(standing -> standing.optingOut(false));
            case MemberEvent.FirstDayOfWeekChosen e -> Optional.of(standing -> standing.beginningWeeksOn(e.day()));
            case ProgrammeEvent.MemberEnrolled e -> Optional.of(standing -> standing.enrolled(e.programmeId(), month));
            case ProgrammeEvent.ProgrammeLeft e -> Optional.of(standing -> standing.left(e.programmeId(), month));
            case CoachingEvent e -> ofCoaching(e, month);
            default -> Optional.empty();
        };
    }

    static YearMonth monthOf(EventEnvelope envelope) {
        return YearMonth.from(envelope.recordedAt().atOffset(ZoneOffset.UTC));
    }

    private static Optional<UnaryOperator<Standing>> ofCoaching(CoachingEvent event, YearMonth month) {
        return switch (event) {
            case CoachingEvent.EngagementProposed e ->
                Optional.of(standing -> standing.proposed(e.engagementId(), e.coachId()));
            case CoachingEvent.EngagementAccepted e ->
                Optional.of(standing -> standing.agreed(e.engagementId(), month));
            case CoachingEvent.EngagementEnded e -> Optional.of(standing -> standing.ended(e.engagementId(), month));
            case CoachingEvent.SessionRecorded e ->
                Optional.of(standing -> standing.spoke(e.entryId(), e.occurredOn()));
            case CoachingEvent.CoachingEntryCorrected e ->
                Optional.of(standing ->
                        standing.spokeIn(e.entryId()) ? standing.spoke(e.entryId(), e.occurredOn()) : standing);
            case CoachingEvent.CoachingEntryRetracted e -> Optional.of(standing -> standing.neverSpoke(e.entryId()));
            case CoachingEvent.EngagementDeclined _,
                    CoachingEvent.AccessGranted _,
                    CoachingEvent.AccessRevoked _,
                    CoachingEvent.SessionRequested _,
                    CoachingEvent.SessionConfirmed _,
                    CoachingEvent.SessionCancelled _,
                    CoachingEvent.PrivateNoteKept _,
                    CoachingEvent.Assignment _,
                    CoachingEvent.FeedbackGiven _ -> Optional.empty();
        };
    }
}
