package io.rapport.analytics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.RapportEvent;
import io.rapport.events.gathering.GatheringEvent.AttendanceRecorded;
import io.rapport.events.gathering.GatheringEvent.GatheringCancelled;
import io.rapport.events.gathering.GatheringEvent.GatheringPlanned;
import io.rapport.events.gathering.GatheringKind;
import io.rapport.events.gathering.GatheringRole;
import io.rapport.events.goal.Filter;
import io.rapport.events.goal.GoalEvent.GoalAdjusted;
import io.rapport.events.goal.GoalEvent.GoalSet;
import io.rapport.events.goal.Measure;
import io.rapport.events.goal.Purpose;
import io.rapport.events.goal.Term;
import io.rapport.events.goal.Tracking;
import io.rapport.events.mission.About;
import io.rapport.events.mission.MissionEvent.MissionDebriefed;
import io.rapport.events.mission.MissionOutcome;
import io.rapport.events.relationship.Aspect;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.Reference;
import io.rapport.events.relationship.RelationshipEvent.ConversationRecorded;
import io.rapport.events.relationship.RelationshipEvent.EntryRetracted;
import io.rapport.events.relationship.RelationshipEvent.FactLearned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpRecorded;
import io.rapport.events.relationship.RelationshipEvent.PersonDescribed;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipEvent.RelationshipMerged;
import io.rapport.events.relationship.RelationshipEvent.RelationshipSplit;
import io.rapport.events.relationship.RelationshipKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a weekly habit counts, and that the order of telling is nothing to it. */
class HabitTest {

    private static final String MARCH = "2026-03";
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    private final UUID goal = UUID.randomUUID();
    private final UUID person = UUID.randomUUID();
    private final List<RapportEvent> events = new ArrayList<>();

