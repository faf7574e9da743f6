package io.rapport.query.models.goal;

import io.rapport.events.Rhythm;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.goal.Filter;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Tracking;
import io.rapport.events.goal.Tracking.PeriodUnit;
import io.rapport.events.relationship.RelationshipKind;
import java.time.LocalDate;
import java.util.UUID;

/** Goals as a test says them: {@code counted(5, PEOPLE_MET, experts(), "2026-01-01", "2026-03-31")}. */
final class Trackings {

    private Trackings() {}

    static Tracking counted(int target, Measure measure, Filter filter, String startsOn, String deadline) {
        return new Tracking.Counted(target, measure, filter, LocalDate.parse(startsOn), LocalDate.parse(deadline));
    }

    static Tracking counted(int target, Measure measure, String startsOn, String deadline) {
        return counted(target, measure, Filter.NONE, startsOn, deadline);
    }

    static Tracking every(PeriodUnit unit, int target, Measure measure, Filter filter, String startsOn) {
        return new Tracking.Recurring(target, measure, filter, unit, LocalDate.parse(startsOn), null);
    }

    static Tracking every(PeriodUnit unit, int target, Measure measure, String startsOn) {
        return every(unit, target, measure, Filter.NONE, startsOn);
    }

    static Tracking every(
            PeriodUnit unit, int target, Measure measure, Filter filter, String startsOn, String deadline) {
        return new Tracking.Recurring(
                target, measure, filter, unit, LocalDate.parse(startsOn), LocalDate.parse(deadline));
    }

    static Tracking assessed(int every, Rhythm.Unit unit, String startsOn) {
        return new Tracking.Qualitative(new Rhythm(every, unit), LocalDate.parse(startsOn), null);
    }

    static Tracking assessed(int every, Rhythm.Unit unit, String startsOn, String deadline) {
        return new Tracking.Qualitative(new Rhythm(every, unit), LocalDate.parse(startsOn), LocalDate.parse(deadline));
    }

    static Filter experts() {
        return new Filter(true, null, null, null, null, false, null, null, null);
    }

    static Filter inIndustry(String industry) {
        return new Filter(null, industry, null, null, null, false, null, null, null);
    }

    static Filter tagged(String tag) {
        return new Filter(null, null, tag, null, null, false, null, null, null);
    }

    static Filter ofKind(RelationshipKind kind) {
        return new Filter(null, null, null, kind, null, false, null, null, null);
    }

    static Filter at(GatheringKind kind) {
        return new Filter(null, null, null, null, kind, false, null, null, null);
    }

    static Filter ofTheArea(UUID aim) {
        return new Filter(null, null, null, null, null, false, aim, null, null);
    }

    static Filter newConnections() {
        return new Filter(null, null, null, null, null, true, null, null, null);
    }
}
