package io.rapport.query.models.goal;

import static io.rapport.query.models.goal.Diary.EXPERT;
import static io.rapport.query.models.goal.Diary.SOMEBODY;
import static io.rapport.query.models.goal.Diary.day;
import static io.rapport.query.models.goal.Trackings.counted;
import static io.rapport.query.models.goal.Trackings.experts;
import static io.rapport.query.models.goal.Trackings.inIndustry;
import static io.rapport.query.models.goal.Trackings.ofKind;
import static io.rapport.query.models.goal.Trackings.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.rapport.events.goal.Measure;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.RelationshipKind;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Five industry experts in three months")
class CountedGoalTest {

    private final Diary diary = new Diary();

    private UUID fiveExperts() {
        return diary.set(counted(5, Measure.PEOPLE_MET, experts(), "2026-01-01", "2026-03-31"));
    }

    @Test
    @DisplayName("the fifth expert reaches the target, on their day and by their entry")
    void fifthExpertAchieves() {
        UUID goal = fiveExperts();
        for (int week = 1; week <= 4; week++) {
            diary.meet(day("2026-01-01").plusWeeks(week), EXPERT);
        }
        assertThat(diary.progress(goal, "2026-02-01").status()).isEqualTo(GoalStatus.ON_TRACK);

        UUID fifth = diary.meet("2026-02-10", EXPERT);

        GoalProgress progress = diary.progress(goal, "2026-02-10");
        assertThat(progress.status()).isEqualTo(GoalStatus.ACHIEVED);
        assertThat(progress.count()).isEqualTo(5);
        assertThat(progress.target()).isEqualTo(5);
        assertThat(progress.achievedOn()).isEqualTo("2026-02-10");
        assertThat(progress.achievedBy()).isEqualTo(diary.meetingWith(fifth));
    }

    @Test
    @DisplayName("each unit names the person and the entry it came from, and what is beyond the target is surplus")
    void contributionsExplainThemselves() {
        UUID goal = diary.set(counted(1, Measure.PEOPLE_MET, "2026-01-01", "2026-03-31"));
        UUID second = diary.meet("2026-01-20");
        UUID first = diary.meet("2026-01-10");

        assertThat(diary.progress(goal, "2026-02-01").contributions())
                .extracting(
                        Contribution::relationshipId,
                        Contribution::entryId,
                        Contribution::occurredOn,
                        Contribution::surplus)
                .containsExactly(
                        tuple(first, diary.meetingWith(first), day("2026-01-10"), false),
                        tuple(second, diary.meetingWith(second), day("2026-01-20"), true));
    }

    @Test
    @DisplayName("who is no expert does not count")
    void othersDoNotCount() {
        UUID goal = fiveExperts();
        diary.meet("2026-01-10", SOMEBODY);
        assertThat(diary.progress(goal, "2026-01-11").count()).isZero();
        assertThat(diary.progress(goal, "2026-01-11").depth()).isNull();
    }

    @Test
    @DisplayName("the start and the deadline count, the days before and after do not")
    void bothEndsCount() {
        UUID goal = fiveExperts();
        diary.meet("2025-12-31", EXPERT);
        UUID first = diary.meet("2026-01-01", EXPERT);
        UUID last = diary.meet("2026-03-31", EXPERT);
        diary.meet("2026-04-01", EXPERT);

        assertThat(diary.progress(goal, "2026-04-02").contributions())
                .extracting(Contribution::relationshipId)
                .containsExactly(first, last);
    }

    @Test
    @DisplayName(
            "who turns out to be an expert counts on the day they were met, and who turns out not to be one no more")
    void followsTheDescription() {
        UUID goal = fiveExperts();
        UUID person = diary.meet("2026-01-10", SOMEBODY);
        diary.describe(person, EXPERT);
        assertThat(diary.progress(goal, "2026-02-01").contributions())
                .extracting(Contribution::occurredOn)
                .containsExactly(day("2026-01-10"));

        diary.describe(person, SOMEBODY);
        assertThat(diary.progress(goal, "2026-02-01").count()).isZero();
    }

    @Test
    @DisplayName("an industry is the same in capitals, and an unknown industry is none")
    void industryIgnoresCase() {
        UUID goal = diary.set(counted(3, Measure.PEOPLE_MET, inIndustry("Marketing"), "2026-01-01", "2026-03-31"));
        Person marketer =
                new Person("M", RelationshipKind.ACQUAINTANCE, null, null, "MARKETING", false, null, null, null, null);
        diary.meet("2026-01-10", marketer);
        diary.meet("2026-01-11", SOMEBODY);
        assertThat(diary.progress(goal, "2026-01-12").count()).isEqualTo(1);
    }