    private static Instant at(LocalDate on) {
        return on.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static LocalDate week(int week) {
        return MONDAY.plusWeeks(week - 1L).plusDays(2);
    }

    private static Tracking.Recurring weekly(int target, Measure measure, Filter filter) {
        return new Tracking.Recurring(target, measure, filter, Tracking.PeriodUnit.WEEK, MONDAY, null);
    }

    private GoalSet set(Tracking tracking) {
        return new GoalSet(goal, MONDAY, "Talk", Term.SHORT, "Weekly", new Purpose(null, null, "joy"), null, tracking);
    }

    private static Filter of(
            @Nullable Boolean expert,
            @Nullable RelationshipKind kind,
            @Nullable GatheringRole role,
            boolean newOnly,
            @Nullable String tag,
            @Nullable UUID aim) {
        return new Filter(expert, null, tag, kind, null, newOnly, aim, role, null);
    }

    private static Person described(RelationshipKind kind, boolean expert) {
        return new Person("Ada", kind, null, null, null, expert, null, null, null, null);
    }

    private UUID meet(UUID who, LocalDate on) {
        UUID entry = UUID.randomUUID();
        events.add(
                new PersonMet(who, entry, at(on), on, described(RelationshipKind.FRIEND, false), null, Set.of(), null));
        return entry;
    }

    private UUID talk(UUID who, LocalDate on) {
        UUID entry = UUID.randomUUID();
        events.add(new ConversationRecorded(who, entry, at(on), on, "of work", null));
        return entry;
    }

    private void followUp(UUID who, LocalDate on) {
        events.add(new FollowUpRecorded(
                who, UUID.randomUUID(), at(on), on, new Reference(null, "of work"), null, null, null));
    }

    /** The same whether the goal is set before or after all of it. */
    private Folded with(RapportEvent... goals) {
        List<RapportEvent> before = new ArrayList<>(List.of(goals));
        before.addAll(events);
        List<RapportEvent> after = new ArrayList<>(events);
        after.addAll(List.of(goals));
        Folded folded = Folded.of(before);
        assertThat(folded.counts()).isEqualTo(Folded.of(after).counts());
        return folded;
    }

    private int met(Measure measure, Filter filter) {
        return with(set(weekly(1, measure, filter))).count(MARCH, Figure.WEEKS_MET_1_TO_4);
    }

    @Test
    void aPersonCountsOnceAWeekAndAnActEachTime() {
        meet(person, week(1));
        followUp(person, week(1));
        followUp(person, week(1).plusDays(1));
        Tracking acts = weekly(2, Measure.FOLLOW_UPS, Filter.NONE);
        Tracking people = weekly(2, Measure.FOLLOW_UPS, of(null, null, null, true, null, null));
        assertThat(with(set(acts)).count(MARCH, Figure.WEEKS_MET_1_TO_4)).isEqualTo(1);
        assertThat(with(set(people)).count(MARCH, Figure.WEEKS_MET_1_TO_4)).isZero();
    }

    @Test
    void aFollowUpIsWithANewConnectionForNinetyDays() {
        meet(person, MONDAY.minusDays(90).plusDays(2));
        followUp(person, MONDAY.plusDays(2));
        followUp(person, week(2));
        assertThat(met(Measure.FOLLOW_UPS, of(null, null, null, true, null, null)))
                .isEqualTo(1);
        assertThat(met(Measure.FOLLOW_UPS, Filter.NONE)).isEqualTo(2);
    }

    @Test
    void connectedIsWhoWasFollowedUpAndIsKnownForCertainInTheWeekOfTheLaterOfTheTwo() {
        meet(person, week(1));
        UUID talk = talk(person, week(1));
        followUp(person, week(2));
        LocalDate on = week(4);
        events.add(new FactLearned(person, UUID.randomUUID(), at(on), on, Aspect.GOALS, "to teach", talk));
        assertThat(met(Measure.PEOPLE_CONNECTED, Filter.NONE)).isEqualTo(1);
        assertThat(met(Measure.CERTAINTIES_GAINED, Filter.NONE)).isEqualTo(1);
        assertThat(met(Measure.PEOPLE_MET, Filter.NONE)).isEqualTo(1);
        events.add(new EntryRetracted(person, talk, "it was somebody else"));
        assertThat(met(Measure.PEOPLE_CONNECTED, Filter.NONE)).isZero();
    }

    @Test
    void whoeverIsDescribedAnewCountsAsThatFromTheFirstWeekOn() {
        meet(person, week(1));
        Filter experts = of(true, RelationshipKind.COLLEAGUE, null, false, null, null);
        assertThat(met(Measure.PEOPLE_MET, experts)).isZero();
        events.add(new PersonDescribed(person, described(RelationshipKind.COLLEAGUE, true)));
        assertThat(met(Measure.PEOPLE_MET, experts)).isEqualTo(1);
        assertThat(met(Measure.PEOPLE_MET, of(false, null, null, false, null, null)))
                .isZero();
    }

    @Test
    void aGatheringCountsByItsRoleUnlessItWasCancelled() {
        UUID gathering = UUID.randomUUID();
        events.add(new GatheringPlanned(
                gathering,
                "Fair",
                GatheringRole.ATTEND,
                GatheringKind.MEETUP,
                "to learn",
                null,
                week(2),
                week(2),
                null,
                null,
                null));
        events.add(new AttendanceRecorded(gathering, UUID.randomUUID(), at(week(2)), week(2), null));
        assertThat(met(Measure.GATHERINGS, of(null, null, GatheringRole.ATTEND, false, null, null)))
                .isEqualTo(1);
        assertThat(met(Measure.GATHERINGS, of(null, null, GatheringRole.HOST, false, null, null)))
                .isZero();
        events.add(new GatheringCancelled(gathering, "storm"));
        assertThat(met(Measure.GATHERINGS, Filter.NONE)).isZero();
    }

    @Test
    void aMissionCountsIfItSucceeded() {
        LocalDate on = week(0);
        for (MissionOutcome outcome : MissionOutcome.values()) {
            on = on.plusWeeks(1);
            events.add(new MissionDebriefed(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    at(on),
                    on,
                    new About(null, null, "Ada"),
                    outcome,
                    "well",
                    "more",
                    3,
                    null));
        }
        assertThat(met(Measure.MISSIONS_ACCOMPLISHED, Filter.NONE)).isEqualTo(1);
    }

    @Test
    void aMergedRecordIsThePersonItWasMergedInto() {
        UUID other = UUID.randomUUID();
        meet(person, week(1));
        meet(other, week(1));
        followUp(person, week(1));
        followUp(other, week(1));
        Tracking two = weekly(2, Measure.FOLLOW_UPS, of(null, null, null, true, null, null));
        assertThat(with(set(two)).count(MARCH, Figure.WEEKS_MET_1_TO_4)).isEqualTo(1);
        events.add(new RelationshipMerged(other, UUID.randomUUID(), at(week(2)), week(2), person, "one person"));
        assertThat(with(set(two)).count(MARCH, Figure.WEEKS_MET_1_TO_4)).isZero();
        events.add(new RelationshipSplit(other, UUID.randomUUID(), at(week(2)), week(2), person, "two after all"));
        assertThat(with(set(two)).count(MARCH, Figure.WEEKS_MET_1_TO_4)).isEqualTo(1);
    }

    @Test
    void whatAsksForWordsIsCountedApart() {
        meet(person, week(1));
        for (Filter words : List.of(
                of(null, null, null, false, "(sealed)", null), of(null, null, null, false, null, UUID.randomUUID()))) {
            Folded folded = with(set(weekly(1, Measure.PEOPLE_MET, words)));
            assertThat(folded.count(MARCH, Figure.HABITS_BY_WORDS)).isEqualTo(1);
            assertThat(folded.count(MARCH, Figure.HABITS_FOLLOWED)).isZero();
            assertThat(folded.count(MARCH, Figure.WEEKS_MET_1_TO_4)).isZero();
            assertThat(folded.count(MARCH, Figure.KEPT_4_WEEKS)).isZero();
        }
    }

    @Test
    void whoeverAsksForWordsLaterIsCountedApartFromThenOn() {
        Folded folded = with(
                set(weekly(1, Measure.PEOPLE_MET, Filter.NONE)),
                new GoalAdjusted(
                        goal,
                        week(3),
                        "Talk",
                        "Weekly",
                        null,
                        weekly(1, Measure.PEOPLE_MET, of(null, null, null, false, "(sealed)", null)),
                        "better"));
        assertThat(folded.count(MARCH, Figure.HABITS_BY_WORDS)).isEqualTo(1);
        assertThat(folded.count(MARCH, Figure.HABITS_FOLLOWED)).isZero();
    }

    @Test
    void anotherMeasureCountsFromItsDayOn() {
        meet(person, week(1));
        talk(person, week(2));
        talk(person, week(3));
        Folded folded = with(
                set(weekly(1, Measure.PEOPLE_MET, Filter.NONE)),
                new GoalAdjusted(
                        goal,
                        week(3),
                        "Talk",
                        "Weekly",
                        null,
                        weekly(1, Measure.CONVERSATIONS, Filter.NONE),
                        "better"));
        assertThat(folded.count(MARCH, Figure.WEEKS_MET_1_TO_4)).isEqualTo(2);
        assertThat(folded.count(MARCH, Figure.WEEKS_MISSED_1_TO_4)).isEqualTo(2);
    }

    @Test
    void whoeverStopsWithoutAWordLapsesInTheFirstWeekInWhichNothingWasDone() {
        meet(person, week(1));
        for (int week = 1; week <= 9; week++) {
            talk(person, week(week));
        }
        Folded folded = with(set(weekly(1, Measure.CONVERSATIONS, Filter.NONE)));
        assertThat(folded.count(MARCH, Figure.KEPT_8_WEEKS)).isEqualTo(1);
        assertThat(folded.count(MARCH, Figure.KEPT_12_WEEKS)).isZero();
        assertThat(folded.count(MARCH, Figure.WEEKS_MET_9_TO_12)).isEqualTo(1);
        assertThat(folded.count(MARCH, Figure.WEEKS_MISSED_9_TO_12)).isEqualTo(3);
        talk(person, week(13));
        assertThat(with(set(weekly(1, Measure.CONVERSATIONS, Filter.NONE))).count(MARCH, Figure.KEPT_12_WEEKS))
                .isEqualTo(1);
    }
}
