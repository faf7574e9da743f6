package io.rapport.command.domain.goal;

import io.rapport.command.domain.goal.GoalRejection.DeadlineBeforeStart;
import io.rapport.command.domain.goal.GoalRejection.FilterDoesNotFit;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.events.goal.Filter;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Tracking;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What makes a tracking one by which progress can be told. */
final class TrackingRules {

    private TrackingRules() {}

    static void mustMakeSense(Tracking tracking) {
        @Nullable LocalDate deadline = tracking.deadline();
        if (deadline != null && deadline.isBefore(tracking.startsOn())) {
            throw new RejectedException(new DeadlineBeforeStart(tracking.startsOn()));
        }
        switch (tracking) {
            case Tracking.Counted counted -> filterMustFit(counted.filter(), counted.measure());
            case Tracking.Recurring recurring -> filterMustFit(recurring.filter(), recurring.measure());
            case Tracking.Qualitative _ -> {}
        }
    }

    private static void filterMustFit(Filter filter, Measure measure) {
        boolean countsGatherings = measure == Measure.GATHERINGS;
        mustBeAbsentUnless(countsGatherings, filter.gatheringKind(), "gatheringKind");
        mustBeAbsentUnless(
                measure == Measure.FOLLOW_UPS, filter.newConnectionsOnly() ? true : null, "newConnectionsOnly");
        mustBeAbsentUnless(!countsGatherings, filter.expert(), "expert");
        mustBeAbsentUnless(!countsGatherings, filter.industry(), "industry");
        mustBeAbsentUnless(!countsGatherings, filter.tag(), "tag");
        mustBeAbsentUnless(!countsGatherings, filter.relationshipKind(), "relationshipKind");
        mustBeAbsentUnless(!countsGatherings, filter.aimId(), "aimId");
    }

    private static void mustBeAbsentUnless(boolean fits, @Nullable Object value, String criterion) {
        if (!fits && value != null) {
            throw new RejectedException(new FilterDoesNotFit(criterion));
        }
    }
}