    @Test
    @DisplayName("a tag given later lets a person count, and taken away no more")
    void followsTags() {
        UUID goal = diary.set(counted(3, Measure.PEOPLE_MET, tagged("investor"), "2026-01-01", "2026-03-31"));
        diary.meet("2026-01-09", SOMEBODY, "Investor");
        UUID person = diary.meet("2026-01-10");
        assertThat(diary.progress(goal, "2026-01-12").count()).isEqualTo(1);
        diary.tag(person, "investor");
        diary.tag(person, "investor");
        assertThat(diary.progress(goal, "2026-01-12").count()).isEqualTo(2);
        diary.untag(person, "investor");
        assertThat(diary.progress(goal, "2026-01-12").count()).isEqualTo(1);
    }

    @Test
    @DisplayName("only mentors count where mentors are asked for")
    void followsTheKind() {
        UUID goal =
                diary.set(counted(1, Measure.PEOPLE_MET, ofKind(RelationshipKind.MENTOR), "2026-01-01", "2026-03-31"));
        diary.meet("2026-01-10");
        UUID mentor = diary.meet(
                "2026-01-11",
                new Person("Mentor", RelationshipKind.MENTOR, null, null, null, false, null, null, null, null));
        assertThat(diary.progress(goal, "2026-01-12").contributions())
                .extracting(Contribution::relationshipId)
                .containsExactly(mentor);
    }

    @Test
    @DisplayName("an entry put right to another day moves in and out of the goal")
    void correctionsMove() {
        UUID goal = fiveExperts();
        UUID person = diary.meet("2026-01-10", EXPERT);
        diary.move(person, diary.meetingWith(person), "2025-12-30");
        assertThat(diary.progress(goal, "2026-02-01").count()).isZero();
        diary.move(person, diary.meetingWith(person), "2026-01-02");
        assertThat(diary.progress(goal, "2026-02-01").contributions())
                .extracting(Contribution::occurredOn)
                .containsExactly(day("2026-01-02"));
    }

    @Test
    @DisplayName("acts count each time, and stop counting when they are taken back")
    void actsCountEachTime() {
        UUID talks = diary.set(counted(9, Measure.CONVERSATIONS, "2026-01-01", "2026-03-31"));
        UUID followUps = diary.set(counted(9, Measure.FOLLOW_UPS, "2026-01-01", "2026-03-31"));
        UUID person = diary.meet("2026-01-10");
        diary.talk(person, "2026-01-11");
        UUID mistaken = diary.talk(person, "2026-01-12");
        diary.followUp(person, "2026-01-13");
        diary.followUp(person, "2026-01-14");
        UUID alsoMistaken = diary.followUp(person, "2026-01-15");
        assertThat(diary.progress(talks, "2026-02-01").count()).isEqualTo(2);
        assertThat(diary.progress(followUps, "2026-02-01").count()).isEqualTo(3);

        diary.retract(person, mistaken);
        diary.retract(person, alsoMistaken);
        assertThat(diary.progress(talks, "2026-02-01").count()).isEqualTo(1);
        assertThat(diary.progress(followUps, "2026-02-01").count()).isEqualTo(2);
    }

    @Test
    @DisplayName("a late entry may be the one that reached the target, after all")
    void lateEntryMayAchieve() {
        UUID goal = diary.set(counted(2, Measure.PEOPLE_MET, "2026-01-01", "2026-03-31"));
        UUID february = diary.meet("2026-02-10");
        diary.meet("2026-03-10");
        assertThat(diary.progress(goal, "2026-04-20").achievedOn()).isEqualTo("2026-03-10");

        diary.meet("2026-01-05");
        assertThat(diary.progress(goal, "2026-04-20").achievedOn()).isEqualTo("2026-02-10");
        assertThat(diary.progress(goal, "2026-04-20").achievedBy()).isEqualTo(diary.meetingWith(february));
    }

    @Test
    @DisplayName("an adjusted goal is counted anew, over all that happened before the adjustment too")
    void adjustedGoalIsCountedAnew() {
        UUID goal = fiveExperts();
        UUID person = diary.meet("2025-12-20", SOMEBODY);
        diary.followUp(person, "2025-12-28");
        assertThat(diary.progress(goal, "2026-01-10").count()).isZero();

        diary.adjust(goal, "2026-01-08", counted(1, Measure.FOLLOW_UPS, "2025-12-01", "2026-03-31"));

        GoalProgress progress = diary.progress(goal, "2026-01-10");
        assertThat(progress.status()).isEqualTo(GoalStatus.ACHIEVED);
        assertThat(progress.title()).isEqualTo("another title");
        assertThat(progress.adjustments()).extracting(Goal.Adjustment::reason).containsExactly("life changed");
    }
}
