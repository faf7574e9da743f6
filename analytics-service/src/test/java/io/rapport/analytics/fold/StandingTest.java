package io.rapport.analytics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.fold.Folded.Recorded;
import io.rapport.events.RapportEvent;
import io.rapport.events.coaching.CoachingEvent.CoachingEntryCorrected;
import io.rapport.events.coaching.CoachingEvent.CoachingEntryRetracted;
import io.rapport.events.coaching.CoachingEvent.EngagementAccepted;
import io.rapport.events.coaching.CoachingEvent.EngagementEnded;
import io.rapport.events.coaching.CoachingEvent.EngagementProposed;
import io.rapport.events.coaching.CoachingEvent.SessionRecorded;
import io.rapport.events.coaching.Party;
import io.rapport.events.coaching.SessionKind;
import io.rapport.events.member.MemberEvent.OptedInToAnalytics;
import io.rapport.events.member.MemberEvent.OptedOutOfAnalytics;
import io.rapport.events.mission.About;
import io.rapport.events.mission.MissionEvent.MissionPlanned;
import io.rapport.events.programme.ProgrammeEvent.MemberEnrolled;
import io.rapport.events.programme.ProgrammeEvent.MemberInvited;
import io.rapport.events.programme.ProgrammeEvent.ProgrammeLeft;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** In which parts a member's months are, and whether they are in any figure. */
class StandingTest {

    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();
    private final UUID session = UUID.randomUUID();
    private final List<Recorded> events = new ArrayList<>();

    private void recorded(String on, RapportEvent event) {
        events.add(new Recorded("mia", on, event));
    }

    private void byCoach(String on, RapportEvent event) {
        events.add(new Recorded("carla", on, event));
    }

    /** Something in each month, from January to June. */
    private void busy() {
        for (int month = 1; month <= 6; month++) {
            LocalDate day = LocalDate.of(2026, month, 15);
            recorded(
                    day.toString(),
                    new MissionPlanned(UUID.randomUUID(), new About(null, null, "x"), day, List.of(), null));
        }
    }

    private List<String> parts(Dimension dimension) {
        Folded folded = Folded.ofRecorded(events);
        List<String> parts = new ArrayList<>();
        for (int month = 1; month <= 6; month++) {
            parts.add(folded.part(dimension, "2026-0" + month));
        }
        return parts;
    }

    @Test
    void theCohortIsTheMonthInWhichTheMemberFirstRecordedSomething() {
        byCoach("2025-12-01", new MemberInvited(first, UUID.randomUUID(), false));
        recorded("2026-01-03", new MemberEnrolled(first, UUID.randomUUID()));
        busy();
        assertThat(parts(Dimension.COHORT)).containsOnly("2026-01");
    }

    @Test
    void aMemberCountsInTheProgrammeInWhichTheyEnrolledLastWhileTheyTakePart() {
        busy();
        recorded("2026-02-03", new MemberEnrolled(first, UUID.randomUUID()));
        recorded("2026-04-03", new MemberEnrolled(second, UUID.randomUUID()));
        recorded("2026-06-03", new ProgrammeLeft(second, UUID.randomUUID(), null));
        assertThat(parts(Dimension.PROGRAMME))
                .containsExactly(
                        Dimension.NONE,
                        Dimension.NONE,
                        first.toString(),
                        first.toString(),
                        second.toString(),
                        first.toString());
    }

    @Test
    void aMonthInWhichTheyEnrolledOrLeftIsNobodys() {
        busy();
        recorded("2026-02-01", new MemberEnrolled(first, UUID.randomUUID()));
        recorded("2026-04-30", new ProgrammeLeft(first, UUID.randomUUID(), null));
        recorded("2026-05-03", new MemberEnrolled(second, UUID.randomUUID()));
        recorded("2026-05-20", new ProgrammeLeft(second, UUID.randomUUID(), null));
        assertThat(parts(Dimension.PROGRAMME))
                .containsExactly(
                        Dimension.NONE,
                        Dimension.NONE,
                        first.toString(),
                        Dimension.NONE,
                        Dimension.NONE,
                        Dimension.NONE);
    }

    @Test
    void aMemberCountsWithTheCoachWithWhomTheyAgreedLastWhileTheyWorkTogether() {
        busy();
        byCoach("2026-01-03", new EngagementProposed(first, "carla", Party.COACH, "x", List.of()));
        byCoach("2026-01-03", new EngagementProposed(second, "dan", Party.COACH, "x", List.of()));
        recorded("2026-03-03", new EngagementAccepted(second, Party.MEMBER));
        recorded("2026-04-03", new EngagementAccepted(first, Party.MEMBER));
        recorded("2026-06-03", new EngagementEnded(first, Party.MEMBER, null));
        assertThat(parts(Dimension.COACH))
                .containsExactly(Dimension.NONE, Dimension.NONE, Dimension.NONE, "dan", "carla", "dan");
    }

    private SessionRecorded spoke(UUID id, String day) {
        LocalDate on = LocalDate.parse(day);
        return new SessionRecorded(
                first, id, on.atTime(9, 0).toInstant(ZoneOffset.UTC), on, null, SessionKind.SESSION, null, List.of());
    }

    @Test
    void monthsAreBeforeAndAfterThatOfTheFirstSession() {
        busy();
        assertThat(parts(Dimension.SESSION)).containsOnly(Dimension.NONE);
        byCoach("2026-06-20", spoke(session, "2026-04-03"));
        byCoach("2026-06-20", spoke(UUID.randomUUID(), "2026-06-03"));
        assertThat(parts(Dimension.SESSION))
                .containsExactly("BEFORE", "BEFORE", "BEFORE", "MONTH_OF_THE_FIRST", "AFTER", "AFTER");
        SessionRecorded sooner = spoke(session, "2026-02-03");
        byCoach(
                "2026-06-21",
                new CoachingEntryCorrected(first, session, sooner.occurredAt(), sooner.occurredOn(), null, "a slip"));
        assertThat(parts(Dimension.SESSION))
                .containsExactly("BEFORE", "MONTH_OF_THE_FIRST", "AFTER", "AFTER", "AFTER", "AFTER");
        byCoach("2026-06-22", new CoachingEntryRetracted(first, session, "it was not so"));
        assertThat(parts(Dimension.SESSION))
                .containsExactly("BEFORE", "BEFORE", "BEFORE", "BEFORE", "BEFORE", "MONTH_OF_THE_FIRST");
    }

    @Test
    void whoOptedOutIsInNoFigureUntilTheyOptIn() {
        busy();
        recorded("2026-07-01", new OptedOutOfAnalytics());
        busy();
        Folded out = Folded.ofRecorded(events);
        assertThat(out.months()).isNotEmpty().allMatch(month -> month.counts().isEmpty());
        recorded("2026-08-01", new OptedInToAnalytics());
        Folded in = Folded.ofRecorded(events);
        assertThat(in.count("2026-03", Figure.MISSIONS_PLANNED)).isEqualTo(2);
        assertThat(in.counts()).hasSameSizeAs(in.months());
    }
}
