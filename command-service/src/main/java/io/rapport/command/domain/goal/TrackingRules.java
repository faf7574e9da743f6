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
        boolean people = measure.isAboutPeople();
        boolean gatherings = measure == Measure.GATHERINGS;
        mustBeAbsentUnless(gatherings, filter.gatheringKind(), "gatheringKind");
        mustBeAbsentUnless(gatherings, filter.gatheringRole(), "gatheringRole");
        mustBeAbsentUnless(measure == Measure.SKILL_PRACTISED, filter.skill(), "skill");
        mustBeAbsentUnless(
                measure == Measure.FOLLOW_UPS, filter.newConnectionsOnly() ? true : null, "newConnectionsOnly");
        mustBeAbsentUnless(people, filter.expert(), "expert");
        mustBeAbsentUnless(people, filter.industry(), "industry");
        mustBeAbsentUnless(people, filter.tag(), "tag");
        mustBeAbsentUnless(people, filter.relationshipKind(), "relationshipKind");
        mustBeAbsentUnless(people, filter.aimId(), "aimId");
    }

    private static void mustBeAbsentUnless(boolean fits, @Nullable Object value, String criterion) {
        if (!fits && value != null) {
            throw new RejectedException(new FilterDoesNotFit(criterion));
        }
    }
}
